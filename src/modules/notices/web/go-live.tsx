import { Alert, Button, Group, Modal, Skeleton, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { address } from '#ui/client.ts'
import { ErrorNote } from '#ui/errors.tsx'
import { instantText } from '#ui/format.ts'
import { EmptyState, Page, Panel } from '#ui/page.tsx'
import { useAct, useRead } from '#ui/queries.ts'
import { tell, tellProblem } from '#ui/tell.tsx'
import { TellThem, type Tells } from '#ui/tell-them.tsx'
import { t } from '#ui/words.ts'
import { switchLive, type LiveGroup } from '../contract.ts'
import classes from './notices.module.css'

const nameOf = ({ name }: LiveGroup) => name ?? t('Everybody')
const reached = ({ people, withoutAddress }: LiveGroup) => t('{{with}} with a work e-mail, {{without}} without', { with: people - withoutAddress, without: withoutAddress })

/** Whom mail may leave for: off until somebody switches it on, having seen whom it reaches. */
export default function GoLive() {
  const { data, error, refetch } = useRead<{ items: LiveGroup[] }>('/go-live')
  const [asked, setAsked] = useState<LiveGroup | null>(null)
  const [tells, setTells] = useState<Tells>(null)
  const close = () => { setAsked(null); setTells(null) }
  const switching = useAct(switchLive)
  const turn = async (group: LiveGroup, isOn: boolean) => {
    await switching.mutateAsync({ populationId: group.populationId, isOn, seen: group.seen, ...isOn && { tells: tells ?? [] } })
    close()
    tell(isOn ? t('Mail may leave for them from now on.') : t('No mail leaves for them any more, unless another of their groups is on.'))
  }
  return (
    <Page title={t('Who gets mail')} width="reading" about={t('Until a group is switched on, no mail leaves for the people in it, whatever happens here. Invitations and new passwords leave all the same, since somebody asks for each by hand. HR gets its mail from the beginning.')}>
      {error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : !data ? <Skeleton height={160} /> : data.items.length === 0 ? <EmptyState title={t('No group that you could switch')} text={t('Whoever administers people records or the HR systems for a group switches it.')} /> : (
        <Panel>
          <ul className={classes['list']}>
            {data.items.map(group => (
              <li key={group.populationId ?? ''}>
                <div>
                  <Text fw={600}>{nameOf(group)}</Text>
                  <Text size="sm">{group.since ? t('On since {{when}}, by {{name}}', { when: instantText(group.since), name: group.byName ?? t('the system') }) : group.people > 0 && group.live === group.people ? t('Not switched on by itself, but all of them get mail: by another group, or because they work in HR') : group.live > 0 ? t('Off; {{live}} of {{people}} get mail all the same, by another group or because they work in HR', { live: group.live, people: group.people }) : t('Off: none of them gets mail')}</Text>
                  <Text size="sm" c="dimmed">{[reached(group), group.held > 0 && t('{{count}} mails were held back', { count: group.held })].filter(Boolean).join(' · ')}</Text>
                </div>
                <Button variant="default" size="xs" onClick={() => setAsked(group)}>{group.since ? t('Switch off…') : t('Switch on…')}</Button>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <Modal opened={asked !== null} onClose={close} title={asked && (asked.since ? t('Switch off mail: {{name}}', { name: nameOf(asked) }) : t('Switch on mail: {{name}}', { name: nameOf(asked) }))}>
        {asked && (
          <Stack>
            <Text>{reached(asked)}.</Text>
            <Text>{asked.since ? t('What would be sent from now on is held back for good. Whoever is in another group that is on still gets mail.') : t('They get mail about what happens from now on. Nothing is sent about what was before.')}</Text>
            {!asked.since && asked.held > 0 && <Alert variant="light">{t('{{count}} mails were held back until now. They stay unsent.', { count: asked.held })}</Alert>}
            {!asked.since && <TellThem path={address('/go-live/telling', { populationId: asked.populationId ?? undefined })} value={tells} onChange={setTells} onNobody={() => setTells([])} />}
            <Text size="sm" c="dimmed">{t('Those who administer this beside you are always told, so that nobody switches it behind their backs.')}</Text>
            <Group justify="flex-end">
              <Button variant="default" onClick={close}>{t('Leave it')}</Button>
              <Button color={asked.since ? 'red' : undefined} disabled={!asked.since && tells === null} loading={switching.isPending} onClick={() => void turn(asked, !asked.since).catch(tellProblem)}>{asked.since ? t('Switch off') : t('Switch on for {{count}} people', { count: asked.people })}</Button>
            </Group>
          </Stack>
        )}
      </Modal>
    </Page>
  )
}
