import { Anchor, Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { dateText } from '#ui/format.ts'
import { Panel } from '#ui/page.tsx'
import { useRows } from '#ui/queries.ts'
import { Status } from '#ui/value.tsx'
import { t, wordOf } from '#ui/words.ts'
import { leaveCase } from '../records.ts'
import classes from './leave.module.css'

/** Somebody's cases: nowhere while there are none, unless one may be opened. */
export function CasesOf({ personId, mayOpen = false }: { personId: string; mayOpen?: boolean }) {
  const { data: cases = [] } = useRows(leaveCase, { personId })
  if (cases.length === 0 && !mayOpen) return null
  return (
    <Panel title={t('Protected leave')} actions={mayOpen && <Button component={Link} to="/leave/cases/new" search={{ person: personId } as never} variant="default" size="xs">{t('Open a case')}</Button>}>
      <ul className={classes['list']}>
        {cases.map(({ id, startsOn, status }) => <li key={id}><Anchor component={Link} to={`/leave/cases/${id}`}>{t('from {{date}}', { date: dateText(startsOn) })}</Anchor><Status value={status} label={wordOf(leaveCase.name, 'status', leaveCase.all.status, status)} /></li>)}
      </ul>
    </Panel>
  )
}
