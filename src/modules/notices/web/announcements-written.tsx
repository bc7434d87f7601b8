import { Button, Group, Modal, Skeleton, Stack, Text, UnstyledButton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useAddress } from '#ui/address.ts'
import { Beside } from '#ui/beside.tsx'
import { ErrorNote } from '#ui/errors.tsx'
import { dateText, instantText, numberText } from '#ui/format.ts'
import { EmptyState, Page, Panel } from '#ui/page.tsx'
import { useAct, useRead } from '#ui/queries.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { tell, tellProblem } from '#ui/tell.tsx'
import { t, wordOf } from '#ui/words.ts'
import { discard, publish, publishAsks, withdrawAnnouncement, withdrawAsks, type Reach, type Written } from '../contract-announcements.ts'
import { announcement } from '../records-announcements.ts'
import { areaName } from './announcements.tsx'
import classes from './notices.module.css'

const groupOf = ({ groupName }: Written) => groupName ?? t('Everybody')
const stateOf = (each: Written) => each.status !== 'published' ? wordOf(announcement.name, 'status', announcement.all.status, each.status) : each.opensOn && !each.hasOpened ? t('From {{day}}', { day: dateText(each.opensOn) }) : each.hasOpened ? t('Published') : t('In ten minutes')

/** Drafts, what was published, and who has read it. */
export default function AnnouncementsWritten() {
  const [search, setSearch] = useAddress()
  const { data, error, refetch } = useRead<{ items: Written[] }>('/announcements/written')
  const shown = data?.items.find(({ id }) => id === search['open'])
  return (
    <Page title={t('Announcements to others')} isCalm crumbs={[{ label: t('Announcements'), to: '/announcements' }]} actions={<Button component={Link} to="/announcements/new">{t('Announce something')}</Button>}>
      <Beside isTitled panel={shown ? { key: shown.id, title: shown.title, body: <One key={`${shown.id} ${shown.status}`} it={shown} onGone={() => setSearch({ open: null })} /> } : null} onClose={() => setSearch({ open: null })}>
        {error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : !data ? <Skeleton height={120} /> : data.items.length === 0 ? <EmptyState title={t('Nothing announced yet')} text={t('Write to a group that you look after. Before anybody hears of it you see whom it reaches.')} /> : (
          <ul className={classes['list']}>
            {data.items.map(each => (
              <li key={each.id}>
                <UnstyledButton aria-expanded={each.id === shown?.id} onClick={() => setSearch({ open: each.id })}>
                  <Text fw={each.status === 'draft' ? 600 : 400}>{each.title}</Text>
                  <Text size="sm" c="dimmed">{[stateOf(each), groupOf(each), areaName(each.area), each.byName].join(' · ')}</Text>
                </UnstyledButton>
              </li>
            ))}
          </ul>
        )}
      </Beside>
    </Page>
  )
}

function One({ it, onGone }: { it: Written; onGone: () => void }) {
  const { data: reach, error } = useRead<Reach>(`/announcements/${it.id}/reach`)
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">{[stateOf(it), groupOf(it), areaName(it.area), it.byName].join(' · ')}</Text>
      <Text className={classes['text']}>{it.body}</Text>
      <Text size="sm" c="dimmed">{[it.needsConfirming && t('To be confirmed by {{day}}', { day: dateText(it.confirmBy!) }), t('Shown until {{day}}', { day: dateText(it.shownUntil) })].filter(Boolean).join(' · ')}</Text>
      {error ? <ErrorNote error={error} /> : reach && it.status === 'draft' ? <Publishing it={it} reach={reach} onGone={onGone} /> : reach && <Read it={it} reach={reach} />}
      {it.status === 'published' && <Withdrawing it={it} />}
      {it.withdrawnAt && <Text size="sm">{t('Withdrawn by {{name}} on {{when}}: {{why}}', { name: it.withdrawnByName ?? '', when: instantText(it.withdrawnAt), why: it.withdrawnReason ?? '' })}</Text>}
    </Stack>
  )
}

