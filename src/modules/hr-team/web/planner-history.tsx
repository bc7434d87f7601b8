import { Text } from '@mantine/core'
import { addDays } from '#shared/calendar.ts'
import { dateText, numberText } from '#ui/format.ts'
import { Panel } from '#ui/page.tsx'
import { t } from '#ui/words.ts'
import type { Question } from '../rules-planning.ts'
import classes from './hr-team.module.css'
import type { Known } from './planner.tsx'
import { areaLabel } from './words.ts'

/** When it comes: week by week, and over the hours of a week. */
export function DeskHistory({ known, asked }: { known: Known; asked: Question }) {
  const own = known.cells.filter(each => each.function === asked.function && (asked.population === 0 || each.populations.includes(asked.population)))
  if (own.length === 0 || known.weeks === 0) return null
  const weeks = Array.from({ length: known.weeks }, (_, week) => own.reduce((all, each) => all + each.weeks[week]!, 0)), most = Math.max(1, ...weeks)
  const weekOf = (n: number) => addDays(known.since, 7 * n)
  const days = [1, 2, 3, 4, 5, 6, 7].map(day => ({ day, hours: known.hours.filter(each => each.day === day) })).filter(({ hours }) => hours.length > 0)
  const peak = known.hours.toSorted((a, b) => b.count - a.count)[0], all = known.hours.reduce((sum, { count }) => sum + count, 0)
  const [first, last] = [Math.min(...known.hours.map(({ hour }) => hour)), Math.max(...known.hours.map(({ hour }) => hour))]
  return (
    <Panel title={t('When it comes')}>
      <Text size="sm">{t('{{area}}, week by week: between {{low}} and {{high}}.', { area: areaLabel(asked.function), low: numberText(Math.min(...weeks)), high: numberText(most) })}</Text>
      <div className={classes['bars']} aria-hidden>{weeks.map((count, n) => <span key={n} title={`${dateText(weekOf(n))}: ${count}`} style={{ blockSize: `${Math.max(2, 100 * count / most)}%` }} />)}</div>
      <Text size="xs" c="dimmed">{t('From the week of {{since}} to that of {{until}}.', { since: dateText(known.since), until: dateText(weekOf(known.weeks - 1)) })}</Text>
      {peak && <Text size="sm" mt="md">{t('Of all areas, most comes on {{day}} from {{hour}} to {{next}} o’clock: {{percent}} %. Hours are those of the place where somebody works.', { day: dayName(peak.day), hour: peak.hour, next: peak.hour + 1, percent: numberText(Math.round(1000 * peak.count / all) / 10) })}</Text>}
      <div className={classes['scroll']} aria-hidden>
        <table className={classes['hours']}><tbody>{days.map(({ day, hours }) => (
          <tr key={day}><th scope="row">{dayName(day).slice(0, 2)}</th>{Array.from({ length: last - first + 1 }, (_, n) => <td key={n} style={{ '--share': (hours.find(each => each.hour === first + n)?.count ?? 0) / (peak?.count ?? 1) } as React.CSSProperties} />)}</tr>
        ))}</tbody></table>
      </div>
    </Panel>
  )
}

// The first of January 2024 was a Monday.
const dayName = (day: number) => dateText(`2024-01-0${day}`, { weekday: 'long' })
