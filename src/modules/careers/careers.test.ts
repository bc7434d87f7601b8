import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { certificates, creditKinds, standingOf, type CertificateKind, type Credit, type CreditKind } from './rules-certificates.ts'
import { areas, clear, fitOf, statements } from './rules-fit.ts'
import { usualLadder } from './ladder.ts'
import { wages } from './market.ts'
import { gaps } from './rules.ts'

const on = '2026-06-01'
const credit = (amount: number, kind: CreditKind = 'general', on_ = on): Credit => ({ amount, kind, on: on_ })
const until = '2027-12-31'

describe('credits towards keeping a certificate', () => {
  test.each<[string, CertificateKind, Credit[], object]>([
    ['a PHR needs sixty, one of them ethics', 'phr', [credit(60)], { counted: 60, lacking: [{ kind: 'ethics', needed: 1, has: 0 }], isEnough: false }],
    ['with ethics it is enough', 'phr', [credit(59), credit(1, 'ethics')], { counted: 60, lacking: [], isEnough: true }],
    ['an aPHR needs forty-five', 'aphr', [credit(44), credit(1, 'ethics')], { needed: 45, isEnough: true }],
    ['an SPHR fifteen of business', 'sphr', [credit(59), credit(1, 'ethics')], { lacking: [{ kind: 'business', needed: 15, has: 0 }], isEnough: false }],
    ['a GPHR fifteen global', 'gphr', [credit(44), credit(15, 'global'), credit(1, 'ethics')], { counted: 60, isEnough: true }],
    ['a PHRca fifteen of California', 'phrca', [credit(45.5), credit(14.5, 'california'), credit(1, 'ethics')], { counted: 61, lacking: [{ kind: 'california', needed: 15, has: 14.5 }], isEnough: false }],
    ['SHRM counts at most thirty self-paced and twenty for one’s organisation', 'shrm_cp', [credit(40, 'self_paced'), credit(25, 'organisation')], { counted: 50, beyond: [{ kind: 'self_paced', most: 30, has: 40 }, { kind: 'organisation', most: 20, has: 25 }], isEnough: false }],
    ['what was earned before the three years, or after them, doesn’t count', 'phr', [credit(60, 'general', '2024-12-31'), credit(60, 'general', '2028-01-01'), credit(1, 'ethics', '2025-01-01')], { from: '2025-01-01', counted: 1 }],
    ['nothing was earned', 'shrm_scp', [], { counted: 0, lacking: [], isEnough: false }],
  ])('%s', (_, kind, credits, says) => expect(standingOf(kind, until, credits)).toMatchObject(says))

  test('what doesn’t expire by credits, or has no end, asks for none', () => {
    expect([standingOf('cipd_advanced', until, []), standingOf('other', until, []), standingOf('phr', null, [])]).toEqual([null, null, null])
  })

  test('another credit never brings anybody further away, and order changes nothing', () => {
    const some = fc.array(fc.record({ amount: fc.integer({ min: 1, max: 6000 }).map(n => n / 100), kind: fc.constantFrom(...Object.keys(creditKinds) as CreditKind[]), on: fc.constantFrom('2025-01-01', on, until) }), { maxLength: 30 })
    fc.assert(fc.property(fc.constantFrom(...Object.keys(certificates) as CertificateKind[]), some, some, (kind, first, then) => {
      const [before, after, turned] = [standingOf(kind, until, first), standingOf(kind, until, [...first, ...then]), standingOf(kind, until, [...then, ...first])]
      expect(after).toEqual(turned)
      if (before) expect([after!.counted >= before.counted, after!.lacking.length <= before.lacking.length, after!.isEnough || !before.isEnough]).toEqual([true, true, true])
    }))
  })
})

