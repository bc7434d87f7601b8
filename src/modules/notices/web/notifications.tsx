import { Anchor, Button, Select, Skeleton, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { ErrorNote } from '#ui/errors.tsx'
import { instantText } from '#ui/format.ts'
import { EmptyState, Page, Panel } from '#ui/page.tsx'
import { useAct, useRead } from '#ui/queries.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { tell, tellProblem } from '#ui/tell.tsx'
import { t } from '#ui/words.ts'
import { choose, quietAsks, read, setQuiet, type Told } from '../contract.ts'
import { ways, type Way } from '../records.ts'
import classes from './notices.module.css'

type Kind = { kind: string; label: string; usually: Way; way: Way; isFixed: boolean }
type Choices = { items: Kind[]; usual: Kind[] | null; quiet: Record<keyof typeof quietAsks, unknown> }

/** What one was told, and how one wants to be told. An announcement is read by opening it, not by saying so. */
export default function Notifications() {
  const { data, error, refetch } = useRead<{ items: Told[] }>('/notifications')
  const { data: choices } = useRead<Choices>('/notifications/choices')
  const reading = useAct(read)
  const isNew = data?.items.some(each => !each.isRead && each.kind !== 'notices.announcement')
  return (
    <Page title={t('Notifications')} isCalm width="reading" actions={isNew && <Button variant="default" size="xs" onClick={() => void reading.mutateAsync({}).catch(tellProblem)}>{t('Mark all as read')}</Button>}>
      <Stack gap="md">
        {error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : !data ? <Skeleton height={120} /> : data.items.length === 0 ? <EmptyState title={t('Nothing new')} text={t('What concerns you will stand here.')} /> : (
          <Panel>
            <ul className={classes['list']}>
              {data.items.map(each => (
                <li key={each.id} className={each.isRead ? undefined : classes['new']}>
                  <div>
                    {each.page ? <Anchor component={Link} to={each.page} fw={each.isRead ? 400 : 600} onClick={() => { if (each.kind !== 'notices.announcement') void reading.mutateAsync({ ids: [each.id] }) }}>{each.name ? `${t(each.says)}: ${each.name}` : t(each.says)}</Anchor> : <Text fw={each.isRead ? 400 : 600}>{t(each.says)}</Text>}
                    <Text size="sm" c="dimmed">{[instantText(each.at), each.page === null && t('You can’t see what it was about any more.')].filter(Boolean).join(' · ')}</Text>
                  </div>
                  {!each.isRead && each.kind !== 'notices.announcement' && <Button variant="subtle" size="compact-sm" onClick={() => void reading.mutateAsync({ ids: [each.id] }).catch(tellProblem)}>{t('Mark as read')}</Button>}
                </li>
              ))}
            </ul>
          </Panel>
        )}
        {choices && <Ways title={t('How you are told by mail')} items={choices.items} of="way" />}
        {choices && <Quiet quiet={choices.quiet} />}
        {choices?.usual && <Ways title={t('How everybody is told who hasn’t chosen')} items={choices.usual} of="usually" />}
      </Stack>
    </Page>
  )
}

function Ways({ title, items, of }: { title: string; items: Choices['items']; of: 'way' | 'usually' }) {
  const choosing = useAct(choose)
  return (
    <Panel title={title}>
      <Text size="sm" c="dimmed" mb="sm">{t('A mail says how many things wait and where, never what they are. What waits for your decision comes once a day, at once where a step says so.')}</Text>
      <Stack gap="sm">
        {items.map(item => (
          <Select key={item.kind} label={t(item.label)} allowDeselect={false} value={item[of]} data={(Object.entries(ways) as [Way, string][]).filter(([value]) => value !== 'off' || !item.isFixed).map(([value, label]) => ({ value, label: t(label) }))}
            onChange={value => void choosing.mutateAsync({ kind: item.kind, way: value as Way, isForCompany: of === 'usually' }).then(() => tell(t('Saved')), tellProblem)} />
        ))}
      </Stack>
    </Panel>
  )
}

function Quiet({ quiet }: { quiet: Choices['quiet'] }) {
  const setting = useAct(setQuiet)
  return (
    <Panel title={t('When no mail comes')}>
      <RecordForm place="quiet_hours" fields={quietAsks} initial={quiet} submitLabel={t('Save')} withNulls onSubmit={async input => { await setting.mutateAsync(input); tell(t('Saved')) }} />
    </Panel>
  )
}
