import { Anchor, Badge, Button, Group, Modal, Skeleton, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { ErrorNote } from '#ui/errors.tsx'
import { dateText, listText } from '#ui/format.ts'
import { EmptyState, Page } from '#ui/page.tsx'
import { Problem } from '#ui/problem.ts'
import { useMove, useRead } from '#ui/queries.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { tell } from '#ui/tell.tsx'
import { t, wordOf } from '#ui/words.ts'
import type { Fields } from '#shared/fields.ts'
import { identityDocument } from '#modules/people/records.ts'
import { decideAsks, newEnd, type DateToDecide } from '../contract-reminders.ts'
import { reminder } from '../records-reminders.ts'
import { decisions, reminderKinds, type Decision, type ReminderKind } from '../words-reminders.ts'
import classes from './week.module.css'

/** What must be decided before its day, with the decision on it. */
export default function DatesToDecide() {
  const { data, error, isError, refetch } = useRead<{ today: string; items: DateToDecide[] }>('/dates-to-decide')
  const [chosen, setChosen] = useState<{ item: DateToDecide; decision: Decision } | null>(null)
  return (
    <Page title={t('Dates to decide')} crumbs={[{ label: t('This week'), to: '/this-week' }]} about={t('What is decided here happens at once, or once it is approved. What nobody decides is asked again, and then of those who lead HR there.')}>
      {isError ? <ErrorNote error={error} onRetry={() => void refetch()} /> : !data ? <Skeleton height={240} />
        : data.items.length === 0 ? <EmptyState title={t('Nothing waits for a decision')} text={t('Ends of fixed terms and probation, engagements, secondments and documents stand here in time.')} />
        : <ul className={classes['dates']}>{data.items.map(item => <Item key={item.id} item={item} isPast={item.dueOn < data.today} onChoose={decision => setChosen({ item, decision })} />)}</ul>}
      {chosen && <Deciding key={chosen.item.id + chosen.decision} {...chosen} onDone={() => setChosen(null)} />}
    </Page>
  )
}

function Item({ item, isPast, onChoose }: { item: DateToDecide; isPast: boolean; onChoose: (decision: Decision) => void }) {
  const { kind, dueOn, personId, name, what, escalatedOn } = item
  const more = elsewhere[kind]?.(personId)
  return (
    <li>
      <div>
        <Group gap={8}>
          <Text span fw={600}>{dateText(dueOn)}</Text>
          <Text span>{[t(reminderKinds[kind]), what && wordOf(identityDocument.name, 'kind', identityDocument.all.kind, what)].filter(Boolean).join(': ')}</Text>
          {isPast && <Badge size="sm" radius="sm" color="red" variant="light" tt="none" fw={500}>{t('the day has passed')}</Badge>}
          {!isPast && escalatedOn && <Badge size="sm" radius="sm" variant="default" tt="none" fw={500}>{t('with those who lead HR since {{date}}', { date: dateText(escalatedOn) })}</Badge>}
        </Group>
        <Anchor component={Link} to={`/people/${personId}`} fw={500}>{name}</Anchor>
        <span className={classes['about']}>{[item.jobTitle, item.unitName, item.locationName].filter(Boolean).join(' · ')}</span>
      </div>
      <Group gap="xs">
        {item.decisions.map(decision => <Button key={decision} variant="default" size="xs" onClick={() => onChoose(decision)} aria-label={t('{{what}}: {{name}}', { what: t(decisions[decision]), name })}>{t(decisions[decision])}</Button>)}
        {item.mayDecide && more && <Button component={Link} to={more.to} search={more.search as never} variant="default" size="xs">{more.label}</Button>}
        {!item.mayDecide && <Text size="sm" c="dimmed">{t('Decided by those who handle it there.')}</Text>}
      </Group>
    </li>
  )
}

/** In words what will happen; then it is done. */
function Deciding({ item, decision, onDone }: { item: DateToDecide; decision: Decision; onDone: () => void }) {
  const deciding = useMove(reminder)
  const [asked, setAsked] = useState<string[] | null>(null)
  const { note, asksApproval } = decideAsks
  const fields: Fields = { ...decision === 'extend' && { until: newEnd }, note, ...asked && { asksApproval } }
  return (
    <Modal opened onClose={onDone} title={t('{{what}}: {{name}}', { what: t(decisions[decision]), name: item.name })} closeButtonProps={{ 'aria-label': t('Close') }}>
      <Text mb="md">{consequence(item, decision)}</Text>
      {asked && <Text mb="md">{t('This needs approval. These would be asked, and so would know of it: {{names}}.', { names: listText(asked) })}</Text>}
      <RecordForm key={String(asked !== null)} place={reminder.name} fields={fields} submitLabel={t(decisions[decision])} hasFocus onCancel={onDone} isDanger={decision === 'let_end'}
        onSubmit={async input => {
          try {
            await deciding.mutateAsync({ id: item.id, version: item.version, move: 'decide', input: { ...input, decision } })
          } catch (error) {
            if (error instanceof Problem && error.code === 'people.needs_approval') setAsked((error.detail['steps'] as { people: { name: string }[] }[]).flatMap(({ people }) => people.map(({ name }) => name)))
            throw error
          }
          tell(t('Decided, and kept with your name.'))
          onDone()
        }} />
    </Modal>
  )
}

const consequence = ({ kind, dueOn, name }: DateToDecide, decision: Decision): string => {
  const date = dateText(dueOn)
  switch (decision) {
    case 'extend': return t('So far the last day is {{date}}. Choose the new one.', { date })
    case 'permanent': return t('From the day after {{date}} the contract of {{name}} has no end.', { date, name })
    case 'let_end': return t('The employment of {{name}} ends on {{date}}, and with it their access. Until then only those who look after them know.', { date, name })
    case 'confirm': return t('Probation of {{name}} ends on {{date}}, and they stay.', { date, name })
    case 'returns': return t('{{name}} is back the day after {{date}}.', { date, name })
    default: return kind === 'document' ? t('Nobody is asked again about this document of {{name}}.', { name }) : date
  }
}

/** What needs a form of its own. The date settles itself once that is done. */
const elsewhere: Partial<Record<ReminderKind, (personId: string) => { label: string; to: string; search?: Record<string, string> }>> = {
  probation: personId => ({ label: t('End the employment'), to: `/people/${personId}/terminate` }),
  document: personId => ({ label: t('Enter the renewed one'), to: `/people/${personId}`, search: { tab: 'personal' } }),
}