/** Whom it reaches, before anybody hears of it; the author says how many that are. */
function Publishing({ it, reach, onGone }: { it: Written; reach: Reach; onGone: () => void }) {
  const publishing = useAct(publish, { id: it.id }), discarding = useAct(discard, { id: it.id })
  const [isThrown, setThrown] = useState(false)
  const mailed = reach.live - reach.withoutAddress, unheard = reach.people - mailed
  return (
    <Panel title={t('Whom it reaches')}>
      <Stack gap="sm">
        <Text>{t('{{group}}: {{people}} people', { people: numberText(reach.people), group: groupOf(it) })}</Text>
        <Text size="sm">{t('{{count}} can get a mail, in the way that each has chosen. It says that something waits, and nothing of this text.', { count: mailed })}</Text>
        {unheard > 0 && <Text size="sm">{t('{{count}} get no mail, because they haven’t gone live or have no address. They see it once they sign in.', { count: unheard })}</Text>}
        <RecordForm
          place={publish.name} fields={publishAsks} submitLabel={t('Publish')}
          onSubmit={async input => { await publishing.mutateAsync(input); tell(input.opensOn ? t('Published from {{day}} on. Until then you can withdraw it.', { day: dateText(input.opensOn) }) : t('Published in ten minutes. Until then nobody hears of it if you withdraw it.')) }}
        />
        <Group gap="xs">
          <Button component={Link} to="/announcements/new" search={{ draft: it.id } as never} variant="default" size="xs">{t('Change the draft')}</Button>
          <Button variant="subtle" color="red" size="xs" onClick={() => setThrown(true)}>{t('Throw the draft away…')}</Button>
        </Group>
        <Modal opened={isThrown} onClose={() => setThrown(false)} title={t('Throw this draft away?')}>
          <Text mb="md">{t('“{{title}}” is then gone, text and all. Nobody has heard of it.', { title: it.title })}</Text>
          <Group gap="sm">
            <Button color="red" loading={discarding.isPending} onClick={() => void discarding.mutateAsync({}).then(() => { onGone(); tell(t('The draft is gone')) }, tellProblem)}>{t('Throw it away')}</Button>
            <Button variant="default" onClick={() => setThrown(false)}>{t('Keep it')}</Button>
          </Group>
        </Modal>
      </Stack>
    </Panel>
  )
}

function Read({ it, reach }: { it: Written; reach: Reach }) {
  const share = (count: number) => t('{{count}} of {{people}} ({{share}} %)', { count, people: reach.people, share: reach.people ? Math.round(count / reach.people * 100) : 0 })
  return (
    <Panel title={t('Who has read it')}>
      <Stack gap="sm">
        <Text>{reach.haveRead === null ? t('With fewer than five people, who has read it isn’t counted.') : t('Read: {{share}}', { share: share(reach.haveRead) })}</Text>
        {reach.haveConfirmed !== null && <><Text>{t('Confirmed: {{share}}', { share: share(reach.haveConfirmed) })}</Text><People id={it.id} /></>}
      </Stack>
    </Panel>
  )
}

type Named = { personId: string; name: string }
function People({ id }: { id: string }) {
  const { data } = useRead<{ open: Named[]; confirmed: Named[] }>(`/announcements/${id}/people`)
  const names = (title: string, people: Named[]) => people.length > 0 && <details><summary>{title}</summary><ul>{people.map(each => <li key={each.personId}>{each.name}</li>)}</ul></details>
  return data && <>{names(t('Not confirmed yet'), data.open)}{names(t('Have confirmed'), data.confirmed)}<Text size="sm" c="dimmed">{t('Names of those whose records you may see, at most two hundred each.')}</Text></>
}

function Withdrawing({ it }: { it: Written }) {
  const [isAsked, setAsked] = useState(false)
  const withdrawing = useAct(withdrawAnnouncement, { id: it.id })
  if (!isAsked) return <Group><Button variant="default" size="xs" onClick={() => setAsked(true)}>{t('Withdraw…')}</Button></Group>
  return <RecordForm place={withdrawAnnouncement.name} fields={withdrawAsks} isDanger submitLabel={t('Withdraw')} onCancel={() => setAsked(false)} onSubmit={async input => { await withdrawing.mutateAsync(input); tell(t('Withdrawn')) }} />
}
