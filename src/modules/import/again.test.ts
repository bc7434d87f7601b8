import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { as } from '#platform/db.ts'
import { jobs } from '../../modules.ts'
import { importingServer, type Body } from '../../../test/importing.ts'

const { owner, who, ask, ended, checked, committed, decided, brought, rows, count, company, person, grant, nothingStaged, sound } = await importingServer()

type Line = { number: string; name: string; email: string; start: string; title: string; unit: string; place: string; manager: string; hours: string; salary: string; phone: string; from: string; end: string }
const usual: Line = { number: '1', name: 'Al High', email: 'al@x.example', start: '2020-02-03', title: 'Cook', unit: 'Kitchen', place: 'Boston', manager: '', hours: '40', salary: '40000', phone: '', from: '', end: '' }
const header = 'Number,Name,E-Mail,Start Date,Job Title,Department,Location,Manager,Weekly Hours,Salary,Mobile,Effective Date,Termination Date'
const file = (...lines: Partial<Line>[]) => [header, ...lines.map(line => Object.values({ ...usual, ...line }).join(','))].join('\n') + '\n'
const bea = { number: '2', name: 'Bea Mid', email: 'bea@x.example' }

async function imported(...lines: Partial<Line>[]) {
  const id = await brought(file(...lines))
  expect((await checked(id, { settings: { per: 'year' } })).counts).toMatchObject({ added: lines.length, differing: 0 })
  await committed(id)
  return id
}
async function again(answers: Record<string, object>, ...lines: Partial<Line>[]) {
  const id = await brought(file(...lines))
  const { counts } = await checked(id, { settings: { per: 'year' } })
  const view = await decided(id, answers)
  const done = await committed(id)
  expect(done.problem).toBeNull()
  expect(done.status).toBe('committed')
  return { id, counts, changed: done.counts.changed as number, view }
}
/** All that is known of people, in one text. */
const everything = async () => (await rows(`select jsonb_build_object(
    'people', (select jsonb_agg(to_jsonb(p) - 'version' order by id) from person p where organization_id = $1), 'contact', (select jsonb_agg(to_jsonb(p) - 'version' order by id) from contact_details p where organization_id = $1),
    'personal', (select jsonb_agg(to_jsonb(p) - 'version' order by id) from personal_details p where organization_id = $1), 'employments', (select jsonb_agg(to_jsonb(p) - 'version' order by id) from employment p where organization_id = $1),
    'places', (select jsonb_agg(to_jsonb(p) - 'version' order by id) from placement p where organization_id = $1), 'hours', (select jsonb_agg(to_jsonb(p) - 'version' order by id) from working_hours p where organization_id = $1),
    'pay', (select jsonb_agg(to_jsonb(p) - 'version' order by id) from pay p where organization_id = $1), 'contracts', (select jsonb_agg(to_jsonb(p) - 'version' order by id) from contract p where organization_id = $1),
    'directory', (select jsonb_agg(to_jsonb(p) - 'version' order by id) from directory_entry p where organization_id = $1), 'reach', (select jsonb_agg(to_jsonb(p) order by subject_id) from reach p where organization_id = $1)) as all`, [who.organizationId]))[0]!.all as Body
const strand = async (table: string, columns: string) => (await rows(`select ${columns}, t.starts_on::text as on, t.ends_on::text as until from ${table} t join person p on p.organization_id = t.organization_id and p.id = t.person_id
  left join lateral (select title from job j where j.organization_id = t.organization_id and to_jsonb(t) ->> 'job_id' = j.id::text) j on true left join lateral (select u.name as unit from org_unit u where u.organization_id = t.organization_id and to_jsonb(t) ->> 'unit_id' = u.id::text) u on true
  where t.organization_id = $1 and p.name <> 'Ann Boss' order by p.name, t.starts_on`, [who.organizationId]))

