import { Badge, Button, Group, Modal, Text } from '@mantine/core'
import { useState } from 'react'
import { dateText } from '#ui/format.ts'
import { MoveButtons } from '#ui/move-buttons.tsx'
import { Panel } from '#ui/page.tsx'
import { useAct, useOne, useRows, type Listed } from '#ui/queries.ts'
import { RecordFacts } from '#ui/record-facts.tsx'
import { RecordForm } from '#ui/record-form.tsx'
import { tell } from '#ui/tell.tsx'
import { t } from '#ui/words.ts'
import { optional } from '#shared/fields.ts'
import { changeAsks } from '../contract.ts'
import { absenceAsks, endAsks, goAway, planAbsence, planAbsenceAsks } from '../contract-absences.ts'
import { employment } from '../records.ts'
import { longAbsence, plannedAbsence } from '../records-absences.ts'
import { isAhead, today, type JobHeld } from './data.ts'
import { useReports } from './reports.tsx'

type Row = Listed<typeof longAbsence>
const { standInId, rights, ...dates } = absenceAsks
const { releaseOn, named, note } = planAbsenceAsks
const kept = { isPlanned: optional(changeAsks.isPlanned), releaseOn, named, note }

/** When somebody is away from an employment for long; and who leads their people meanwhile. */
export function Absences({ job }: { job: JobHeld }) {
  const { data: rows } = useRows(longAbsence, { personId: job.personId })
  const { data: row } = useOne(employment, job.employmentId)
  const [isOpen, setOpen] = useState(false)
  const { data: plans } = useRows(plannedAbsence, { personId: job.personId })
  const mine = rows?.filter(({ employmentId }) => employmentId === job.employmentId)
  const ahead = plans?.filter(({ employmentId, status }) => employmentId === job.employmentId && status === 'planned') ?? []
  const mayAdd = row?.can.includes('terminate') && !mine?.some(({ status }) => status === 'open')
  if (!mine || !mine.length && !ahead.length && !mayAdd) return null
  return (
    <Panel title={t('Long absence')} actions={mayAdd && <Button variant="default" size="xs" onClick={() => setOpen(true)}>{t('Enter a long absence')}</Button>}>
      {ahead.map(each => <Planned key={each.id} id={each.id} />)}
      {mine.length === 0 ? ahead.length === 0 && <Text c="dimmed">{t('Never away for long so far.')}</Text> : mine.map(each => <One key={each.id} row={each} />)}
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={t('Enter a long absence')} size="lg"><Form job={job} onDone={() => setOpen(false)} /></Modal>
    </Panel>
  )
}

function Form({ job, onDone }: { job: JobHeld; onDone: () => void }) {
  const going = useAct(goAway, { id: job.employmentId })
  const planning = useAct(planAbsence, { id: job.employmentId })
  const { data: reports } = useReports(job.personId)
  const leads = (reports?.total ?? 0) > 0
  return (
    <RecordForm
      place={goAway.name} fields={{ ...leads ? absenceAsks : dates, ...kept } as typeof absenceAsks & typeof kept} initial={{ startsOn: today(), ...leads && { rights: 'keeps' } }} submitLabel={t('Save')} hasFocus onCancel={onDone}
      sections={[
        { fields: ['startsOn', 'expectedUntil', 'kind', ...leads ? ['standInId' as const, 'rights' as const] : []] },
        { title: t('Keep it confidential'), isFolded: true, fields: ['isPlanned', 'releaseOn', 'named', 'note'], help: t('A planned absence is known to you and whoever you name, until it is released: by you, or by itself on its first day at the latest. Managers, and who leads the team meanwhile, hear of it then.') },
      ]}
      onSubmit={async ({ isPlanned, releaseOn, named, note, ...input }) => {
        if (isPlanned) {
          await planning.mutateAsync({ ...input, releaseOn, named, note } as never)
          tell(t('Planned. Only those named know of it.'))
          return onDone()
        }
        const { standIns } = await going.mutateAsync({ ...input, aboveLeads: true } as never)
        const [above] = standIns.filter(({ isAbove }) => isAbove)
        tell(!above ? t('Saved') : above.name ? t('Saved. {{name}} leads the team meanwhile.', { name: above.name }) : t('Saved. Nobody stands above who could lead the team meanwhile: name an acting manager.'))
        onDone()
      }}
    />
  )
}

/** As those named know it, until it is released. */
function Planned({ id }: { id: string }) {
  const { data: row } = useOne(plannedAbsence, id)
  if (!row) return null
  return (
    <section aria-label={t('planned from {{date}}', { date: dateText(row.startsOn) })}>
      <Group justify="space-between" mb="xs">
        <Badge variant="light" radius="sm" tt="none" fw={500} color="gray">{t('planned in confidence')}</Badge>
        <MoveButtons record={plannedAbsence} row={row} size="xs" isQuiet danger={{ cancel: t('The absence isn’t entered. It stays here for those named, as cancelled.') }} />
      </Group>
      <RecordFacts record={plannedAbsence} row={row} fields={['startsOn', 'expectedUntil', 'kind', ...row.standInId ? ['standInId' as const] : [], ...row.releaseOn ? ['releaseOn' as const] : [], 'preparedById', 'named', 'note']} />
    </section>
  )
}

function One({ row }: { row: Row }) {
  const { data: kept } = useOne(longAbsence, row.id)
  if (!kept) return null
  const isLate = row.status === 'open' && row.expectedUntil !== null && row.expectedUntil < today()
  return (
    <section aria-label={t('away from {{date}}', { date: dateText(row.startsOn) })}>
      <Group justify="space-between" mb="xs">
        <Badge variant="light" radius="sm" tt="none" fw={500} {...row.status === 'open' ? isLate && { color: 'yellow' } : { color: 'gray' }}>
          {row.status === 'cancelled' ? t('entered by mistake') : row.status === 'over' ? t('back') : isLate ? t('expected back, not entered yet') : isAhead({ startsOn: row.startsOn, endsOn: null }) ? t('ahead') : t('away now')}
        </Badge>
        <MoveButtons record={longAbsence} row={kept} size="xs" isQuiet inputs={{ end: endAsks }} danger={{ cancel: t('It then counts as never entered, and whoever was to stand in for it doesn’t any more.') }} />
      </Group>
      <RecordFacts record={longAbsence} row={kept} fields={['startsOn', 'expectedUntil', ...row.endsOn ? ['endsOn' as const] : [], 'kind']} />
    </section>
  )
}
