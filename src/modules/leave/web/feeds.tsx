import { Button, Group, Text } from '@mantine/core'
import { Copy } from 'lucide-react'
import { useState } from 'react'
import { dateText } from '#ui/format.ts'
import { useMe } from '#ui/me.ts'
import { Panel } from '#ui/page.tsx'
import { useAct, useMove, useRows } from '#ui/queries.ts'
import { tell, tellProblem } from '#ui/tell.tsx'
import { Named } from '#ui/value.tsx'
import { t, wordOf } from '#ui/words.ts'
import { makeFeed } from '../contract-calendar.ts'
import { leaveFeed } from '../records.ts'
import type { Whose } from './calendar-data.ts'
import classes from './leave.module.css'

/** Calendars in one's own program: an address told once, and the list of those in use. */
export function Feeds({ whose, locationId }: { whose: 'own' | Whose; locationId: string }) {
  const { personId } = useMe()
  const { data: feeds = [] } = useRows(leaveFeed, { personId, status: 'active' }, { isOn: personId !== null })
  const making = useAct(makeFeed), moving = useMove(leaveFeed)
  const [made, setMade] = useState<string | null>(null)
  if (!personId || whose === 'company' || whose === 'location' && !locationId) return null
  const make = () => making.mutateAsync({ whose, locationId: locationId || null }).then(({ address }) => setMade(new URL(address, window.location.origin).href), tellProblem)
  const copy = () => navigator.clipboard.writeText(made!).then(() => tell(t('Copied')), () => tell(t('Mark the address and copy it by hand.')))
  return (
    <div className={classes['stack']}>
      <Panel title={t('In your own calendar')} actions={<Button variant="default" size="xs" loading={making.isPending} onClick={() => void make()}>{t('Make an address')}</Button>}>
        <Text size="sm" c="dimmed">{t('Your calendar program reads this by an address. Whoever has the address reads it too, without signing in: of others it says no more than that they are away.')}</Text>
        {made && (
          <Group gap="sm" mt="sm" align="center" role="status">
            <code className={classes['address']}>{made}</code>
            <Button size="xs" leftSection={<Copy size={14} aria-hidden />} onClick={() => void copy()}>{t('Copy')}</Button>
            <Text size="sm">{t('Shown this once. Lost it? Revoke it and make another.')}</Text>
          </Group>
        )}
        <ul className={classes['list']}>
          {feeds.map(feed => (
            <li key={feed.id}>
              <span>{wordOf(leaveFeed.name, 'whose', leaveFeed.all.whose, feed.whose)}{feed.locationId && <>: <Named record="location" id={feed.locationId} isPlain /></>}<Text span display="block" className={classes['quiet']}>{t('made on {{date}}', { date: dateText(feed.madeOn) })}</Text></span>
              <Button variant="subtle" color="red" size="compact-sm" onClick={() => { moving.mutateAsync({ id: feed.id, version: feed.version, move: 'revoke' }).then(() => { setMade(null); tell(t('Revoked: it answers nobody any more.')) }, tellProblem) }}>{t('Revoke')}</Button>
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  )
}
