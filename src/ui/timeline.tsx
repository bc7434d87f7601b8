import { Button, Skeleton, Stack, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { address, get } from './client.ts'
import { ErrorNote } from './errors.tsx'
import { dateText, dayOf, timeText } from './format.ts'
import { Entry, type Told } from './timeline-entry.tsx'
import classes from './timeline.module.css'
import { t } from './words.ts'

type Props = { aboutId: string; record?: undefined; recordId?: undefined } | { aboutId?: undefined; record: string; recordId: string }
type Deed = { key: string; by: string; at: string; events: Told[] }

/** What happened to somebody or something, newest first, by day: who did what, from what to what. */
export function Timeline(props: Props) {
  const { aboutId, record, recordId } = props
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['events', aboutId, record, recordId], initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => get<{ items: Told[]; nextBefore: string | null }>(address('/events', { aboutId, record, recordId, before: pageParam, limit: 40 }), signal),
    getNextPageParam: page => page.nextBefore ?? undefined,
  })
  if (error) return <ErrorNote error={error} />
  if (isPending) return <Stack gap="sm" aria-busy><Skeleton height={12} width="60%" /><Skeleton height={12} width="80%" /><Skeleton height={12} width="50%" /></Stack>
  const events = data.pages.flatMap(page => page.items)
  if (events.length === 0) return <Text c="dimmed">{t('Nothing has happened here that you may see.')}</Text>
  return (
    <div className={classes['timeline']}>
      {byDay(events).map(({ day, deeds }) => (
        <section key={day} aria-label={dayName(day)}>
          <h3 className={classes['day']}>{dayName(day)}</h3>
          <ol className={classes['deeds']}>
            {deeds.map(deed => (
              <li key={deed.key} className={classes['deed']}>
                <div className={classes['who']}><b>{deed.by}</b> <Text span size="xs" c="dimmed"><time dateTime={deed.at}>{timeText(deed.at)}</time></Text></div>
                {deed.events.map(event => <Entry key={event.id} event={event} aboutId={aboutId} />)}
              </li>
            ))}
          </ol>
        </section>
      ))}
      {hasNextPage && <Button variant="default" size="xs" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t('Earlier')}</Button>}
    </div>
  )
}

/** Events of one person at one moment are one deed: a hire writes eight rows. */
function byDay(events: readonly Told[]) {
  const days: { day: string; deeds: Deed[] }[] = []
  for (const event of events) {
    const day = dayOf(new Date(event.at))
    if (days.at(-1)?.day !== day) days.push({ day, deeds: [] })
    const { deeds } = days.at(-1)!
    const last = deeds.at(-1)
    const by = event.actorName ?? actorWord(event.actor)
    if (last?.by === by && Math.abs(Date.parse(last.at) - Date.parse(event.at)) < 2000) last.events.push(event)
    else deeds.push({ key: event.id, by, at: event.at, events: [event] })
  }
  return days
}

const actorWord = (actor: string) => actor.startsWith('key') ? t('A program') : actor.startsWith('guest') ? t('A guest') : t('Equipoise')

function dayName(day: string): string {
  const today = new Date()
  const yesterday = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1)
  return day === dayOf(today) ? t('Today') : day === dayOf(yesterday) ? t('Yesterday') : dateText(day)
}
