import { Text } from '@mantine/core'
import { listText } from '#ui/format.ts'
import { learn, t } from '#ui/words.ts'
import { measures, states, type State } from '../rules-balance.ts'
import type { Balance } from './balance.tsx'
import classes from './hr-team.module.css'

learn({
  '{{count}} gaps_one': 'one gap', '{{count}} gaps_other': '{{count}} gaps',
  '{{count}} hang on one_one': 'one that hangs on one person', '{{count}} hang on one_other': '{{count}} that hang on one person',
  '{{count}} of which too little is known_one': 'one of which too little is known', '{{count}} of which too little is known_other': '{{count}} of which too little is known',
  '{{count}} overlaps_one': 'one overlap', '{{count}} overlaps_other': '{{count}} overlaps',
  '{{count}} items wait for somebody who can take them_one': 'one item waits for somebody who can take it', '{{count}} items wait for somebody who can take them_other': '{{count}} items wait for somebody who can take them',
  '{{count}} items went to the lead, since nobody else could take them_one': 'one item went to the lead, since nobody else could take it', '{{count}} items went to the lead, since nobody else could take them_other': '{{count}} items went to the lead, since nobody else could take them',
  'for {{count}} people_one': 'for one person', 'for {{count}} people_other': 'for {{count}} people',
  '{{count}} people_one': 'one person', '{{count}} people_other': '{{count}} people',
  '{{count}} done in twelve months_one': 'one done in twelve months', '{{count}} done in twelve months_other': '{{count}} done in twelve months',
})

export const stateWord = (state: State): string => ({ gap: t('Gap'), single: t('Hangs on one'), unknown: t('Too little known'), overlap: t('Overlap'), covered: t('Covered') })[state]
export const stateHelp = (state: State): string => ({ gap: t('nobody can who is here'), single: t('one can and isn’t away'), unknown: t('somebody may; whether they can isn’t known'), overlap: t('more can than are needed, and little comes in'), covered: t('two or more can') })[state]
/** Said by a sign too, for eyes that don’t tell the colours apart. */
export const sign: Record<State, string> = { gap: '✕', single: '!', unknown: '?', overlap: '+', covered: '✓' }

/** The title of the map says what it shows. */
export function findingOf({ cells }: Balance): string {
  const count = (state: State) => cells.filter(each => each.state === state).length
  const said = [count('gap') && t('{{count}} gaps', { count: count('gap') }), count('single') && t('{{count}} hang on one', { count: count('single') }), count('overlap') && t('{{count}} overlaps', { count: count('overlap') }), count('unknown') && t('{{count}} of which too little is known', { count: count('unknown') })].filter(each => each !== 0) as string[]
  return said.length ? t('Of {{all}} cells: {{found}}.', { all: cells.length, found: listText(said) }) : t('In every cell two or more can.')
}

export const becauseWord = (because: string): string => ({
  lead: t('by their lead’s word'), handled: t('by what they have handled'), own_supported: t('by their own word, with a case or a certificate behind it'), own_alone: t('by their own word alone'), nothing: t('nothing is known yet'), language: t('another language is asked there'),
})[because] ?? because

export function HowJudged() {
  return (
    <details className={classes['how']}>
      <summary>{t('How is this judged?')}</summary>
      <Text size="sm" mt="xs">{t('May is access at the level “handle” or above. Whether somebody can: what their lead says decides. Without that, at least {{handled}} cases of that kind in {{months}} months under that country’s law. Without those, their own word, where a case or a valid certificate is behind it; their own word alone is too little. What is said of another country’s law doesn’t count. Who has named their languages, and not the one that most cases there ask for, can’t.', measures)}</Text>
      <Text size="sm" mt="xs">{t('A cell is as bad as it is for any of its people. Gap: nobody who can is here; outside cover counts as one who can. Overlap: more than {{needed}} can, and one more for every {{itemsPerMore}} open items, while less than {{lowPerWeek}} item a week comes in for each of them over {{weeks}} weeks.', measures)}</Text>
      <ul className={classes['list']} style={{ marginBlockStart: '0.5rem' }}>{states.map(state => <li key={state}><Text size="sm" span><b>{sign[state]} {stateWord(state)}</b>: {stateHelp(state)}</Text></li>)}</ul>
    </details>
  )
}
