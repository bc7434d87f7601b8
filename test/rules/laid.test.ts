import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#shared/calendar.ts'
import { fromLines, misfits, toLines } from '#shared/figures.ts'
import { isKnown, lay, replacedBy, rewritesPast, type EnteredRow, type LaidRow } from '#shared/laid.ts'
import { isStale, rates, type Laid } from '#shared/rates.ts'
import { Refusal } from '#shared/refusal.ts'
import { rule } from '#shared/rule.ts'
import { money } from '#shared/rule-fields.ts'
import redundancy from '#rules/gb/statutory-redundancy-pay.ts'
import sickPay from '#rules/gb/statutory-pay-rates.ts'
import { refusalOf } from './any.ts'
import { known } from './known.ts'

const source = { instrument: 'Order' }
const limits = rates({ id: 'gb.limit', title: 'Limit', rhythm: 'yearly', until: '2027-04-05', source, values: { limit: money('Limit') }, rows: [{ from: '2025-04-06', limit: '719.00' }, { from: '2026-04-06', limit: '751.00' }] })
const open = rates({ id: 'gb.open', title: 'Open', rhythm: 'rarely', source, values: { limit: money('Limit') }, rows: [{ from: '2020-01-01', limit: '5.00' }] })
const limit = rule({ id: 'gb.of-limit', title: 'Limits', field: 'payroll', source, parameters: { limits, open }, input: {}, output: { limit: money('Limit') }, examples: [] })
  .formula((_, { inForce, say }) => { const { limit } = inForce(limits); say`£${limit.toMoney()}.`; return { limit } })

type Given = Partial<Pick<LaidRow, 'rates' | 'until' | 'corrects'>>
const packed = (from: string, value: string, number = 1, { rates: id = 'gb.limit', until = addDays(from, 364), corrects = false }: Given = {}): LaidRow =>
  ({ rates: id, from, until, values: { limit: value }, source, corrects, came: { origin: 'pack', publisher: 'Equipoise', number, issuedOn: addDays('2026-12-01', number) } })
const entered = (from: string, value: string, { until = addDays(from, 364), id = 'a', followsFrom = '2026-04-06', rates: of = 'gb.limit' }: Given & { id?: string; followsFrom?: string } = {}): EnteredRow =>
  ({ rates: of, from, until, values: { limit: value }, source: { instrument: 'Gazette' }, came: { origin: 'entered here', id, checkedAt: '2027-03-01T09:00:00Z' }, followsFrom })
const at = (on: string, laid?: Laid) => {
  try { return String(limit.answer({ input: {}, on }, laid).output['limit']) } catch (error) { return (error as Refusal).code }
}

