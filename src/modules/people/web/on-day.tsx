import { Anchor, Badge, List, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useAddress } from '#ui/address.ts'
import { DateField } from '#ui/fields/date-field.tsx'
import { dateText, moneyText } from '#ui/format.ts'
import { Panel } from '#ui/page.tsx'
import { Fact, FactList } from '#ui/plain-facts.tsx'
import { useRead } from '#ui/queries.ts'
import { Value } from '#ui/value.tsx'
import { labelOf, t } from '#ui/words.ts'
import type { JobOnDay } from '../contract-plans.ts'
import { employment, employmentChange } from '../records.ts'
import type { JobHeld } from './data.ts'
import classes from './people.module.css'

/** Somebody's jobs as of another day; for those named on a plan with what it would make of them, marked. */
export function OnAnotherDay({ jobs }: { jobs: readonly JobHeld[] }) {
  const [{ on = '' }, go] = useAddress()
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(on)
  return (
    <Panel title={t('On another day')}>
      <div className={classes['onDay']}><DateField label={t('Day')} inputWrapperOrder={['label', 'input', 'error', 'description']} value={on} onChange={next => go({ on: next })} /></div>
      {isDay && jobs.map(job => <OneJob key={job.id} job={job} on={on} hasOthers={jobs.length > 1} />)}
    </Panel>
  )
}

function OneJob({ job, on, hasOthers }: { job: JobHeld; on: string; hasOthers: boolean }) {
  const { data } = useRead<JobOnDay>(`/assignments/${job.id}/on?day=${on}`)
  if (!data) return null
  const change = (id: string, text: string) => <Anchor component={Link} to={`/people/${job.personId}/changes/${id}`} size="sm">{text}</Anchor>
  return (
    <div aria-label={hasOthers ? job.jobTitle : t('On {{date}}', { date: dateText(on) })} role="group">
      {hasOthers && <Text fw={600} mt="sm">{job.jobTitle}</Text>}
      {!data.isThere ? <Text mt="sm">{t('Not here on that day.')}</Text> : (
        <FactList>
          {data.plannedEnd && <Fact label={t('The end')}><Planned /> {change(data.plannedEnd.changeId, t('last day {{date}}', { date: dateText(data.plannedEnd.on) }))}</Fact>}
          {data.facts.map(({ field, planned, ...now }) => (
            <Fact key={field} label={field === 'legalEntityId' ? labelOf(employment.name, field, employment.all.legalEntityId) : labelOf(employmentChange.name, field, fieldOf(field))}>
              {planned ? <><Planned /> <Told field={field} {...planned} /> {change(planned.changeId, t('Look at it'))}<Text span display="block" size="sm" c="dimmed">{t('without it:')} <Told field={field} {...now} /></Text></> : <Told field={field} {...now} />}
            </Fact>
          ))}
          {data.line.length > 0 && <Fact label={t('Reporting line')}>{data.line.map(({ assignmentId, name, isPlanned }, at) => <span key={assignmentId}>{at > 0 && ' → '}{name}{isPlanned && <> <Planned /></>}</span>)}</Fact>}
          {data.reports.length > 0 && <Fact label={t('Who reports to them')}><List size="sm" listStyleType="none">{data.reports.map(({ assignmentId, personId, name, jobTitle, isPlanned }) => <List.Item key={assignmentId ?? name}>{personId ? <Anchor component={Link} to={`/people/${personId}`} size="sm">{name}</Anchor> : name}{jobTitle && `, ${jobTitle}`}{isPlanned && <> <Planned text={isPlanned === 'joins' ? t('planned: comes') : t('planned: goes')} /></>}</List.Item>)}{data.more > 0 && <List.Item>{t('and {{count}} more', { count: data.more })}</List.Item>}</List></Fact>}
        </FactList>
      )}
    </div>
  )
}

const Planned = ({ text = t('planned') }: { text?: string }) => <Badge component="span" size="sm" radius="sm" variant="default" tt="none" fw={500}>{text}</Badge>
const fieldOf = (name: string) => employmentChange.all[name as keyof typeof employmentChange.all]
const named = ['jobId', 'unitId', 'locationId', 'managerAssignmentId', 'legalEntityId']
function Told({ field, value, currency }: { field: string; value: string | null; currency: string | null }) {
  if (value === null) return <>{t('Nobody or nothing')}</>
  if (named.includes(field)) return <>{value}</>
  return field === 'amount' ? <>{moneyText(value, currency ?? undefined)}</> : <Value place={employmentChange.name} name={field} field={fieldOf(field)} value={value} isPlain />
}