describe('who is here with other values', () => {
  test('is shown by kind, with how many and from what to what, down to the rows; nothing is written until each is answered', async () => {
    await company()
    await imported({}, bea)
    const id = await brought(file({ salary: '45000', phone: '+1 617 555 0100', title: 'Chef' }, { ...bea, salary: '46000' }))
    const view = await checked(id, { settings: { per: 'year' } })
    expect(view.counts).toMatchObject({ added: 0, differing: 2, changed: 0 })
    expect(view.counts.differences).toEqual([
      { kind: 'contact', label: 'Contact details', rows: 1, possible: 1, answer: null }, { kind: 'job', label: 'Job', rows: 1, possible: 1, answer: null }, { kind: 'pay', label: 'Pay', rows: 2, possible: 2, answer: null }])
    expect(view.can).not.toContain('commit')
    const { kinds } = (await ask('GET', `/imports/${id}/differences`)).body
    expect(kinds.map(({ kind, isDated, hasDate, examples }: Body) => [kind, isDated, hasDate, examples.length])).toEqual([['contact', false, true, 1], ['job', true, true, 1], ['pay', true, true, 2]])
    expect(kinds[1].examples[0]).toMatchObject({ row: 2, name: 'Al High', values: [{ target: 'jobTitle', before: 'Cook', after: 'Chef' }] })
    const { items } = (await ask('GET', `/imports/${id}/differing?kind=pay&limit=1`)).body
    expect(items).toMatchObject([{ row: 2, number: '1', code: null, values: [{ target: 'amount', before: '40000.00', after: '45000.00' }, { target: 'currency', before: 'USD', after: 'USD' }, { target: 'per', before: 'year', after: 'year' }] }])
    expect((await ask('GET', `/imports/${id}/differing?kind=pay&after=2`)).body.items).toMatchObject([{ row: 3, name: 'Bea Mid' }])
    expect((await ask('GET', `/imports/${id}/differing?kind=nonsense`)).status).toBe(400)
    expect(await ask('POST', `/imports/${id}/commit`)).toMatchObject({ status: 422, body: { code: 'import.differences_unanswered', kinds: ['Contact details', 'Job', 'Pay'] } })
    for (const [kind, said] of [['contact', { as: 'correction' }], ['pay', { as: 'overwrite' }], ['pay', { as: 'change' }], ['pay', { as: 'correction', from: 'today' }], ['pay', { as: 'change', from: '2026-02-30' }], ['pay', { as: 'leave', reasonId: randomUUID() }], ['fixed', { as: 'leave' }], ['nonsense', { as: 'leave' }]] as const)
      expect((await ask('POST', `/imports/${id}/differences`, { answers: { [kind]: said } })).body.code, `${kind} ${JSON.stringify(said)}`).toBe('import.no_such_verdict')
    await ask('POST', `/imports/${id}/cancel`)
    await nothingStaged()
  })

  test('left as they are: nothing of them changes', async () => {
    await company()
    await imported({})
    const before = await everything()
    const { counts, changed } = await again({}, { salary: '45000', name: 'Al Higher', title: 'Chef', phone: '+1 617 555 0100', unit: 'Bar' })
    expect([counts.differing, changed]).toEqual([1, 0])
    expect(await everything()).toEqual(before)
    expect(await count('org_unit')).toBe(2)
  })

  test('corrected: the row that holds today says otherwise from its own first day, and a correction tells of it', async () => {
    await company()
    await imported({})
    const [reason] = await rows(`select id from change_reason where code = 'entered_wrongly' and organization_id = $1`, [who.organizationId])
    const { changed } = await again({ pay: { as: 'correction' }, job: { as: 'correction' }, unit: { as: 'correction' } }, { salary: '45000', title: 'Chef', unit: 'Bar' })
    expect(reason).toBeUndefined()
    expect(changed).toBe(1)
    expect(await strand('pay', 't.amount::int, t.currency')).toEqual([{ amount: 4500000, currency: 'USD', on: '2020-02-03', until: null }])
    expect(await strand('placement', 'j.title, u.unit')).toEqual([{ title: 'Chef', unit: 'Bar', on: '2020-02-03', until: null }])
    expect(await rows(`select action, status, effective_on::text as on, sets, reason from employment_change where organization_id = $1`, [who.organizationId])).toEqual([{ action: 'correction', status: 'released', on: '2020-02-03', sets: ['amount', 'currency', 'jobId', 'per', 'unitId'], reason: 'Import' }])
    expect(await rows(`select job_title, unit_name from directory_entry where organization_id = $1 and name = 'Al High'`, [who.organizationId])).toEqual([{ job_title: 'Chef', unit_name: 'Bar' }])
    expect(await rows(`select e.record, e.move, v.before, v.after from event e join event_value v on v.event_id = e.id where e.organization_id = $1 and e.record = 'pay' and v.part = ''`, [who.organizationId])).toMatchObject([{ move: 'edit', before: { amount: '40000.00' }, after: { amount: '45000.00' } }])
    const second = await brought(file({ salary: '45000', title: 'Chef', unit: 'Bar' }))
    expect((await checked(second, { settings: { per: 'year' } })).counts).toMatchObject({ unchanged: 1, differing: 0 })
    await ask('POST', `/imports/${second}/cancel`)
    await sound()
  })

  test('changed from a day: what held until then stays, and the change has its day and reason', async () => {
    await company()
    await imported({}, bea)
    const [{ id: reasonId }] = await rows(`insert into change_reason (organization_id, id, name, actions) values ($1, $2, 'Annual review', '{pay}') returning id`, [who.organizationId, randomUUID()]) as [Body]
    const { changed } = await again({ pay: { as: 'change', from: '2026-01-01', reasonId }, manager: { as: 'change', from: 'today' }, hours: { as: 'change', from: 'today' } }, { salary: '45000', manager: 'Bea Mid', hours: '30' })
    expect(changed).toBe(1)
    expect(await strand('pay', 't.amount::int')).toEqual([{ amount: 4000000, on: '2020-02-03', until: '2025-12-31' }, { amount: 4500000, on: '2026-01-01', until: null }, { amount: 4000000, on: '2020-02-03', until: null }])
    expect(await strand('working_hours', 't.weekly_hours::int as hours')).toMatchObject([{ hours: 40, until: '2026-11-21' }, { hours: 30, on: '2026-11-22' }, { hours: 40 }])
    expect(await rows(`select manager_name from directory_entry where organization_id = $1 and name = 'Al High'`, [who.organizationId])).toEqual([{ manager_name: 'Bea Mid' }])
    expect(await rows(`select action, effective_on::text as on, sets, reason_id is not null as coded, prepared_by_id from employment_change where organization_id = $1 order by action`, [who.organizationId])).toEqual([
      { action: 'hours', on: '2026-11-22', sets: ['weeklyHours'], coded: false, prepared_by_id: who.personId }, { action: 'manager', on: '2026-11-22', sets: ['managerAssignmentId'], coded: false, prepared_by_id: who.personId }, { action: 'pay', on: '2026-01-01', sets: ['amount', 'currency', 'per'], coded: true, prepared_by_id: who.personId }])
    await sound()
  })

  test('by the file’s own date, each row by its own; without a date, before the first day or before something later it stays and is told', async () => {
    await company()
    await imported({}, bea, { number: '3', name: 'Cy Low', email: 'cy@x.example' }, { number: '4', name: 'Di One', email: 'di@x.example', start: '2026-11-01' })
    await again({ pay: { as: 'change', from: '2026-10-01' } }, { number: '3', name: 'Cy Low', email: 'cy@x.example', salary: '41000' })
    const id = await brought(file({ salary: '45000', from: '2026-03-01' }, { ...bea, salary: '46000', from: '' }, { number: '3', name: 'Cy Low', email: 'cy@x.example', salary: '47000', from: '2026-03-01' }, { number: '4', name: 'Di One', email: 'di@x.example', start: '2026-11-01', salary: '48000', from: '2026-10-01' }))
    await checked(id, { settings: { per: 'year' } })
    const view = await decided(id, { pay: { as: 'change', from: 'file' } })
    expect(view.counts.differences).toMatchObject([{ kind: 'pay', rows: 4, possible: 1 }])
    expect(view.counts.changed).toBe(1)
    const { items } = (await ask('GET', `/imports/${id}/differing?kind=pay`)).body
    expect(items.map(({ row, code, from }: Body) => [row, code, from])).toEqual([[2, null, '2026-03-01'], [3, 'no_date', null], [4, 'later_facts', null], [5, 'before_first_day', null]])
    expect(items[1].message).toBe('The file has no date here.')
    await committed(id)
    expect(await strand('pay', 'p.name, t.amount::int')).toMatchObject([{ name: 'Al High', until: '2026-02-28' }, { amount: 4500000, on: '2026-03-01' }, { name: 'Bea Mid', amount: 4000000 }, { name: 'Cy Low' }, { name: 'Cy Low', amount: 4100000 }, { name: 'Di One', amount: 4000000 }])
  })

  test('facts of one place by answers of different days are laid one after the other', async () => {
    await company()
    await imported({})
    await again({ job: { as: 'change', from: '2026-05-01' }, unit: { as: 'change', from: '2026-03-01' }, location: { as: 'correction' } }, { title: 'Chef', unit: 'Bar', place: 'Salem' })
    expect(await strand('placement', `j.title, u.unit, (select name from location l where l.id = t.location_id) as place`)).toEqual([
      { title: 'Cook', unit: 'Kitchen', place: 'Salem', on: '2020-02-03', until: '2026-02-28' }, { title: 'Cook', unit: 'Bar', place: 'Salem', on: '2026-03-01', until: '2026-04-30' }, { title: 'Chef', unit: 'Bar', place: 'Salem', on: '2026-05-01', until: null }])
  })

  test('details without dates are overwritten; an emergency contact that wasn’t there is there', async () => {
    await company()
    await imported({})
    const id = await brought('Number,Name,Start Date,Job Title,Mobile,Emergency Contact Name,Date of Birth,Gender,Country\n1,Al Higher,2020-02-03,Cook,+1 617 555 0100,Mo High,1980-05-06,m,US\n')
    await checked(id, { settings: { unit: 'Kitchen' } })
    await decided(id, { name: { as: 'overwrite' }, contact: { as: 'overwrite' }, emergency: { as: 'overwrite' }, personal: { as: 'overwrite' } })
    expect(await committed(id)).toMatchObject({ status: 'committed', counts: { changed: 1 } })
    expect(await rows(`select p.name, c.mobile_phone, m.name as emergency, m.place, d.birth_date::text, d.gender from person p join contact_details c on c.id = p.id join personal_details d on d.id = p.id join emergency_contact m on m.person_id = p.id where p.organization_id = $1`, [who.organizationId]))
      .toEqual([{ name: 'Al Higher', mobile_phone: '+16175550100', emergency: 'Mo High', place: 1, birth_date: '1980-05-06', gender: 'male' }])
    expect(await rows(`select name from directory_entry where organization_id = $1 and number = '1'`, [who.organizationId])).toEqual([{ name: 'Al Higher' }])
  })

  test('a last day ends the employment; another entity or first day is told and stays', async () => {
    await company()
    await imported({}, bea)
    const { counts } = await again({ end: { as: 'overwrite' } }, { end: '2026-10-31' }, { ...bea, start: '2021-02-03' })
    expect(counts.differences.map(({ kind, rows, possible }: Body) => [kind, rows, possible])).toEqual([['end', 1, 1], ['fixed', 1, 0]])
    expect(await rows(`select p.name, e.status, e.ends_on::text, e.termination_kind, e.starts_on::text, d.status as shown from employment e join person p on p.id = e.person_id join directory_entry d on d.employment_id = e.id where e.organization_id = $1 and p.name <> 'Ann Boss' order by 1`, [who.organizationId])).toEqual([
      { name: 'Al High', status: 'terminated', ends_on: '2026-10-31', termination_kind: 'other', starts_on: '2020-02-03', shown: 'ended' }, { name: 'Bea Mid', status: 'open', ends_on: null, termination_kind: null, starts_on: '2020-02-03', shown: 'active' }])
    await sound()
  })

  test('whoever goes on a day ahead is here until that day, whatever the file calls it or doesn’t', async () => {
    const { organizationId } = await company()
    const id = await brought('Number,Name,Start Date,Job Title,Department,Location,Termination Date,Employment Status,Termination Type\n' + ['2027-03-01,,voluntary', '2026-11-22,,', '2027-03-01,Active,voluntary', '2027-03-01,Terminated,', '2026-11-21,,'].map((rest, at) => `${at + 1},Person N${at},2020-02-03,Cook,Kitchen,Boston,${rest}\n`).join(''))
    expect((await checked(id, {})).counts.leftOut).toBe(0)
    await committed(id)
    expect((await rows(`select d.status, e.ends_on::text as until, e.termination_kind as kind from directory_entry d join employment e on e.id = d.employment_id where d.organization_id = $1 and d.number is not null order by d.number`, [organizationId])).map(row => Object.values(row).join(' ')))
      .toEqual(['active 2027-03-01 voluntary', 'active 2026-11-22 other', 'active 2027-03-01 voluntary', 'active 2027-03-01 other', 'ended 2026-11-21 other'])
    await sound()
  })

  test('is no way around the approval of hires: whose first day isn’t over stays out, whoever came before comes in', async () => {
    const { organizationId } = await company()
    const chain = randomUUID()
    await owner.query(`insert into change_chain (organization_id, id, name, actions, starts_on) values ($1, $2, 'Hires', '{hire}', '2020-01-01')`, [organizationId, chain])
    await owner.query(`insert into chain_step (organization_id, id, chain_id, number, holder, function, passes_on, tells_at_once) values ($1, $2, $3, 1, 'area', 'people', 'stays', false)`, [organizationId, randomUUID(), chain])
    const id = await brought(file({}, { ...bea, start: '2026-12-01' }))
    const { counts } = await checked(id, { settings: { per: 'year' } })
    expect(counts).toMatchObject({ added: 1, leftOut: 1 })
    expect(counts.problems).toMatchObject([{ code: 'hire_needs_approval', level: 'row', target: 'startsOn' }])
    expect((await committed(id, { leaveOut: true })).problem).toBeNull()
    expect(await rows(`select name from directory_entry where organization_id = $1 and number is not null`, [organizationId])).toEqual([{ name: 'Al High' }])
    // What was checked before there was a chain is held by the database.
    await owner.query(`update change_chain set ends_on = '2020-01-02' where organization_id = $1`, [organizationId])
    const late = await brought(file({ ...bea, start: '2026-12-01' }))
    await checked(late, { settings: { per: 'year' } })
    await owner.query(`update change_chain set ends_on = null where organization_id = $1`, [organizationId])
    expect(await ask('POST', `/imports/${late}/commit`)).toMatchObject({ status: 422, body: { code: 'approvals.not_asked' } })
    expect(await rows(`select name from directory_entry where organization_id = $1 and number is not null`, [organizationId])).toEqual([{ name: 'Al High' }])
    await ask('POST', `/imports/${late}/cancel`)
  })

  test('what somebody changed since the check is refused, and nothing is written', async () => {
    await company()
    await imported({})
    const id = await brought(file({ salary: '45000', phone: '+1 617 555 0100' }))
    await checked(id, { settings: { per: 'year' } })
    await decided(id, { pay: { as: 'correction' }, contact: { as: 'overwrite' } })
    await owner.query(`update pay set amount = 4200000 where organization_id = $1`, [who.organizationId])
    const before = await everything()
    expect((await ask('POST', `/imports/${id}/commit`)).body.code).toBe('import.stale')
    expect(await everything()).toEqual(before)
    await checked(id)
    await decided(id, { pay: { as: 'correction' } })
    await committed(id)
    expect(await strand('pay', 't.amount::int')).toMatchObject([{ amount: 4500000 }])
  })

  test('what the company wants approved waits as planned changes for those who approve, is told with its numbers, and is taken back with the import', async () => {
    await company()
    await imported({}, bea)
    const chain = randomUUID()
    await owner.query(`insert into change_chain (organization_id, id, name, actions, starts_on) values ($1, $2, 'Pay', '{pay,termination}', '2020-01-01')`, [who.organizationId, chain])
    await owner.query(`insert into chain_step (organization_id, id, chain_id, number, holder, function, passes_on, tells_at_once) values ($1, $2, $3, 1, 'area', 'compensation', 'stays', false)`, [who.organizationId, randomUUID(), chain])
    const id = await brought(file({ salary: '45000', hours: '30' }, { ...bea, end: '2026-10-31' }))
    await checked(id, { settings: { per: 'year' } })
    const view = await decided(id, { pay: { as: 'correction' }, hours: { as: 'change', from: 'today' }, end: { as: 'overwrite' } })
    expect(view.counts.differences.map(({ kind, possible }: Body) => [kind, possible])).toEqual([['end', 1], ['hours', 1], ['pay', 1]])
    expect(view.counts).toMatchObject({ changed: 1, asks: { changes: 2, decided: 0, steps: [{ number: 1, holder: 'area', function: 'compensation', changes: 2 }] } })
    expect((await ask('GET', `/imports/${id}/differing?kind=pay`)).body.items).toMatchObject([{ code: 'asks' }])
    await committed(id)
    expect((await ask('GET', `/imports/${id}`)).body.counts).toMatchObject({ changed: 1, asks: { changes: 2, decided: 0 } })
    const changes = () => rows(`select action, status, effective_on::text as on from employment_change where organization_id = $1 order by action`, [who.organizationId])
    expect(await changes()).toMatchObject([{ action: 'correction', status: 'planned' }, { action: 'hours', status: 'released' }, { action: 'termination', status: 'planned', on: '2026-10-31' }])
    expect(await rows(`select status, count(*)::int as n from approval where organization_id = $1 group by 1`, [who.organizationId])).toEqual([{ status: 'open', n: 2 }])
    expect(await rows(`select status from employment where organization_id = $1 and status <> 'open'`, [who.organizationId])).toEqual([])
    expect(await strand('pay', 't.amount::int')).not.toContainEqual(expect.objectContaining({ amount: 4500000 }))
    expect(await rows(`select v.after ->> 'asked' as asked, v.after ->> 'decided' as decided from event e join event_value v on v.event_id = e.id where e.record = 'import_run' and e.record_id = $1 and e.move = 'commit' and v.after ? 'asked'`, [id])).toEqual([{ asked: '2', decided: '0' }])
    expect((await ask('POST', `/imports/${id}/undo`)).status).toBe(202)
    await ended(id)
    expect((await changes()).map(({ action, status }) => `${action} ${status}`)).toEqual(['correction cancelled', 'hours taken_back', 'termination cancelled'])
    expect(await rows(`select distinct status from approval where organization_id = $1`, [who.organizationId])).toEqual([{ status: 'closed' }])
  })

  test('approved, what waited comes true as it was in the file; then the import can’t be taken back as a whole', async () => {
    await company()
    await imported({}, bea)
    const chain = randomUUID()
    await owner.query(`insert into change_chain (organization_id, id, name, actions, starts_on) values ($1, $2, 'Pay', '{pay}', '2020-01-01')`, [who.organizationId, chain])
    await owner.query(`insert into chain_step (organization_id, id, chain_id, number, holder, function, passes_on, tells_at_once) values ($1, $2, $3, 1, 'area', 'compensation', 'stays', false)`, [who.organizationId, randomUUID(), chain])
    const id = await brought(file({ salary: '45000' }))
    await checked(id, { settings: { per: 'year' } })
    await decided(id, { pay: { as: 'change', from: 'today' } })
    await committed(id)
    const [{ id: change }] = await rows(`select id from employment_change where organization_id = $1 and action = 'pay' and status = 'planned'`, [who.organizationId]) as [Body]
    expect(await ask('POST', `/employment-changes/${change}/release`)).toMatchObject({ status: 422, body: { code: 'approvals.still_open' } })
    await owner.query(`update approval set status = 'approved' where record_id = $1`, [change])
    expect((await ask('POST', `/employment-changes/${change}/release`)).status).toBe(200)
    expect(await strand('pay', 't.amount::int')).toContainEqual(expect.objectContaining({ amount: 4500000 }))
    expect((await ask('GET', `/imports/${id}/undo`)).body.stands).toMatchObject([{ what: 'changed', count: 1 }])
  })

  test('where the company’s settings say that imports count as decided, all of it is written at once, hires ahead too, and the import and each change say so', async () => {
    const { organizationId } = await company()
    await imported({}, bea)
    const chain = randomUUID()
    await owner.query(`insert into change_chain (organization_id, id, name, actions, starts_on) values ($1, $2, 'Pay', '{pay,hire}', '2020-01-01')`, [organizationId, chain])
    await owner.query(`insert into chain_step (organization_id, id, chain_id, number, holder, function, passes_on, tells_at_once) values ($1, $2, $3, 1, 'area', 'compensation', 'stays', false)`, [organizationId, randomUUID(), chain])
    await owner.query(`insert into settings (organization_id, id, imports_are_decided) values ($1, $1, true) on conflict (organization_id, id) do update set imports_are_decided = true`, [organizationId])
    const id = await brought(file({ salary: '45000' }, { number: '77', name: 'Cy Later', email: '', start: '2026-12-01' }))
    await checked(id, { settings: { per: 'year' } })
    const view = await decided(id, { pay: { as: 'change', from: 'today' } })
    expect(view.counts).toMatchObject({ added: 1, leftOut: 0, changed: 1, asks: { changes: 0, decided: 2, steps: [] } })
    await committed(id)
    expect(await rows(`select status, reason from employment_change where organization_id = $1`, [organizationId])).toEqual([{ status: 'released', reason: 'Import (counts as decided)' }])
    expect(await rows(`select name from directory_entry where organization_id = $1 and number = '77'`, [organizationId])).toEqual([{ name: 'Cy Later' }])
    expect(await rows(`select count(*)::int as n from approval where organization_id = $1`, [organizationId])).toEqual([{ n: 0 }])
    expect(await rows(`select v.after ->> 'decided' as decided from event e join event_value v on v.event_id = e.id where e.record = 'import_run' and e.record_id = $1 and e.move = 'commit' and v.after ? 'decided'`, [id])).toEqual([{ decided: '2' }])
    await owner.query(`update settings set imports_are_decided = false where organization_id = $1`, [organizationId])
  })

  test('nobody decides on themselves, nor brings back a name that is hidden, nor takes a number or e-mail of another', async () => {
    const { ann } = await company()
    await owner.query(`update employment set number = '9' where person_id = $1`, [ann])
    await imported({}, bea)
    const [{ id: al }] = await rows(`select id from person where organization_id = $1 and name = 'Al High'`, [who.organizationId]) as [Body]
    await owner.query(`insert into former_name (organization_id, id, person_id, name, kind, status) values ($1, $2, $3, 'Alma High', 'former', 'hidden')`, [who.organizationId, randomUUID(), al])
    const id = await brought(file({ name: 'Alma High' }, { number: '9', name: 'Ann Boss', email: '', start: '2015-01-01', title: 'Boss', unit: 'Acme', salary: '999999', hours: '' }))
    const view = await checked(id, { settings: { per: 'year' } })
    const { kinds } = (await ask('GET', `/imports/${id}/differences`)).body
    expect(kinds.map(({ kind, hindered }: Body) => [kind, ...hindered.map(({ code }: Body) => code)])).toEqual([['name', 'not_yours'], ['pay', 'own']])
    expect(view.can).toContain('commit')
    await ask('POST', `/imports/${id}/cancel`)
    const taken = await brought(file({ ...bea, number: '1' }))
    expect((await checked(taken, { settings: { per: 'year' } })).counts).toMatchObject({ leftOut: 1, differing: 0, problems: [{ code: 'matches_two' }] })
    await ask('POST', `/imports/${taken}/cancel`)
  })

  test('300 people are changed in one go, each with events', async () => {
    await company()
    const people = Array.from({ length: 300 }, (_, at) => ({ number: `${at + 10}`, name: `Person N${at}`, email: `p${at}@x.example` }))
    await imported(...people)
    const { changed } = await again({ pay: { as: 'change', from: '2026-12-01' }, unit: { as: 'change', from: 'today' } }, ...people.map((each, at) => ({ ...each, salary: `${50_000 + at}`, unit: `Unit ${at % 3}` })))
    expect(changed).toBe(300)
    expect(await rows(`select count(*)::int as n from pay where organization_id = $1 and ends_on = '2026-11-30'`, [who.organizationId])).toEqual([{ n: 300 }])
    expect(await rows(`select count(*)::int as n from employment_change where organization_id = $1 and status = 'released'`, [who.organizationId])).toEqual([{ n: 600 }])
    // They are read by rights: named on each, whoever imported would carry all of them in every query.
    expect(await rows(`select count(*)::int as n from member where organization_id = $1 and list = 'employment_change'`, [who.organizationId])).toEqual([{ n: 0 }])
    expect(await rows(`select unit_name, count(*)::int as n from directory_entry where organization_id = $1 and name like 'Person%' group by 1 order by 1`, [who.organizationId])).toEqual([{ unit_name: 'Unit 0', n: 100 }, { unit_name: 'Unit 1', n: 100 }, { unit_name: 'Unit 2', n: 100 }])
    await sound()
  })
})

