import { Button, Group, Skeleton, Stack, Text, UnstyledButton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useEffect, useEffectEvent } from 'react'
import { functions } from '#shared/functions.ts'
import { useAddress } from '#ui/address.ts'
import { Beside } from '#ui/beside.tsx'
import { ErrorNote } from '#ui/errors.tsx'
import { dateText, instantText } from '#ui/format.ts'
import { useMay } from '#ui/me.ts'
import { EmptyState, Page } from '#ui/page.tsx'
import { useAct, useRead } from '#ui/queries.ts'
import { tell, tellProblem } from '#ui/tell.tsx'
import { t, wordOf } from '#ui/words.ts'
import { confirmAnnouncement, readAnnouncement, type Announced } from '../contract-announcements.ts'
import { announceAsks, announcement } from '../records-announcements.ts'
import { announces } from './announces.ts'
import classes from './notices.module.css'

export const areaName = (area: string) => wordOf(announcement.name, 'area', announceAsks.area, area in functions ? area : '')

/** What stands beside its title: whether anything is left to do. */
function stateOf({ withdrawnAt, readAt, needsConfirming, confirmedAt, confirmBy }: Announced) {
  if (withdrawnAt) return t('Withdrawn')
  if (needsConfirming && !confirmedAt) return t('To be confirmed by {{day}}', { day: dateText(confirmBy!) })
  if (confirmedAt) return t('Confirmed')
  return readAt ? t('Read') : t('New')
}

/** What HR has announced to whoever looks. */
export default function Announcements() {
  const [search, setSearch] = useAddress()
  const { data, error, refetch } = useRead<{ items: Announced[] }>('/announcements')
  const mayWrite = useMay(announces)
  const shown = data?.items.find(({ id }) => id === search['open'])
  return (
    <Page title={t('Announcements')} isCalm width={shown ? undefined : 'reading'} crumbs={[{ label: t('Notifications'), to: '/notifications' }]} actions={mayWrite && <Button component={Link} to="/announcements/written" variant="default">{t('Announcements to others')}</Button>}>
      <Beside isTitled panel={shown ? { key: shown.id, title: shown.title, body: <One key={shown.id} it={shown} /> } : null} onClose={() => setSearch({ open: null })}>
        {error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : !data ? <Skeleton height={120} /> : data.items.length === 0 ? <EmptyState title={t('Nothing announced')} text={t('What HR tells you and others will stand here.')} /> : (
          <ul className={classes['list']}>
            {data.items.map(each => {
              const isNew = !each.withdrawnAt && (!each.readAt || each.needsConfirming && !each.confirmedAt)
              return (
                <li key={each.id} className={isNew ? classes['new'] : undefined}>
                  <UnstyledButton aria-expanded={each.id === shown?.id} onClick={() => setSearch({ open: each.id })}>
                    <Text fw={isNew ? 600 : 400}>{each.title}</Text>
                    <Text size="sm" c="dimmed">{[stateOf(each), each.byName, instantText(each.at)].join(' · ')}</Text>
                  </UnstyledButton>
                </li>
              )
            })}
          </ul>
        )}
      </Beside>
    </Page>
  )
}

function One({ it }: { it: Announced }) {
  const reading = useAct(readAnnouncement, { id: it.id }), confirming = useAct(confirmAnnouncement, { id: it.id })
  // To have opened it is to have read it.
  const read = useEffectEvent(() => { if (!it.readAt && !it.withdrawnAt) void reading.mutateAsync({}).catch(tellProblem) })
  useEffect(() => read(), [])
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">{[it.byName, areaName(it.area), instantText(it.at)].join(' · ')}</Text>
      {it.withdrawnAt ? <Text>{t('This was withdrawn on {{when}}: {{why}}', { when: instantText(it.withdrawnAt), why: it.withdrawnReason ?? '' })}</Text> : <Text className={classes['text']}>{it.body}</Text>}
      {it.needsConfirming && !it.withdrawnAt && (it.confirmedAt ? <Text size="sm" c="dimmed">{t('You confirmed this on {{when}}.', { when: instantText(it.confirmedAt) })}</Text> : (
        <Group>
          <Button loading={confirming.isPending} onClick={() => void confirming.mutateAsync({}).then(() => tell(t('Confirmed')), tellProblem)}>{t('I have read and understood this')}</Button>
          <Text size="sm" c="dimmed">{t('Please confirm by {{day}}. HR sees that you did.', { day: dateText(it.confirmBy!) })}</Text>
        </Group>
      ))}
    </Stack>
  )
}
