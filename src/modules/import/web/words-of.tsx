import { Badge, Button, Group, Select, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { numberText } from '#ui/format.ts'
import { tellProblem } from '#ui/tell.tsx'
import { t } from '#ui/words.ts'
import type { Answer } from '../contract.ts'
import type { TargetKey } from '../columns.ts'
import { targetLabel } from './columns.tsx'
import classes from './import.module.css'
import { PlaceAnswer } from './place-answer.tsx'
import { useStep } from './use-run.ts'
import type { Questions } from './values.tsx'

type Asked = Questions['values'][number]
export type Word = Asked['words'][number]
const atFirst = 12
const leftOut = '(leave out)'

/** The distinct words of a column, how often each stands there, and what it becomes. */
export function WordsOf({ runId, asked }: { runId: string; asked: Asked }) {
  const { target, header, options, words, more, kind } = asked
  const answer = useStep<{ values: { [key in TargetKey]?: Record<string, Answer | null> } }>(runId, 'answer')
  const [isWhole, setWhole] = useState(false)
  const set = (word: string, given: Answer | null) => answer.mutate({ values: { [target]: { [word]: given } } }, { onError: tellProblem })
  const label = targetLabel(target)
  // What nobody could guess comes first; the rest by how often it is met.
  const open = words.filter(word => isOpen(word, kind))
  const sorted = [...open, ...words.filter(word => !open.includes(word))]
  const isNew = ({ guess, answer: given }: Word) => Boolean((given ?? guess)?.create)
  const made = words.filter(isNew).length
  return (
    <section aria-label={label}>
      <Group gap="sm" align="baseline" mb={4}>
        <Title order={2}>{label}</Title>
        {open.length > 0 && <Badge variant="light" color="yellow" tt="none" fw={500} radius="sm">{t('{{number}} not understood', { number: numberText(open.length) })}</Badge>}
        {made > 0 && <Text size="sm" c="dimmed">{t('{{number}} new', { number: numberText(made) })}</Text>}
      </Group>
      <Text size="sm" c="dimmed" mb="xs">{t('Column “{{header}}”', { header })}</Text>
      <table className={`${classes['table']} ${classes['stack']}`}>
        <thead><tr><th scope="col" style={{ inlineSize: '40%' }}>{t('In the file')}</th><th scope="col" style={{ inlineSize: '5rem' }}>{t('Rows')}</th><th scope="col">{t('Becomes')}</th></tr></thead>
        <tbody>
          {sorted.slice(0, isWhole ? undefined : Math.max(atFirst, open.length)).map(word => (
            <tr key={word.word}>
              <th scope="row">{word.text}</th>
              <td data-label={t('Rows')}>{numberText(word.count)}</td>
              <td>{kind === 'choice'
                ? <Meaning word={word} label={label} options={options} set={given => set(word.word, given)} />
                : <PlaceAnswer word={word} target={target} set={given => set(word.word, given)} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {!isWhole && sorted.length > Math.max(atFirst, open.length) && <Button variant="subtle" size="compact-sm" mt="xs" onClick={() => setWhole(true)}>{t('Show all {{number}}', { number: numberText(sorted.length) })}</Button>}
      {more > 0 && <Text size="sm" c="dimmed" mt="xs">{t('{{count}} more, less frequent, are read as they stand.', { count: more })}</Text>}
    </section>
  )
}

const isOpen = ({ guess, answer }: Word, kind: string) => kind === 'choice' && guess === null && answer === null

function Meaning({ word: { text, guess, guessLabel, answer }, label, options, set }: { word: Word; label: string; options: Asked['options']; set: (answer: Answer | null) => void }) {
  const value = answer?.leaveOut ? leftOut : answer?.value ?? guess?.value ?? null
  // A country or currency has no list here: its guess is its only answer, beside leaving it out.
  const own = options.length ? options : guess?.value ? [{ value: guess.value, label: guessLabel ?? guess.value }] : []
  return (
    <Select
      aria-label={t('“{{word}}” as {{label}} becomes', { word: text, label })} placeholder={t('Not understood: choose')} data={[...own, { value: leftOut, label: t('Leave empty') }]} value={value} allowDeselect={false} searchable={own.length > 7}
      onChange={next => set(next === leftOut ? { leaveOut: true } : next === null || next === guess?.value ? null : { value: next })}
    />
  )
}