describe('several rows of one person', () => {
  const al = [{ start: '2020-02-03', from: '2020-02-03', title: 'Cook', salary: '40000', manager: '' }, { from: '2022-01-01', title: 'Chef', salary: '45000', hours: '30', manager: 'Bea Mid' }, { from: '2024-07-01', title: 'Chef', unit: 'Bar', salary: '45000', hours: '30', manager: 'Bea Mid' }, { from: '2027-01-01', title: 'Chef', unit: 'Bar', salary: '50000', hours: '30', manager: 'Bea Mid' }]

  test('become what held one after the other, each fact by itself; today’s is today’s, and what comes is ahead', async () => {
    const { organizationId } = await company()
    const id = await brought(file(...al, { ...bea, from: '2020-02-03' }))
    const view = await checked(id, { settings: { per: 'year' } })
    expect(view.counts).toMatchObject({ rows: 5, added: 2, past: 3, leftOut: 0, withPay: 2, unanswered: 0 })
    await committed(id)
    expect(await strand('placement', 'p.name, j.title, u.unit, (select count(*)::int from assignment a where a.id = t.manager_assignment_id) as manager')).toEqual([
      { name: 'Al High', title: 'Cook', unit: 'Kitchen', manager: 0, on: '2020-02-03', until: '2021-12-31' }, { name: 'Al High', title: 'Chef', unit: 'Kitchen', manager: 1, on: '2022-01-01', until: '2024-06-30' }, { name: 'Al High', title: 'Chef', unit: 'Bar', manager: 1, on: '2024-07-01', until: null },
      { name: 'Bea Mid', title: 'Cook', unit: 'Kitchen', manager: 0, on: '2020-02-03', until: null }])
    expect(await strand('pay', 'p.name, t.amount::int')).toEqual([{ name: 'Al High', amount: 4000000, on: '2020-02-03', until: '2021-12-31' }, { name: 'Al High', amount: 4500000, on: '2022-01-01', until: '2026-12-31' }, { name: 'Al High', amount: 5000000, on: '2027-01-01', until: null }, { name: 'Bea Mid', amount: 4000000, on: '2020-02-03', until: null }])
    expect(await strand('working_hours', 'p.name, t.weekly_hours::int as hours')).toMatchObject([{ hours: 40, until: '2021-12-31' }, { hours: 30, on: '2022-01-01', until: null }, { hours: 40 }])
    expect(await strand('contract', 'p.name, t.form')).toMatchObject([{ name: 'Al High', on: '2020-02-03', until: null }, { name: 'Bea Mid' }])
    expect(await rows(`select job_title, unit_name, manager_name from directory_entry where organization_id = $1 and name = 'Al High'`, [organizationId])).toEqual([{ job_title: 'Chef', unit_name: 'Bar', manager_name: 'Bea Mid' }])
    await sound()
    await nothingStaged()

    const second = await brought(file(...al, { ...bea, from: '2020-02-03' }))
    const { counts } = await checked(second, { settings: { per: 'year' } })
    expect(counts).toMatchObject({ rows: 5, added: 0, past: 0, unchanged: 5, differing: 0, leftOut: 0 })
    await ask('POST', `/imports/${second}/cancel`)
    await ask('POST', `/imports/${id}/undo`)
    expect((await ended(id)).status).toBe('undone')
    const third = await brought(file(...al))
    expect((await checked(third, { settings: { per: 'year', unknownManagers: 'nobody' } })).counts).toMatchObject({ added: 1, past: 3, leftOut: 0 })
    await committed(third)
    expect(await rows(`select name, number from directory_entry where organization_id = $1 and number is not null`, [organizationId])).toEqual([{ name: 'Al High', number: '1' }])
    await sound()
  })

  test('of somebody who is here become changes in order, from their days on, beside what stands already; taken back, all is as before', async () => {
    const { organizationId } = await company()
    await imported({ start: '2020-02-03' }, { ...bea, start: '2020-02-03' })
    const before = await everything()
    const rest = (lines: Partial<Line>[]) => lines.map(line => ({ start: '2020-02-03', ...line }))
    const lines = rest([{ from: '2020-02-03' }, { from: '2022-01-01', title: 'Chef', salary: '45000', manager: 'Bea Mid' }, { from: '2023-01-01', title: 'Chef', unit: 'Bar', salary: '45000', manager: 'Bea Mid' }, { from: '2024-07-01', title: 'Cook', unit: 'Bar', salary: '46000', hours: '30', manager: 'Bea Mid' }, { from: '2027-01-01', title: 'Cook', unit: 'Bar', salary: '50000', hours: '30', manager: 'Bea Mid' }])
    const id = await brought(file(...lines, { ...bea, start: '2020-02-03' }))
    const view = await checked(id, { settings: { per: 'year' } })
    expect(view.counts).toMatchObject({ rows: 6, added: 0, past: 0, unchanged: 2, differing: 4 })
    const from = { as: 'change', from: 'file' }
    await decided(id, { job: { as: 'correction' }, unit: { as: 'change', from: 'today' }, manager: from, hours: from, pay: from })
    expect((await ask('GET', `/imports/${id}/differing?kind=job`)).body.items.map(({ row, values, code }: Body) => [row, values[0].before, values[0].after, code])).toEqual([[3, 'Cook', 'Chef', 'history_dated'], [5, 'Chef', 'Cook', 'history_dated']])
    expect((await ask('GET', `/imports/${id}/differing?kind=pay`)).body.items.map(({ row, from: on, code }: Body) => [row, on, code])).toEqual([[3, '2022-01-01', null], [5, '2024-07-01', null], [6, '2027-01-01', null]])
    await decided(id, { job: from, unit: from, manager: from, hours: from, pay: from })
    expect((await committed(id)).problem).toBeNull()
    expect(await strand('placement', 'p.name, j.title, u.unit, (select count(*)::int from assignment a where a.id = t.manager_assignment_id) as manager')).toEqual([
      { name: 'Al High', title: 'Cook', unit: 'Kitchen', manager: 0, on: '2020-02-03', until: '2021-12-31' }, { name: 'Al High', title: 'Chef', unit: 'Kitchen', manager: 1, on: '2022-01-01', until: '2022-12-31' },
      { name: 'Al High', title: 'Chef', unit: 'Bar', manager: 1, on: '2023-01-01', until: '2024-06-30' }, { name: 'Al High', title: 'Cook', unit: 'Bar', manager: 1, on: '2024-07-01', until: null }, { name: 'Bea Mid', title: 'Cook', unit: 'Kitchen', manager: 0, on: '2020-02-03', until: null }])
    expect((await strand('pay', 'p.name, t.amount::int')).filter(({ name }) => name === 'Al High').map(({ amount, on, until }) => [amount, on, until])).toEqual([[4000000, '2020-02-03', '2021-12-31'], [4500000, '2022-01-01', '2024-06-30'], [4600000, '2024-07-01', '2026-12-31'], [5000000, '2027-01-01', null]])
    expect(await rows(`select action, effective_on::text as on, status from employment_change where organization_id = $1 and action = 'pay' order by 2`, [organizationId])).toEqual([{ action: 'pay', on: '2022-01-01', status: 'released' }, { action: 'pay', on: '2024-07-01', status: 'released' }, { action: 'pay', on: '2027-01-01', status: 'released' }])
    expect(await rows(`select job_title, unit_name, manager_name from directory_entry where organization_id = $1 and name = 'Al High'`, [organizationId])).toEqual([{ job_title: 'Cook', unit_name: 'Bar', manager_name: 'Bea Mid' }])
    await sound()
    const same = await brought(file(...lines))
    expect((await checked(same, { settings: { per: 'year' } })).counts).toMatchObject({ unchanged: 5, differing: 0 })
    await ask('POST', `/imports/${same}/cancel`)

    const gap = await brought(file(...rest([{ from: '2020-02-03' }, { from: '2021-01-01', title: 'Porter' }])))
    await checked(gap, { settings: { per: 'year' } })
    await decided(gap, { job: from })
    expect((await ask('GET', `/imports/${gap}/differing?kind=job`)).body.items).toMatchObject([{ row: 3, code: 'later_facts' }])
    await ask('POST', `/imports/${gap}/cancel`)
    await ask('POST', `/imports/${id}/undo`)
    expect((await ended(id)).status).toBe('undone')
    expect(await everything()).toEqual(before)
    await sound()
  })

  test('of somebody who is here that contradict each other change nothing; each says why', async () => {
    await company()
    await imported({})
    const before = await everything()
    const id = await brought(file({ from: '2020-02-03' }, { from: '2022-01-01', title: 'Chef' }, { from: '2022-01-01', title: 'Porter' }))
    expect((await checked(id, { settings: { per: 'year' } })).counts).toMatchObject({ leftOut: 3, differing: 0 })
    await committed(id, { leaveOut: true })
    expect(await everything()).toEqual(before)
  })

  test('who contradicts themselves doesn’t come in, with none of their rows; each says why', async () => {
    await company()
    const id = await brought(file({ from: '2020-02-03' }, { from: '2020-02-03', title: 'Chef' }, { ...bea, from: '2020-02-03' }, { ...bea, from: '' }, { number: '3', name: 'Cy Low', email: '', from: '2019-01-01' }, { number: '3', name: 'Cy Low', email: '', from: '2021-01-01' }, { number: '4', name: 'Di One', email: 'di@x.example', from: '2024-01-01' }, { number: '4', name: 'Di One', email: 'di@x.example', from: '2021-01-01', title: 'Chef' }, { number: '5', name: 'Ed Two', email: '', from: '2020-02-03' }, { number: '5', name: 'Fay Three', email: '', from: '2021-02-03' }))
    const view = await checked(id, { settings: { per: 'year' } })
    expect(view.counts).toMatchObject({ added: 1, past: 1, leftOut: 8 })
    const { items } = (await ask('GET', `/imports/${id}/problems?limit=100`)).body
    expect(items.map(({ row, code }: Body) => `${row} ${code}`)).toEqual(['2 history_broken', '3 history_same_day', '4 history_broken', '5 history_undated', '6 before_first_day', '7 history_broken', '8 history_order', '9 history_gap', '10 history_name', '11 history_broken'])
    await committed(id, { leaveOut: true })
    expect(await strand('placement', 'p.name, j.title')).toEqual([{ name: 'Di One', title: 'Chef', on: '2020-02-03', until: '2023-12-31' }, { name: 'Di One', title: 'Cook', on: '2024-01-01', until: null }])
  })

  test('what held at a place of another isn’t a generalist’s to bring', async () => {
    const { organizationId, entity, unit, job, place } = await company()
    const leeds = randomUUID(), rule = randomUUID(), gus = randomUUID()
    await owner.query(`insert into location (organization_id, id, name, country, time_zone) values ($1, $2, 'Leeds', 'GB', 'Europe/London')`, [organizationId, leeds])
    await owner.query(`insert into population (organization_id, id, name, number) values ($1, $2, 'Leeds', 0)`, [organizationId, rule])
    await owner.query(`insert into population_rule (organization_id, id, population_id, effect, location_id) values ($1, $2, $3, 'include', $4)`, [organizationId, randomUUID(), rule, leeds])
    await person(gus, 'Gus Site', { entity, place, unit, job })
    await grant(gus, ['people'], rule)
    who.personId = gus
    const id = await brought(file({ title: 'Boss', unit: 'Acme', place: 'Boston', from: '2020-02-03' }, { title: 'Boss', unit: 'Acme', place: 'Leeds', from: '2024-01-01' }, { ...bea, title: 'Boss', unit: 'Acme', place: 'Leeds' }))
    const view = await checked(id, { settings: { per: 'year' } })
    expect(view.counts).toMatchObject({ added: 1, past: 0, leftOut: 2 })
    // What was found isn't believed when it is written.
    await as(who, tx => tx.query(`update import_decision set decision = 'past', of_row = 4 where run_id = $1 and row = 2`, [id]))
    await as(who, tx => tx.query(`update import_person set given = given || '{"effectiveOn": "2020-02-03"}' where run_id = $1 and row = 4`, [id]))
    expect((await ask('POST', `/imports/${id}/commit`, { leaveOut: true })).status).toBe(403)
    expect(await rows(`select name from person where organization_id = $1 order by 1`, [organizationId])).toEqual([{ name: 'Ann Boss' }, { name: 'Gus Site' }])
    await ask('POST', `/imports/${id}/cancel`)
  })
})

