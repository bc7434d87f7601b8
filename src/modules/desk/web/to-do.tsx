import { Button, Skeleton, Text } from '@mantine/core'
import { Suspense } from 'react'
import { allWaiting } from '#ui/declared.ts'
import { ErrorNote } from '#ui/errors.tsx'
import { dateText } from '#ui/format.ts'
import { EmptyState, Page } from '#ui/page.tsx'
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
  const decide = useRead<{ items: unknown[] }>('/to-decide')
  const acts = useDeskActs()
  const failed = error ?? decide.error
  return (
    <Page title={t('To do')} isCalm width="reading" about={t('What waits for you. It appears here by itself.')}>
      {failed ? <ErrorNote error={failed} onRetry={() => { void refetch(); void decide.refetch() }} /> : !data || !decide.data ? <Skeleton height={160} /> : (
        <div className={classes['stack']}>
          <Suspense fallback={<Skeleton height={80} />}>{allWaiting().map((Waiting, nth) => <Waiting key={nth} />)}</Suspense>
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
          {decide.data.items.length === 0 && data.items.length === 0 && <EmptyState title={t('Nothing waits for you')} text={t('When somebody needs something of you, to sign, fill in, read or decide, it stands here.')} />}
        </div>
      )}
    </Page>
  )
}
