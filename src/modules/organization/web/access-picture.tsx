import { Button, SegmentedControl, Skeleton, Stack, Text, Tooltip } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { levels } from '#shared/access.ts'
import { useAddress } from '#ui/address.ts'
import { ErrorNote } from '#ui/errors.tsx'
import { listText } from '#ui/format.ts'
import { EmptyState, Page } from '#ui/page.tsx'
import { t } from '#ui/words.ts'
import classes from './access.module.css'
import { useHolders, useNames, usePopulations, type Grant } from './access-data.ts'
import { accessCrumbs, AccessFrame } from './access-frame.tsx'
import { areaLabel, areas, levelHelp, levelLabel } from './words.ts'

type Column = { id: string | null; name: string }
type Names = ReturnType<typeof useNames>['names']

/** Areas of responsibility down, groups of people across: who looks after what for whom. */
export default function AccessPicture() {
  const { grants, isPending, isError, error, refetch } = useHolders()
  const live = grants.filter(grant => grant.status === 'active')
  const { names } = useNames([...new Set(live.map(({ holderId }) => holderId))])
  const populations = usePopulations()
  const [search, setSearch] = useAddress()
  const isTable = search['as'] === 'table'
  const used = [...new Set(live.map(grant => grant.populationId))].filter(id => id !== null)
  const columns: Column[] = [{ id: null, name: t('Everyone') }, ...used.map(id => ({ id, name: populations.get(id) ?? '…' })).sort((a, b) => a.name.localeCompare(b.name))]
  const title = t('Who looks after what')
  return (
    <AccessFrame>
      <Page
        title={title} crumbs={accessCrumbs()} about={isPending ? undefined : finding(live)}
        actions={<SegmentedControl size="xs" aria-label={t('Show as')} value={isTable ? 'table' : 'picture'} onChange={value => setSearch({ as: value === 'table' ? value : null })} data={[{ value: 'picture', label: t('Picture') }, { value: 'table', label: t('Table') }]} />}
      >
        {isError ? <ErrorNote error={error} onRetry={() => void refetch()} />
          : isPending ? <Skeleton height={400} />
          : live.length === 0 ? <EmptyState title={t('Nobody has access yet')}><Button component={Link} to="/access/people/new" variant="default" mt="xs">{t('Give access')}</Button></EmptyState>
          : isTable ? <Twin live={live} columns={columns} names={names} /> : <Matrix live={live} columns={columns} names={names} />}
      </Page>
    </AccessFrame>
  )
}

function Matrix({ live, columns, names }: { live: readonly Grant[]; columns: readonly Column[]; names: Names }) {
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed" component="div">
        {levels.map(level => <span key={level} style={{ marginInlineEnd: '1rem', whiteSpace: 'nowrap' }}><span className={`${classes['cell']} ${classes['key']}`} data-level={level} aria-hidden>{mark[level]}</span>{levelLabel(level)}: {levelHelp[level]?.()}</span>)}
      </Text>
      <div className={classes['scroll']} tabIndex={0} role="region" aria-label={t('Who looks after what')}>
        <table className={classes['matrix']}>
          <thead><tr><th scope="col">{t('Area')}</th>{columns.map(({ id, name }) => <th key={id} scope="col">{name}</th>)}</tr></thead>
          <tbody>
            {areas.map(area => (
              <tr key={area}>
                <th scope="row">{areaLabel(area)}</th>
                {columns.map(({ id, name }) => <Cell key={id} held={live.filter(grant => grant.function === area && grant.populationId === id)} names={names} where={name} />)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Stack>
  )
}

/** The highest level gives the shade; the level's letter says the same without colour. */
function Cell({ held, names, where }: { held: readonly Grant[]; names: Names; where: string }) {
  if (held.length === 0) return <td className={classes['cell']}><span className="visually-hidden">{t('nobody')}</span></td>
  const top = levels.findLast(level => held.some(grant => grant.level === level)) ?? 'view'
  const [first] = held
  const who = held.map(({ holderId, level }) => `${names.get(holderId)?.name ?? '…'} (${levelLabel(level).toLowerCase()})`)
  return (
    <Tooltip label={`${who.join(', ')} · ${where}`} multiline maw={320}>
      <td className={classes['cell']} data-level={top}>
        <span aria-hidden>{mark[top]} · {held.length === 1 ? initials(names.get(first!.holderId)?.name) : held.length}</span>
        <span className="visually-hidden">{who.join(', ')}</span>
      </td>
    </Tooltip>
  )
}

function Twin({ live, columns, names }: { live: readonly Grant[]; columns: readonly Column[]; names: Names }) {
  const rows = areas.flatMap(area => columns.flatMap(({ id, name }) => live.filter(grant => grant.function === area && grant.populationId === id).map(grant => ({ grant, name }))))
  return (
    <table className={`${classes['table']} ${classes['stack']}`}>
      <thead><tr><th scope="col">{t('Area')}</th><th scope="col">{t('For whom')}</th><th scope="col">{t('Who')}</th><th scope="col">{t('Level')}</th></tr></thead>
      <tbody>
        {rows.map(({ grant, name }) => (
          <tr key={grant.id}><th scope="row">{areaLabel(grant.function)}</th><td>{name}</td><td><Link className={classes['name']} to={`/access/people/${grant.holderId}`}>{names.get(grant.holderId)?.name ?? '…'}</Link></td><td>{levelLabel(grant.level)}</td></tr>
        ))}
      </tbody>
    </table>
  )
}

/** The title of a picture says what it shows. */
function finding(live: readonly Grant[]): string {
  const without = areas.filter(area => !live.some(grant => grant.function === area && grant.populationId === null && grant.level !== 'view'))
  if (without.length === areas.length) return t('No area has somebody who handles it for everyone.')
  if (without.length) return t('Nobody looks after these {{count}} areas for everyone: {{areas}}.', { count: without.length, areas: listText(without.map(areaLabel)) })
  const alone = areas.filter(area => new Set(live.filter(grant => grant.function === area && grant.populationId === null && grant.level !== 'view').map(({ holderId }) => holderId)).size === 1)
  return alone.length ? t('Every area is looked after for everyone; these hang on one person: {{areas}}.', { areas: listText(alone.map(areaLabel)) }) : t('Every area is looked after for everyone by more than one person.')
}

const mark = { view: 'V', handle: 'H', administer: 'A' } as const
const initials = (name = '') => name.split(/\s+/).map(word => word[0] ?? '').slice(0, 2).join('')
