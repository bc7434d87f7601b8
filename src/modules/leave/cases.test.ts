import { beforeEach, describe, expect, test } from 'vitest'
import { as } from '#platform/db.ts'
import { addDays, type Day } from '#shared/calendar.ts'
import { cora, dora, eli, employment, gus, mia, person, seen, world, zoe } from '../../../test/fixtures/world.ts'
import '../../modules.ts'
import { addTemplate, makeCaseLetter, previewCaseLetter } from './case-letters.ts'
import { addCase, addWeek, caseClock, certify, close, designate, editCase, refuse, tell } from './cases.ts'

const { owner, rows } = await world()
const whose = { personId: person('eli'), employmentId: employment('eli') }
const facts = { ...whose, askedOn: '2026-01-05', startsOn: '2026-02-02', isIntermittent: true, twelveMonths: 'calendar-year' as const, weeklyHours: 36, hoursWorked: 1500, employeesNearby: 60 }
const made = (more: object = {}) => as(gus, tx => addCase(tx, { ...facts, ...more }))
const designated = async (more: object = {}) => {
  const id = await made(more)
  await as(gus, tx => tell(tx, id, { toldOn: '2026-01-08' }))
  await as(gus, tx => designate(tx, id, { designatedOn: '2026-01-20' }))
  return id
}
const week = (caseId: string, weekOf: Day, hoursTaken: number, who = gus) => as(who, tx => addWeek(tx, { ...whose, caseId, weekOf, hoursTaken }))
const clock = (id: string, on?: Day, who = gus) => as(who, tx => caseClock.run(tx, on ? { on } : {}, { id }))
const left = async (id: string, on: Day) => (await clock(id, on)).entitlement.values.find(({ name }) => name === 'availableWeeks')!.value

beforeEach(async () => { await owner.query('delete from work_key'); await owner.query('delete from work_word'); await owner.query('delete from work_item'); await owner.query('delete from case_letter'); await owner.query('delete from case_letter_template'); await owner.query('delete from leave_case_week'); await owner.query('delete from leave_case'); await owner.query(`update employment set service_from = '2024-01-01' where id = $1`, [employment('eli')]) })

describe('a case of protected leave', () => {
  test('goes from the asking to being back: told, certified, designated, with each day kept', async () => {
    const id = await made()
    await as(gus, tx => tell(tx, id, { toldOn: '2026-01-08', certificationAskedOn: '2026-01-08', certificationDueOn: '2026-01-23' }))
    await expect(as(gus, tx => designate(tx, id, { designatedOn: '2026-01-20' }))).rejects.toThrow('leave.not_certified')
    await as(gus, tx => designate(tx, id, { designatedOn: '2026-01-20', certifiedOn: '2026-01-19' }))
    await expect(as(gus, tx => close(tx, id, { returnedOn: '2026-02-01' }))).rejects.toThrow('leave.back_before_leave')
    await as(gus, tx => close(tx, id, { returnedOn: '2026-04-01' }))
    expect(await rows('select status, told_on::text, certification_due_on::text, certified_on::text, designated_on::text, returned_on::text from leave_case')).toEqual([{ status: 'closed', told_on: '2026-01-08', certification_due_on: '2026-01-23', certified_on: '2026-01-19', designated_on: '2026-01-20', returned_on: '2026-04-01' }])
  })
  test.each([[{ hoursWorked: 1249 }, 'hours'], [{ employeesNearby: 49 }, 'employees'], [{ hoursWorked: 1000, employeesNearby: 10 }, 'hours, employees']] as const)('is designated for whom the cited rule lets take it: %j', async (more, lacking) => {
    const id = await made(more)
    await as(gus, tx => tell(tx, id, { toldOn: '2026-01-08' }))
    await expect(as(gus, tx => designate(tx, id, { designatedOn: '2026-01-20' }))).rejects.toMatchObject({ code: 'leave.not_eligible', detail: { title: expect.stringContaining(`: ${lacking} not met`) } })
    await as(gus, tx => refuse(tx, id, { refusedBecause: lacking }))
    expect((await clock(id)).eligibility.source.section).toBe('825.110')
  })
  test('who hasn’t been here for twelve months, counted from when service counts, can’t take it yet', async () => {
    await owner.query(`update employment set service_from = '2025-02-03' where id = $1`, [employment('eli')])
    const id = await made()
    await as(gus, tx => tell(tx, id, { toldOn: '2026-01-08' }))
    await expect(as(gus, tx => designate(tx, id, { designatedOn: '2026-01-20' }))).rejects.toMatchObject({ code: 'leave.not_eligible', detail: { title: expect.stringContaining(': months not met') } })
  })
  test('what can’t be right is refused by name', async () => {
    await expect(made({ twelveMonths: 'fixed-year' })).rejects.toThrow('leave.case_year_unknown')
    const id = await made()
    await expect(as(gus, tx => tell(tx, id, { toldOn: '2026-01-04' }))).rejects.toThrow('leave.case_before_asked')
    await expect(as(gus, tx => tell(tx, id, { toldOn: '2026-01-08', certificationDueOn: '2026-01-23' }))).rejects.toThrow('leave.certification_due_early')
    await expect(week(id, '2026-02-02', 8)).rejects.toThrow('leave.case_not_designated')
  })
})

