import { exact, type Exact } from '#shared/exact.ts'
import type { Source } from '#shared/rates.ts'
import { byName, group, lines, listOf, number, text, whole } from '#shared/rule-fields.ts'

/** What the rules on selection have in common: counts of people, and the four-fifths rule's answer. */
const counts = { applicants: whole('Applicants'), selected: whole('Selected') }
export const groupsOf = (title: string) => lines(title, { name: text('Group'), ...counts }, { min: 1, max: 1000 })
export const countsOf = (title: string, max?: number) => group(title, { applicants: whole('Applicants', { min: 1, max }), selected: whole('Selected', { max }) })
export type Group = { name: string; applicants: number; selected: number }

const rate = (title: string) => number(title, { max: 1 })
export const fourFifthsAnswer = {
  comparator: text('Group with the highest rate'),
  selectionRates: byName('Selection rate of each group', rate('Selection rate')),
  impactRatios: byName('Impact ratio of every other group', rate('Impact ratio')),
  flagged: listOf('Groups below four fifths', text('Group')),
}

export const rateOf = ({ applicants, selected }: { applicants: number; selected: number }): Exact => exact(selected).over(applicants)
export const isTwice = (names: readonly string[]): boolean => new Set(names).size < names.length

export const groupRefusals = {
  no_applicants: 'A group has no applicants, so it has no selection rate. Leave the group out, or enter who applied.',
  more_selected: 'More people are selected than applied. Check both counts.',
  same_name: 'Two groups have the same name. Give each its own.',
}
export function checkGroups(groups: readonly Group[], refuse: (reason: keyof typeof groupRefusals, field: string) => never) {
  if (isTwice(groups.map(({ name }) => name))) refuse('same_name', 'groups')
  if (groups.some(({ applicants }) => applicants === 0)) refuse('no_applicants', 'groups')
  if (groups.some(({ applicants, selected }) => selected > applicants)) refuse('more_selected', 'groups')
}

export const guidelines: Source = { instrument: 'Uniform Guidelines on Employee Selection Procedures, 29 CFR part 1607' }
export const berkeley = 'Berkeley admissions 1973: R datasets::UCBAdmissions'
