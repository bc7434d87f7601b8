import { totalOf } from '#shared/fields.ts'
import { refuseIf } from '#shared/refusal.ts'
import { changeFacts, placement } from './records.ts'

/** The values given for these fields, those left out left out. */
export const pick = <T extends Record<string, unknown>>(input: T, asks: Record<string, unknown>, names: readonly string[] = Object.keys(asks)) =>
  Object.fromEntries(names.filter(name => name in asks && input[name] !== undefined).map(name => [name, input[name]])) as never

/** An amount says nothing without its currency and what it is paid for. */
export const isWholePay = ({ amount, currency, per }: { amount?: string | null; currency?: string | null; per?: string | null }) =>
  amount == null || currency != null && per != null

/** Costs are shared whole, and each cost centre once. */
export function refuseUneven(shares: readonly { costCentreId: string }[] | null | undefined): void {
  if (!shares) return
  const total = totalOf(placement.asks.costShares, shares)! / 100
  refuseIf(total !== 100, 'people.shares_not_whole', { field: 'costShares', total })
  refuseIf(new Set(shares.map(({ costCentreId }) => costCentreId)).size < shares.length, 'people.shares_named_twice', { field: 'costShares' })
}

/** The law of one place holds: of the home, or of a place of work. */
export function refuseTwoPlaces({ workLocationId, homeCountry, homeSubdivision }: { workLocationId?: string | null; homeCountry?: string | null; homeSubdivision?: string | null }): void {
  refuseIf(workLocationId != null && homeCountry != null, 'people.one_place_of_work', { field: 'homeCountry' })
  refuseIf(homeSubdivision != null && homeCountry === null, 'people.home_needs_country', { field: 'homeCountry' })
}

/** What a change is called that nobody named: by the facts that it changes, where they are of one kind. */
export function actionOf(fields: readonly string[]): 'manager' | 'hours' | 'pay' | 'contract' | 'termination' | 'transfer' | 'other' {
  const kinds = new Set(fields.map(field => field === 'managerAssignmentId' ? 'manager' : field in changeFacts.end ? 'termination' : kindOf(field)))
  return kinds.size === 1 ? [...kinds][0]! : 'other'
}
const kindOf = (field: string) => (['hours', 'pay', 'contract'] as const).find(kind => field in changeFacts[kind]) ?? 'transfer'
