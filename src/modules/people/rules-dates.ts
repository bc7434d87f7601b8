import { addDays, daysFromTo, type Day } from '#shared/calendar.ts'

type Name = 'startsOn' | 'endsOn' | 'signedOn' | 'firstWorkingDay' | 'originalHireOn' | 'serviceFrom' | 'engagedUntil' | 'givenOn' | 'lastWorkingDay' | 'paidUntil' | 'probationEndsOn' | 'fixedTermEndsOn'
export type Dates = { [name in Name]?: Day | null }

/** What can't be before what, and which of the two is then to be looked at. */
const order: readonly [first: Name, then: Name, code: string, blamed: Name][] = [
  ['startsOn', 'endsOn', 'people.ends_before_it_starts', 'endsOn'],
  ['startsOn', 'fixedTermEndsOn', 'people.ends_before_it_starts', 'fixedTermEndsOn'],
  ['startsOn', 'engagedUntil', 'people.ends_before_it_starts', 'engagedUntil'],
  ['startsOn', 'lastWorkingDay', 'people.ends_before_it_starts', 'lastWorkingDay'],
  ['startsOn', 'firstWorkingDay', 'people.works_before_first_day', 'firstWorkingDay'],
  ['originalHireOn', 'startsOn', 'people.hired_after_start', 'originalHireOn'],
  ['serviceFrom', 'startsOn', 'people.service_after_start', 'serviceFrom'],
  ['startsOn', 'probationEndsOn', 'people.probation_before_start', 'probationEndsOn'],
  ['probationEndsOn', 'fixedTermEndsOn', 'people.probation_after_term', 'probationEndsOn'],
  ['probationEndsOn', 'endsOn', 'people.probation_after_end', 'probationEndsOn'],
  ['firstWorkingDay', 'lastWorkingDay', 'people.works_before_first_day', 'lastWorkingDay'],
  ['lastWorkingDay', 'endsOn', 'people.works_after_last_day', 'lastWorkingDay'],
  ['givenOn', 'endsOn', 'people.notice_after_last_day', 'givenOn'],
  ['lastWorkingDay', 'paidUntil', 'people.works_unpaid', 'paidUntil'],
]
/** Some pairs stand in records apart: only what was touched is looked at, lest an old slip stop every change. */
export function contradiction(dates: Dates, touched: readonly string[]): { code: string; field: Name } | null {
  const broken = order.find(([first, then]) => (touched.includes(first) || touched.includes(then)) && dates[first] != null && dates[then] != null && dates[first]! > dates[then]!)
  return broken ? { code: broken[2], field: touched.includes(broken[3]) ? broken[3] : broken.slice(0, 2).find(name => touched.includes(name)) as Name } : null
}

type Term = { form: string; startsOn: Day; endsOn: Day | null; fixedTermEndsOn: Day | null; ground?: string | null; probationEndsOn: Day | null }
/** The fixed terms in a row up to the last contract: how many, from when until when, how many days, on which grounds. Null where the last isn't fixed. */
export function termsInARow(contracts: readonly Term[]): { count: number; from: Day; until: Day; days: number; grounds: (string | null)[] } | null {
  const ordered = contracts.toSorted((a, b) => a.startsOn < b.startsOn ? 1 : -1)
  const broken = ordered.findIndex((row, n) => row.form !== 'fixed_term' || row.fixedTermEndsOn === null || n > 0 && row.endsOn !== addDays(ordered[n - 1]!.startsOn, -1))
  const row = (broken < 0 ? ordered : ordered.slice(0, broken)).toReversed()
  const until = row.at(-1)?.fixedTermEndsOn
  if (!until) return null
  const terms = row.filter((each, n) => each.fixedTermEndsOn !== row[n - 1]?.fixedTermEndsOn)
  return { count: terms.length, from: row[0]!.startsOn, until, days: daysFromTo(row[0]!.startsOn, until), grounds: terms.map(({ ground }) => ground ?? null) }
}

/** The ends that probation had, the last of them as it is now: more than one means that it was extended. */
export const probations = (contracts: readonly Term[]): Day[] =>
  contracts.toSorted((a, b) => a.startsOn < b.startsOn ? -1 : 1).map(each => each.probationEndsOn).filter((day, n, all) => day !== null && day !== all[n - 1]) as Day[]

export const workerDetails = {
  employee: [], contingent: ['agency', 'contractor'], other: ['board', 'volunteer', 'pensioner'],
} as const satisfies Record<string, readonly string[]>
type Worker = { kind: string; detail?: string | null; supplier?: string | null; sponsorAssignmentId?: string | null; engagedUntil?: string | null }
/** What says more of one kind of worker says nothing of another. */
export function foreignTo({ kind, detail, ...more }: Worker): { code: string; field: string } | null {
  if (detail != null && !(workerDetails[kind as 'other'] as readonly string[]).includes(detail)) return { code: 'people.detail_of_another_kind', field: 'detail' }
  const [field] = kind === 'contingent' ? [] : Object.entries({ supplier: more.supplier, sponsorAssignmentId: more.sponsorAssignmentId, engagedUntil: more.engagedUntil }).find(([, value]) => value != null) ?? []
  return field ? { code: 'people.only_of_contingent', field } : null
}
