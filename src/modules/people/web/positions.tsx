import { Badge, Button, Group, Skeleton, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import { useEffect, useState } from 'react'
import { date, link, optional } from '#shared/fields.ts'
import { useAddress } from '#ui/address.ts'
import { address, get } from '#ui/client.ts'
import { ErrorNote } from '#ui/errors.tsx'
import { FieldInput } from '#ui/fields/field-input.tsx'
import { numberText } from '#ui/format.ts'
import { LinkTabs } from '#ui/link-tabs.tsx'
import { useMay } from '#ui/me.ts'
import { EmptyState, Page } from '#ui/page.tsx'
import { useRead } from '#ui/queries.ts'
import { t } from '#ui/words.ts'
import type { Staffed } from '../contract-positions.ts'
import classes from './positions.module.css'
import { fteText, SeatState } from './seat.tsx'

const asked = { unitId: optional(link('Unit and all below', 'org_unit')), locationId: optional(link('Location', 'location')), legalEntityId: optional(link('Legal entity', 'legal_entity')), on: optional(date('As of')) }
const views = { all: 'state=open,frozen', vacant: 'fill=vacant,partly&state=open', over: 'fill=over', frozen: 'state=frozen', closed: 'state=closed' } as const
const atOnce = 50

/** Every seat of the company, how far it is filled, and what that comes to by unit. */
export default function Positions() {
  const [search] = useAddress()
  const mayMake = useMay(['organization:handle'])
  const view = search['view'] ?? 'all'
  const tabs = [{ value: 'all', label: t('All') }, { value: 'vacant', label: t('To be filled') }, { value: 'over', label: t('Over-filled') }, { value: 'frozen', label: t('Frozen') }, { value: 'closed', label: t('Closed') }, { value: 'units', label: t('By unit') }]
  return (
    <Page title={t('Positions')} about={t('Seats with a budget. Whether one is vacant follows from who is placed there.')} actions={mayMake && <Group gap="xs"><Button component={Link} to="/positions/import" variant="default">{t('Import')}</Button><Button component={Link} to="/positions/new">{t('New position')}</Button></Group>}>
      <LinkTabs label={t('Positions')} name="view" current={view} tabs={tabs} />
      <Narrowing isByUnit={view === 'units'} />
      {view === 'units' ? <ByUnit on={search['on']} /> : <List key={JSON.stringify(search)} view={view in views ? view as keyof typeof views : 'all'} />}
    </Page>
  )
}

function Narrowing({ isByUnit }: { isByUnit: boolean }) {
  const [search, setSearch] = useAddress()
  const [typed, setTyped] = useState(search['q'] ?? '')
  const [q] = useDebouncedValue(typed, 200)
  useEffect(() => { if (q !== (search['q'] ?? '')) setSearch({ q }) }, [q, search, setSearch])
  const names = isByUnit ? ['on'] as const : ['unitId', 'locationId', 'legalEntityId', 'on'] as const
  return (
    <div className={classes['bar']}>
      {!isByUnit && <TextInput type="search" label={t('Search')} value={typed} onChange={event => setTyped(event.currentTarget.value)} leftSection={<Search size={16} aria-hidden />} />}
      {names.map(name => <FieldInput key={name} place="people.staffing" name={name} field={asked[name]} value={search[name] ?? ''} onChange={value => { if (name !== 'on' || !value || /^\d{4}-\d{2}-\d{2}$/.test(String(value))) setSearch({ [name]: String(value ?? '') }) }} />)}
    </div>
  )
}

function List({ view }: { view: keyof typeof views }) {
  const [search] = useAddress()
  const [page, setPage] = useState(0)
  const { q, unitId, locationId, legalEntityId, on } = search
  const path = `${address('/positions/staffing', { q: q || undefined, unitId, locationId, legalEntityId, on, limit: atOnce, offset: page * atOnce })}&${views[view]}`
  const { data, error, refetch } = useQuery({ queryKey: ['positions', 'staffing', path], placeholderData: keepPreviousData, queryFn: ({ signal }) => get<{ items: Staffed[]; total: number }>(path, signal) })
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton height={300} />
  if (!data.items.length) return <EmptyState title={view === 'vacant' ? t('Nothing is to be filled') : t('No positions here')} text={t('Either there is none, or none that you may see.')} />
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed" role="status">{t('{{count}} positions', { count: data.total })}</Text>
      <table className={classes['table']}>
        <thead><tr><th scope="col">{t('Position')}</th><th scope="col" data-end>{t('FTE')}</th><th scope="col">{t('State')}</th></tr></thead>
        <tbody>
          {data.items.map(each => (
            <tr key={each.id}>
              <th scope="row"><Link to={`/positions/${each.id}`} className={classes['name']}>{each.title}</Link><span className={classes['two']}>{[each.code, each.unitName, each.locationName].filter(Boolean).join(' · ')}</span></th>
              <td data-end>{fteText(each)}</td>
              <td><SeatState seat={each} /></td>
            </tr>
          ))}
        </tbody>
      </table>
      {data.total > atOnce && <Group gap="xs"><Button variant="default" size="xs" disabled={page === 0} onClick={() => setPage(page - 1)}>{t('Before')}</Button><Button variant="default" size="xs" disabled={(page + 1) * atOnce >= data.total} onClick={() => setPage(page + 1)}>{t('Next')}</Button></Group>}
    </Stack>
  )
}

type Sum = { unitId: string; unitName: string; depth: number; positions: number; vacant: number; budgetedFte: number; filledFte: number; unknown: number }
/** Each unit with all below it. */
function ByUnit({ on }: { on: string | undefined }) {
  const { data, error, refetch } = useRead<{ items: Sum[] }>(address('/positions/units', { on }))
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton height={300} />
  if (!data.items.length) return <EmptyState title={t('No positions here')} text={t('Either there is none, or none that you may see.')} />
  return (
    <div className={classes['scroll']} tabIndex={0} role="region" aria-label={t('By unit')}>
      <table className={classes['table']}>
        <thead><tr><th scope="col">{t('Unit with all below')}</th><th scope="col" data-end>{t('Budgeted FTE')}</th><th scope="col" data-end>{t('Filled FTE')}</th><th scope="col" data-end>{t('Vacant')}</th></tr></thead>
        <tbody>
          {data.items.map(({ unitId, unitName, depth, positions, vacant, budgetedFte, filledFte, unknown }) => (
            <tr key={unitId}>
              <th scope="row" style={{ paddingInlineStart: `${0.75 + Math.min(depth, 4)}rem` }}>
                <Link to="/positions" search={{ unitId } as never} className={classes['name']}>{unitName}</Link>
                <span className={classes['two']}>{t('{{count}} positions', { count: positions })}{unknown > 0 && ` · ${t('{{count}} not counted: who sits there isn’t yours to see', { count: unknown })}`}</span>
              </th>
              <td data-end>{numberText(budgetedFte)}</td><td data-end>{numberText(filledFte)}{filledFte > budgetedFte && <Badge ms="xs" color="yellow" variant="light" radius="sm" tt="none" fw={500}>{t('over')}</Badge>}</td><td data-end>{numberText(vacant)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
