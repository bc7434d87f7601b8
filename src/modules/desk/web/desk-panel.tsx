import { Anchor, Button, Checkbox, Group, Menu, Modal, Select, Skeleton, Text, Textarea } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Fields } from '#shared/fields.ts'
import { namingOf } from '#ui/declared.ts'
import { ErrorNote } from '#ui/errors.tsx'
import { dateText, instantText } from '#ui/format.ts'
import { Panel } from '#ui/page.tsx'
import { useRead } from '#ui/queries.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { t, wordOf } from '#ui/words.ts'
import { closeAsks, finishAsks, waitAsks, type DeskDetail, type DeskItem } from '../contract.ts'
import { priorities, workItem, workWord } from '../records.ts'
import type { DeskActs } from './desk-acts.ts'
import classes from './desk.module.css'
import { Thread } from './thread.tsx'

type Props = { id: string; acts: DeskActs; onGive?: (how: 'assigned' | 'handed', item: DeskItem) => void }
type Asking = 'wait' | 'close' | 'finish'
const asks: Record<Asking, Fields> = { wait: waitAsks, close: closeAsks, finish: finishAsks }

/** One item: about whom, what is to be done, why it came to whom, and what was said. */
export function DeskPanel({ id, acts, onGive }: Props) {
  const { data: item, error, refetch } = useRead<DeskDetail>(`/desk/${id}`)
  const [asking, setAsking] = useState<Asking | null>(null)
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />
  if (!item) return <Skeleton height={240} />
  const isOpen = item.status === 'open' || item.status === 'waiting', isHr = item.audience === 'hr'
  const page = item.recordName ? namingOf(item.recordName).page : null
  const titles = { wait: t('Wait for someone'), close: t('Close without action'), finish: t('Done') }
  const answer = async (input: Record<string, unknown>) => {
    const said = { wait: t('It waits; its clock stands still'), close: t('Closed without action'), finish: t('Done') }
    if (asking && await acts.move(item, asking, input, said[asking], asking === 'wait' ? 'resume' : 'reopen')) setAsking(null)
  }
  return (
    <div className={classes['stack']}>
      {item.canAct && (
        <Group gap="xs">
          {isOpen && <Button size="sm" onClick={() => item.asksMinutes ? setAsking('finish') : void acts.move(item, 'finish', {}, t('Done'), 'reopen')}>{t('Done')}</Button>}
          {isOpen && isHr && onGive && <Button size="sm" variant="default" onClick={() => onGive('handed', item)}>{t('Hand on')}</Button>}
          {item.status === 'waiting' && <Button size="sm" variant="default" onClick={() => void acts.move(item, 'resume', {}, t('It goes on'))}>{t('Go on')}</Button>}
          {!isOpen && <Button size="sm" variant="default" onClick={() => void acts.move(item, 'reopen', {}, t('Open again'))}>{t('Open again')}</Button>}
          {isOpen && (
            <Menu>
              <Menu.Target><Button size="sm" variant="default">{t('More')}</Button></Menu.Target>
              <Menu.Dropdown>
                {isHr && onGive && <Menu.Item onClick={() => onGive('assigned', item)}>{t('Give to')}</Menu.Item>}
                {isHr && <Menu.Item onClick={() => void acts.take([item])}>{t('Take')}</Menu.Item>}
                {isHr && item.assigneeId && <Menu.Item onClick={() => void acts.offer([item])}>{t('Offer to the team')}</Menu.Item>}
                {item.canTakeBack && <Menu.Item onClick={() => void acts.give(item, 'taken_back', t('Taken back'), null, null)}>{t('Take back')}</Menu.Item>}
                {isHr && <Menu.Item onClick={() => void acts.give(item, 'escalated', t('The lead has it now'), null, null)}>{t('Ask the lead')}</Menu.Item>}
                {item.status === 'open' && <Menu.Item onClick={() => setAsking('wait')}>{t('Wait for someone')}</Menu.Item>}
                <Menu.Item onClick={() => setAsking('close')}>{t('Close without action')}</Menu.Item>
              </Menu.Dropdown>
            </Menu>
          )}
        </Group>
      )}
      {item.recordName === 'question' && item.recordId && <Thread id={item.recordId} asksMinutes={item.asksMinutes} />}
      {item.recordName && item.recordId && pageOf[item.recordName] && <Anchor component={Link} to={`${pageOf[item.recordName]}/${item.recordId}`}>{t('Open it')}</Anchor>}
      <dl className={classes['facts']}>
        <dt>{t('About')}</dt><dd><Anchor inherit component={Link} to={`/people/${item.personId}`}>{item.personName ?? t('Somebody')}</Anchor>{item.jobTitle && <Text span c="dimmed" inherit>{` · ${[item.jobTitle, item.unitName, item.locationName].filter(Boolean).join(' · ')}`}</Text>}</dd>
        <dt>{t('What')}</dt><dd>{page && item.recordId ? <Anchor inherit component={Link} to={page.replace(':id', item.recordId)}>{item.kindLabel}</Anchor> : item.kindLabel}</dd>
        <dt>{t('Due')}</dt><dd>{dateText(item.dueOn)}{item.isOverdue && ` (${t('overdue')})`}</dd>
        <dt>{t('With')}</dt><dd>{item.assigneeName ?? wordOf(workItem.name, 'routed', workItem.all.routed, item.routed)}</dd>
        {item.waitingFor && <><dt>{t('Waits for')}</dt><dd>{item.waitingFor}</dd></>}
        {item.snoozedUntil && <><dt>{t('Out of sight until')}</dt><dd>{dateText(item.snoozedUntil)}</dd></>}
        {item.hrFunction && <><dt>{t('Area')}</dt><dd>{wordOf(workItem.name, 'hrFunction', workItem.all.hrFunction, item.hrFunction)}, {wordOf(workItem.name, 'level', workItem.all.level, item.level ?? '')}</dd></>}
      </dl>
      {item.canAct && isOpen && <Select size="sm" label={t('Priority')} allowDeselect={false} value={item.priority} data={Object.keys(priorities).map(value => ({ value, label: wordOf(workItem.name, 'priority', workItem.all.priority, value) }))} onChange={priority => { if (priority && priority !== item.priority) void acts.edit(item, { priority }) }} />}
      {item.checklist.length > 0 && (
        <Panel title={t('To go through')}>
          <ul className={classes['plain']}>{item.checklist.map(({ what, isDone }, at) => <li key={what}><Checkbox label={what} checked={isDone} disabled={!item.canAct || !isOpen} onChange={event => void acts.edit(item, { checklist: item.checklist.map((each, i) => i === at ? { ...each, isDone: event.currentTarget.checked } : each) })} /></li>)}</ul>
        </Panel>
      )}
      {item.why.length > 0 && <Panel title={t('Why it came here')}><ol className={classes['plain']}>{item.why.map(each => <li key={each}><Text size="sm">{each}</Text></li>)}</ol></Panel>}
      <Panel title={t('What happened')} actions={isHr && <Button size="compact-sm" variant="subtle" onClick={() => void acts.watch(item.id, !item.isWatching)}>{item.isWatching ? t('Watch no longer') : t('Watch')}</Button>}>
        <ol className={classes['words']}>
          {item.words.map(({ id: wordId, at, what, note, by, to }) => (
            <li key={wordId}>
              <Text size="sm"><b>{by ?? t('The desk')}</b> {wordOf(workWord.name, 'what', workWord.all.what, what)}{to && ` ${to}`}</Text>
              {note && <Text size="sm" className={classes['note']}>{note}</Text>}
              <Text size="xs" c="dimmed">{instantText(at)}</Text>
            </li>
          ))}
        </ol>
        {item.canAct && item.recordName !== 'question' && <Note id={item.id} acts={acts} />}
      </Panel>
      <Modal opened={asking !== null} onClose={() => setAsking(null)} title={asking && titles[asking]}>
        {asking && <RecordForm place={workItem.name} fields={asks[asking]} submitLabel={titles[asking]} hasFocus onCancel={() => setAsking(null)} onSubmit={answer} />}
      </Modal>
    </div>
  )
}

function Note({ id, acts }: { id: string; acts: DeskActs }) {
  const [text, setText] = useState('')
  const keep = async () => { if (await acts.note(id, text)) setText('') }
  return (
    <Group align="flex-end" gap="xs" mt="sm">
      <Textarea flex={1} label={t('Note')} value={text} maxLength={5000} autosize minRows={1} onChange={event => setText(event.currentTarget.value)} />
      <Button variant="default" disabled={!text.trim()} onClick={() => void keep()}>{t('Note it')}</Button>
    </Group>
  )
}

/** Records that have a page of their own. */
const pageOf: Record<string, string | undefined> = { leave_request: '/leave', sickness: '/leave/sick', leave_cover: '/leave/cover' }
