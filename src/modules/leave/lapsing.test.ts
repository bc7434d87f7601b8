import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#shared/access.ts'
import { as, closeDatabase, openDatabase } from '#platform/db.ts'
import { addDays } from '#shared/calendar.ts'
import { leaveThere, policy, posted, rules, types } from '../../../test/fixtures/away.ts'
import { acme, attempt, ben, cora, dora, eli, employment, gus, insert, key, mia, person, seen, stranger, uuid, world, zoe, type Name } from '../../../test/fixtures/world.ts'
import { accountOf, type AccountFacts } from './ledger.ts'
import { balanceOn } from './account.ts'
import { addTemplate } from './case-letters.ts'
import { giveLapseLetters, handOverLapseLetter, lapsingOfPolicy, previewLapseLetter, readLapseLetter } from './lapse-letters.ts'
import { lapsingOf } from './lapsing.ts'
import { leaveOf } from './accounts.ts'

const made = await world(), { owner, truth, rows } = made
const template = uuid(357, 1), caseText = uuid(357, 2)
const account = (name: Name) => truth<string>('select id from leave_account where employment_id = $1 and leave_type_id = $2', [employment(name), types.vacation])
const list = async (who: Actor) => (await as(who, tx => lapsingOfPolicy.run(tx, {}, { id: policy }))).items
const of = async (name: Name, who: Actor = cora) => (await list(who)).find(({ personId }) => personId === person(name))
const give = async (who: Actor, way: 'app' | 'paper', ...names: Name[]) => as(who, async tx => giveLapseLetters.run(tx, { templateId: template, way, accounts: await Promise.all(names.map(account)) }, { id: policy }))
const at = async (day: string) => { await closeDatabase(); openDatabase(made.database.appUrl, { now: `${day}T12:00:00Z` }); await posted() }
const left = async (name: Name, on: string) => (await as(cora, tx => leaveOf.run(tx, { on }, { id: employment(name) }))).accounts.find(({ code }) => code === 'vacation')!.quantity

beforeAll(async () => {
  await leaveThere(owner, { more: { lapses: 'if_told', carries: { mostDays: 0, months: 3 }, tells: { within: 60, before: 60 } } })
  const mine = { organization_id: acme, version: 1, language: 'en', status: 'in_use' }
  await insert(owner, 'case_letter_template', [{ ...mine, id: template, name: 'Lapses', notice: 'lapse', subject: 'Your leave, {{name}}', body: '{{days}} {{unit}} of {{leaveType}} lapse after {{lapsesOn}}.' }, { ...mine, id: caseText, name: 'Case', notice: 'refusal', subject: 's', body: 'b' }])
  await at('2026-01-12')
})

