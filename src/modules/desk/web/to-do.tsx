import { Anchor, Button, Skeleton, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { ErrorNote } from '#ui/errors.tsx'
import { dateText } from '#ui/format.ts'
import { EmptyState, Page, Panel } from '#ui/page.tsx'
import { useRead } from '#ui/queries.ts'
import { t } from '#ui/words.ts'
import type { DeskItem } from '../contract.ts'
import { useDeskActs } from './desk-acts.ts'
import classes from './desk.module.css'
import { useLive } from './use-live.ts'

/** What is anybody’s own to do: to sign, fill in, read; beside what they are asked to decide. */
export default function ToDo() {
  useLive()
  const { data, error, refetch } = useRead<{ items: DeskItem[] }>('/desk?view=todo&limit=200')
  const { data: decide } = useRead<{ items: unknown[] }>('/to-decide')
  const acts = useDeskActs()
  const waits = decide?.items.length ?? 0
  return (
    <Page title={t('To do')} isCalm width="reading" about={t('What waits for you. It appears here by itself.')}>
      {error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : !data ? <Skeleton height={160} /> : (
        <div className={classes['stack']}>
          {waits > 0 && <Panel title={t('To decide')}><Anchor component={Link} to="/to-decide">{t('{{count}} wait for your decision', { count: waits })}</Anchor></Panel>}
          {data.items.length > 0 && (
            <ul className={classes['rows']}>
              {data.items.map(item => (
                <li key={item.id} className={classes['row']}>
                  <span />
                  <span><span className={classes['what']}>{item.title ?? item.kindLabel}</span><Text size="sm" c="dimmed">{item.isOverdue ? t('was due on {{on}}', { on: dateText(item.dueOn) }) : t('due on {{on}}', { on: dateText(item.dueOn) })}</Text></span>
                  <Button size="xs" variant="default" onClick={() => void acts.finish([item])}>{t('Done')}</Button>
                </li>
              ))}
            </ul>
          )}
          {waits === 0 && data.items.length === 0 && <EmptyState title={t('Nothing waits for you')} text={t('When somebody needs something of you, to sign, fill in, read or decide, it stands here.')} />}
        </div>
      )}
    </Page>
  )
}
