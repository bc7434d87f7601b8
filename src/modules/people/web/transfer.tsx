import { Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Asks } from '#shared/fields.ts'
import { useAddress, useParam } from '#ui/address.ts'
import { dateText } from '#ui/format.ts'
import { useMay } from '#ui/me.ts'
import { useTold } from '#ui/names.ts'
import { EmptyState, Page } from '#ui/page.tsx'
import { Problem } from '#ui/problem.ts'
import { useAct, useOne, useRows, type Shown } from '#ui/queries.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { tell } from '#ui/tell.tsx'
import { t } from '#ui/words.ts'
import { transfer, transferAsks } from '../contract-life.ts'
import { employment, person, placement } from '../records.ts'
import { useUpwards } from './crumbs.ts'
import { current, useJobs, type JobHeld } from './data.ts'
import { LaterFacts, type LaterFact } from './later-facts.tsx'
import classes from './people.module.css'
import { Nobody, Waiting } from './standing.tsx'

type Input = Partial<Asks<typeof transferAsks>>

/** From one legal entity of the company to another: what isn't changed here goes along. */
export default function Transfer() {
  const personId = useParam('personId')
  const [{ employment: employmentId }] = useAddress()
  const { data: who, error } = useOne(person, personId)
  const { jobs } = useJobs(personId)
  const held = jobs?.filter(job => employmentId ? job.employmentId === employmentId : job.status !== 'ended')
  const job = held?.[0]
  const { data: row } = useOne(employment, job?.employmentId)
  const { data: places } = useRows(placement, { assignmentId: job?.id ?? '' }, { isOn: job !== undefined })
  const upwards = useUpwards()
  if (error || jobs && !job) return <Nobody />
  if (!who || !job || !row || !places) return <Waiting />
  const about = t('{{name}}, {{title}} at {{entity}}', { name: who.name, title: job.jobTitle, entity: job.legalEntityName })
  return (
    <Page title={t('Transfer to another legal entity')} about={about} width="form" crumbs={[upwards, { label: who.name, to: `/people/${personId}?tab=job` }]}>
      {row.can.includes('transfer') ? <Form who={who} job={job} isOnly={held!.filter(each => each.employmentId === job.employmentId).length === 1} now={current(places) ?? {}} />
        : <EmptyState title={t('This employment isn’t yours to transfer, or has an end already')} text={t('Nothing was changed.')} />}
    </Page>
  )
}

function Form({ who, job, isOnly, now }: { who: Shown<typeof person>; job: JobHeld; isOnly: boolean; now: Record<string, unknown> }) {
  const moving = useAct(transfer, { id: job.employmentId })
  const navigate = useNavigate()
  const mayPay = useMay(['compensation:handle'])
  const [open, setOpen] = useState<{ input: Input; facts: LaterFact[] } | null>(null)
  useTold('assignment', job.managerAssignmentId, job.managerName)
  const back = () => navigate({ to: `/people/${who.id}`, search: { tab: 'job' } as never })
  const send = async (input: Input & { carries?: string[] }) => {
    await moving.mutateAsync(input as never)
    tell(t('{{name}} moves on {{date}}. Service, job, hours, pay and contract go along.', { name: who.name, date: dateText(input.startsOn!) }))
    await back()
  }
  return (
    <>
      <div className={classes['note']}>
        <Text>{t('What will happen:')}</Text>
        <ul>
          <li>{t('The employment at {{entity}} ends the day before. {{name}} counts neither as a leaver nor as a joiner, and service goes on.', { entity: job.legalEntityName, name: who.name })}</li>
          <li>{t('What you don’t change here goes along as it is. Whoever reports to {{name}} still does.', { name: who.name })}</li>
          {!isOnly && <li>{t('All jobs of this employment go along; what you change here is the main one.')}</li>}
          <li>{t('It can be taken back while nothing was changed in the new employment. It isn’t confidential: whoever looks after {{name}} sees it at once.', { name: who.name })}</li>
        </ul>
      </div>
      <RecordForm
        place={transfer.name} fields={transferAsks} draftKey={`people.transfer.${job.employmentId}`} submitLabel={t('Transfer')} onCancel={() => void back()}
        initial={Object.fromEntries(placed.map(name => [name, now[name] ?? null]))}
        sections={[
          { fields: ['legalEntityId', 'startsOn'] },
          { title: t('Where'), fields: ['positionId', 'locationId', 'unitId', 'jobId', 'managerAssignmentId', 'costShares'] },
          { title: t('Hours and contract'), isFolded: true, fields: ['weeklyHours', 'fullTimeHours', 'form', 'fixedTermEndsOn', 'probationEndsOn', 'number'], help: t('Left empty: as until now.') },
          ...mayPay ? [{ title: t('Pay'), isFolded: true as const, fields: ['amount', 'currency', 'per', 'payReason'] as const, help: t('Left empty: as until now.') }] : [],
          { title: t('Why'), fields: ['reason'] },
        ]}
        onSubmit={async typed => {
          const same = placed.filter(name => JSON.stringify(typed[name] ?? null) === JSON.stringify(now[name] ?? null))
          const said = Object.fromEntries(Object.entries(typed).filter(([name]) => !(same as string[]).includes(name)))
          // Left empty where there was one: out of it.
          const input = { ...said, ...now['positionId'] && !typed.positionId ? { positionId: null } : {} } as Input
          await send(input).catch(error => {
            if (!(error instanceof Problem) || error.code !== 'people.later_facts') throw error
            setOpen({ input, facts: error.detail['fields'] as LaterFact[] })
          })
        }}
      />
      {open && <LaterFacts facts={open.facts} onClose={() => setOpen(null)} onAnswer={carries => send({ ...open.input, carries })} />}
    </>
  )
}

const placed = ['positionId', 'locationId', 'unitId', 'jobId', 'managerAssignmentId', 'costShares'] as const