describe('the individual notice', () => {
  let letter: string
  test('is due early in the year: to whom, how much, after which day, until when it has to be there', async () => {
    expect(await of('eli')).toMatchObject({ name: 'Eli Example', number: '100', state: 'first', days: 25, lapsesOn: '2026-12-31', goesAlong: 0, dueBy: '2026-03-02', letters: [] })
    expect(await as(gus, async tx => previewLapseLetter.run(tx, { templateId: template }, { id: await account('eli') }))).toEqual({ subject: 'Your leave, Eli Example', body: '25 days of vacation lapse after 31 December 2026.' })
  })
  test('given in the app, is told by the one gate and delivered as they open it, not before; nothing is given twice', async () => {
    const { given, letters } = await give(gus, 'app', 'eli', 'mia')
    expect(given).toBe(2)
    letter = await truth<string>('select id from lapse_letter where person_id = $1', [person('eli')])
    expect(letters).toContain(letter)
    expect(await rows(`select kind from notification where person_id = $1 and record_id = $2`, [person('eli'), letter])).toEqual([{ kind: 'leave.lapses' }])
    expect((await give(gus, 'app', 'eli', 'kim')).given).toBe(1)
    expect([await truth('select count(*)::int from lapse_notice'), (await of('eli'))!.state]).toEqual([0, 'first'])
    await at('2026-01-20')
    expect(await as(eli, tx => readLapseLetter.run(tx, {}, { id: letter }))).toEqual({ deliveredOn: '2026-01-20' })
    expect(await as(eli, tx => readLapseLetter.run(tx, {}, { id: letter }))).toEqual({ deliveredOn: '2026-01-20' })
    expect(await rows('select leave_year::text, days::float8, lapses_on::text, delivered_on::text, proof from lapse_notice')).toEqual([{ leave_year: '2026-01-01', days: 25, lapses_on: '2026-12-31', delivered_on: '2026-01-20', proof: expect.stringMatching(/^Opened by them in Equipoise, SHA-256 [0-9a-f]{64}$/) as string }])
    expect(await truth(`select count(*)::int from notification where kind = 'leave.lapses' and record_id = $1 and read_at is null`, [letter])).toBe(0)
    expect(await of('eli')).toMatchObject({ state: 'later', dueBy: '2026-09-02' })
  })
  test('handed over on paper, is delivered on the day that is said: one that has come, and not before it was written', async () => {
    const id = await truth<string>('select id from lapse_letter where person_id = $1', [person('mia')])
    for (const on of ['2026-01-11', '2026-01-21']) await expect(as(gus, tx => handOverLapseLetter.run(tx, { on }, { id }))).rejects.toThrow('leave.handed_over_then')
    expect(await as(gus, tx => handOverLapseLetter.run(tx, { on: '2026-01-15' }, { id }))).toEqual({ deliveredOn: '2026-01-15' })
    expect(await truth(`select delivered_by_id from lapse_letter where id = $1`, [id])).toBe(person('gus'))
  })
  test('is due again before the end, with what is left by then; the days lapse only of who was told twice', async () => {
    await at('2026-10-05')
    expect(await of('eli')).toMatchObject({ state: 'second', dueBy: '2026-11-01' })
    expect(await of('kim')).toMatchObject({ state: 'too_late', dueBy: null })
    await give(gus, 'paper', 'eli')
    const second = await truth<string>(`select id from lapse_letter where person_id = $1 and status = 'given'`, [person('eli')])
    expect(await truth(`select count(*)::int from notification where record_id = $1`, [second])).toBe(0)
    expect(await left('eli', '2027-01-02')).toBe(100)
    await as(gus, tx => handOverLapseLetter.run(tx, { on: '2026-10-05' }, { id: second }))
    expect((await of('eli'))!.state).toBe('told')
    expect([await left('eli', '2027-01-02'), await left('mia', '2027-01-02'), await left('kim', '2027-01-02')]).toEqual([75, 100, 100])
  })
  test('on time, but opened only when the second is late: nothing lapses', async () => {
    await give(gus, 'app', 'mia')
    const id = await truth<string>(`select id from lapse_letter where person_id = $1 and status = 'given'`, [person('mia')])
    await at('2026-11-02')
    await as(mia, tx => readLapseLetter.run(tx, {}, { id }))
    expect([(await of('mia'))!.state, await left('mia', '2027-01-02')]).toEqual(['too_late', 100])
  })
  test('by a text that doesn’t name how much and after which day, isn’t given; nor by a text of a case, nor a case’s letter by this one', async () => {
    await as(cora, tx => addTemplate(tx, { name: 'Short', notice: 'lapse', language: 'en', subject: 's', body: 'Please take your leave by {{lapsesOn}}.' }))
    const short = await truth<string>(`select id from case_letter_template where name = 'Short'`)
    for (const [templateId, code] of [[short, 'leave.lapse_letter_says_too_little'], [caseText, 'leave.letter_for_else']] as const) await expect(as(cora, async tx => previewLapseLetter.run(tx, { templateId }, { id: await account('eli') }))).rejects.toThrow(code)
    await expect(as(cora, tx => addTemplate(tx, { name: 'Wrong', notice: 'lapse', language: 'en', subject: 's', body: '{{weeksLeft}}' }))).rejects.toThrow('people.unknown_placeholder')
    await expect(as(cora, tx => addTemplate(tx, { name: 'Wrong', notice: 'refusal', language: 'en', subject: 's', body: '{{lapsesOn}}' }))).rejects.toThrow('people.unknown_placeholder')
  })
})