describe('who may', () => {
  async function sites() {
    const frame = await company()
    const { organizationId, entity, unit, job } = frame
    const leeds = randomUUID(), rule = randomUUID(), gus = randomUUID()
    await owner.query(`insert into location (organization_id, id, name, country, time_zone) values ($1, $2, 'Leeds', 'GB', 'Europe/London')`, [organizationId, leeds])
    await owner.query(`insert into population (organization_id, id, name, number) values ($1, $2, 'Leeds', 0)`, [organizationId, rule])
    await owner.query(`insert into population_rule (organization_id, id, population_id, effect, location_id) values ($1, $2, $3, 'include', $4)`, [organizationId, randomUUID(), rule, leeds])
    await imported({ place: 'Leeds' }, { ...bea, place: 'Boston' })
    await person(gus, 'Gus Site', { entity, place: frame.place, unit, job })
    await grant(gus, ['people'], rule)
    return { ...frame, gus, rule }
  }

  test('a site’s generalist changes her people, not their pay; who is of another site is only taken, and hers don’t move there', async () => {
    const { gus, organizationId } = await sites()
    who.personId = gus
    const id = await brought(file({ place: 'Boston', salary: '99000', phone: '+44 113 496 0000', unit: 'Kitchen' }, { ...bea, phone: '+44 113 496 0001', salary: '99000' }))
    const view = await checked(id, { settings: { per: 'year', currency: 'USD' } })
    expect(view.counts).toMatchObject({ differing: 1, leftOut: 1 })
    expect(view.counts.problems.map(({ code, count }: Body) => [code, count])).toEqual(expect.arrayContaining([['taken_here', 1], ['pay_not_seen', 1]]))
    expect(view.counts.differences.map(({ kind }: Body) => kind)).toEqual(['contact', 'location'])
    await decided(id, { contact: { as: 'overwrite' }, location: { as: 'change', from: 'today' } })
    expect((await ask('POST', `/imports/${id}/commit`, { leaveOut: true })).body.code).toBe('import.moved_out')
    await decided(id, { contact: { as: 'overwrite' } })
    expect(await committed(id, { leaveOut: true })).toMatchObject({ status: 'committed', counts: { changed: 1 } })
    expect(await rows(`select p.name, c.mobile_phone from contact_details c join person p on p.id = c.id where c.organization_id = $1 and c.mobile_phone is not null`, [organizationId])).toEqual([{ name: 'Al High', mobile_phone: '+441134960000' }])
    expect(await rows(`select distinct amount::int from pay where organization_id = $1`, [organizationId])).toEqual([{ amount: 4000000 }])
  })

  test('who may look and not handle is told so by row, and what was staged by hand changes nobody', async () => {
    const { gus, organizationId, rule } = await sites()
    await owner.query(`insert into access_grant (organization_id, id, holder_id, function, level, starts_on, status) values ($1, $2, $3, 'people', 'view', '2020-01-01', 'active'), ($1, $4, $3, 'compensation', 'view', '2020-01-01', 'active')`, [organizationId, randomUUID(), gus, randomUUID()])
    expect(rule).toBeTruthy()
    who.personId = gus
    const id = await brought(file({ place: 'Leeds', salary: '99000' }, { ...bea, place: 'Boston', title: 'Chef', phone: '+44 113 496 0001', salary: '99000' }))
    await owner.query(`insert into job (organization_id, id, title) values ($1, $2, 'Chef')`, [organizationId, randomUUID()])
    await checked(id, { settings: { per: 'year', currency: 'USD' } })
    const { kinds } = (await ask('GET', `/imports/${id}/differences`)).body
    expect(kinds.map(({ kind, rows, possible, hindered }: Body) => [kind, rows, possible, hindered[0]?.code])).toEqual([['contact', 1, 0, 'not_yours'], ['job', 1, 0, 'not_yours'], ['pay', 2, 0, 'not_yours']])
    const before = await everything()
    await decided(id, { contact: { as: 'overwrite' }, job: { as: 'correction' }, pay: { as: 'correction' } })
    await as(who, tx => tx.query(`update import_difference set changes = jsonb_build_object('name', jsonb_build_object('field', 'name', 'before', 'Al High', 'after', 'Forged')) where run_id = $1 and kind = 'contact'`, [id]))
    await committed(id)
    expect(await everything()).toEqual(before)
  })

  test('another’s import is nobody’s to look into or answer for', async () => {
    const { gus } = await sites()
    const id = await brought(file({ place: 'Leeds', salary: '99000' }))
    await checked(id, { settings: { per: 'year' } })
    who.personId = gus
    for (const path of ['differences', 'differing?kind=pay']) expect((await ask('GET', `/imports/${id}/${path}`)).status).toBe(404)
    expect((await ask('POST', `/imports/${id}/differences`, { answers: { pay: { as: 'leave' } } })).status).toBe(404)
    expect(await as(who, tx => tx.query(`select row from app.import_differences($1)`, [id]))).toEqual([])
    for (const table of ['import_effect', 'import_change']) await expect(as(who, tx => tx.query(`select * from ${table}`))).rejects.toMatchObject({ code: '42501' })
  })
})

