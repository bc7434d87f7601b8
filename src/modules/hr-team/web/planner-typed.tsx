import { Button, Group, NumberInput, Select, SimpleGrid, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { functions, type HrFunction } from '#shared/functions.ts'
import { useAddress } from '#ui/address.ts'
import { Panel } from '#ui/page.tsx'
import { t } from '#ui/words.ts'
import { backTest } from '../rules-forecast.ts'
import { optionsFor, turnsOf } from '../rules-options.ts'
import { compare, neededFor, type Change } from '../rules-scenarios.ts'
import { changes } from '../records.ts'
import type { Planned } from '../rules-planning.ts'
import { factsOf, group, lacking, sheetOf, weeksOf, type Typed, type TypedField } from '../rules-typed.ts'
import { PlannerAnswers } from './planner-answers.tsx'
import { fieldNames, namesOf, sayRefusal } from './planner-words.ts'

const team = ['generalists', 'specialists', 'hours', 'minutes', 'share', 'duties', 'employees'] as const
const assumed = ['away', 'switching', 'catalogue_weight', 'learning_first', 'learning_months', 'hire_months', 'outside_rest', 'most_wait', 'most_busy', 'cost_generalist', 'cost_specialist', 'cost_outside'] as const

/** One area of work for one group of people: what a change would do to waiting, by figures that somebody types. */
export function TypedPlanner() {
  const [{ area: asked }] = useAddress()
  const [area, setArea] = useState<HrFunction>(asked && asked in functions ? asked as HrFunction : 'people')
  const [came, setCame] = useState('')
  const [typed, setTyped] = useState<Typed>({})
  const [kind, setKind] = useState<Change['kind']>('generalist')
  const [currency, setCurrency] = useState('EUR')
  const [said, setSaid] = useState('')
  const [planned, setPlanned] = useState<Planned | null>(null)
  const set = (name: TypedField) => (value: string | number) => { setPlanned(null); setTyped({ ...typed, [name]: typeof value === 'number' ? value : undefined }) }
  const work = () => {
    const answer = plan(area, came, typed, kind, currency)
    setSaid(typeof answer === 'string' ? answer : '')
    setPlanned(typeof answer === 'string' ? null : answer)
  }
  const fields = (names: readonly TypedField[]) => names.map(name => <NumberInput key={name} label={t(fieldNames[name])} min={0} max={1e9} hideControls value={typed[name] ?? ''} onChange={set(name)} />)
  return (
    <Stack gap="md">
      <Text c="dimmed">{t('What a change would do to one area of work, for one group of people. Nothing that you type leaves this page, and nothing is kept.')}</Text>
      <Panel title={t('What comes, and who is there')}>
        <Stack gap="md">
          <Select label={t('Area')} data={Object.entries(functions).map(([value, label]) => ({ value, label: t(label) }))} value={area} allowDeselect={false} onChange={value => { setPlanned(null); setArea(value as HrFunction) }} />
          <Textarea label={t('Requests of each week, oldest first')} description={t('Paste them from a sheet. With 26 weeks and more, the last 13 are forecast from those before, to see whether that works for you.')} autosize minRows={2} value={came} onChange={event => { setPlanned(null); setCame(event.currentTarget.value) }} />
          <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} style={{ alignItems: 'end' }}>{fields(team)}</SimpleGrid>
        </Stack>
      </Panel>
      <Panel title={t('Assumptions')}>
        <Text size="sm" c="dimmed" mb="md">{t('All of them are your own: none is filled in for you. What needs one that is empty says so by name.')}</Text>
        <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} style={{ alignItems: 'end' }}>
          {fields(assumed)}
          <Select label={t('Currency')} data={['EUR', 'GBP', 'USD', 'CHF', 'INR']} value={currency} allowDeselect={false} onChange={value => { setPlanned(null); setCurrency(value!) }} />
        </SimpleGrid>
      </Panel>
      <Group align="end">
        <Select label={t('What changes')} data={Object.entries(changes).map(([value, label]) => ({ value, label: t(label) }))} value={kind} allowDeselect={false} onChange={value => { setPlanned(null); setKind(value as Change['kind']) }} />
        <Button onClick={work}>{t('Work it out')}</Button>
      </Group>
      <div role="status">{said && <Text>{said}</Text>}</div>
      {planned && <PlannerAnswers planned={planned} />}
    </Stack>
  )
}

function plan(area: HrFunction, came: string, typed: Typed, kind: Change['kind'], currency: string): Planned | string {
  const weeks = weeksOf(came)
  if (!weeks) return t('Among the weeks there is something that isn’t a whole number. Mend it; everything that you typed is still there.')
  if (weeks.length === 0) return t('Say how many requests came, at least for one week.')
  const missing = lacking(typed)
  if (missing.length) return t('Still to say: {{what}}.', { what: missing.map(name => t(fieldNames[name])).join(', ') })
  const sheet = sheetOf(typed, currency)
  try {
    const facts = factsOf(area, weeks, typed)
    const change = changeOf(kind, area, facts.places.map(({ id }) => id))
    if (!change) return t('There is nobody who could leave or be away.')
    const unset = neededFor(facts, sheet, change)
    if (unset.length) return t('This needs assumptions that are still empty: {{what}}.', { what: namesOf(unset) })
    const focus = { function: area, population: group }
    const test = backTest([{ id: area, weeks }])
    const options = test.passed ? optionsFor(facts, sheet, { focus, country: null }) : []
    const isKnown = options.length > 0 && options.every(each => each.missing.length === 0)
    return { compared: compare(facts, sheet, change, focus), change: kind, test, options, turns: isKnown ? turnsOf(facts, sheet, { focus, country: null }) : [] }
  } catch (error) {
    return sayRefusal(error)
  }
}

function changeOf(kind: Change['kind'], area: HrFunction, places: readonly string[]): Change | null {
  switch (kind) {
    case 'generalist': return { kind, population: group, country: null }
    case 'specialist': case 'outside': return { kind, function: area, country: null }
    case 'grows': return { kind, times: 2 }
    default: return places[0] ? { kind, placeId: places[0] } : null
  }
}