describe('who may', () => {
  test('whoever doesn’t work on somebody’s leave sees nobody due and gives nothing; of their own, somebody else gives it', async () => {
    for (const who of [eli, mia, ben, dora, zoe]) expect(await list(who)).toEqual([])
    for (const who of [key, stranger]) await expect(list(who)).rejects.toMatchObject({ status: 404 })
    const mine = await list(gus)
    expect([mine.some(({ personId }) => personId === person('ben')), mine.find(({ isSelf }) => isSelf)?.personId]).toEqual([false, person('gus')])
    await expect(give(mia, 'app', 'eli')).rejects.toThrow('people.no_such_letter')
    const row = async (name: Name) => `select app.give_lapse_letters('[{"id": "${uuid(358, 1)}", "account": "${await account(name)}", "leave_year": "2027-01-01", "days": 5, "lapses_on": "2027-12-31", "language": "en", "subject": "s", "body": "b", "hash": "h"}]', 'app')`
    expect([await attempt(gus, await row('gus')), await attempt(gus, await row('ben')), await attempt(mia, await row('eli')), await attempt(eli, await row('eli')), await attempt(gus, await row('kim'))]).toEqual(['42501', '42501', '42501', '42501', 'rows'])
  })
  test('a letter is read by whom it is to and who works on leave there; opened by them alone, handed over by nobody who only reads', async () => {
    await as(cora, async tx => tx.query(`select app.give_lapse_letters($1, 'app')`, [JSON.stringify([{ id: uuid(358, 2), account: await account('eli'), leave_year: '2027-01-01', days: 5, lapses_on: '2027-12-31', language: 'en', subject: 's', body: 'b', hash: 'h' }])]))
    for (const who of [mia, ben, dora, zoe, key, stranger]) {
      expect(await seen(who, 'lapse_letter', 'id = $1', [uuid(358, 2)])).toEqual([])
      await expect(as(who, tx => readLapseLetter.run(tx, {}, { id: uuid(358, 2) }))).rejects.toMatchObject({ status: 404 })
      expect(await attempt(who, `select app.deliver_lapse_letter('${uuid(358, 2)}', null)`)).not.toBe('rows')
      expect(await attempt(who, `select app.deliver_lapse_letter('${uuid(358, 2)}', '2026-11-02')`)).not.toBe('rows')
    }
    await expect(as(gus, tx => readLapseLetter.run(tx, {}, { id: uuid(358, 2) }))).rejects.toMatchObject({ status: 403 })
    await expect(as(eli, tx => handOverLapseLetter.run(tx, { on: '2026-11-02' }, { id: uuid(358, 2) }))).rejects.toMatchObject({ status: 403 })
  })
})

test('whatever the year brought, the days that a letter names are those that lapse when it was given twice in time, and none do otherwise', () => {
  const day = (n: number) => addDays('2026-01-01', n)
  fc.assert(fc.property(fc.array(fc.record({ on: fc.integer({ min: 0, max: 330 }).map(day), days: fc.constantFrom(0.5, 1, 3) }), { maxLength: 8 }), fc.constantFrom(0, 4, 40), fc.integer({ min: 0, max: 90 }), fc.integer({ min: 91, max: 340 }), (taken, mostDays, early, late) => {
    const row = (notices: object[] | null) => ({
      organization_id: '', account_id: '', person_id: '', employment_id: '', leave_type_id: '', policy_id: '', unit: 'days', opens_on: '2026-01-01', today: '2026-12-31', ends_on: null, service_from: '2026-01-01', born_on: null, terms: [{ from: '2026-01-01', hours: 40, days: 5 }],
      versions: [{ id: '', from: '2026-01-01', rules: { ...rules, yearFrom: '2026-01-01', lapses: 'if_told', carries: { mostDays, months: 3 }, tells: { within: 60, before: 60 } }, approval: 'manager', mayOwe: 0 }], taken: taken.map(each => ({ ...each, minutes: 0, request: '', status: 'approved', ill: false })), entered: null, notices, absences: null, closed: null, more: {},
    }) as unknown as AccountFacts
    const { days, lapsesOn } = lapsingOf(row(null))!, lastly = '2027-04-02', on = (of: AccountFacts, when: string) => balanceOn(accountOf(of).until(when, 'approved'), when).days
    const told = row([early, late].map(n => ({ leaveYear: '2026-01-01', days: days.toNumber(), lapsesOn, deliveredOn: day(n) }))), untold = on(row(null), lastly)
    const inTime = early <= 60 && day(late) <= addDays(lapsesOn, -60) && days.isAbove(0)
    const gone = untold.minus(on(told, lapsesOn < '2027-01-01' ? '2027-01-01' : lastly)).minus(0)
    if (!inTime) expect(gone.is(0)).toBe(true)
    else expect(gone.is(days)).toBe(true)
  }), { numRuns: 100 })
})
