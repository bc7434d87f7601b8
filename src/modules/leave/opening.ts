import { addMonths, type Day } from '#shared/calendar.ts'
import { exact, sum } from '#shared/exact.ts'
import { balanceOn, openedOn, type Entered, type Layer } from './account.ts'
import { accountOf, type AccountFacts } from './ledger.ts'
import { layerWords } from './words.ts'

/** What there is of one layer when a day ends, as a file says it. */
export type Stated = { layer: Layer; amount: number; expiresOn: Day | null }
export type OpeningProblem = { code: string; params: Record<string, unknown> }

/** Why a balance can't be brought in for this account and day; none when it can. */
export function dayProblem(row: AccountFacts, on: Day): OpeningProblem | null {
  const { opens_on: opensOn, today, ends_on: endsOn } = row
  if (on > today) return { code: 'opening_ahead', params: { today } }
  if (on < opensOn) return { code: 'opening_too_early', params: { opensOn } }
  if (endsOn !== null && on >= endsOn) return { code: 'opening_after_end', params: { endsOn } }
  const other = openingsOf(row).find(each => each.on !== on)
  return other ? { code: 'opened_elsewhere', params: { on: other.on } } : null
}
export function layerProblem(row: AccountFacts, on: Day, { layer, expiresOn }: Stated): OpeningProblem | null {
  const { order } = policyOn(row, on)
  if (!order.includes(layer)) return { code: 'layer_unknown', params: { layers: order } }
  return expiresOn !== null && expiresOn < on ? { code: 'lapsed_before', params: { on } } : null
}

/** What bringing it in does to the account: what it says of that day now and by layer, what is to be written so that it says what the file does, and what deserves a look. */
export function openingEffect(row: AccountFacts, on: Day, stated: readonly Stated[]) {
  const standing = openingsOf(row).filter(each => each.on === on), account = accountOf(row), policy = policyOn(row, on)
  const there = balanceOn(account.until(on, 'approved'), on).layers.map(({ layer, days }) => ({ layer, quantity: days.toNumber() })).toSorted((a, b) => layers.indexOf(a.layer) - layers.indexOf(b.layer))
  const keyOf = ({ layer, expiresOn }: { layer: Layer; expiresOn: Day | null }) => `${layer} ${expiresOn}`
  const keys = Map.groupBy([...stated, ...standing], keyOf)
  const write = [...keys.values()].map(([of]): Stated => {
    const amount = exact(stated.find(each => keyOf(each) === keyOf(of!))?.amount ?? 0).minus(sum(standing.filter(each => keyOf(each) === keyOf(of!)).map(({ days }) => exact(days))))
    return { layer: of!.layer, expiresOn: of!.expiresOn, amount: amount.toNumber() }
  }).filter(({ amount }) => amount !== 0 || !standing.length)
  const left = standing.length ? [] : there.filter(each => !stated.some(({ layer }) => layer === each.layer)).map(({ layer }) => layer)
  const waits = policy.waiting?.before === 'at_once' ? addMonths(account.facts.serviceFrom ?? row.opens_on, policy.waiting.months) : null
  const notes: OpeningProblem[] = [
    ...left.length ? [{ code: 'layers_left', params: { layers: left } }] : [],
    ...waits !== null && waits > on ? [{ code: 'opening_waits', params: { on: waits } }] : [],
    ...policy.carries.months !== null && policy.lapses !== 'no' && stated.some(({ layer, expiresOn, amount }) => layer === 'carried' && expiresOn === null && amount > 0) ? [{ code: 'carried_stays', params: {} }] : [],
  ]
  return { decision: !standing.length ? 'added' as const : write.length ? 'differing' as const : 'unchanged' as const, there, write, notes }
}

const layers = Object.keys(layerWords)
const openingsOf = ({ entered, opens_on: startsOn }: AccountFacts): Entered[] => openedOn({ entered: entered ?? [], startsOn }) === null ? [] : entered!.filter(({ kind, on }) => kind === 'opening' && on >= startsOn)
const policyOn = (row: AccountFacts, on: Day) => { const { versionOn, yearOf } = accountOf(row); return versionOn(on, yearOf(on)).rules }
