import { Anchor, Skeleton, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { dateText } from '#ui/format.ts'
import { ErrorNote } from '#ui/errors.tsx'
import { EmptyState, Page, Panel } from '#ui/page.tsx'
import { useRead } from '#ui/queries.ts'
import { t, wordOf } from '#ui/words.ts'
import type { ToDecide } from '#modules/approvals/contract.ts'
import { employmentChange } from '../records.ts'
import classes from './people.module.css'

/** What waits for one's decision, and what one is asked. */
export default function ToDecidePage() {
  const { data, error, refetch } = useRead<{ items: ToDecide[] }>('/to-decide')
  return (
    <Page title={t('To decide')} isCalm width="reading" about={t('Open one to read it; only the button there decides.')}>
      {error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : !data ? <Skeleton height={120} /> : data.items.length === 0 ? <EmptyState title={t('Nothing waits for you')} text={t('What you are asked to decide will stand here, and you get one mail a day about it.')} /> : <Items items={data.items} />}
    </Page>
  )
}

/** The same beside other things of one's own; nowhere while there is nothing. */
export function Waits() {
  const { data } = useRead<{ items: ToDecide[] }>('/to-decide')
  if (!data?.items.length) return null
  return <Panel title={t('Waiting for you')} {...data.items.length > 5 && { actions: <Anchor component={Link} to="/to-decide">{t('Show all {{count}}', { count: data.items.length })}</Anchor> }}><Items items={data.items.slice(0, 5)} /></Panel>
}

const Items = ({ items }: { items: readonly ToDecide[] }) => (
  <ul className={classes['people']}>
    {items.map(({ approvalId, stepId, record, recordId, personId, personName, kind, effectiveOn, askedBy, since, forName, question }) => (
      <li key={`${approvalId} ${stepId}`} className={classes['waits']}>
        <Anchor component={Link} to={record === 'leave_request' ? `/leave/${recordId}` : record === 'planned_hire' ? `/planned-hires/${recordId}` : `/people/${personId}/changes/${recordId}`} fw={500}>{t('{{what}} of {{name}}, from {{date}}', { what: record === 'leave_request' ? t('Leave') : record === 'planned_hire' ? t('Hire') : wordOf(employmentChange.name, 'action', employmentChange.all.action, kind), name: personName, date: dateText(effectiveOn) })}</Anchor>
        <Text size="sm" c="dimmed">{[question === null ? t('{{name}} asks for your approval, since {{date}}', { name: askedBy, date: dateText(since.slice(0, 10)) }) : t('{{name}} asks: {{question}}', { name: askedBy, question }), forName && t('for {{name}}', { name: forName })].filter(Boolean).join(' · ')}</Text>
      </li>
    ))}
  </ul>
)