describe('rows beside those shipped', () => {
  test('an entered row counts from its day, with its source and its mark', () => {
    const laid = lay([limits], [], [entered('2027-04-06', '780.00')])
    expect([at('2027-04-05', laid), at('2027-04-06', laid), at('2028-04-04', laid), at('2028-04-05', laid)]).toEqual(['751.00', '780.00', '780.00', 'rules.not_known_for_date'])
    expect(limit.answer({ input: {}, on: '2027-05-01' }, laid).parameters).toEqual([{ name: 'limits', from: '2027-04-06', source: { instrument: 'Gazette' }, origin: 'entered here', id: 'a', checkedAt: '2027-03-01T09:00:00Z' }])
    expect(limit.answer({ input: {}, on: '2026-05-01' }, laid).parameters).toEqual([{ name: 'limits', from: '2026-04-06', source, origin: 'shipped' }])
  })
  test('for one organisation and another at once, and for nobody, each has its own', async () => {
    const one = lay([limits], [], [entered('2027-04-06', '780.00')]), other = lay([limits], [], [entered('2027-04-06', '790.00')])
    const asked = await Promise.all([one, other, undefined, one, other].map(async laid => { await Promise.resolve(); return at('2027-06-01', laid) }))
    expect(asked).toEqual(['780.00', '790.00', 'rules.not_known_for_date', '780.00', '790.00'])
  })
  test('a pack counts for what it brings; what is known already stays what it was', () => {
    const laid = lay([limits, open], [packed('2026-04-06', '751', 1, { until: '2027-04-05' }), packed('2027-04-06', '785.00')])
    expect([at('2026-06-01', laid), at('2027-06-01', laid)]).toEqual(['751.00', '785.00'])
    expect(limit.answer({ input: {}, on: '2026-06-01' }, laid).parameters).toMatchObject([{ origin: 'shipped' }])
    expect(limit.answer({ input: {}, on: '2027-06-01' }, laid).parameters).toMatchObject([{ origin: 'pack', publisher: 'Equipoise', number: 1, issuedOn: '2026-12-02' }])
    expect(laid.has('gb.open')).toBe(false)
  })
  test('a day that is shipped is the pack’s only where it says that it corrects', () => {
    expect(at('2026-06-01', lay([limits], [packed('2026-04-06', '760.00')]))).toBe('751.00')
    const corrected = lay([limits], [packed('2026-04-06', '760.00', 2, { corrects: true, until: '2027-04-05' }), packed('2026-04-06', '759.00', 1, { corrects: true, until: '2027-04-05' })])
    expect([at('2026-04-05', corrected), at('2026-06-01', corrected), at('2027-04-06', corrected)]).toEqual(['719.00', '760.00', 'rules.not_known_for_date'])
  })
  test.each<[string, LaidRow, EnteredRow, string | null]>([
    ['the same day', packed('2027-04-06', '785.00'), entered('2027-04-06', '780.00'), '2027-04-06'],
    ['a day before, within its year', packed('2027-04-05', '785.00'), entered('2027-04-06', '780.00'), '2027-04-05'],
    ['a day after, within the year entered', packed('2027-04-07', '785.00'), entered('2027-04-06', '780.00'), '2027-04-07'],
    ['the year before', packed('2027-04-06', '785.00'), entered('2028-04-06', '800.00'), null],
    ['the year after', packed('2028-04-06', '800.00'), entered('2027-04-06', '780.00'), null],
    ['from a day before on, for good', packed('2027-01-01', '9.00', 1, { until: null }), entered('2027-04-06', '780.00', { until: null }), '2027-01-01'],
  ])('an entered row gives way to a pack that speaks for its days: %s', (_, pack, row, wanted) => {
    const laid = lay([limits], [pack])
    expect(replacedBy(laid.get('gb.limit')!, row)?.from ?? null).toBe(wanted)
    const used = lay([limits], [pack], [row]).get('gb.limit')!.rows.some(({ came }) => came?.origin === 'entered here')
    expect(used).toBe(wanted === null)
  })
  test.each<[string, LaidRow, string, boolean]>([
    ['another value of a known day', packed('2026-04-06', '760.00', 1, { until: '2027-04-05' }), '2026-01-01', true],
    ['the same value of a known day', packed('2026-04-06', '751', 1, { until: '2027-04-05' }), '2027-01-01', false],
    ['the same value, known for longer', packed('2026-04-06', '751.00', 1, { until: '2028-04-05' }), '2026-01-01', true],
    ['a row between known ones', packed('2025-10-01', '730.00'), '2026-12-01', true],
    ['a row before all that is known', packed('2024-04-06', '700.00'), '2026-12-01', false],
    ['a row to come', packed('2027-04-06', '785.00'), '2026-12-01', false],
    ['a row that comes late, for days that were refused', packed('2027-04-06', '785.00'), '2027-06-01', false],
    ['a row that comes late, for days that were answered', packed('2026-10-01', '785.00'), '2026-12-01', true],
  ])('rewrites the past or not: %s', (_, row, issuedOn, wanted) => expect(rewritesPast(limits, row, issuedOn)).toBe(wanted))
  test('what is known for longer is not the same as what is known', () => {
    expect(isKnown(limits, packed('2026-04-06', '751', 1, { until: '2027-04-05' }))).toBe(true)
    for (const row of [packed('2026-04-06', '751', 1, { until: null }), packed('2026-04-06', '752', 1, { until: '2027-04-05' }), packed('2027-04-06', '751')]) expect(isKnown(limits, row)).toBe(false)
  })

  const day = fc.integer({ min: -400, max: 1600 }).map(days => addDays('2026-04-06', days))
  const amount = fc.integer({ min: 1, max: 99_999 }).map(pence => (pence / 100).toFixed(2))
  const aPack = fc.tuple(day, amount, fc.integer({ min: 1, max: 4 }), fc.boolean(), fc.integer({ min: 0, max: 500 })).map(([from, value, number, corrects, days]) => packed(from, value, number, { corrects, until: addDays(from, days) }))
  const anEntered = fc.tuple(day, amount, fc.integer({ min: 0, max: 500 }), fc.uuid()).filter(([from]) => from > '2026-04-06').map(([from, value, days, id]) => entered(from, value, { until: addDays(from, days), id }))

  test('a row that is entered changes no answer for a day before it, nor one that a pack gives', () => fc.assert(fc.property(fc.array(aPack, { maxLength: 4 }), anEntered, day, (packs, row, on) => {
    const without = at(on, lay([limits], packs)), with_ = at(on, lay([limits], packs, [row]))
    const [used] = without.startsWith('rules.') ? [] : limit.answer({ input: {}, on }, lay([limits], packs)).parameters
    const mayDiffer = on >= row.from && !(used?.origin === 'pack' && used.from > row.followsFrom && used.from >= row.from)
    expect(mayDiffer ? without : with_).toBe(without)
  })))
  test('the order of packs and of what was entered doesn’t matter', () => fc.assert(fc.property(fc.array(aPack, { maxLength: 6 }), fc.array(anEntered, { maxLength: 3 }), day, (packs, rows, on) => {
    const all = packs.map((row, at) => ({ ...row, came: { ...row.came, number: at } }) as LaidRow)
    expect(at(on, lay([limits], all.toReversed(), rows.toReversed()))).toBe(at(on, lay([limits], all, rows)))
  })))
  test('a pack without `corrects` that rewrites nothing changes no answer that was given before it was issued', () => fc.assert(fc.property(aPack, day, (pack, on) => {
    const row = { ...pack, corrects: false }
    const issuedOn = (row.came as { issuedOn: string }).issuedOn, before = at(on)
    const mayDiffer = rewritesPast(limits, row, issuedOn) || on >= issuedOn || before === 'rules.not_known_for_date'
    expect(mayDiffer ? before : at(on, lay([limits], [row]))).toBe(before)
  })))
})

