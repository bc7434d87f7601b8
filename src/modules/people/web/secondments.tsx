import { Anchor, Badge, Button, Group, Modal, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { dateText, numberText } from '#ui/format.ts'
import { Panel } from '#ui/page.tsx'
import { Fact, FactList } from '#ui/plain-facts.tsx'
import { useAct, useOne, useRows, type Listed } from '#ui/queries.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { tell, tellProblem } from '#ui/tell.tsx'
import { Named, valueText } from '#ui/value.tsx'
import { labelOf, t } from '#ui/words.ts'
import { dropSecondment, returnAsks, setReturn } from '../contract-secondments.ts'
import { assignment } from '../records.ts'
import { secondment } from '../records-secondments.ts'
import { isAhead, isNow, today, type JobHeld } from './data.ts'

type Row = Listed<typeof secondment>

/** Where somebody is for a time, was or will be; and the way there. */
export function Secondments({ personId, jobs }: { personId: string; jobs: readonly JobHeld[] }) {
  const { data: rows } = useRows(secondment, { personId })
  const [main] = jobs
  const { data: held } = useOne(assignment, main?.id)
  const mayAdd = held?.can.includes('update') && main?.status !== 'ended' && !rows?.some(row => row.hostAssignmentId === main?.id)
  const add = mayAdd && main && <Anchor component={Link} to={`/people/${personId}/second`} search={{ job: main.id } as never} size="sm">{t('Second somebody')}</Anchor>
  if (!rows || !rows.length && !add) return null
  return (
    <Panel title={t('Secondments')} actions={add}>
      {rows.length === 0 ? <Text c="dimmed">{t('Never seconded so far.')}</Text> : rows.map(row => <One key={row.id} row={row} host={jobs.find(({ id }) => id === row.hostAssignmentId)} />)}
    </Panel>
  )
}

function One({ row, host }: { row: Row; host: JobHeld | undefined }) {
  const { data: kept } = useOne(secondment, row.id)
  const [isOpen, setOpen] = useState(false)
  const setting = useAct(setReturn, { id: row.id })
  const dropping = useAct(dropSecondment, { id: row.id })
  const [isMistake, setMistake] = useState(false)
  const drop = () => dropping.mutateAsync({}).then(() => tell(t('The secondment is gone, and the job at home is as before.')), tellProblem)
  const label = (name: keyof typeof secondment.all & string) => labelOf(secondment.name, name, secondment.all[name])
  return (
    <section aria-label={t('from {{from}} until {{until}}', { from: dateText(row.startsOn), until: dateText(row.endsOn) })}>
      <Group justify="space-between" mb="xs">
        <Group gap="xs"><Text fw={500}>{t('from {{from}} until {{until}}', { from: dateText(row.startsOn), until: dateText(row.endsOn) })}</Text>{isNow(row) && <Badge variant="light" radius="sm" tt="none" fw={500}>{t('away now')}</Badge>}{isAhead(row) && <Badge variant="light" color="gray" radius="sm" tt="none" fw={500}>{t('ahead')}</Badge>}</Group>
        {kept?.can.includes('update') && <Group gap="xs">
          {row.endsOn >= today() && <Button variant="default" size="xs" onClick={() => setOpen(true)}>{t('Extend or end early')}</Button>}
          <Button variant="subtle" color="red" size="xs" onClick={() => setMistake(true)}>{t('Secondment entered by mistake…')}</Button>
        </Group>}
      </Group>
      <FactList>
        {host ? <Fact label={t('At the host')}>{[host.jobTitle, host.unitName, host.locationName, host.legalEntityName].join(' · ')}</Fact> : row.legalEntityId && <Fact label={label('legalEntityId')}><Named record="legal_entity" id={row.legalEntityId} /></Fact>}
        {host?.managerName && <Fact label={t('Manager there')}>{host.managerName}</Fact>}
        <Fact label={t('At home meanwhile')}>{row.homeHours === null ? t('as before') : row.homeHours === 0 ? t('the job rests') : t('{{hours}} hours a week', { hours: numberText(row.homeHours) })}</Fact>
        <Fact label={label('paidBy')}>{valueText({ place: secondment.name, name: 'paidBy', field: secondment.all.paidBy }, row.paidBy)}</Fact>
        {row.purpose && <Fact label={label('purpose')}>{row.purpose}</Fact>}
      </FactList>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={t('Extend or end early')}>
        <RecordForm
          place={secondment.name} fields={returnAsks} initial={{ endsOn: row.endsOn }} submitLabel={t('Save')} hasFocus onCancel={() => setOpen(false)}
          onSubmit={async input => { await setting.mutateAsync(input); tell(t('They are back the day after {{date}}.', { date: dateText(input.endsOn) })); setOpen(false) }}
        />
      </Modal>
      <Modal opened={isMistake} onClose={() => setMistake(false)} title={t('Take back this secondment?')}>
        <Text>{t('It goes as if it had never been: the job at the host, and the hours at home meanwhile. For one that really happened, set the last day instead.')}</Text>
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={() => setMistake(false)}>{t('Keep it')}</Button>
          <Button color="red" loading={dropping.isPending} onClick={() => { void drop() }}>{t('Take the secondment back')}</Button>
        </Group>
      </Modal>
    </section>
  )
}
