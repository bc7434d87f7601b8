import { Loader, Skeleton, Stack, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { ChevronRight, Search } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { ErrorNote } from '#ui/errors.tsx'
import { numberText } from '#ui/format.ts'
import { EmptyState } from '#ui/page.tsx'
import { useList, type Listed } from '#ui/queries.ts'
import { t } from '#ui/words.ts'
import { orgUnit } from '../records.ts'
import classes from './organization.module.css'

type Unit = Listed<typeof orgUnit>
type Props = { openId: string | null; hrefOf: (id: string) => string }

/** What is part of what. All units are fetched, page by page; only what is unfolded is drawn. */
export function UnitTree({ openId, hrefOf }: Props) {
  const list = useList(orgUnit, { limit: 200, total: false })
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list
  useEffect(() => { if (hasNextPage && !isFetchingNextPage) void fetchNextPage() }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  const units = useMemo(() => list.data?.pages.flatMap(page => page.items) ?? [], [list.data])
  const { roots, below } = useMemo(() => grow(units), [units])
  const [search, setSearch] = useState('')
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set())
  const wanted = fold(search)
  const found = useMemo(() => wanted ? units.filter(unit => fold(`${unit.name} ${unit.code ?? ''}`).includes(wanted)) : null, [units, wanted])
  const above = new Set(units.find(unit => unit.id === openId)?.ancestors)
  const shown = found && new Set(found.flatMap(unit => [unit.id, ...unit.ancestors]))

  if (list.isError) return <ErrorNote error={list.error} onRetry={() => void list.refetch()} />
  if (list.isPending) return <Stack gap="sm" aria-busy>{Array.from({ length: 8 }, (_, i) => <Skeleton key={i} height={14} width={`${20 + i * 9 % 25}%`} />)}</Stack>
  if (units.length === 0) return <EmptyState title={t('No units yet')} text={t('Begin with the largest: a division or the company itself. What is part of it comes next.')} />

  /** Two levels stand open, and the way to the one that is open beside; a search opens all that it finds. */
  const isUnfolded = (unit: Unit, depth: number) => shown ? true : toggled.has(unit.id) !== (depth < 1 || above.has(unit.id))
  const toggle = (id: string) => setToggled(before => new Set(before.has(id) ? [...before].filter(each => each !== id) : [...before, id]))
  const branch = (parts: readonly Unit[], depth: number) => (
    <ul className={classes['tree']}>
      {parts.filter(unit => !shown || shown.has(unit.id)).map(unit => {
        const own = below.get(unit.id) ?? []
        const isOpen = own.length > 0 && isUnfolded(unit, depth)
        return (
          <li key={unit.id}>
            <div className={classes['unit']} data-open={unit.id === openId || undefined}>
              {own.length > 0
                ? <button type="button" className={classes['fold']} aria-expanded={isOpen} aria-label={t('Parts of {{name}}', { name: unit.name })} onClick={() => toggle(unit.id)}><ChevronRight size={16} aria-hidden /></button>
                : <span className={classes['fold']} />}
              <Link to={hrefOf(unit.id)} search={true as never} resetScroll={false} className={classes['unitName']} aria-current={unit.id === openId ? 'true' : undefined}>{unit.name}</Link>
              {unit.code && <span className={classes['quiet']}>{unit.code}</span>}
              {own.length > 0 && <span className={classes['quiet']} aria-label={t('{{count}} parts', { count: own.length })}>{numberText(own.length)}</span>}
            </div>
            {isOpen && branch(own, depth + 1)}
          </li>
        )
      })}
    </ul>
  )
  return (
    <Stack gap="sm">
      <TextInput type="search" maw={320} aria-label={t('Find a unit')} placeholder={t('Find a unit')} value={search} onChange={event => setSearch(event.currentTarget.value)} leftSection={<Search size={16} aria-hidden />} rightSection={hasNextPage ? <Loader size={14} /> : undefined} />
      <p className="visually-hidden" role="status">{found ? t('{{count}} units found', { count: found.length }) : ''}</p>
      {found?.length === 0 ? <EmptyState title={t('No unit of that name')} action={{ label: t('Show everything'), onClick: () => setSearch('') }} /> : branch(roots, 0)}
    </Stack>
  )
}

/** What hangs below what the reader hasn't got yet stands at the top until it comes. */
function grow(units: readonly Unit[]) {
  const known = new Set(units.map(({ id }) => id))
  const below = new Map<string, Unit[]>()
  const roots: Unit[] = []
  for (const unit of units) {
    if (unit.partOfId === null || !known.has(unit.partOfId)) roots.push(unit)
    else below.set(unit.partOfId, [...below.get(unit.partOfId) ?? [], unit])
  }
  return { roots, below }
}

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()