describe('hours against a case', () => {
  test('a third of a week is a third of one of the twelve, and the clock says how by the cited rule', async () => {
    const id = await designated()
    for (const nth of [0, 1, 2, 3]) await week(id, addDays('2026-02-02', nth * 7), 12)
    expect(await clock(id, '2026-03-02')).toMatchObject({ usedWeeks: 1.3333333333, weeks: [{ weekOf: '2026-02-02', hoursTaken: 12 }, {}, {}, {}], entitlement: { rule: 'us.fmla-entitlement', source: { section: '825.200(b)–(d)' } } })
    expect(await left(id, '2026-03-02')).toBeCloseTo(12 - 4 / 3, 8)
    expect(await left(id, '2027-01-04')).toBe(12)
  })
  test('no more than a normal week, no week twice, and never more than the twelve, over all cases of the employment', async () => {
    const first = await designated(), second = await designated({ askedOn: '2026-01-06' })
    await expect(week(first, '2026-02-02', 36.25)).rejects.toThrow('leave.more_than_week')
    for (let nth = 0; nth < 11; nth++) await week(first, addDays('2026-02-02', nth * 7), 36)
    await expect(week(first, '2026-02-02', 1)).rejects.toThrow('leave.week_is_there')
    await week(second, '2026-06-01', 24)
    await expect(week(second, '2026-06-08', 12.25)).rejects.toMatchObject({ code: 'leave.case_used_up', detail: { title: expect.stringContaining(': 12 hours.') } })
    await week(second, '2026-06-08', 12)
    await expect(week(second, '2026-06-15', 0.25)).rejects.toThrow('leave.case_used_up')
    await week(second, '2027-01-04', 36)
  })
  test('a week that two cases share counts for both, and is never more than a week', async () => {
    const first = await designated(), second = await designated({ askedOn: '2026-01-06' })
    await week(first, '2026-02-02', 12)
    await week(second, '2026-02-02', 18)
    expect(await left(first, '2026-03-02')).toBeCloseTo(12 - 5 / 6, 8)
    await expect(week(await designated({ askedOn: '2026-01-07' }), '2026-02-02', 6.25)).rejects.toThrow('leave.more_than_week')
  })
  test('a week that is written late leaves those after it within the twelve too', async () => {
    const id = await designated()
    for (let nth = 0; nth < 12; nth++) await week(id, addDays('2026-06-01', nth * 7), 36)
    await expect(week(id, '2026-02-02', 0.25)).rejects.toMatchObject({ code: 'leave.case_used_up', detail: { title: expect.stringContaining('17 August 2026') } })
    expect(await left(id, '2026-09-01')).toBe(0)
  })
  test('two who write the last week at the same moment don’t both find it free', async () => {
    const id = await designated()
    for (let nth = 0; nth < 11; nth++) await week(id, addDays('2026-02-02', nth * 7), 36)
    const both = await Promise.allSettled([week(id, '2026-06-01', 36), week(id, '2026-06-08', 36)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})

describe('a case to care for a servicemember', () => {
  const care = (more: object = {}) => designated({ leaveFor: 'servicemember', twelveMonths: 'rolling-backward', ...more })
  test('has 26 weeks in its single twelve months, by the cited rule, whichever way the company counts others', async () => {
    const id = await care()
    for (let nth = 0; nth < 20; nth++) await week(id, addDays('2026-02-02', nth * 7), 36)
    expect(await clock(id, '2026-07-06')).toMatchObject({ leftWeeks: 6, usedWeeks: 20, entitlement: { rule: 'us.fmla-caregiver' } })
    for (let nth = 20; nth < 26; nth++) await week(id, addDays('2026-02-02', nth * 7), 36)
    await expect(week(id, '2026-08-03', 0.25)).rejects.toMatchObject({ code: 'leave.case_used_up', detail: { title: expect.stringContaining('Of the 26 weeks') } })
    // What is left at the end of the period is forfeited, and none begins by itself.
    await expect(week(id, '2027-02-08', 8)).rejects.toThrow('leave.case_used_up')
  })
  test('shares them with other leave of those twelve months: no more than 26 together, twelve of them for other reasons', async () => {
    const id = await care(), own = await designated({ askedOn: '2026-01-06' })
    for (let nth = 0; nth < 20; nth++) await week(id, addDays('2026-02-02', nth * 7), 36)
    await week(own, '2026-07-06', 36); await week(own, '2026-07-13', 36)
    expect(await clock(id, '2026-07-27')).toMatchObject({ leftWeeks: 4 })
    expect(await clock(own, '2026-07-27')).toMatchObject({ leftWeeks: 4, entitlement: { rule: 'us.fmla-entitlement' } })
    for (let nth = 0; nth < 4; nth++) await week(own, addDays('2026-07-27', nth * 7), 36)
    for (const caseId of [id, own]) await expect(week(caseId, '2026-09-07', 0.25)).rejects.toThrow('leave.case_used_up')
  })
  test('takes nothing of the twelve weeks before or after it', async () => {
    const id = await care({ startsOn: '2026-07-06' }), own = await designated({ askedOn: '2026-01-06' })
    for (let nth = 0; nth < 12; nth++) await week(own, addDays('2026-02-02', nth * 7), 36)
    await expect(week(own, '2026-06-01', 1)).rejects.toThrow('leave.case_used_up')
    for (let nth = 0; nth < 14; nth++) await week(id, addDays('2026-07-06', nth * 7), 36)
    expect(await clock(id, '2026-12-07')).toMatchObject({ leftWeeks: 12 })
    expect(await left(own, '2027-01-04')).toBe(12)
  })
})

describe('what is due when', () => {
  const work = () => rows(`select replace(kind, 'leave.case_', '') as step, due_on::text as due, status from work_item where record_name = 'leave_case' order by opened_at, id`)
  const steps = async (id: string) => (await clock(id)).steps.map(({ step, dueOn, doneOn, isLate }) => `${step} ${dueOn ?? '-'} ${doneOn ?? '-'}${isLate ? ' late' : ''}`)
  test('each deadline stands on the desk with its day by the cited rule, from the asking to the return, and settles with what was done', async () => {
    const id = await made({ endsOn: '2026-04-24' })
    expect(await work()).toEqual([{ step: 'tell', due: '2026-01-12', status: 'open' }])
    await as(gus, tx => tell(tx, id, { toldOn: '2026-01-13', certificationAskedOn: '2026-01-13' }))
    expect((await work()).slice(1)).toEqual([{ step: 'certify', due: '2026-01-28', status: 'open' }])
    await as(gus, tx => certify(tx, id, { certifiedOn: '2026-01-20' }))
    expect((await work()).slice(2)).toEqual([{ step: 'designate', due: '2026-01-27', status: 'open' }])
    expect(await steps(id)).toEqual(['tell 2026-01-12 2026-01-13 late', 'certify 2026-01-28 2026-01-20', 'designate 2026-01-27 - late', 'return 2026-04-25 -'])
    await as(gus, tx => designate(tx, id, { designatedOn: '2026-01-22' }))
    expect((await work()).slice(3)).toEqual([{ step: 'return', due: '2026-04-24', status: 'open' }])
    await as(gus, tx => close(tx, id, { returnedOn: '2026-04-27', returnedTo: 'same' }))
    expect((await work()).map(({ status }) => status)).toEqual(['done', 'done', 'done', 'done'])
    expect((await clock(id)).notices).toMatchObject({ rule: 'us.fmla-notices', source: { section: '825.300(b)(1), 825.300(d)(1), 825.305(b)' } })
  })
  test('without certification the clock of the designation runs from the day on which they were told; refused, nothing waits any more', async () => {
    const id = await made()
    await as(gus, tx => tell(tx, id, { toldOn: '2026-01-08' }))
    expect((await work()).at(-1)).toEqual({ step: 'designate', due: '2026-01-15', status: 'open' })
    await as(gus, tx => refuse(tx, id, { refusedBecause: 'Not a reason by the law' }))
    expect((await work()).filter(({ status }) => status === 'open')).toEqual([])
    expect(await steps(id)).toEqual(['tell 2026-01-12 2026-01-08'])
  })
  test('certification isn’t due earlier than the law lets it, and the day of asking put right moves what is due', async () => {
    const id = await made()
    await expect(as(gus, tx => tell(tx, id, { toldOn: '2026-01-08', certificationAskedOn: '2026-01-08', certificationDueOn: '2026-01-22' }))).rejects.toMatchObject({ code: 'leave.certification_due_early', detail: { title: expect.stringContaining('23 January 2026') } })
    for (const askedOn of ['2026-01-06', '2026-01-05']) await as(gus, tx => editCase(tx, id, { askedOn }, null))
    expect(await work()).toEqual([{ step: 'tell', due: '2026-01-12', status: 'closed' }, { step: 'tell', due: '2026-01-13', status: 'closed' }, { step: 'tell', due: '2026-01-12', status: 'open' }])
    await expect(as(gus, tx => editCase(tx, id, { endsOn: '2026-02-01' }, null))).rejects.toThrow('leave.to_before_from')
  })
  test('the item is seen by who works on leave there, as the case: not by whom it is about, their manager, or who only looks at it', async () => {
    await made()
    for (const [who, n] of [[gus, 1], [eli, 0], [mia, 0], [dora, 0], [zoe, 0]] as const) expect((await seen(who, 'work_item')).length).toBe(n)
  })
  test('what is left is told in hours of a normal week, to the person too', async () => {
    const id = await designated()
    await week(id, '2026-02-02', 12)
    expect(await clock(id, '2026-03-02', eli)).toMatchObject({ leftWeeks: 11.6666666667, leftHours: 420 })
  })
})

describe('a letter of a case', () => {
  const text = { name: 'Designation', notice: 'designation' as const, language: 'en' as const, subject: 'Your leave from {{startsOn}}', body: 'Dear {{preferredName}},\n\nthis leave counts: {{hoursLeft}} hours are left.' }
  const template = (more: object = {}) => as(cora, tx => addTemplate(tx, { ...text, ...more }))
  const written = (id: string, templateId: string, who = gus) => as(who, tx => makeCaseLetter.run(tx, { templateId }, { id }))
  test('says what the case says in the company’s own text, is kept with who wrote it, and read by the person and who works on leave there alone', async () => {
    const [id, templateId] = [await designated(), await template()]
    await week(id, '2026-02-02', 12)
    expect(await as(gus, tx => previewCaseLetter.run(tx, { templateId }, { id }))).toEqual({ subject: 'Your leave from 2 February 2026', body: expect.stringContaining('420 hours are left') })
    const { id: letter } = await written(id, templateId)
    for (const [who, n] of [[eli, 1], [gus, 1], [mia, 0], [dora, 0], [zoe, 0]] as const) expect((await seen(who, 'case_letter', 'id = $1', [letter])).length).toBe(n)
    expect(await rows('select notice, made_by_id, body from case_letter')).toEqual([{ notice: 'designation', made_by_id: person('gus'), body: expect.stringContaining('420') }])
  })
  test('isn’t written of what the case doesn’t say yet, from a text that is no longer offered, by whom it is about, or of a case that isn’t seen', async () => {
    const [id, early] = [await designated(), await template({ body: 'Back by {{endsOn}}.' })]
    await expect(written(id, early)).rejects.toMatchObject({ code: 'leave.letter_lacks', detail: { names: ['endsOn'] } })
    await owner.query(`update case_letter_template set status = 'retired'`)
    await expect(written(id, early)).rejects.toThrow('people.letter_retired')
    const good = await template({ name: 'Another' })
    await expect(written(id, good, eli)).rejects.toMatchObject({ code: 'people.no_such_letter' })
    for (const who of [mia, dora, zoe]) await expect(written(id, good, who)).rejects.toMatchObject({ status: 404 })
    await expect(template({ name: 'Third', body: '{{reason}}' })).rejects.toThrow('people.unknown_placeholder')
  })
})

describe('whom a case is told to', () => {
  test('the person and who works on leave there; to a manager, a colleague or who only looks at leave it isn’t there', async () => {
    const id = await designated({ reason: 'A parent is ill' })
    await week(id, '2026-02-02', 8)
    for (const who of [eli, gus]) expect([(await seen(who, 'leave_case', 'id = $1', [id])).length, (await clock(id, '2026-03-02', who)).weeks.length]).toEqual([1, 1])
    for (const who of [mia, dora, zoe]) {
      expect([(await seen(who, 'leave_case', 'id = $1', [id])).length, (await seen(who, 'leave_case_week', 'case_id = $1', [id])).length]).toEqual([0, 0])
      await expect(clock(id, '2026-03-02', who)).rejects.toMatchObject({ code: 'not_found', status: 404 })
    }
  })
  test('nobody works on their own, and only the person reads it along', async () => {
    const id = await designated()
    await expect(week(id, '2026-02-02', 8, eli)).rejects.toMatchObject({ code: '42501' })
    await expect(as(gus, tx => addCase(tx, { ...facts, personId: person('gus'), employmentId: employment('gus') }))).rejects.toMatchObject({ code: '42501' })
  })
})
