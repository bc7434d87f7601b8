import { ActionIcon, Group, Skeleton, Text } from '@mantine/core'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { addDays, dateOf, dayOf, endOfMonth, weekdayOf, yearOf, type Day } from '#shared/calendar.ts'
import { useAddress } from '#ui/address.ts'
import { ErrorNote } from '#ui/errors.tsx'
import { dateText, today } from '#ui/format.ts'
import { Page } from '#ui/page.tsx'
import { t } from '#ui/words.ts'
import { daysOf, spanText, useCalendar, useTells, type Away, type Calendar } from './calendar-data.ts'
import classes from './leave.module.css'

/** One's own year: holidays where one works, days taken, planned and asked for. */
export default function LeaveYear() {
  const [search, setSearch] = useAddress()
  const year = /^\d{4}$/.test(search['year'] ?? '') ? Number(search['year']) : yearOf(today())
  const { data, error, refetch } = useCalendar(`${year}-01-01`, `${year}-12-31`, 'team')
  const own = data?.people.filter(({ isOwn }) => isOwn) ?? []
  const away = data?.days.filter(({ employmentId }) => own.some(each => each.employmentId === employmentId)) ?? []
  return (
    <Page title={t('My year')} crumbs={[{ label: t('Time off'), to: '/leave' }]}>
      <div className={classes['tools']}>
        <Group gap={4}>
          <ActionIcon variant="default" size="lg" aria-label={t('The year before')} onClick={() => setSearch({ year: String(year - 1) })}><ChevronLeft size={16} aria-hidden /></ActionIcon>
          <ActionIcon variant="default" size="lg" aria-label={t('The year after')} onClick={() => setSearch({ year: String(year + 1) })}><ChevronRight size={16} aria-hidden /></ActionIcon>
        </Group>
        <Text fw={600} component="h2" size="lg" aria-live="polite">{String(year)}</Text>
      </div>
      {error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : !data ? <Skeleton height={400} /> : <Months year={year} away={away} calendar={{ ...data, holidays: data.holidays.filter(({ locationId }) => own.some(each => each.locationId === locationId)) }} />}
      <div className={classes['key']} aria-hidden>
        <span><span className={classes['swatch']} /> {t('Away')}</span><span><span className={classes['swatch']} data-asked /> {t('Asked for')}</span><span><span className={classes['swatch']} data-closed /> {t('Weekend or holiday')}</span>
      </div>
    </Page>
  )
}

function Months({ year, away, calendar: { holidays } }: { year: number; away: readonly Away[]; calendar: Calendar }) {
  const tells = useTells()
  const named = new Map(holidays.map(({ on, name, portion }) => [on, portion === 'half' ? t('{{name}} (half a day)', { name }) : name]))
  const awayOn = (on: Day) => away.find(each => each.from <= on && (each.to ?? on) >= on)
  return <div className={classes['year']}>{Array.from({ length: 12 }, (_, n) => <Month key={n} first={dayOf(year, n + 1, 1)} named={named} awayOn={awayOn} says={each => `${tells(each)} · ${spanText(each)}`} />)}</div>
}

function Month({ first, named, awayOn, says }: { first: Day; named: ReadonlyMap<Day, string>; awayOn: (on: Day) => Away | undefined; says: (away: Away) => string }) {
  const monday = addDays(first, 1 - weekdayOf(first)), last = endOfMonth(first), now = today()
  const weeks = Array.from({ length: Math.ceil((daysOf(monday, last).length) / 7) }, (_, n) => daysOf(addDays(monday, n * 7), addDays(monday, n * 7 + 6)))
  return (
    <table className={classes['month']}>
      <caption>{dateText(first, { month: 'long' })}</caption>
      <thead><tr>{weeks[0]!.map(on => <th key={on} scope="col"><abbr title={dateText(on, { weekday: 'long' })} style={{ textDecoration: 'none' }}>{dateText(on, { weekday: 'narrow' })}</abbr></th>)}</tr></thead>
      <tbody>
        {weeks.map(week => (
          <tr key={week[0]}>{week.map(on => {
            const isIn = on >= first && on <= last, away = isIn ? awayOn(on) : undefined, holiday = isIn ? named.get(on) : undefined
            const about = [away && says(away), holiday].filter(Boolean).join(' · ')
            return (
              <td key={on} title={about || undefined} data-closed={isIn && (weekdayOf(on) > 5 || holiday !== undefined) || undefined} data-away={away?.status === 'approved' || undefined} data-asked={away?.status === 'asked' || undefined} data-today={isIn && on === now || undefined}>
                {isIn && dateOf(on)}{about && <span className="visually-hidden"> {about}</span>}
              </td>
            )
          })}</tr>
        ))}
      </tbody>
    </table>
  )
}
