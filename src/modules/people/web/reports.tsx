import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { address } from '#ui/client.ts'
import { useMay } from '#ui/me.ts'
import { Panel } from '#ui/page.tsx'
import { useRead, type Page } from '#ui/queries.ts'
import { t } from '#ui/words.ts'
import type { JobHeld } from './data.ts'
import { PersonLine } from './lines.tsx'
import classes from './people.module.css'

const few = 8
/** Who reports to somebody directly, as far as the reader may see. */
export const useReports = (personId: string, limit = few) =>
  useRead<Page<JobHeld>>(address('/directory', { managerId: personId, status: 'active,starting', limit }), { isOn: Boolean(personId) })

export function Reports({ who: { id } }: { who: { id: string } }) {
  const { data } = useReports(id)
  const mayChange = useMay(['people:handle'])
  if (!data?.items.length) return null
  const count = data.total ?? data.items.length
  return (
    <Panel title={t('{{count}} direct reports', { count })} actions={mayChange && <Anchor component={Link} to={`/people/${id}/successors`} size="sm">{t('Name new managers')}</Anchor>}>
      <ul className={classes['people']}>{data.items.map(job => <PersonLine key={job.id} job={job} />)}</ul>
      {count > few && <Anchor component={Link} to="/people" search={{ managerId: id } as never}>{t('Show all {{count}}', { count })}</Anchor>}
    </Panel>
  )
}