describe('what is shipped', () => {
  const tables = [...new Set(known.flatMap(({ parameters }) => Object.values(parameters)))]
  test('has an id for each table of its own jurisdiction, by which packs name it for good', () => {
    expect(new Set(tables.map(({ id }) => id)).size).toBe(tables.length)
    expect(known.flatMap(({ id: rule, parameters }) => Object.values(parameters).filter(({ id }) => id.split('.')[0] !== rule.split('.')[0] || !/^[a-z]+(\.[a-z0-9-]+)$/.test(id)).map(({ id }) => id))).toEqual([])
    expect(tables.map(({ id }) => id).sort()).toEqual(everPublished)
  })
  test('could have been entered as it stands, and would be kept as it was', () => {
    for (const rates of tables) for (const row of rates.rows) {
      const values = Object.fromEntries(Object.keys(rates.values).map(name => [name, row[name] ?? null]))
      expect(misfits(rates, values), `${rates.id} ${row.from}`).toEqual([])
      expect(fromLines(rates, toLines(rates, values))).toEqual(values)
    }
  })
  test('grows stale past its known end, or a year after its newest row where the law renews it each year', () => {
    expect([isStale(limits, '2027-04-05'), isStale(limits, '2027-04-06'), isStale(open, '2099-01-01')]).toEqual([false, true, false])
    expect(tables.filter(table => isStale(table, '2026-11-23')).map(({ id }) => id)).toEqual(['gb.pension-earnings', 'us.sick-leave-ca'])
  })
})
/** Packs that were signed name them: none is renamed or dropped. */
const everPublished = [
  'gb.holiday-accrual', 'gb.holiday-entitlement', 'gb.parental-pay', 'gb.pension-ages', 'gb.pension-contributions', 'gb.pension-earnings', 'gb.sick-pay', 'gb.sick-pay-terms', 'gb.week-pay-limit', 'gb.week-pay-limit-northern-ireland',
  'in.annual-leave', 'us.affordable-coverage', 'us.ead-automatic-extension', 'us.federal-holidays', 'us.h1b-caps', 'us.health-account-limits', 'us.opt-unemployment', 'us.retirement-plan-limits', 'us.sick-leave-ca', 'us.sick-leave-il', 'us.sick-leave-ny', 'us.sick-leave-wa', 'us.special-enrolment-medicaid-chip',
]

