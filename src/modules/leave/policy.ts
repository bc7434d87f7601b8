import type { Day } from '#shared/calendar.ts'
import type { Exact, Quantity } from '#shared/exact.ts'

/** Where a day of leave comes from: what becomes of it, untaken, differs by that. */
export type Layer = 'statutory' | 'further_statutory' | 'contractual' | 'carried' | 'bought' | 'in_lieu'
export type Given = Exclude<Layer, 'carried'>
export type Policy = {
  /** A day on which a leave year begins; by `hire`, each year’s day of joining. */
  yearFrom: Day | 'hire'
  /** What amounts are counted in: days unless it says hours. */
  unit?: 'days' | 'hours'
  /** Each adds to what a whole year gives. */
  gives: readonly Gives[]
  accrual: Accrual
  /** Of what is given since the leave year began, so that parts of it add up. `from_half`: half a unit or more becomes one, less stays. */
  rounding?: { to: Quantity; way: 'nearest' | 'up' | 'down' | 'from_half' }
  /** How long somebody is here before anything accrues: what would have until then comes `at_once` after it, or never does. */
  waiting?: { months: number; before: 'at_once' | 'lost' }
  /** Absences of a kind during which only so much of it accrues: 0 nothing, 1 all. */
  absent?: readonly { kind: string; accrues: Quantity }[]
  /** Which is taken first; of one layer, what expires first. What is taken beyond all is owed by the last that is given. */
  order: readonly Layer[]
  /** At the year's end so many days go along, to be taken within so many months; the rest is lost, where law lets it be. */
  carries: Carries
  /** Whether untaken leave may be lost: always, never, or only of years of which somebody was told so in time, with proof. */
  lapses: Lapses
  /** Where a layer has its own rule. */
  layers?: Partial<Record<Given, { carries?: Carries; lapses?: Lapses }>>
  /** What couldn't be taken because of something goes along whole, of these layers, and for so many months. */
  hindered?: { layers: readonly Given[]; months: Partial<Record<Hindrance, number>> }
  /** Layers of which a day isn't given back by whoever falls ill on it; those of the law always are. */
  illStays?: readonly Exclude<Given, 'statutory' | 'further_statutory'>[]
  /** Nothing more accrues while as much is untaken. */
  cap?: Quantity
  /** With the last day: which layers are paid out, others being lost with it, and what becomes of what is overdrawn. Without, it is left to whoever settles it. */
  ends?: { pays: readonly Layer[]; overdrawn: 'recovered' | 'let_go' }
  /** With a transfer to another legal entity: which layers go along, with what is owed, as they are or carried over for so many months; of the others it is the end. Without, it is the end of all. `booked`: leave beyond it goes along too, approved as it was or asked for again; without, it is cancelled. */
  transfers?: { carries: readonly Layer[]; months?: number; booked?: 'approved' | 'asked' }
}
export type Gives = {
  layer: Given
  /** In weeks of one's own work, at most so many days; or in days or hours, which are the same whatever the week. */
  weeks?: Quantity; mostDays?: Quantity; days?: Quantity; hours?: Quantity
  /** For whom: from so many years of service or of age, below an age, in a grade, disabled. All that is said has to hold. */
  when?: { service?: number; age?: number; ageBelow?: number; grades?: readonly string[]; isDisabled?: true }
  /** Whether it counts from the day on which it begins to hold, which is what stands without, or for the whole leave year. */
  counts?: 'from_day' | 'whole_year'
}
export type Accrual =
  /** In equal parts of a year. Of the part in which somebody joins or leaves: by its days, all of it, nothing, or all for who joins by its nth day. */
  | { everyMonths: 1 | 3 | 6 | 12; at: 'start' | 'end'; joins?: 'by_days' | 'full' | { byDay: number }; leaves?: 'by_days' | 'full' | 'nothing' }
  /** By days, weeks or periods of pay, which begin on `from` and each so many days later. */
  | { everyDays: 1 | 7 | 14 | 28; from: Day; at: 'start' | 'end' }
  /** A whole year at its start; of the year of joining its months, rounded up to `joinersTo` days, of the year of leaving its days: as Great Britain's calculator counts. */
  | { part: 'months_joined'; joinersTo?: Quantity }
  /** A whole year at its start, or a twelfth for each full month of who doesn't complete six months in that year, or leaves before or in its first half: as Germany counts. */
  | { part: 'twelfths' }
  /** For each so many days or hours worked, at most so much a year; or in advance for those of the year before, if there were enough. */
  | { worked: 'days' | 'hours'; each: Quantity; mostAYear?: Quantity; yearBefore?: { atLeast: Quantity } }