test('payments, from when service counts and the number in another system come in, are found, differ by kind and go back', async () => {
  const { organizationId } = await company()
  const wide = (...lines: string[]) => ['Number,Name,E-Mail,Start Date,Job Title,Department,Location,Salary,Payments per Year,Seniority Date,Time Clock ID', ...lines].join('\n')
  const bring = async (...lines: string[]) => { const id = await brought(wide(...lines)); return { id, view: await checked(id, { settings: { per: 'year' } }) } }
  const facts = () => rows(`select p.name, w.payments_a_year as payments, w.amount::int as amount, e.service_from::text as service, x.system, x.value from person p join employment e on e.organization_id = p.organization_id and e.person_id = p.id and e.status <> 'withdrawn'
    join assignment a on a.organization_id = p.organization_id and a.employment_id = e.id left join pay w on w.organization_id = p.organization_id and w.assignment_id = a.id and w.ends_on is null left join external_id x on x.organization_id = p.organization_id and x.employment_id = e.id where p.organization_id = $1 and p.name <> 'Ann Boss' order by 1`, [organizationId])
  const first = await bring('1,Al High,al@x.example,2020-02-03,Cook,Kitchen,Boston,40000,13,2016-05-01,T-77', '2,Bea Mid,bea@x.example,2020-02-03,Cook,Kitchen,Boston,40000,99,2021-05-01,')
  expect(first.view.counts.problems.map(({ code, level }: Body) => [code, level]).toSorted()).toEqual([['number_out_of_range', 'cell'], ['service_after_start', 'note']])
  await committed(first.id)
  const came = [{ name: 'Al High', payments: 13, amount: 4000000, service: '2016-05-01', system: 'Time Clock ID', value: 'T-77' }, { name: 'Bea Mid', payments: null, amount: 4000000, service: null, system: null, value: null }]
  expect(await facts()).toEqual(came)
  expect((await ask('GET', '/directory?q=t-77')).body.items.map(({ name }: Body) => name)).toEqual(['Al High'])
  expect((await ask('GET', '/directory?q=t-7')).body.items).toEqual([])

  const second = await bring('1,Al High,al@x.example,2020-02-03,Cook,Kitchen,Boston,40000,14,2015-05-01,T-78', '2,Bea Mid,bea@x.example,2020-02-03,Cook,Kitchen,Boston,40000,12,,T-77')
  expect(second.view.counts.differences.map(({ kind, rows, possible }: Body) => [kind, rows, possible])).toEqual([['service', 1, 1], ['elsewhere', 2, 1], ['pay', 2, 2]])
  await decided(second.id, { service: { as: 'overwrite' }, elsewhere: { as: 'overwrite' }, pay: { as: 'change', from: '2026-01-01' } })
  expect((await committed(second.id)).problem).toBeNull()
  expect(await facts()).toEqual([{ ...came[0], payments: 14, service: '2015-05-01', value: 'T-78' }, { ...came[1], payments: 12 }])
  expect((await ask('POST', `/imports/${second.id}/undo`)).status).toBe(202)
  expect((await ended(second.id)).status).toBe('undone')
  expect(await facts()).toEqual(came)

  const twice = await bring('3,Cy Low,cy@x.example,2020-02-03,Cook,Kitchen,Boston,40000,12,,T-77')
  expect(twice.view.counts).toMatchObject({ added: 0, leftOut: 1 })
  expect((await ask('GET', `/imports/${twice.id}/problems?target=externalId`)).body.items).toMatchObject([{ row: 2, code: 'taken_here', level: 'row', value: 'T-77', message: 'Somebody here has this already.' }])
  await ask('POST', `/imports/${twice.id}/cancel`)
  const within = await bring('1,Al High,al@x.example,2020-02-03,Cook,Kitchen,Boston,40000,13,2016-05-01,T-90', '2,Bea Mid,bea@x.example,2020-02-03,Cook,Kitchen,Boston,40000,,,T-90', '3,Cy Low,cy@x.example,2020-02-03,Cook,Kitchen,Boston,40000,12,,T-90', '4,Di One,di@x.example,2020-02-03,Cook,Kitchen,Boston,40000,12,,T-91')
  expect(within.view.counts).toMatchObject({ added: 1, leftOut: 1, differing: 2 })
  expect((await ask('GET', `/imports/${within.id}/problems?target=externalId&level=row`)).body.items).toMatchObject([{ row: 4, code: 'duplicate', params: { first: 2 } }])
  await decided(within.id, { elsewhere: { as: 'overwrite' } })
  expect((await ask('GET', `/imports/${within.id}/differing?kind=elsewhere`)).body.items.map(({ row, code }: Body) => [row, code])).toEqual([[2, null], [3, 'twice_in_file']])
  await ask('POST', `/imports/${within.id}/cancel`)
  expect((await ask('POST', `/imports/${first.id}/undo`)).status).toBe(202)
  expect((await ended(first.id)).status).toBe('undone')
  expect(await rows(`select from external_id where organization_id = $1`, [organizationId])).toEqual([])
  const again = await bring('1,Al High,al@x.example,2020-02-03,Cook,Kitchen,Boston,40000,13,2016-05-01,T-77')
  expect((await committed(again.id)).problem).toBeNull()
  await sound()
})

