import { Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useParam } from '#ui/address.ts'
import { dateText } from '#ui/format.ts'
import { Page } from '#ui/page.tsx'
import { Problem } from '#ui/problem.ts'
import { useAct, useOne, useRows } from '#ui/queries.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { tell } from '#ui/tell.tsx'
import { t } from '#ui/words.ts'
import { isSame } from '#shared/same.ts'
import { changePosition, changePositionAsks, openPosition, openPositionAsks } from '../contract-positions.ts'
import { position, positionTerms } from '../records-positions.ts'
import { current } from './data.ts'
import { Nobody, Waiting } from './standing.tsx'

const crumb = () => ({ label: t('Positions'), to: '/positions' })

export function NewPosition() {
  const opening = useAct(openPosition)
  const navigate = useNavigate()
  return (
    <Page title={t('New position')} about={t('What it is, where, and for how much of a person there is a budget. Who fills it comes later.')} width="form" crumbs={[crumb()]}>
      <RecordForm
        place={positionTerms.name} fields={openPositionAsks} draftKey="position.new" submitLabel={t('Create')} initial={{ budgetedFte: 1 }} onCancel={() => void navigate({ to: '/positions' })}
        sections={[{ fields: ['title', 'code', 'startsOn', 'budgetedFte'] }, { title: t('Where'), fields: ['legalEntityId', 'locationId', 'unitId', 'jobId', 'reportsToId', 'costCentreId'] }, { title: t('Note'), isFolded: true, fields: ['note'] }]}
        onSubmit={async input => { const { positionId } = await opening.mutateAsync(input); await navigate({ to: `/positions/${positionId}` }) }}
      />
    </Page>
  )
}

/** From a day on: another budget or place, frozen, closed, open again. Who sits there stays. */
export function ChangePosition() {
  const id = useParam('positionId')
  const { data: row, error } = useOne(position, id)
  const { data: terms } = useRows(positionTerms, { positionId: id })
  const changing = useAct(changePosition, { id })
  const navigate = useNavigate()
  if (error) return <Nobody />
  const now = current(terms)
  if (!row || !now) return <Waiting />
  const { startsOn: _, ...asks } = changePositionAsks
  const names = Object.keys(asks) as (keyof typeof asks)[]
  return (
    <Page title={t('Change, freeze or close')} about={row.title} width="form" crumbs={[crumb(), { label: row.title, to: `/positions/${id}` }]}>
      <Text c="dimmed" mb="lg">{t('What was true before is kept. Whoever holds the position stays in it.')}</Text>
      <RecordForm
        place={positionTerms.name} fields={changePositionAsks} draftKey={`position.${id}`} submitLabel={t('Save the change')} withNulls initial={Object.fromEntries(names.map(name => [name, now[name] ?? null]))} onCancel={() => void navigate({ to: `/positions/${id}` })}
        sections={[{ fields: ['startsOn', 'state', 'budgetedFte'] }, { title: t('Where'), fields: ['legalEntityId', 'locationId', 'unitId', 'jobId', 'reportsToId', 'costCentreId'] }]}
        onSubmit={async ({ startsOn, ...input }) => {
          const news = Object.fromEntries(Object.entries(input).filter(([name, value]) => !isSame(value ?? null, now[name as keyof typeof now] ?? null)))
          if (!Object.keys(news).length) throw new Problem(422, 'same', t('Nothing is different from what holds now.'))
          await changing.mutateAsync({ startsOn, ...news } as never)
          tell(t('Changed from {{date}}.', { date: dateText(startsOn) }))
          await navigate({ to: `/positions/${id}` })
        }}
      />
    </Page>
  )
}
