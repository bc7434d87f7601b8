import { ActionIcon, Indicator } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Bell as Icon } from 'lucide-react'
import { get } from './client.ts'
import { useMe } from './me.ts'
import { t } from './words.ts'

/** How much one hasn't read, asked once a minute; what it is stands on its own page. */
export function Bell() {
  const { personId } = useMe()
  const { data } = useQuery({ queryKey: ['notifications', 'unread'], enabled: personId !== null, refetchInterval: 60_000, queryFn: ({ signal }) => get<{ count: number }>('/notifications/unread', signal) })
  if (personId === null) return null
  const count = data?.count ?? 0
  return (
    <Indicator label={count > 99 ? '99+' : count} disabled={count === 0} size={16} offset={5} color="red.8">
      <ActionIcon component={Link} to="/notifications" variant="subtle" color="gray" size="lg" aria-label={count ? t('{{count}} notifications not read', { count }) : t('Notifications')}><Icon size={18} /></ActionIcon>
    </Indicator>
  )
}
