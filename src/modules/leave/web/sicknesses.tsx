import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Panel } from '#ui/page.tsx'
import { useRows } from '#ui/queries.ts'
import { Status } from '#ui/value.tsx'
import { t, wordOf } from '#ui/words.ts'
import { sickness } from '../records.ts'
import { spanText } from './calendar-data.ts'
import classes from './leave.module.css'

/** Somebody’s sickness, the newest first, beside their leave; what was entered by mistake isn’t told here. */
export function Sicknesses({ personId }: { personId: string }) {
  const { data: all = [] } = useRows(sickness, { personId })
  const shown = all.filter(({ status }) => status !== 'mistaken')
  if (shown.length === 0) return null
  return (
    <Panel title={t('Sickness')}>
      <ul className={classes['list']}>
        {shown.slice(0, 10).map(each => <li key={each.id}><Anchor component={Link} to={`/leave/sick/${each.id}`}>{spanText({ from: each.startsOn, to: each.lastDay })}</Anchor><Status value={each.status} label={wordOf(sickness.name, 'status', sickness.all.status, each.status)} /></li>)}
      </ul>
    </Panel>
  )
}