/** `months`: for how long; null, without end. `inAll`: what was carried over before and is still there counts too. `beyond`: what doesn't go along is paid out rather than lost. */
export type Carries = { mostDays: Quantity; months: number | null; inAll?: true; beyond?: 'paid_out' }
export type Lapses = 'yes' | 'no' | 'if_told'
export type Hindrance = 'sickness' | 'maternity' | 'operational' | 'personal'

/** From which day on how somebody works, and as what. */
export type Terms = { from: Day; daysPerWeek: Quantity; hoursPerWeek?: Quantity; grade?: string; isDisabled?: boolean }
/** What the account rests on. `told`: first days of leave years of which a notice that leave lapses is proven. */
export type Facts = {
  startsOn: Day; endsOn: Day | null; terms: readonly Terms[]
  told?: readonly Day[]; entered?: readonly Entered[]
  /** Since when service counts, if from before. */
  serviceFrom?: Day
  bornOn?: Day
  worked?: readonly { on: Day; days?: Quantity; hours?: Quantity }[]
  absences?: readonly { from: Day; to: Day; kind: string }[]
  /** First days of leave years in which leave couldn't be taken; `throughout`: not on any day of it, so that no notice could have helped. */
  hindered?: readonly { year: Day; by: Hindrance; throughout?: boolean }[]
  /** First days of leave years that are over and wait for somebody to close them: until then nothing of them goes along or lapses. */
  held?: readonly Day[]
  /** Last days in a legal entity after which the account goes on in another one’s: one count over all of them, of which an account is a part, `from` its first day or `until` its last. */
  handedOn?: readonly ({ on: Day } & NonNullable<Policy['transfers']>)[]; part?: { from?: Day; until?: Day }
}
/** `request`: whose day it is, so that each entry says so. `ill`: certified ill on it, so that it is no leave. */
export type Taken = { on: Day; days: Quantity; request?: string | null; ill?: boolean }
export type Entry = { on: Day; kind: 'accrual' | 'taken' | 'carry_over' | 'expiry' | 'recovered' | 'let_go' | 'handed_on' | 'taken_over' | Entered['kind']; layer: Layer; days: Exact; expiresOn: Day | null; request: string | null }
/** What somebody entered: what there is when a day ends, whatever was before (`opening`), what a former employer gave in that leave year, what is put right, bought, sold or paid out. */
export type Entered = { on: Day; kind: 'opening' | 'former_employer' | 'adjustment' | 'bought' | 'sold' | 'paid_out' | 'in_lieu'; layer: Layer; days: Quantity; expiresOn: Day | null }
/** A policy as it reads from a day on: it counts for the leave years that begin under it. */
export type Versions = readonly [{ from: Day; policy: Policy }, ...{ from: Day; policy: Policy }[]]
/** Which policy counts from a day on, with its versions: what another one gave before stays, and goes along or lapses as that one says. */
export type Assigned = readonly [{ from: Day; by: string; versions: Versions }, ...{ from: Day; by: string; versions: Versions }[]]
export type Policies = Policy | Versions | Assigned

/** A leave year, or what is left of one where a policy moved its beginning; `whole` is what a year's amount is for, `holds` the part of it in which the policy counts. */
export type Year = { from: Day; to: Day; whole: { from: Day; to: Day }; policy: Policy; by: string; holds: { from: Day; to: Day } }
/** What is left of one layer, day of expiry and policy that gave it; of what is carried over, which layer it was. */
export type Left = { layer: Layer; origin: Layer; expiresOn: Day | null; by: string; left: Exact }
/** What became of a layer at the end of a leave year, and why. */
export type Turned = { year: Day; layer: Layer; goes: Exact; lost: Exact; expiresOn: Day | null; isPaid: boolean; because: 'goes_along' | 'never_lapses' | 'not_told' | 'hindered' | 'beyond' | 'told' | 'paid_out' }
