import { Anchor, Skeleton, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { addDays, weekdayOf } from '#shared/calendar.ts'
import { today } from '#ui/format.ts'
import { Panel } from '#ui/page.tsx'
import { t } from '#ui/words.ts'
import { spanText, useCalendar, useTells, type Calendar } from './calendar-data.ts'
import classes from './leave.module.css'

/** Who of one's team is away today, and who next week: as much as one may know. */
export function WhosOut() {
  const now = today(), monday = addDays(now, 8 - weekdayOf(now)), friday = addDays(monday, 6)
  const { data } = useCalendar(now, friday, 'team')
  return (
    <Panel title={t('Who is away')} actions={<Anchor component={Link} to="/leave/calendar" size="sm">{t('Calendar')}</Anchor>}>
      {!data ? <Skeleton height={80} /> : <>
        <Text fw={500} size="sm">{t('Today')}</Text>
        <Lines calendar={data} from={now} to={now} />
        <Text fw={500} size="sm" mt="md">{t('Next week')}</Text>
        <Lines calendar={data} from={monday} to={friday} />
      </>}
    </Panel>
  )
}

function Lines({ calendar: { people, days }, from, to }: { calendar: Calendar; from: string; to: string }) {
  const tells = useTells()
  const away = days.filter(each => each.status === 'approved' && each.from <= to && (each.to ?? to) >= from)
  if (away.length === 0) return <Text size="sm" c="dimmed">{t('Nobody of your team.')}</Text>
  return (
    <ul className={classes['list']}>
      {away.map(each => {
        const who = people.find(({ employmentId }) => employmentId === each.employmentId)
        return <li key={`${each.employmentId} ${each.from}`}><span>{who?.isOwn ? t('You') : who?.name}</span><span className={classes['quiet']}>{tells(each)} · {spanText(each)}</span></li>
      })}
    </ul>
  )
}
