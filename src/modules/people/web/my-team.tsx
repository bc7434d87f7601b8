import { Anchor, Skeleton, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Panel } from '#ui/page.tsx'
import { t } from '#ui/words.ts'
import { PersonLine } from './lines.tsx'
import classes from './people.module.css'
import { useReports } from './reports.tsx'

/** Who reports to oneself, today. */
export function MyTeam({ personId }: { personId: string }) {
  const { data } = useReports(personId, 12)
  return (
    <Panel title={t('My team')} actions={<Anchor component={Link} to="/people">{t('Everybody below')}</Anchor>}>
      {!data ? <Skeleton height={120} /> : data.items.length === 0 ? <Text c="dimmed">{t('Nobody reports to you today.')}</Text>
        : <ul className={classes['people']}>{data.items.map(job => <PersonLine key={job.id} job={job} />)}</ul>}
      {(data?.total ?? 0) > 12 && <Anchor component={Link} to="/people" search={{ managerId: personId } as never}>{t('Show all {{count}}', { count: data!.total! })}</Anchor>}
    </Panel>
  )
}
