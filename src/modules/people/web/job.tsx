import { Anchor, Button, Group, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { dateText } from '#ui/format.ts'
import { useMe, useSettings, useUsed } from '#ui/me.ts'
import { Panel } from '#ui/page.tsx'
import { useOne, useRows, type Listed, type Shown } from '#ui/queries.ts'
import { Value } from '#ui/value.tsx'
import { labelOf, t } from '#ui/words.ts'
import { isSame } from '#shared/same.ts'
import type { person} from '../records.ts';
import { assignment, directoryEntry, placement } from '../records.ts'
import { Absences } from './absences.tsx'
import { current, type JobHeld } from './data.ts'
import { EmploymentPanel } from './employment.tsx'
import { Law } from './law.tsx'
import { LineKeeping } from './line-keeping.tsx'
import { LineFacts } from './line.tsx'
import classes from './people.module.css'
import { Fact, FactList } from '#ui/plain-facts.tsx'
import { OnAnotherDay } from './on-day.tsx'
import { ChangesPanel } from './plan.tsx'
import { Planned } from './planned.tsx'
import { SeatFact, useSeats } from './seat.tsx'
import { Secondments } from './secondments.tsx'
import { Strand } from './strand.tsx'
import { useTerms } from './use-terms.ts'
import { fullTimeText, hoursText } from './words.ts'

/** Every job held, each with its history, under the contract that it belongs to. */
export function JobTab({ person: who, jobs }: { person: Shown<typeof person>; jobs: readonly JobHeld[] }) {
  const employments = [...new Set(jobs.map(({ employmentId }) => employmentId))]
  return (
    <div className={classes['stack']}>
      {employments.map(id => (
        <div key={id} className={classes['stack']}>
          {jobs.filter(({ employmentId }) => employmentId === id).map(job => <JobPanel key={job.id} job={job} personId={who.id} hasOthers={jobs.length > 1} where={employments.length > 1 ? t('{{entity}}, from {{date}}', { entity: job.legalEntityName, date: dateText(job.startsOn) }) : null} />)}
          {jobs[0]!.employmentId === id && <LineKeeping job={jobs[0]!} />}
          <EmploymentPanel id={id} job={jobs.find(({ employmentId }) => employmentId === id)!} isOnly={employments.length === 1} />
          <Absences job={jobs.find(({ employmentId }) => employmentId === id)!} />
        </div>
      ))}
      <Secondments personId={who.id} jobs={jobs} />
      <ChangesPanel personId={who.id} />
      <OnAnotherDay jobs={jobs} />
    </div>
  )
}

function JobPanel({ job, personId, hasOthers, where }: { job: JobHeld; personId: string; hasOthers: boolean; where: string | null }) {
  const { data: held } = useOne(assignment, job.id)
  const { data: places } = useRows(placement, { assignmentId: job.id })
  const { hours, law, isReady } = useTerms(job.id)
  const isUsed = useUsed()
  const costShares = isUsed(placement.all.costShares) && current(places)?.costShares
  const mayChange = held?.can.includes('update') && job.status !== 'ended'
  const me = useMe(), { managersPropose } = useSettings()
  const mayPropose = managersPropose && job.managerId === me.personId && job.status !== 'ended'
  const label = (name: string) => labelOf(directoryEntry.name, name, directoryEntry.all[name as 'name'])
  const change = (what: string, text: string) => <Anchor component={Link} to={`/people/${personId}/change`} search={{ job: job.id, what } as never} size="sm">{text}</Anchor>
  return (
    <Panel title={where ? t('{{title}} ({{where}})', { title: job.jobTitle, where }) : hasOthers ? (job.isPrimary ? t('Main job: {{title}}', { title: job.jobTitle }) : t('Second job: {{title}}', { title: job.jobTitle })) : job.jobTitle} actions={<>{mayPropose && <Button component={Link} to={`/people/${personId}/propose`} search={{ job: job.id } as never} variant="default" size="xs">{t('Propose a change')}</Button>}{mayChange && <Button component={Link} to={`/people/${personId}/change`} search={{ job: job.id, what: 'place' } as never} variant="default" size="xs">{t('Change')}</Button>}</>}>
      <div className={classes['halves']}>
        <div>
          <FactList>
            <Fact label={label('unitName')}>{job.unitName}</Fact>
            <Fact label={label('locationName')}>{job.locationName}</Fact>
            <SeatFact assignmentId={job.id} />
            <LineFacts job={job} />
            {costShares && <Fact label={labelOf(placement.name, 'costShares', placement.all.costShares)}><Value place={placement.name} name="costShares" field={placement.all.costShares} value={costShares} /></Fact>}
            {law && <Fact label={t('Law and holidays')}><Law law={law} /></Fact>}
          </FactList>
          {hours.length > 0 && <><Group justify="space-between" className={classes['sub']}><Title order={3}>{t('Working hours')}</Title>{mayChange && change('hours', t('Change hours'))}</Group><Planned personId={personId} jobs={[job.id]} fact="hours" /><Strand rows={hours.map(row => ({ ...row, id: row.startsOn }))} label={t('Working hours')}>{row => <>{hoursText(row)}<div className={classes['two']}>{fullTimeText(row)}</div></>}</Strand></>}
          {isReady && hours.length === 0 && mayChange && change('hours', t('Add working hours'))}
        </div>
        <div>
          <Title order={3} mb="sm">{t('History')}</Title>
          <Planned personId={personId} jobs={[job.id]} fact="placement" />
          <Strand rows={places ?? []} label={t('History')}>{(row, before) => <Changes row={row} before={before} job={job} />}</Strand>
        </div>
      </div>
    </Panel>
  )
}

type Placed = Listed<typeof placement>
const told = ['jobId', 'unitId', 'locationId', 'managerAssignmentId', 'costShares', 'workLocationId', 'homeCountry', 'homeSubdivision', 'positionId', 'beyondReason', 'beyondUntil'] as const

/** What was new with a placement: against the one before, all of the first. */
function Changes({ row, before, job }: { row: Placed; before: Placed | undefined; job: JobHeld }) {
  const seats = useSeats(job.id)
  const known: Partial<Record<string, string | null>> = { ...Object.fromEntries(seats.map(({ positionId, title }) => [positionId, title])), [job.jobId]: job.jobTitle, [job.unitId]: job.unitName, [job.locationId]: job.locationName, ...job.managerAssignmentId && { [job.managerAssignmentId]: job.managerName } }
  const isUsed = useUsed()
  const changed = told.filter(name => isUsed(placement.all[name])).filter(name => !isSame(row[name], before?.[name]) && (row[name] || before))
  return <>{changed.map(name => <div key={name}>{labelOf(placement.name, name, placement.all[name])}: {known[String(row[name])] ?? (row[name] ? <Value place={placement.name} name={name} field={placement.all[name]} value={row[name]} isPlain /> : t('none'))}</div>)}</>
}
