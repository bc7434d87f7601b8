import { Anchor, Button, Group, Text } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { useParam } from '#ui/address.ts'
import { dateText, numberText } from '#ui/format.ts'
import { useMay, useUsed } from '#ui/me.ts'
import { Page, Panel, TwoColumns } from '#ui/page.tsx'
import { Fact, FactList } from '#ui/plain-facts.tsx'
import { useOne, useRead, useRemove, useRows, type Listed } from '#ui/queries.ts'
import { RecordFacts } from '#ui/record-facts.tsx'
import { tell, tellProblem } from '#ui/tell.tsx'
import { Named, Value } from '#ui/value.tsx'
import { labelOf, t, wordOf } from '#ui/words.ts'
import { isSame } from '#shared/same.ts'
import type { Staffed } from '../contract-positions.ts'
import { position, positionTerms, seatFields } from '../records-positions.ts'
import { fteText, SeatState } from './seat.tsx'
import { Nobody, Waiting } from './standing.tsx'
import { Strand } from './strand.tsx'

type Holder = { id: string; personId: string; name: string; startsOn: string; endsOn: string | null; fte: number | null; beyondReason: 'handover' | 'cover' | null; coversName: string | null; beyondUntil: string | null }
type Terms = Listed<typeof positionTerms>
const told = ['state', 'budgetedFte', 'unitId', 'locationId', 'legalEntityId', 'jobId', 'reportsToId', 'costCentreId'] as const

/** A seat: what it is today, who holds it and held it, and what it was. */
export default function PositionPage() {
  const id = useParam('positionId')
  const { data: row, error } = useOne(position, id)
  const { data: staffed } = useRead<{ items: Staffed[] }>(`/positions/staffing?id=${id}`)
  const { data: terms } = useRows(positionTerms, { positionId: id })
  const { data: holders } = useRead<{ items: Holder[] }>(`/positions/${id}/holders`)
  const mayFill = useMay(['people:handle'])
  if (error) return <Nobody />
  if (!row || !staffed || !terms || !holders) return <Waiting />
  const now = staffed.items[0]
  const mayChange = row.can.includes('update')
  return (
    <Page
      title={row.title} crumbs={[{ label: t('Positions'), to: '/positions' }]} state={now ? <SeatState seat={now} /> : undefined} about={now ? [row.code, now.unitName, now.locationName].filter(Boolean).join(' · ') : t('There is no such position today.')}
      actions={<>
        {mayFill && now?.state === 'open' && <Button component={Link} to="/people/hire" search={{ position: id } as never}>{t('Hire into it')}</Button>}
        {mayChange && <Button component={Link} to={`/positions/${id}/change`} variant="default">{t('Change, freeze or close')}</Button>}
      </>}
    >
      <TwoColumns aside={<Panel title={t('History')}><Strand rows={terms} label={t('History')}>{(each, before) => <Changes row={each} before={before} />}</Strand></Panel>}>
        {now && <Now now={now} terms={terms} />}
        <Panel title={t('Who holds it')}>
          {now?.heads === null && <Text size="sm" c="dimmed" mb="sm">{t('Whoever else sits there is somebody whom others look after.')}</Text>}
          {holders.items.length === 0 ? <Text c="dimmed">{t('Nobody whom you may see.')}</Text> : <Strand rows={holders.items} label={t('Who holds it')} most={8}>{holder => <Held holder={holder} />}</Strand>}
        </Panel>
        <Panel title={t('About it')}><RecordFacts record={position} row={row} fields={['title', 'code', 'note']} /></Panel>
        {row.can.includes('delete') && holders.items.length === 0 && now?.heads === 0 && <Delete id={id} version={row.version} title={row.title} />}
      </TwoColumns>
    </Page>
  )
}

function Now({ now, terms }: { now: Staffed; terms: readonly Terms[] }) {
  const isUsed = useUsed()
  const row = terms.find(each => each.unitId === now.unitId && each.state === now.state && each.budgetedFte === now.budgetedFte && each.locationId === now.locationId) ?? terms[0]
  const label = (name: (typeof told)[number]) => labelOf(positionTerms.name, name, positionTerms.all[name])
  return (
    <Panel title={t('Today')}>
      <FactList>
        <Fact label={now.filledFte === null ? label('budgetedFte') : t('Filled FTE')}>{fteText(now)}</Fact>
        <Fact label={label('jobId')}>{now.jobTitle}</Fact>
        <Fact label={label('unitId')}>{now.unitName}</Fact>
        <Fact label={label('locationId')}>{now.locationName}</Fact>
        <Fact label={label('legalEntityId')}>{now.legalEntityName}</Fact>
        {row?.reportsToId && <Fact label={label('reportsToId')}><Named record={position.name} id={row.reportsToId} /></Fact>}
        {row?.costCentreId && isUsed(positionTerms.all.costCentreId) && <Fact label={label('costCentreId')}><Named record="cost_centre" id={row.costCentreId} /></Fact>}
      </FactList>
    </Panel>
  )
}

function Held({ holder: { personId, name, fte, beyondReason, coversName, beyondUntil } }: { holder: Holder }) {
  const why = beyondReason && (beyondReason === 'cover' && coversName ? t('Covers for {{name}}', { name: coversName }) : wordOf('placement', 'beyondReason', seatFields.beyondReason, beyondReason))
  return (
    <>
      <Anchor component={Link} to={`/people/${personId}`} inherit>{name}</Anchor>{fte !== null && ` · ${t('FTE {{fte}}', { fte: numberText(fte) })}`}
      {why && <Text size="sm" c="dimmed">{beyondUntil ? t('{{why}}, until {{date}}', { why, date: dateText(beyondUntil) }) : why}</Text>}
    </>
  )
}

/** What was new with these terms: against those before, all of the first. */
function Changes({ row, before }: { row: Terms; before: Terms | undefined }) {
  const isUsed = useUsed()
  const changed = told.filter(name => isUsed(positionTerms.all[name])).filter(name => !isSame(row[name], before?.[name]) && (row[name] !== null || before))
  return <>{changed.map(name => <div key={name}>{labelOf(positionTerms.name, name, positionTerms.all[name])}: {row[name] === null ? t('none') : <Value place={positionTerms.name} name={name} field={positionTerms.all[name]} value={row[name]} isPlain />}</div>)}</>
}

function Delete({ id, version, title }: { id: string; version: number; title: string }) {
  const removing = useRemove(position)
  const navigate = useNavigate()
  const act = async () => {
    try {
      await removing.mutateAsync({ id, version })
      tell(t('{{name}} is deleted.', { name: title }))
      await navigate({ to: '/positions' })
    } catch (error) {
      tellProblem(error)
    }
  }
  return <Group><Button variant="subtle" color="red" size="compact-md" loading={removing.isPending} onClick={() => void act()}>{t('Delete: nobody ever held it')}</Button></Group>
}
