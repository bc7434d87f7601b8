import { Button, Group, Modal, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Static } from 'typebox'
import { date, link, optional } from '#shared/fields.ts'
import { useAddress, useParam } from '#ui/address.ts'
import { EmptyState, Page } from '#ui/page.tsx'
import { Problem } from '#ui/problem.ts'
import { useAct, useOne, useRead } from '#ui/queries.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { tell, tellProblem } from '#ui/tell.tsx'
import { TellThem, type Tells } from '#ui/tell-them.tsx'
import { t } from '#ui/words.ts'
import { succeed } from '../contract-lines.ts'
import { person } from '../records.ts'
import { useUpwards } from './crumbs.ts'
import { useJobs, type JobHeld } from './data.ts'
import { Nobody, Waiting } from './standing.tsx'

type Reporting = { proposed: { assignmentId: string; name: string } | null; items: { assignmentId: string; personId: string; name: string; jobTitle: string }[] }

/** Who follows a manager, for each who reports to them: before one goes or moves, or is away for long. */
export default function Successors() {
  const personId = useParam('personId')
  const [search] = useAddress()
  const { data: who, error } = useOne(person, personId)
  const { jobs } = useJobs(personId)
  const upwards = useUpwards()
  const job = jobs?.find(({ id }) => id === search['job']) ?? jobs?.[0]
  const { data: reporting } = useRead<Reporting>(`/assignments/${job?.id}/reports`, { isOn: Boolean(job) })
  if (error || jobs && !job) return <Nobody />
  if (!who || !job || !reporting) return <Waiting />
  return (
    <Page title={t('New managers for the team')} about={t('{{name}}, {{title}} at {{entity}}', { name: who.name, title: job.jobTitle, entity: job.legalEntityName })} width="form" crumbs={[upwards, { label: who.name, to: `/people/${personId}` }]}>
      {reporting.items.length ? <Form name={who.name} job={job} reporting={reporting} /> : <EmptyState title={t('Nobody reports to {{name}}', { name: who.name })} text={t('So nobody needs another manager.')} />}
    </Page>
  )
}

function Form({ name, job, reporting: { proposed, items } }: { name: string; job: JobHeld; reporting: Reporting }) {
  const naming = useAct(succeed, { id: job.id })
  const navigate = useNavigate()
  const back = () => navigate({ to: `/people/${job.personId}` })
  const [chosen, setChosen] = useState<Omit<Static<typeof succeed.input>, 'tells'> | null>(null), [tells, setTells] = useState<Tells>(null)
  const asked = items.map(({ assignmentId, name: whose, jobTitle }) => [assignmentId, optional(link(`${whose}, ${jobTitle}`, 'assignment'))] as const)
  return (
    <>
      <Text mb="lg">{proposed ? t('Choose who leads each of them from that day. Whoever is left empty reports to {{above}} while the place of {{name}} is open.', { above: proposed.name, name }) : t('Choose who leads each of them from that day. Nobody stands above {{name}} who would take over by themselves.', { name })}</Text>
      <RecordForm
        place={succeed.name} fields={{ effectiveOn: date('From'), ...Object.fromEntries(asked) }} submitLabel={t('Go on')} onCancel={() => void back()}
        initial={proposed ? Object.fromEntries(asked.map(([id]) => [id, proposed.assignmentId])) : {}}
        onSubmit={async ({ effectiveOn, ...said }) => {
          const successors = Object.entries(said).flatMap(([assignmentId, managerAssignmentId]) => managerAssignmentId ? [{ assignmentId, managerAssignmentId: String(managerAssignmentId) }] : [])
          if (!successors.length) throw new Problem(422, 'nobody', t('Choose a manager for at least one of them.'))
          setChosen({ effectiveOn, successors })
        }}
      />
      {chosen && (
        <Modal opened onClose={() => { setChosen(null); setTells(null) }} title={t('{{count}} people get another manager', { count: chosen.successors.length })} size="lg">
          <TellThem path={`/assignments/${job.id}/successors/telling`} body={{ successors: chosen.successors }} value={tells} onChange={setTells} onNobody={() => setTells([])} />
          <Group gap="sm" mt="md">
            <Button disabled={tells === null} loading={naming.isPending} onClick={() => void naming.mutateAsync({ ...chosen, tells: tells ?? [] }).then(async () => { tell(t('{{count}} people have another manager.', { count: chosen.successors.length })); await back() }, tellProblem)}>{t('Save')}</Button>
            <Button variant="default" onClick={() => { setChosen(null); setTells(null) }}>{t('Not now')}</Button>
          </Group>
        </Modal>
      )}
    </>
  )
}
