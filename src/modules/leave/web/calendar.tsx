import { ActionIcon, Anchor, Button, Group, Select, Skeleton, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { Link } from '@tanstack/react-router'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { addMonths, dateOf, endOfMonth, weekdayOf, type Day } from '#shared/calendar.ts'
import { useAddress } from '#ui/address.ts'
import { ErrorNote } from '#ui/errors.tsx'
import { dateText, today } from '#ui/format.ts'
import { LinkTabs } from '#ui/link-tabs.tsx'
import { useMay } from '#ui/me.ts'
import { EmptyState, Page } from '#ui/page.tsx'
import { useRows } from '#ui/queries.ts'
import { t } from '#ui/words.ts'
import { location } from '#modules/organization/records.ts'
import { barsOf } from '../rules-bars.ts'
import { daysOf, spanText, useCalendar, useTells, type Calendar, type Whose } from './calendar-data.ts'
import { OwnCover } from './cover.tsx'
import { Feeds } from './feeds.tsx'
import classes from './leave.module.css'

/** Who is away in a month, of the team, a place or the company, as far as it is the reader's to know. */
export default function LeaveCalendar() {
  const [search, setSearch] = useAddress()
  const looksFurther = useMay(['leave', 'manager'])
  const { data: places = [] } = useRows(location, {}, { isOn: looksFurther })
  const whose = looksFurther && ['location', 'company'].includes(search['of'] ?? '') ? search['of'] as Whose : 'team'
  const month = /^\d{4}-\d{2}$/.test(search['month'] ?? '') ? `${search['month']}-01` : `${today().slice(0, 7)}-01`
  const placeId = search['at'] ?? ''
  const { data, error, refetch } = useCalendar(month, endOfMonth(month), whose, placeId)
  const isNarrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const go = (to: Day) => setSearch({ month: to.slice(0, 7) })
  return (
    <Page title={t('Who is away')} crumbs={[{ label: t('Time off'), to: '/leave' }]}>
      {looksFurther && <LinkTabs label={t('Whose days away')} name="of" current={whose} tabs={[{ value: 'team', label: t('My team') }, { value: 'location', label: t('Location') }, { value: 'company', label: t('Everybody') }]} />}
      <div className={classes['tools']}>
        <Group gap={4}>
          <ActionIcon variant="default" size="lg" aria-label={t('The month before')} onClick={() => go(addMonths(month, -1))}><ChevronLeft size={16} aria-hidden /></ActionIcon>
          <Button variant="default" size="sm" onClick={() => go(today())}>{t('This month')}</Button>
          <ActionIcon variant="default" size="lg" aria-label={t('The month after')} onClick={() => go(addMonths(month, 1))}><ChevronRight size={16} aria-hidden /></ActionIcon>
        </Group>
        <Text fw={600} component="h2" size="lg" aria-live="polite">{dateText(month, { month: 'long', year: 'numeric' })}</Text>
        {whose === 'location' && <Select aria-label={t('Location')} placeholder={t('Choose a location')} searchable data={places.map(({ id, name }) => ({ value: id, label: name }))} value={placeId || null} onChange={value => setSearch({ at: value })} />}
      </div>
      {looksFurther && whose === 'team' && <OwnCover />}
      {error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : whose === 'location' && !placeId ? <EmptyState title={t('Which location?')} text={t('Choose one above.')} />
        : !data ? <Skeleton height={240} /> : data.people.length === 0 ? <Nobody whose={whose} /> : isNarrow ? <Lines calendar={data} /> : <Grid calendar={data} from={month} to={endOfMonth(month)} />}
      {data && data.count > data.people.length && <Text size="sm" c="dimmed" mt="xs">{t('The first {{shown}} of {{count}}: choose a location to see fewer.', { shown: data.people.length, count: data.count })}</Text>}
      <div className={classes['key']} aria-hidden>
        <span><span className={classes['swatch']} /> {t('Away')}</span><span><span className={classes['swatch']} data-asked /> {t('Asked for')}</span><span><span className={classes['swatch']} data-closed /> {t('Weekend or holiday')}</span>
      </div>
      <Feeds whose={whose} locationId={whose === 'location' ? placeId : ''} />
    </Page>
  )
}

const Nobody = ({ whose }: { whose: Whose }) => whose === 'team' ? <EmptyState title={t('Nobody stands here')} text={t('Who reports to the same manager as you, or to you, is listed here.')} /> : <EmptyState title={t('Nobody is away')} text={t('Of the people whom you lead or whose leave you look after.')} />

function Grid({ calendar: { people, days, holidays }, from, to }: { calendar: Calendar; from: Day; to: Day }) {
  const tells = useTells()
  const columns = daysOf(from, to), now = today()
  const closedAt = (locationId: string, on: Day) => holidays.find(each => each.locationId === locationId && each.on === on)?.name ?? (weekdayOf(on) > 5 ? t('Weekend') : undefined)
  return (
    <div className={classes['scroller']} tabIndex={0} role="region" aria-label={t('Who is away')}>
      <table className={classes['grid']}>
        <colgroup><col className={classes['who']} />{columns.map(on => <col key={on} className={classes['day']} />)}</colgroup>
        <thead><tr><th scope="col">{t('Name')}</th>{columns.map(on => <th key={on} scope="col" data-today={on === now || undefined} data-closed={weekdayOf(on) > 5 || undefined}><abbr title={dateText(on)} style={{ textDecoration: 'none' }}>{dateText(on, { weekday: 'narrow' })}<br />{dateOf(on)}</abbr></th>)}</tr></thead>
        <tbody>
          {people.map(({ employmentId, personId, name, jobTitle, locationId, isOwn, isKnown }) => (
            <tr key={employmentId}>
              <th scope="row">{isKnown && !isOwn ? <Anchor component={Link} to={`/people/${personId}`}>{name}</Anchor> : name}<Text span display="block" className={classes['quiet']}>{isOwn ? t('You') : jobTitle}</Text></th>
              {barsOf(days.filter(each => each.employmentId === employmentId), from, to).map(({ from: on, days: length, what }) => {
                const closed = closedAt(locationId, on)
                return what
                  ? <td key={on} colSpan={length}><span className={classes['bar']} data-asked={what.status === 'asked' || undefined} title={`${tells(what)} · ${spanText(what)}`}>{tells(what)}<span className="visually-hidden">, {spanText(what)}</span></span></td>
                  : <td key={on} data-closed={closed !== undefined || undefined} title={closed} />
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** On a phone: who is away, when, one below the other. */
function Lines({ calendar: { people, days } }: { calendar: Calendar }) {
  const tells = useTells()
  const away = people.map(person => ({ person, days: days.filter(each => each.employmentId === person.employmentId) })).filter(each => each.days.length > 0)
  if (away.length === 0) return <EmptyState title={t('Nobody is away')} text={t('In this month, as far as it is known.')} />
  return (
    <ul className={classes['list']}>
      {away.map(({ person, days: theirs }) => <li key={person.employmentId}><span>{person.isOwn ? t('You') : person.name}</span><span>{theirs.map(each => <Text key={each.from} size="sm">{spanText(each)} · {tells(each)}</Text>)}</span></li>)}
    </ul>
  )
}
