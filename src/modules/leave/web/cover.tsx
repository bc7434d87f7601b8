import { Anchor, Skeleton, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useParam } from '#ui/address.ts'
import { address } from '#ui/client.ts'
import { ErrorNote } from '#ui/errors.tsx'
import { dateText } from '#ui/format.ts'
import { EmptyState, Page, Panel } from '#ui/page.tsx'
import { useRead } from '#ui/queries.ts'
import { t } from '#ui/words.ts'
import type { CoverMissing } from '../contract-cover.ts'
import classes from './leave.module.css'

/** A team of which more are away on days ahead than may be: how many, and whom it reports to. */
export default function Cover() {
  const [seatId] = useParam('coverId').split('.')
  const { data, error, refetch } = useRead<{ items: CoverMissing[] }>(address('/leave/cover', { seatId: seatId! }))
  if (error) return <Page title={t('Cover of a team')} isCalm width="reading"><ErrorNote error={error} onRetry={() => void refetch()} /></Page>
  if (!data) return <Page title={t('Cover of a team')} isCalm width="reading"><Skeleton height={200} /></Page>
  const [first] = data.items
  return (
    <Page title={first ? t('Cover of the team of {{name}}', { name: first.name }) : t('Cover of a team')} crumbs={[{ label: t('Time off'), to: '/leave' }]} isCalm width="reading">
      {first ? <Panel title={t('More are away than may be')}><Days items={data.items} /></Panel> : <EmptyState title={t('There is nothing to show here')} text={t('This team is covered again, or not all who are away are yours to look after: whoever leads the team sees the days.')} />}
      <Text size="sm" mt="md"><Anchor component={Link} to="/leave/calendar">{t('Who is away')}</Anchor></Text>
    </Page>
  )
}

/** For whom teams report to: nothing while they are covered. */
export function OwnCover() {
  const { data } = useRead<{ items: CoverMissing[] }>('/leave/cover')
  if (!data || data.items.length === 0) return null
  return <Panel title={t('More of your team are away than may be')}><Days items={data.items} /></Panel>
}

const Days = ({ items }: { items: CoverMissing[] }) => (
  <ul className={classes['list']}>
    {items.map(({ seatId, on, away, most }) => <li key={`${seatId} ${on}`}><span>{dateText(on, { weekday: 'long', day: 'numeric', month: 'long' })}</span><span className={classes['quiet']}>{t('{{away}} away, {{most}} may be', { away, most })}</span></li>)}
  </ul>
)