describe('an import taken back', () => {
  const undo = async (id: string) => {
    const { status, body } = await ask('POST', `/imports/${id}/undo`)
    return { status, body }
  }
  /** A slow machine answers before it is done. */
  const undone = async (id: string) => {
    expect((await undo(id)).status).toBe(202)
    expect(await ended(id)).toMatchObject({ status: 'undone', problem: null, can: [] })
  }
  const refused = async (id: string) => {
    expect([202, 422]).toContain((await undo(id)).status)
    expect(await ended(id)).toMatchObject({ status: 'committed', problem: { code: 'import.built_upon' } })
  }
  const stands = async (id: string) => (await ask('GET', `/imports/${id}/undo`)).body

  test('what it made is as if it had never been, and its people come in again by the right file, with their numbers', async () => {
    const { organizationId } = await company()
    const before = await everything()
    const id = await imported({ name: 'Wrong Name', manager: 'Bea Mid', phone: '+1 617 555 0100' }, { ...bea, end: '2025-05-05' })
    expect(await stands(id)).toEqual({ made: 2, changes: 0, stands: [] })
    await undone(id)
    const after = await everything()
    expect(after.directory).toEqual(before.directory)
    expect(after.reach.filter(({ subject_id: id }: Body) => before.reach.some((each: Body) => each.subject_id === id))).toEqual(before.reach)
    expect(after.employments.map(({ status }: Body) => status).toSorted()).toEqual(['open', 'withdrawn', 'withdrawn'])
    expect((await ask('GET', '/directory')).body.items.map(({ name }: Body) => name)).toEqual(['Ann Boss'])
    expect(await rows(`select move, count(*)::int as n from event where organization_id = $1 and move in ('import', 'undo_import', 'undo') group by 1 order by 1`, [organizationId])).toEqual([{ move: 'import', n: 2 }, { move: 'undo', n: 1 }, { move: 'undo_import', n: 2 }])
    await sound()

    const again = await brought(file({ manager: 'Bea Mid' }, { ...bea, end: '2025-05-05' }))
    expect((await checked(again, { settings: { per: 'year' } })).counts).toMatchObject({ added: 2, leftOut: 0, differing: 0 })
    await committed(again)
    expect(await rows(`select name, number, status, manager_name from directory_entry where organization_id = $1 and number is not null order by name`, [organizationId])).toMatchObject([{ name: 'Al High', number: '1', status: 'active' }, { name: 'Bea Mid', number: '2', status: 'ended' }])
    expect(await rows(`select count(*)::int as n from person where organization_id = $1`, [organizationId])).toEqual([{ n: 3 }])
    expect(await rows(`select mobile_phone from contact_details where organization_id = $1 and mobile_phone is not null`, [organizationId])).toEqual([])
    await sound()
    await undone(again)
    expect((await ask('GET', '/directory')).body.items).toHaveLength(1)
    await sound()
  })

  test('what it changed is as it was: corrections, changes from a day, details, ends', async () => {
    const { organizationId } = await company()
    await imported({ phone: '+1 617 555 0100' }, bea, { number: '3', name: 'Cy Low', email: 'cy@x.example' })
    const before = await everything()
    const { id, changed } = await again({ pay: { as: 'change', from: '2026-01-01' }, hours: { as: 'correction' }, job: { as: 'change', from: '2026-05-01' }, unit: { as: 'change', from: '2026-03-01' }, location: { as: 'correction' }, manager: { as: 'change', from: 'today' }, contact: { as: 'overwrite' }, name: { as: 'overwrite' }, end: { as: 'overwrite' }, workContact: { as: 'overwrite' } },
      { salary: '45000', hours: '30', title: 'Chef', unit: 'Bar', place: 'Salem', manager: 'Bea Mid', phone: '+1 617 555 0101', name: 'Al Higher' }, { ...bea, email: 'bea.mid@x.example' }, { number: '3', name: 'Cy Low', email: 'cy@x.example', end: '2026-10-31' })
    expect(changed).toBe(3)
    expect(await stands(id)).toEqual({ made: 0, changes: 3, stands: [] })
    expect((await everything()).pay).not.toEqual(before.pay)
    await undone(id)
    expect(await everything()).toEqual(before)
    expect(await rows(`select distinct status from employment_change where organization_id = $1`, [organizationId])).toEqual([{ status: 'taken_back' }])
    expect(await rows(`select count(*)::int as n from import_effect where organization_id = $1 and coalesce(patch, before, was, becomes) is not null`, [organizationId])).toEqual([{ n: 0 }])
    await sound()
  })

  test('twice, or by two at once, it happens once', async () => {
    await company()
    const id = await imported({})
    const both = await Promise.all([undo(id), undo(id)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([202, 409])
    expect((await ended(id)).status).toBe('undone')
    expect((await undo(id)).status).toBe(409)
    await expect(as(who, tx => tx.query(`select app.undo_import($1)`, [id]))).rejects.toMatchObject({ code: '42501' })
  })

  test('two imports are taken back the later one first', async () => {
    await company()
    const first = await imported({}, bea)
    const before = await everything()
    const { id: second } = await again({ pay: { as: 'correction' } }, { salary: '45000' })
    expect(await stands(first)).toMatchObject({ stands: [{ what: 'imported', count: 1 }] })
    await refused(first)
    await undone(second)
    expect(await everything()).toEqual(before)
    await undone(first)
    expect((await ask('GET', '/directory')).body.items).toHaveLength(1)
    await sound()
  })

  test('two that changed the same are taken back one after the other', async () => {
    await company()
    await imported({})
    const before = await everything()
    const { id: first } = await again({ pay: { as: 'correction' }, contact: { as: 'overwrite' } }, { salary: '45000', phone: '+1 617 555 0100' })
    const between = await everything()
    const { id: second } = await again({ pay: { as: 'change', from: '2026-01-01' }, contact: { as: 'overwrite' } }, { salary: '50000', phone: '+1 617 555 0101' })
    expect((await stands(first)).stands.map(({ what }: Body) => what)).toContain('imported')
    await undone(second)
    expect(await everything()).toEqual(between)
    await undone(first)
    expect(await everything()).toEqual(before)
  })

  test.each<[string, string, (frame: Awaited<ReturnType<typeof company>>, al: Body) => Promise<unknown>]>([
    ['changed', 'an edit by hand', async (_, al) => expect((await ask('POST', `/assignments/${al.seat}/change`, { amount: '43000.00' })).status).toBe(200)],
    ['reports', 'somebody reports to them', (frame, al) => owner.query(`update placement set manager_assignment_id = $3 where organization_id = $1 and person_id = $2`, [frame.organizationId, frame.ann, al.seat])],
    ['access', 'access', (_, al) => grant(al.person, ['people'])],
    ['account', 'a sign-in', (frame, al) => owner.query(`insert into membership (organization_id, account_id, person_id) values ($1, $2, $3)`, [frame.organizationId, randomUUID(), al.person])],
    ['continued', 'another employment', async (frame, al) => owner.query(`insert into employment (organization_id, id, person_id, legal_entity_id, kind, starts_on) values ($1, $2, $3, $4, 'contingent', '2026-01-01')`, [frame.organizationId, randomUUID(), al.person, frame.entity])],
    ['decided', 'pay that they decided', (frame, al) => owner.query(`insert into pay (organization_id, id, assignment_id, person_id, starts_on, amount, currency, per, decided_by_id) select organization_id, $2, id, person_id, '2026-01-01', 1, 'USD', 'year', $4 from assignment where organization_id = $1 and person_id = $3`, [frame.organizationId, randomUUID(), frame.ann, al.person])],
    ['stands_in', 'somebody stands in for them', (frame, al) => owner.query(`insert into acting_manager (organization_id, id, person_id, assignment_id, acting_assignment_id, acting_person_id, starts_on, rights) select $1, $2, $3, $4, id, person_id, '2026-01-01', 'keeps' from assignment where organization_id = $1 and person_id = $5`, [frame.organizationId, randomUUID(), al.person, al.seat, frame.ann])],
  ])('%s: refused while there is %s, by kind and number, and nothing changes', async (what, _, build) => {
    const frame = await company()
    const id = await imported({}, bea)
    const [al] = await rows(`select person_id as person, id as seat from directory_entry where organization_id = $1 and name = 'Al High'`, [frame.organizationId]) as [Body]
    await build(frame, al)
    const before = await everything()
    expect((await stands(id)).stands).toMatchObject([{ what, count: 1 }])
    expect(JSON.stringify(await stands(id))).not.toContain('Al High')
    await refused(id)
    expect(await everything()).toEqual(before)
  })

  test('a change planned in confidence isn’t told by it', async () => {
    const { organizationId } = await company()
    const id = await imported({})
    const [al] = await rows(`select id as seat from directory_entry where organization_id = $1 and name = 'Al High'`, [organizationId]) as [Body]
    expect((await ask('POST', `/assignments/${al!.seat}/change`, { amount: '43000.00', isPlanned: true, effectiveOn: '2027-01-01' })).status).toBe(200)
    expect(await stands(id)).toMatchObject({ stands: [] })
    await undone(id)
  })

  test('what was changed by hand after its change is refused; what it left alone isn’t looked at', async () => {
    const { organizationId } = await company()
    await imported({}, bea)
    const { id } = await again({ pay: { as: 'correction' }, hours: { as: 'change', from: 'today' } }, { salary: '45000', hours: '30' })
    const [al] = await rows(`select id as seat, person_id as person from directory_entry where organization_id = $1 and name = 'Al High'`, [organizationId]) as [Body]
    await owner.query(`update contact_details set city = 'Salem' where organization_id = $1 and id = $2`, [organizationId, al!.person])
    expect((await stands(id)).stands).toEqual([])
    expect((await ask('POST', `/assignments/${al!.seat}/change`, { weeklyHours: 20, effectiveOn: '2027-01-01' })).status).toBe(200)
    expect((await stands(id)).stands).toMatchObject([{ what: 'changed', count: 1 }])
    await refused(id)
  })

  test('only by whoever imported, as long as they look after all of it', async () => {
    const { organizationId, ann, entity, place, unit, job } = await company()
    const gus = randomUUID()
    await person(gus, 'Gus Other', { entity, place, unit, job })
    await grant(gus, ['people', 'compensation', 'organization'])
    const id = await imported({})
    who.personId = gus
    expect((await undo(id)).status).toBe(404)
    expect((await ask('GET', `/imports/${id}/undo`)).status).toBe(404)
    expect(await as(who, tx => tx.query(`select what from app.import_undoable($1)`, [id]))).toEqual([])
    who.personId = ann
    await owner.query(`update access_grant set ends_on = '2020-01-02', ends_at = '2020-01-03' where organization_id = $1 and holder_id = $2 and function = 'compensation'`, [organizationId, ann])
    expect(await stands(id)).toMatchObject({ stands: [{ what: 'not_yours', count: 1 }] })
    await refused(id)
  })

  test('an employment that had ended isn’t put back by itself', async () => {
    const { organizationId } = await company()
    const id = await imported({ end: '2025-05-05' })
    await undone(id)
    const [employment] = await rows(`select id from employment where organization_id = $1 and status = 'withdrawn'`, [organizationId]) as [Body]
    expect((await ask('POST', `/employments/${employment!.id}/putBack`, {})).body.code).toBe('people.had_ended')
  })

  test('300 with their managers go in one', async () => {
    const { organizationId } = await company()
    const id = await imported(...Array.from({ length: 300 }, (_, at) => ({ number: `${at + 10}`, name: `Person N${at}`, email: `p${at}@x.example`, manager: at ? `p${Math.floor((at - 1) / 5)}@x.example` : '' })))
    await ask('POST', `/imports/${id}/undo`)
    await ended(id)
    expect(await rows(`select count(*)::int as n from directory_entry where organization_id = $1`, [organizationId])).toEqual([{ n: 1 }])
    expect(await rows(`select count(*)::int as n from reporting_line where organization_id = $1`, [organizationId])).toEqual([{ n: 0 }])
    await sound()
  })
})

test('nothing that an import says of the past or of today raises a mail, a notice, an approval or a task, nor does taking it back', async () => {
  const { organizationId } = await company()
  const chain = randomUUID()
  await owner.query(`insert into change_chain (organization_id, id, name, actions, starts_on) values ($1, $2, 'Hours', '{hours}', '2020-01-01')`, [organizationId, chain])
  await owner.query(`insert into chain_step (organization_id, id, chain_id, number, holder, function, passes_on, tells_at_once) values ($1, $2, $3, 1, 'area', 'people', 'stays', true)`, [organizationId, randomUUID(), chain])
  const raised = async () => (await rows(`select (select count(*) from auth.outbox_mail) as mails, (select count(*) from hr_notice) as notices, (select count(*) from approval) as approvals, (select count(*) from approval_step) as steps,
    (select count(*) from member) as named, (select count(*) from membership) as accounts, (select count(*) from auth."user") as users`))[0]
  const time = async () => {
    for (const { name, run } of jobs) await as({ kind: 'job', organizationId, name }, run)
    expect(await as({ kind: 'job', organizationId, name: 'notices.mail' }, tx => tx.query(`select * from app.mails_due()`))).toEqual([])
  }
  const before = await raised()
  const id = await brought(['Number,Name,E-Mail,Start Date,Job Title,Manager,Salary,Contract Type,Contract End Date,Probation End Date,Termination Date',
    '1,Al High,al@x.example,2020-02-03,Cook,,40000,,,2020-08-03,2025-05-31', '2,Bea Mid,bea@x.example,2020-02-03,Cook,Al High,40000,fixed term,2026-11-22,,2026-11-22', '3,Cy Low,cy@x.example,2026-05-22,Cook,Al High,40000,,,2026-11-22,', '4,Di One,di@x.example,2026-11-22,Cook,Cy Low,40000,fixed term,2026-11-21,,'].join('\n'))
  await checked(id, { settings: { per: 'year', unit: 'Kitchen' } })
  expect((await committed(id, { leaveOut: true })).counts.added).toBe(3)
  await time()
  const { id: second } = await again({ pay: { as: 'change', from: '2026-01-01' }, end: { as: 'overwrite' }, contract: { as: 'correction' } }, { number: '2', name: 'Bea Mid', email: 'bea@x.example', unit: 'Kitchen', salary: '45000', hours: '' }, { number: '3', name: 'Cy Low', email: 'cy@x.example', start: '2026-05-22', unit: 'Kitchen', salary: '45000', hours: '', end: '2026-11-22' })
  await time()
  expect(await raised()).toEqual(before)
  for (const run of [second, id]) {
    await ask('POST', `/imports/${run}/undo`)
    expect((await ended(run)).status).toBe('undone')
  }
  await time()
  expect(await raised()).toEqual(before)
})

test('shares of cost centres, allowances, notice, seniority and the first hire come in, are found again, differ by kind and go back', async () => {
  const { organizationId } = await company()
  await owner.query(`insert into settings (organization_id, id, uses_cost_centres) values ($1, $1, true)`, [organizationId])
  await owner.query(`insert into allowance_kind (organization_id, id, name, counts_to_base) values ($1, $2, 'Car allowance', false), ($1, $3, 'Meals', false)`, [organizationId, randomUUID(), randomUUID()])
  const bring = async (...lines: string[]) => {
    const id = await brought(['Number,Name,E-Mail,Hire Date,Job Title,Department,Location,Salary,Monthly Car Allowance,Allowances,Cost Allocation,Original Hire Date,Pension Service Date,Leave Seniority Date,Notice Given By,Notice Date,Last Working Day,Paid Until,Termination Date', ...lines].join('\n'))
    return { id, view: await checked(id, { settings: { per: 'year' } }) }
  }
  const facts = () => rows(`select p.name, (select jsonb_agg(c.name || ' ' || (s ->> 'share') order by s ->> 'share' desc) from jsonb_array_elements(l.cost_shares) s join cost_centre c on c.id = (s ->> 'costCentreId')::uuid) as shares,
      (select jsonb_agg(k.name || ' ' || (a ->> 'amount') || '/' || (a ->> 'per') order by k.name) from jsonb_array_elements(w.allowances) a join allowance_kind k on k.id = (a ->> 'kindId')::uuid) as extra, e.original_hire_on::text as hired,
      (select jsonb_object_agg(purpose, counts_from) from seniority_date d where d.employment_id = e.id) as counts, (select jsonb_build_array(given_by, given_on, last_working_day, paid_until) from notice n where n.employment_id = e.id) as notice, e.ends_on::text as until
    from person p join employment e on e.person_id = p.id and e.status <> 'withdrawn' join assignment a on a.employment_id = e.id left join pay w on w.assignment_id = a.id and w.ends_on is null join placement l on l.assignment_id = a.id and l.ends_on is null where p.organization_id = $1 and p.name <> 'Ann Boss' order by 1`, [organizationId])
  const al = '1,Al High,al@x.example,2020-02-03,Cook,Kitchen,Boston,40000,300,Meals 5 per payment,4100 60 %; 4200 40 %,2012-05-01,2012-06-01,2014-01-01,resignation,2026-10-01,2026-12-20,2027-01-15,2026-12-31'
  const bea = '2,Bea Mid,bea@x.example,2020-02-03,Cook,Kitchen,Boston,40000,,,4100 60 %; 4200 39 %,2021-01-01,,,,2026-10-01,,,'
  const first = await bring(al, bea)
  expect(first.view.counts.problems.map(({ code, level }: Body) => [code, level]).toSorted()).toEqual([['ends_ahead', 'note'], ['hired_after_start', 'note'], ['notice_incomplete', 'note'], ['shares_not_whole', 'cell']])
  await committed(first.id)
  const came = [{ name: 'Al High', shares: ['4100 60', '4200 40'], extra: ['Car allowance 300.00/month', 'Meals 5.00/payment'], hired: '2012-05-01', counts: { pension: '2012-06-01', leave: '2014-01-01' }, notice: ['employee', '2026-10-01', '2026-12-20', '2027-01-15'], until: '2026-12-31' },
    { name: 'Bea Mid', shares: null, extra: null, hired: null, counts: null, notice: null, until: null }]
  expect(await facts()).toEqual(came)
  const same = await bring(al, bea)
  expect(same.view.counts).toMatchObject({ unchanged: 1, differing: 1 })
  await ask('POST', `/imports/${same.id}/cancel`)

  const second = await bring('1,Al High,al@x.example,2020-02-03,Cook,Kitchen,Boston,40000,350,Meals 5 per payment,4100 50 %; 4300 50 %,2011-05-01,2012-06-01,2014-02-01,resignation,2026-10-01,2026-12-18,2027-01-15,2026-12-31',
    '2,Bea Mid,bea@x.example,2020-02-03,Cook,Kitchen,Boston,40000,250,,4200,2019-01-01,2018-01-01,2018-02-01,employer,2026-11-01,2027-01-31,,2027-01-31')
  expect(second.view.counts.differences.map(({ kind, rows, possible }: Body) => [kind, rows, possible])).toEqual([['end', 1, 1], ['originalHire', 2, 2], ['seniorityLeave', 2, 2], ['seniorityPension', 1, 1], ['notice', 2, 2], ['costCentre', 2, 2], ['pay', 2, 2]])
  const { kinds } = (await ask('GET', `/imports/${second.id}/differences`)).body
  expect(kinds.at(-1).examples[0].values.at(-1)).toEqual({ target: 'allowances', before: 'Car allowance 300.00/month, Meals 5.00/payment', after: 'Car allowance 350.00/month, Meals 5.00/payment' })
  const over = { as: 'overwrite' }
  await decided(second.id, { end: over, originalHire: over, seniorityLeave: over, seniorityPension: over, notice: over, costCentre: { as: 'change', from: '2026-01-01' }, pay: { as: 'change', from: '2026-01-01' } })
  expect((await committed(second.id)).problem).toBeNull()
  const shown = await facts()
  expect(shown).toMatchObject([{ shares: ['4100 50', '4300 50'], extra: ['Car allowance 350.00/month', 'Meals 5.00/payment'], hired: '2011-05-01', counts: { pension: '2012-06-01', leave: '2014-02-01' }, notice: ['employee', '2026-10-01', '2026-12-18', '2027-01-15'] },
    { shares: ['4200 100'], extra: ['Car allowance 250.00/month'], hired: '2019-01-01', counts: { pension: '2018-01-01', leave: '2018-02-01' }, notice: ['employer', '2026-11-01', '2027-01-31', null], until: '2027-01-31' }])
  const [{ id: employment }] = await rows(`select e.id from employment e join person p on p.id = e.person_id where p.organization_id = $1 and p.name = 'Al High'`, [organizationId]) as [Body]
  expect((await ask('GET', `/employments/${employment}/service`)).body.originalHireOn).toBe('2011-05-01')
  expect(await rows(`select distinct record, move from event where organization_id = $1 and record in ('notice', 'seniority_date') order by 1, 2`, [organizationId])).toEqual([{ record: 'notice', move: 'create' }, { record: 'notice', move: 'edit' }, { record: 'seniority_date', move: 'create' }, { record: 'seniority_date', move: 'edit' }])

  const third = await bring('2,Bea Mid,bea@x.example,2020-02-03,Cook,Kitchen,Boston,40000,250,,4200,2019-01-01,2018-01-01,2018-02-01,employer,2027-03-01,,,')
  await decided(third.id, { notice: over })
  expect((await ask('GET', `/imports/${third.id}/differing?kind=notice`)).body.items).toMatchObject([{ code: 'contradicts' }])
  await ask('POST', `/imports/${third.id}/cancel`)
  expect((await ask('POST', `/imports/${second.id}/undo`)).status).toBe(202)
  expect((await ended(second.id)).status).toBe('undone')
  expect(await facts()).toEqual(came)
  await sound()
})
