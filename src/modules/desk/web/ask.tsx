import { Button, Skeleton, Text, UnstyledButton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useAddress } from '#ui/address.ts'
import { Beside } from '#ui/beside.tsx'
import { ErrorNote } from '#ui/errors.tsx'
import { instantText } from '#ui/format.ts'
import { EmptyState, Page, Panel, TwoColumns } from '#ui/page.tsx'
import { useRead } from '#ui/queries.ts'
import { t, wordOf } from '#ui/words.ts'
import type { MyQuestion } from '../contract-ask.ts'
import { question } from '../records.ts'
import classes from './ask.module.css'
import { Contacts } from './contacts.tsx'
import { Thread } from './thread.tsx'

/** What one has asked of HR, and who of HR is there for one. */
export default function Ask() {
  const [search, setSearch] = useAddress()
  const { data, error, refetch } = useRead<{ items: MyQuestion[] }>('/questions')
  const openId = search['question'] ?? null, shown = data?.items.find(({ id }) => id === openId)
  const about = (each: MyQuestion) => wordOf(question.name, 'category', question.all.category, each.category)
  return (
    <Page title={t('Ask HR')} isCalm actions={<Button component={Link} to="/ask/new">{t('Ask something')}</Button>}>
      <Beside isTitled panel={openId ? { key: openId, title: shown ? about(shown) : t('Question'), body: <Thread id={openId} /> } : null} onClose={() => setSearch({ question: null })}>
        <TwoColumns aside={<Panel title={t('Your HR')}><Contacts /></Panel>}>
          {error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : !data ? <Skeleton height={160} /> : data.items.length === 0 ? <EmptyState title={t('You haven’t asked anything yet')} text={t('Ask about your pay, leave, a letter or whatever it is. Your manager doesn’t see it.')} /> : (
            <ul className={classes['list']} aria-label={t('What you asked')}>
              {data.items.map(each => (
                <li key={each.id}>
                  <UnstyledButton className={classes['row']} data-active={each.id === openId || undefined} aria-expanded={each.id === openId} onClick={() => setSearch({ question: each.id })}>
                    <span className={classes['head']}><Text span fw={each.isNew ? 700 : 500}>{about(each)}</Text>{each.isNew ? <Text span size="sm" fw={700}>{t('New')}</Text> : <Text span size="sm" c="dimmed">{wordOf(question.name, 'status', question.all.status, each.status)}</Text>}</span>
                    <span className={classes['excerpt']}>{each.text}</span>
                    <Text span size="xs" c="dimmed">{instantText(each.at)}</Text>
                  </UnstyledButton>
                </li>
              ))}
            </ul>
          )}
        </TwoColumns>
      </Beside>
    </Page>
  )
}