describe('near misses', () => {
  const misses: Record<string, [place: string, name: string][]> = {
    gb: [['GB-NIR', 'Northern Ireland'], ['IE', 'Ireland'], ['IM', 'Isle of Man'], ['JE', 'Jersey']], us: [['PR', 'Puerto Rico'], ['US-PR', 'Puerto Rico'], ['CA', 'Canada'], ['MX', 'Mexico']],
    de: [['AT', 'Austria'], ['CH', 'Switzerland'], ['AT-9', 'Austria']], fr: [['BE', 'Belgium'], ['MC', 'Monaco'], ['LU', 'Luxembourg']], in: [['PK', 'Pakistan'], ['BD', 'Bangladesh'], ['LK', 'Sri Lanka']],
    eu: [['GB', 'United Kingdom'], ['CH', 'Switzerland'], ['NO', 'Norway'], ['TR', 'Türkiye']], measures: [],
  }
  const own: Record<string, string[]> = { gb: ['GB', 'GB-ENG', 'GB-SCT', 'GB-WLS'], us: ['US', 'US-CA'], de: ['DE', 'DE-BY'], fr: ['FR', 'FR-IDF'], in: ['IN', 'IN-KA'], eu: ['DE', 'IE', 'FR-IDF'], measures: ['GB-NIR', 'AT'] }
  test.each(known.map(rule => [rule.id, rule] as const))('%s is refused by name where it doesn’t hold', (id, rule) => {
    const jurisdiction = id.split('.')[0]!, { input, on } = rule.examples.find(example => 'output' in example)!
    for (const [place, name] of misses[jurisdiction]!) {
      const refusal = refusalOf(() => rule.answer({ input, on, place }))
      if (rule.alsoIn.includes(place)) { expect(refusal).toBeNull(); continue }
      expect([refusal?.code, refusal?.detail['field']]).toEqual(['rules.not_for_place', 'place'])
      expect(refusal?.detail['title']).toContain(name)
    }
    for (const place of own[jurisdiction]!) expect(rule.answer({ input, on, place })).toEqual(rule.answer({ input, on }))
  })
  test('Northern Ireland’s limit of a week’s pay is known, its sick pay isn’t', () => {
    expect(redundancy.answer({ input: { ageAtDismissal: 40, completeYears: 5, weeklyPay: '900.00', region: 'northern-ireland' }, on: '2026-06-01', place: 'GB-NIR' }).output['weeklyLimit']).toBe('783.00')
    expect(() => sickPay.answer({ input: {}, on: '2026-06-01', place: 'GB-NIR' })).toThrow(Refusal)
  })
})