describe('generalist or specialist', () => {
  const all = (answer: (leans: number) => number) => ({ answers: statements.map(({ id, leans }) => ({ statement: id, answer: answer(leans) })) })
  test('who agrees with all that speaks for one side hears that side', () => {
    expect(fitOf(all(leans => leans > 0 ? 5 : 1))).toMatchObject({ lean: 1, says: 'generalist' })
    expect(fitOf(all(leans => leans > 0 ? 1 : 5))).toMatchObject({ lean: -1, says: 'specialist' })
  })
  test('who agrees with everything, or is of no opinion, hears an honest either', () => {
    expect(fitOf(all(() => 3)).says).toBe('either')
    expect(Math.abs(fitOf(all(() => 5)).lean!)).toBeLessThan(clear)
  })
  test('too few answers are no answer; a market of four roles neither', () => {
    expect(fitOf({ answers: [] })).toMatchObject({ lean: null, says: 'unknown' })
    expect(fitOf({ answers: statements.filter(({ area }) => area === 'pay' || area === 'goals').map(({ id }) => ({ statement: id, answer: 5 })) }).says).toBe('unknown')
    expect(fitOf({ ...all(() => 3), openForGeneralists: 4, openForSpecialists: 0 }).areas.at(-1)).toEqual({ area: 'market', lean: null, answered: 0, of: 1 })
    expect(fitOf({ ...all(() => 3), openForGeneralists: 9, openForSpecialists: 1 }).areas.at(-1)!.lean).toBeCloseTo(0.8, 10)
  })
  test('mirrored answers give the mirrored lean, within one on either side; agreeing more with what speaks for a side never turns away from it', () => {
    const given = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: statements.length, maxLength: statements.length })
    fc.assert(fc.property(given, fc.nat({ max: statements.length - 1 }), (answers, at) => {
      const of = (each: readonly number[]) => fitOf({ answers: statements.map(({ id }, i) => ({ statement: id, answer: each[i]! })) }).lean!
      expect(of(answers.map(answer => 6 - answer))).toBeCloseTo(-of(answers), 10)
      expect(Math.abs(of(answers))).toBeLessThanOrEqual(1)
      const more = answers.map((answer, i) => i === at ? Math.min(5, answer + 1) : answer)
      expect((of(more) - of(answers)) * statements[at]!.leans).toBeGreaterThanOrEqual(0)
    }))
  })
  test('every area but the market is asked about, from both sides', () => {
    for (const area of Object.keys(areas).filter(each => each !== 'market')) expect(new Set(statements.filter(each => each.area === area).map(({ leans }) => leans)), area).toEqual(new Set([1, -1]))
    expect(new Set(statements.map(({ id }) => id)).size).toBe(statements.length)
  })
})

describe('the map', () => {
  test('the usual ladder has fifteen steps, from entry to the executives, of all three kinds', () => {
    expect(usualLadder.map(({ title }) => title)).toEqual(['Staffing Coordinator', 'HR Assistant', 'HR Associate', 'HR Administrator', 'Staffing Specialist', 'HR Representative', 'HR Specialist', 'HR Generalist', 'HR Analyst', 'Personnel Manager', 'HR Supervisor', 'HR Manager', 'HR Director', 'Vice President of Human Resources', 'Chief Human Resources Officer'])
    expect(usualLadder.map(({ rank }) => rank)).toEqual(usualLadder.map(({ rank }) => rank).toSorted((a, b) => a - b))
    expect(new Set(usualLadder.map(({ track }) => track))).toEqual(new Set(['specialist', 'generalist', 'leader']))
  })
  test('a valid certificate and a degree are seen; what has expired lacks; experience only the person can judge', () => {
    const requirements = [{ kind: 'certificate', what: 'PHR', certificate: 'phr' }, { kind: 'education', what: 'A degree', certificate: null }, { kind: 'experience', what: 'Three years', certificate: null }] as const
    const say = (expiresOn: string | null, kind: 'degree' | 'course') => gaps(requirements, { certificates: [{ kind: 'phr', expiresOn }], qualifications: [{ kind }] }, on).map(({ state }) => state)
    expect([say(on, 'degree'), say(null, 'course'), say('2026-05-31', 'degree')]).toEqual([['met', 'met', 'own'], ['met', 'own', 'own'], ['lacking', 'met', 'own']])
  })
  test('wages are told with where they are from, lowest first', () => {
    expect(wages.occupations.map(({ mean }) => mean)).toEqual(wages.occupations.map(({ mean }) => mean).toSorted((a, b) => a - b))
    expect(wages.source.instrument).toContain('May 2023')
  })
})
