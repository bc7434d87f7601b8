import { addDays, addMonths, dateOf, dayOf, endOfMonth, monthOf, yearOf, type Day } from '#shared/calendar.ts'

type Agreed = { agreedIn: 'contract' | 'agreement' | 'policy'; givenBy: 'both' | 'employer' | 'employee'; length: number; unit: 'days' | 'weeks' | 'months'; endsAt: string }
export type Facts = { country: string | null; subdivision: string | null; kind: string; employedFrom: Day; probationEndsOn: Day | null; agreed: readonly Agreed[] }
export type Given = { givenOn: Day; givenBy: 'employer' | 'employee' | 'mutual' }

/** The rule that says how much notice is due, asked in its own words; or what isn't covered, by name. */
type Asking = { rule: string; endsOn: 'noticeEndsOn' | 'employmentEndsOn'; input: Record<string, unknown>; isInProbation: boolean } | { notCovered: NotCovered }
export type NotCovered = 'mutual' | 'not_employed' | 'country_unknown' | 'northern_ireland' | 'by_employee' | 'country'

export function askingFor({ country, subdivision, kind, employedFrom, probationEndsOn }: Facts, { givenOn, givenBy }: Given): Asking {
  if (givenBy === 'mutual') return { notCovered: 'mutual' }
  if (kind !== 'employee') return { notCovered: 'not_employed' }
  switch (country) {
    case null: return { notCovered: 'country_unknown' }
    case 'GB':
      if (isNorthernIreland(subdivision)) return { notCovered: 'northern_ireland' }
      if (givenBy === 'employee') return { notCovered: 'by_employee' }
      return { rule: 'gb.statutory-notice', endsOn: 'noticeEndsOn', input: { employedFrom, noticeGivenOn: givenOn }, isInProbation: false }
    case 'DE': {
      const probation = probationEndsOn !== null && givenOn <= probationEndsOn
      return { rule: 'de.notice-period', endsOn: 'employmentEndsOn', input: { employedFrom, noticeReceivedOn: givenOn, probation, givenBy }, isInProbation: probation }
    }
    default: return { notCovered: 'country' }
  }
}

/** Final pay where a state's law sets a day, of somebody who is dismissed or resigns. */
export const finalPayFor = ({ country, subdivision, kind }: Facts, { givenBy }: Given): { state: string; separation: 'discharge' | 'resignation' } | null =>
  country === 'US' && subdivision !== null && kind === 'employee' && givenBy !== 'mutual' ? { state: codeOf(subdivision), separation: givenBy === 'employer' ? 'discharge' : 'resignation' } : null

/** What was agreed for whoever gives notice: what is said of one side stands before what is said of both. */
export function agreedFor(agreed: readonly Agreed[], { givenOn, givenBy }: Given): { agreedIn: Agreed['agreedIn']; length: number; unit: Agreed['unit']; endsOn: Day }[] {
  return (['contract', 'agreement', 'policy'] as const).flatMap(agreedIn => {
    const said = agreed.filter(each => each.agreedIn === agreedIn)
    const one = said.find(each => each.givenBy === givenBy) ?? said.find(each => each.givenBy === 'both')
    return one && givenBy !== 'mutual' ? [{ agreedIn, length: one.length, unit: one.unit, endsOn: lastDayOf(one, givenOn) }] : []
  })
}

/** The day on which notice is given isn't counted; months end on the day of the same number, or the month's last. Then on to the day on which it may end. */
export function lastDayOf({ length, unit, endsAt }: Pick<Agreed, 'length' | 'unit' | 'endsAt'>, givenOn: Day): Day {
  const earliest = unit === 'months' ? addMonths(givenOn, length) : addDays(givenOn, unit === 'weeks' ? length * 7 : length)
  switch (endsAt) {
    case 'half_month': return dateOf(earliest) <= 15 ? dayOf(yearOf(earliest), monthOf(earliest), 15) : endOfMonth(earliest)
    case 'month': return endOfMonth(earliest)
    case 'quarter': return endOfStretch(earliest, 3)
    case 'half_year': return endOfStretch(earliest, 6)
    case 'year': return endOfStretch(earliest, 12)
    default: return earliest
  }
}
const endOfStretch = (day: Day, months: number) => dayOf(yearOf(day), Math.ceil(monthOf(day) / months) * months, 31)

const codeOf = (subdivision: string) => subdivision.split('-').at(-1)!.toUpperCase()
const isNorthernIreland = (subdivision: string | null) => subdivision !== null && ['NIR', 'NI'].includes(codeOf(subdivision))
