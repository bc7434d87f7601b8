import { Anchor, SegmentedControl, Skeleton, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Static } from 'typebox'
import { useAddress } from '#ui/address.ts'
import { ErrorNote } from '#ui/errors.tsx'
import { Page, Panel } from '#ui/page.tsx'
import { useRead } from '#ui/queries.ts'
import { t } from '#ui/words.ts'
import type * as contract from '../contract-balance.ts'
import { smallBelow } from '../rules-small.ts'
import { CellDialog } from './balance-cell.tsx'
import { BalanceMap, BalanceTable, Key, type Showing } from './balance-map.tsx'
import { findingOf, HowJudged } from './balance-words.tsx'
import { HrTeamFrame } from './frame.tsx'
import { OwnPart } from './own-part.tsx'
import { Ratio } from './ratio.tsx'
import { SmallTeam } from './small-team.tsx'
import classes from './hr-team.module.css'
import { areaLabel } from './words.ts'

export type Balance = Static<typeof contract.balance.output>

/** Who may, can and does, by area of HR and group of people; in a small team, what hangs on whom. */
export default function BalancePage() {
  const { data, error, refetch } = useRead<Balance>('/hr-team/balance')
  return (
    <HrTeamFrame>
      {error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : !data ? <Skeleton height={480} />
        : data.sees !== 'totals' && data.hrPeople < smallBelow ? <SmallTeam balance={data} />
        : data.sees === 'own' ? <Page title={t('My part of HR')} about={t('What you may, can and did. Who leads HR sees the whole of it.')}><OwnPart own={data.own} /></Page>
        : <Whole balance={data} />}
    </HrTeamFrame>
  )
}

function Whole({ balance }: { balance: Balance }) {
  const [{ as = '', show = '', cell = '' }, setAddress] = useAddress()
  const showing: Showing = balance.sees === 'totals' || show === 'work' ? 'work' : 'can'
  return (
    <Page title={t('Balance of the HR team')} about={balance.sees === 'all' ? findingOf(balance) : t('How much work there is. Who can do what isn’t told with totals.')} actions={<>
      {balance.sees === 'all' && <SegmentedControl size="xs" aria-label={t('What to show')} value={showing} onChange={value => setAddress({ show: value === 'work' ? value : null })} data={[{ value: 'can', label: t('Who can') }, { value: 'work', label: t('Workload') }]} />}
      <SegmentedControl size="xs" aria-label={t('Show as')} value={as === 'table' ? 'table' : 'map'} onChange={value => setAddress({ as: value === 'table' ? value : null })} data={[{ value: 'map', label: t('Map') }, { value: 'table', label: t('Table') }]} />
    </>}>
      <Warnings balance={balance} />
      {as === 'table' ? <BalanceTable balance={balance} onOpen={key => setAddress({ cell: key }, { isNew: true })} /> : <><Key showing={showing} /><BalanceMap balance={balance} showing={showing} onOpen={key => setAddress({ cell: key }, { isNew: true })} /></>}
      {balance.sees === 'all' && <HowJudged />}
      <Ratio people={balance.people} />
      {balance.own.length > 0 && <OwnPart own={balance.own} />}
      {cell && balance.sees === 'all' && <CellDialog balance={balance} at={cell} onClose={() => setAddress({ cell: null })} />}
    </Page>
  )
}

/** What found nobody when it was to be given to somebody. */
function Warnings({ balance }: { balance: Balance }) {
  if (balance.warnings.length === 0) return null
  return (
    <Panel title={t('Work that found nobody')}>
      <ul className={classes['list']}>{balance.warnings.map(({ function: area, routed, items }) => (
        <li key={area + routed}>{areaLabel(area)}: {routed === 'nobody' ? t('{{count}} items wait for somebody who can take them', { count: items }) : t('{{count}} items went to the lead, since nobody else could take them', { count: items })}</li>
      ))}</ul>
      <Text size="sm" mt="xs"><Anchor component={Link} to="/desk">{t('To the desk')}</Anchor></Text>
    </Panel>
  )
}
