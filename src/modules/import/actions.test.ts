import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { as } from '#platform/db.ts'
import { importingServer, type Body } from '../../../test/importing.ts'
import { viewOf } from './queries.ts'
import { begin, settled } from './running.ts'

const { app, owner, folder, who, ask, upload, ended, checked, committed, decided, brought, rows, count, codes, company, person, grant, nothingStaged, sound } = await importingServer()

const sample = readFileSync(join(import.meta.dirname, 'sample/people-messy.csv'))
const small = (...lines: string[]) => ['Number,Name,E-Mail,Start Date,Job Title,Department,Manager,Salary', ...lines].join('\n') + '\n'
const real = join(import.meta.dirname, '../../../../shared/data/HRDataset_v14.csv')

describe.skipIf(!existsSync(real))('the real file (skipped where ../shared isn’t at hand)', async () => {
  const file = existsSync(real) ? readFileSync(real) : Buffer.alloc(0)

  test('comes in whole, once its managers are answered for; a second time it changes nothing', async () => {
    const { organizationId, ann, entity, place, unit, job } = await company()
    const webster = await person(randomUUID(), 'Somebody Else', { entity, place, unit, job })
    const id = await brought(file)
    const { columns, lacks } = (await ask('GET', `/imports/${id}`)).body
    expect(lacks).toEqual([])
    expect(columns.filter(({ reason }: Body) => reason?.reason === 'special').map(({ header }: Body) => header)).toEqual(['HispanicLatino', 'RaceDesc'])
    expect(columns.filter(({ reason }: Body) => reason?.reason === 'later')).toHaveLength(10)

    const view = await checked(id)
    expect(view.counts).toMatchObject({ rows: 311, added: 311, unchanged: 0, differing: 0, leftOut: 0, withPay: 311, ended: 104, linked: 236, unanswered: 5 })
    expect(codes(view)).toEqual({ manager_unknown: 75 })
    const problems = (await ask('GET', `/imports/${id}/problems?limit=500`)).body.items
    expect(problems).toHaveLength(75)
    expect(problems[0]).toMatchObject({ row: 39, header: 'ManagerName', value: 'Board of Directors', name: 'Amy Foster-Baker', message: 'This manager isn\'t in the file.' })
    const csv = await app.inject({ url: `/api/v1/imports/${id}/problems`, headers: { accept: 'text/csv' } })
    expect(csv.body.trim().split('\r\n')).toHaveLength(76)
    expect(await ask('POST', `/imports/${id}/commit`)).toMatchObject({ status: 422, body: { code: 'import.unanswered', managers: 5 } })

    const { items } = (await ask('GET', `/imports/${id}/managers`)).body
    expect(items.map(({ text, count }: Body) => [text, count])).toEqual([['Board of Directors', 2], ['Alex Sweetwater', 9], ['David Stanley', 21], ['Michael Albert', 22], ['Webster Butler', 21]])
    const said = { 'board of directors': { nobody: true }, 'alex sweetwater': { create: { name: 'Alex Sweetwater', jobTitle: 'Software Manager', number: '1' } }, 'david stanley': { row: 39 }, 'michael albert': { nobody: true }, 'webster butler': { assignmentId: webster } }
    expect((await ask('POST', `/imports/${id}/answer`, { managers: said })).body).toMatchObject({ status: 'mapped', counts: null })
    expect((await checked(id)).counts).toMatchObject({ added: 312, linked: 236 + 9 + 21 + 21, unanswered: 0 })
    expect(await committed(id)).toMatchObject({ status: 'committed', counts: { rows: 312, added: 312, linked: 287, leftOut: 0 } })

    expect(await count('person')).toBe(314)
    const [facts] = await rows(`
      select count(*) filter (where status = 'ended')::int as ended, count(*) filter (where manager_name = 'Alex Sweetwater')::int as alex, count(*) filter (where manager_name = 'Somebody Else')::int as webster,
        count(*) filter (where manager_name = 'Amy Foster-Baker')::int as row39, count(*) filter (where name in ('Amy Dunn', 'Amy Dunne'))::int as dunns from directory_entry where organization_id = $1`, [organizationId])
    expect(facts).toEqual({ ended: 104, alex: 9, webster: 21, row39: 21, dunns: 2 })
    expect(await rows(`select e.number, e.starts_on::text, e.status, p.amount::int, p.currency, p.per, c.region, c.postal_code, d.gender, d.birth_date::text, x.name from employment e join assignment a on a.employment_id = e.id join pay p on p.assignment_id = a.id
      join person x on x.id = e.person_id join contact_details c on c.id = x.id join personal_details d on d.id = x.id where e.organization_id = $1 and e.number = '10304'`, [organizationId]))
      .toEqual([{ number: '10304', starts_on: '2012-02-20', status: 'open', amount: 5923100, currency: 'USD', per: 'year', region: 'WA', postal_code: '98052', gender: 'female', birth_date: '1987-05-14', name: 'Jenna Dietrich' }])
    expect(await rows(`select count(*)::int as n, count(ends_on)::int as dated, count(termination_reason)::int as reasons, count(*) filter (where termination_kind = 'involuntary')::int as forced from employment where organization_id = $1 and status = 'terminated'`, [organizationId])).toEqual([{ n: 104, dated: 104, reasons: 104, forced: 16 }])
    expect(await rows(`select count(*)::int as n from event where organization_id = $1 and record = 'person' and move = 'import' and actor_id = $2 and about_id = record_id`, [organizationId, ann])).toEqual([{ n: 312 }])
    await sound()
    await nothingStaged()

    const again = await brought(file)
    expect((await ask('GET', `/imports/${again}`)).body.isRemembered).toBe(true)
    const second = await checked(again)
    expect(second.counts).toMatchObject({ rows: 311, added: 0, unchanged: 311, differing: 0, leftOut: 0, unanswered: 0 })
    const before = await rows(`select md5(string_agg(p::text || e::text, '' order by p.id)) as all from person p join employment e on e.person_id = p.id where p.organization_id = $1`, [organizationId])
    await committed(again)
    expect(await rows(`select md5(string_agg(p::text || e::text, '' order by p.id)) as all from person p join employment e on e.person_id = p.id where p.organization_id = $1`, [organizationId])).toEqual(before)
    expect(await count('person')).toBe(314)
  })
})

describe('what comes in', () => {
  test('the messy sample: refused until what can’t come in is left out; then the rest, once', async () => {
    const { organizationId } = await company()
    const id = await brought(sample)
    expect((await ask('GET', `/imports/${id}`)).body.columns.filter(({ target }: Body) => !target).map(({ header, reason }: Body) => [header, reason.reason])).toEqual([['Religion', 'special'], ['Dept ID', 'code']])
    const { values } = (await ask('GET', `/imports/${id}/questions`)).body
    expect(values.map(({ target, kind }: Body) => `${target} ${kind}`)).toEqual(expect.arrayContaining(['status choice', 'gender choice', 'legalEntity reference', 'location reference', 'unit reference', 'jobTitle reference']))
    const statuses = values.find(({ target }: Body) => target === 'status').words
    expect(statuses.find(({ text }: Body) => text === 'on sabbatical')).toMatchObject({ word: 'on sabbatical', guess: null })
    expect((await ask('POST', `/imports/${id}/answer`, { values: { status: { 'on sabbatical': { value: 'gone' } } } })).body.code).toBe('import.no_such_answer')
    await ask('POST', `/imports/${id}/answer`, { settings: { per: 'year', unknownManagers: 'nobody' }, values: { status: { 'on sabbatical': { value: 'on_leave' } }, location: { leeds: { create: { country: 'GB' } } }, legalEntity: { 'acorn ltd': { create: { country: 'GB', currency: 'GBP' } } } } })
    const view = await checked(id)
    expect(view.counts).toMatchObject({ leftOut: 7, unanswered: 0 })
    expect(view.counts.created.filter(({ target, name }: Body) => target === 'location' && name === 'Leeds')).toMatchObject([{ country: 'GB', timeZone: 'Europe/London' }])
    expect(await ask('POST', `/imports/${id}/commit`)).toMatchObject({ status: 422, body: { code: 'import.rows_left_out', rows: 7 } })
    expect(await count('person')).toBe(1)
    const { counts } = await committed(id, { leaveOut: true })
    expect(await count('person')).toBe(counts.added + 1)
    expect(await rows(`select currency, name, country from legal_entity where organization_id = $1 and name = 'Acorn Ltd'`, [organizationId])).toEqual([{ currency: 'GBP', name: 'Acorn Ltd', country: 'GB' }])
    expect(await rows(`select work_email from person where organization_id = $1 and name like '=%'`, [organizationId])).toEqual([])
    await sound()
    await nothingStaged()
    const again = await brought(sample)
    expect((await checked(again)).counts).toMatchObject({ added: 0, unchanged: counts.added, differing: 0, leftOut: 7 })
    await ask('POST', `/imports/${again}/cancel`)
    await nothingStaged()
  })

  test('a manager may be named by name, number or e-mail, in any order, and be somebody who is here', async () => {
    const { organizationId } = await company()
    const id = await brought(small('3,Cy Low,cy@x.example,2020-02-03,Cook,Kitchen,1,30000', '2,Bea Mid,bea@x.example,2020-02-03,Cook,Kitchen,"Boss, Ann",30000', '1,Al High,al@x.example,2020-02-03,Chef,Kitchen,bea@x.example,40000'))
    const view = await checked(id, { settings: { per: 'year' } })
    expect(view.counts).toMatchObject({ added: 3, linked: 3, leftOut: 0 })
    await committed(id)
    expect(await rows(`select name, manager_name from directory_entry where organization_id = $1 order by name`, [organizationId])).toEqual([{ name: 'Al High', manager_name: 'Bea Mid' }, { name: 'Ann Boss', manager_name: null }, { name: 'Bea Mid', manager_name: 'Ann Boss' }, { name: 'Cy Low', manager_name: 'Al High' }])
    expect(await rows(`select array_length(line, 1) as n from reach r join directory_entry d on d.id = r.subject_id where r.organization_id = $1 and d.name = 'Cy Low'`, [organizationId])).toEqual([{ n: 3 }])
  })

  test('somebody who is here and differs is told and left as they are', async () => {
    const { organizationId } = await company()
    const line = (salary: number, name = 'Al High') => small(`1,${name},al@x.example,2020-02-03,Chef,Kitchen,,${salary}`)
    const first = await brought(line(40_000))
    await checked(first, { settings: { per: 'year' } })
    await committed(first)
    const second = await brought(line(45_000, 'Al Higher'))
    const view = await checked(second)
    expect(view.counts).toMatchObject({ added: 0, differing: 1 })
    expect((await ask('GET', `/imports/${second}/people`)).body.items).toMatchObject([{ decision: 'differing', differs: ['name', 'amount'] }])
    expect(await ask('POST', `/imports/${second}/commit`)).toMatchObject({ status: 422, body: { code: 'import.differences_unanswered', kinds: ['Names', 'Pay'] } })
    await decided(second)
    await committed(second)
    expect(await rows(`select x.name, p.amount::int from person x join pay p on p.person_id = x.id where x.organization_id = $1`, [organizationId])).toEqual([{ name: 'Al High', amount: 4000000 }])
  })

  test('2,000 people whose managers stand below them come in with all their lines', async () => {
    const { organizationId } = await company()
    const people = Array.from({ length: 2000 }, (_, at) => `${at},Person ${word(at)},p${at}@x.example,2020-02-03,Job ${at % 9},Unit ${at % 7},${at < 1999 ? at + 1 + Math.floor((1999 - at) / 2) : ''},30000`)
    const id = await brought(small(...people.toReversed()))
    expect((await checked(id, { settings: { per: 'year' } })).counts).toMatchObject({ added: 2000, linked: 1999 })
    await committed(id)
    expect(await count('directory_entry')).toBe(2001)
    expect(await rows(`select count(*)::int as n from reach r join directory_entry d on d.id = r.subject_id where r.organization_id = $1 and cardinality(r.line) = 0`, [organizationId])).toEqual([{ n: 2 }])
    await sound()
  })
})

const word = (number: number): string => (number >= 26 ? word(Math.floor(number / 26) - 1) : '') + String.fromCharCode(97 + number % 26)

describe('who may', () => {
  async function site() {
    const frame = await company()
    const { organizationId, entity, unit, job } = frame
    const leeds = randomUUID(), rule = randomUUID(), gus = randomUUID()
    await owner.query(`insert into location (organization_id, id, name, country, time_zone) values ($1, $2, 'Leeds', 'GB', 'Europe/London')`, [organizationId, leeds])
    await owner.query(`insert into population (organization_id, id, name, number) values ($1, $2, 'Leeds', 0)`, [organizationId, rule])
    await owner.query(`insert into population_rule (organization_id, id, population_id, effect, location_id) values ($1, $2, $3, 'include', $4)`, [organizationId, randomUUID(), rule, leeds])
    await person(gus, 'Gus Site', { entity, place: frame.place, unit, job })
    await grant(gus, ['people'], rule)
    return { ...frame, leeds, gus }
  }
  const file = ['Number,Name,Start Date,Job Title,Department,Location,Salary', '1,Al High,2020-02-03,Boss,Acme,Leeds,40000', '2,Bea Mid,2020-02-03,Boss,Acme,Boston,40000', '3,Cy Low,2020-02-03,Cook,Acme,Leeds,40000', '4,Di One,2020-02-03,Boss,Acme,Leeds,'].join('\n')

  test('a site’s generalist imports into the site and nowhere else, neither pay nor jobs that aren’t hers to give', async () => {
    const { gus, organizationId } = await site()
    who.personId = gus
    const id = await brought(file)
    const view = await checked(id, { settings: { per: 'year', currency: 'USD' } })
    expect(codes(view)).toEqual({ place_not_yours: 1, pay_not_yours: 1, reference_unknown: 1 })
    expect(view.counts).toMatchObject({ added: 2, leftOut: 2, withPay: 0 })
    await committed(id, { leaveOut: true })
    expect(await rows(`select d.name, d.location_name from directory_entry d where d.organization_id = $1 and d.name not like '%Boss' and d.name <> 'Gus Site' order by 1`, [organizationId])).toEqual([{ name: 'Al High', location_name: 'Leeds' }, { name: 'Di One', location_name: 'Leeds' }])
    expect(await count('pay')).toBe(0)
  })

  test('whoever looks after nobody opens none; whoever looks on others’ sees nothing there', async () => {
    const { entity, place, unit, job, ann } = await site()
    const id = await brought(file)
    const stranger = randomUUID()
    await person(stranger, 'Eve Curious', { entity, place, unit, job })
    who.personId = stranger
    expect((await upload(file)).status).toBe(403)
    for (const path of ['', '/questions', '/managers', '/problems', '/people']) expect((await ask('GET', `/imports/${id}${path}`)).status, path).toBe(404)
    for (const path of ['map', 'check', 'commit', 'stop', 'cancel', 'reread']) expect((await ask('POST', `/imports/${id}/${path}`, {})).status, path).toBe(404)
    expect((await ask('GET', '/import-runs')).body.items).toEqual([])
    for (const table of ['import_draft', 'import_row', 'import_person', 'import_decision']) expect(await as(who, tx => tx.query(`select run_id from ${table}`)), table).toEqual([])
    who.personId = ann
    expect((await ask('GET', '/import-runs')).body.items).toHaveLength(1)
    await ask('POST', `/imports/${id}/cancel`)
  })

  test('by SQL as the application: no step out of order, none without the last, no plan of one’s own, no state by hand', async () => {
    const { gus } = await site()
    const refused = (sql: string, values: unknown[] = []) => expect(as(who, tx => tx.query(sql, values)), sql).rejects.toMatchObject({ code: '42501' })
    who.personId = gus
    const id = await brought(file)
    await refused(`select app.import_step($1, 'prove')`, [id])
    await checked(id, { settings: { per: 'year', currency: 'USD' } })
    await refused(`select app.import_step($1, 'people')`, [id])
    await refused(`select app.import_step($1, 'prove')`, [id])
    await refused(`insert into import_plan select * from import_plan`)
    await refused(`select app.import_people(app.org(), $1)`, [id])
    await refused(`insert into import_run (id, started_by_id, kind, file_name) values ($1, app.me(), 'people', 'x')`, [randomUUID()])
    await refused(`select app.sweep_imports()`)
    // A decision of one's own doesn't help: the place is judged again.
    await refused(`with forged as (update import_decision set decision = 'added', has_pay = true where run_id = $1 returning 1) select count(*) from forged`, [id]).catch(() => {})
    await as(who, tx => tx.query(`update import_decision set decision = 'added' where run_id = $1 and decision = 'leftOut'`, [id]))
    expect((await ask('POST', `/imports/${id}/commit`, { leaveOut: true })).status).not.toBe(500)
    expect((await ended(id)).status).toBe('checked')
    expect(await count('person')).toBe(2)
    await ask('POST', `/imports/${id}/cancel`)
  })

  test('a number of somebody unseen is taken, and says nothing else', async () => {
    const { gus, entity, place, unit, job } = await site()
    await person(randomUUID(), 'Al High', { entity, place, unit, job }, '1')
    who.personId = gus
    const id = await brought(file)
    expect(codes(await checked(id, { settings: { per: 'year', currency: 'USD' } }))).toMatchObject({ taken_here: 1 })
    expect((await ask('GET', `/imports/${id}/people?decision=differing`)).body.items).toEqual([])
    await ask('POST', `/imports/${id}/cancel`)
  })

  test('a number of an employment entered by mistake is taken, whoever asks', async () => {
    const { organizationId, entity, place, unit, job } = await site()
    await person(randomUUID(), 'Al High', { entity, place, unit, job }, '1')
    await owner.query(`update employment set status = 'withdrawn' where organization_id = $1 and number = '1'`, [organizationId])
    const id = await brought(file)
    expect(codes(await checked(id, { settings: { per: 'year', currency: 'USD' } }))).toMatchObject({ taken_here: 1 })
    expect((await ask('GET', `/imports/${id}/people?decision=differing`)).body.items).toEqual([])
    await ask('POST', `/imports/${id}/cancel`)
  })
})

describe('what goes wrong', () => {
  const header = 'Number,Name,Start Date,Job Title\n'
  test.each([
    ['nothing', '', 'import.empty'], ['a header only', header, 'import.header_only'], ['a picture', Buffer.from('89504e470d0a1a0a0000', 'hex'), 'import.not_a_table'], ['a program', Buffer.from(Array.from({ length: 3000 }, (_, at) => at * 7 % 256)), 'import.not_a_table'],
    ['a workbook of the old kind', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]), 'import.old_excel'], ['a quote never closed', `${header}1,"Al High,2020-01-01,Cook\n2,Bea,2020-01-01,Cook\n`, 'import.quote_never_closed'],
    ['a line without an end', `${header}1,${'x'.repeat(3_000_000)}\n`, 'import.line_too_long'], ['more than is taken', Buffer.alloc(4_100_000, 'a,b\n'), 'import.too_large'],
  ] as const)('%s is refused by name, and leaves nothing', async (_, content, code) => {
    await company()
    const { status, body } = await upload(content as Buffer)
    expect([status, body.code]).toEqual([code === 'import.too_large' ? 413 : 422, code])
    expect(body.title.length).toBeGreaterThan(20)
    await nothingStaged()
    expect(await rows(`select status from import_run where organization_id = $1 and status <> 'cancelled'`, [who.organizationId])).toEqual([])
  })

  test('a step that ends while somebody looks is told as going on, never as if nothing had been done', async () => {
    await company()
    const id = await brought(small('1,Al High,al@acme.example,2020-02-03,Cook,Kitchen,,40000'))
    let end: () => void = () => {}
    begin(id, 'checking', () => new Promise<void>(resolve => { end = resolve }))
    const view = await as({ ...who }, tx => viewOf({ me: tx.me, async query(query, values) {
      const found = await tx.query<never>(query as string, values)
      end()
      await settled(id)
      return found
    } }, id))
    expect(view.step).toMatchObject({ name: 'checking' })
    expect((await ask('GET', `/imports/${id}`)).body.step).toBeNull()
    await ask('POST', `/imports/${id}/cancel`)
  })

  test('no file, no form: told', async () => {
    await company()
    expect((await ask('POST', '/imports', {})).status).toBeGreaterThanOrEqual(400)
    expect((await ask('POST', '/imports', {})).status).toBeLessThan(500)
  })

  test('ragged rows, formulas and a number twice are told by row, and nothing of them comes in', async () => {
    await company()
    const id = await brought(small('1,Al High,al@x.example,2020-02-03,Cook,Kitchen,,1', '2,Bea,b@x.example,2020-02-03,Cook,Kitchen', '1,Cy,c@x.example,2020-02-03,Cook,Kitchen,,1', '4,=cmd|x,d@x.example,2020-02-03,Cook,Kitchen,,1', '5,Ed,AL@x.example,2020-02-30,Cook,Kitchen,,1', '6,Fay,f@x.example,2020-02-03,Cook,Kitchen,,1,extra'))
    const view = await checked(id, { settings: { per: 'year' } })
    expect(view.counts).toMatchObject({ added: 1, leftOut: 5 })
    const { items } = (await ask('GET', `/imports/${id}/problems?level=row`)).body
    expect(new Set(items.map(({ row, code }: Body) => `${row} ${code}`))).toEqual(new Set(['3 too_few_cells', '4 duplicate', '5 formula', '5 required', '6 date_impossible', '6 required', '6 duplicate', '7 too_many_cells'].filter(each => items.some(({ row, code }: Body) => `${row} ${code}` === each))))
    await ask('POST', `/imports/${id}/cancel`)
    await nothingStaged()
  })

  test('what has changed since the check is refused, and nothing is written', async () => {
    const { entity, place, unit, job } = await company()
    const id = await brought(small('1,Al High,al@x.example,2020-02-03,Cook,Kitchen,,1', '2,Bea Mid,b@x.example,2020-02-03,Cook,Kitchen,,1'))
    await checked(id, { settings: { per: 'year' } })
    await person(randomUUID(), 'Quick One', { entity, place, unit, job }, '2')
    const { status, body } = await ask('POST', `/imports/${id}/commit`)
    expect([status, body.code]).toEqual([422, 'import.stale'])
    expect(await ended(id)).toMatchObject({ status: 'checked', problem: { code: 'import.stale' } })
    expect(await count('person')).toBe(2)
    expect(await count('org_unit')).toBe(1)
    expect((await checked(id)).counts).toMatchObject({ added: 1, differing: 1 })
    await decided(id)
    await committed(id)
    expect(await count('person')).toBe(3)
  })

  test('a mapping that lacks something isn’t checked', async () => {
    await company()
    const id = await brought('Number,Name\n1,Al\n2,Bea\n')
    await ask('POST', `/imports/${id}/map`, {})
    const { status, body } = await ask('POST', `/imports/${id}/check`)
    expect([status, body.code, body.lacks.map(({ targets }: Body) => targets[0])]).toEqual([422, 'import.mapping_incomplete', ['startsOn', 'jobTitle']])
    expect((await ask('POST', `/imports/${id}/map`, { columns: ['number'] })).body.code).toBe('import.columns_differ')
    await ask('POST', `/imports/${id}/cancel`)
    expect((await ask('POST', `/imports/${id}/check`)).status).toBe(409)
  })

  test('reading and checking that were broken off go on where they were', async () => {
    await company()
    const lines = Array.from({ length: 5000 }, (_, at) => `${at},Person ${word(at)},p${at}@x.example,2020-02-03,Cook,Kitchen,,30000`)
    const id = await brought(small(...lines))
    await ask('POST', `/imports/${id}/map`, { settings: { per: 'year' } })
    // As a crash leaves it: a batch is in, the others aren't.
    await owner.query(`delete from import_row where run_id = $1 and row > 2001`, [id])
    await owner.query(`update import_draft set is_read = false, read_upto = 2001, read_rows = 2000 where run_id = $1`, [id])
    await ended(id)
    expect(await count('import_row')).toBe(5000)
    const view = await checked(id)
    expect(view.counts).toMatchObject({ rows: 5000, added: 5000 })
    await owner.query(`delete from import_person where run_id = $1 and row > 4001`, [id])
    await owner.query(`update import_draft set checked_upto = 4001 where run_id = $1`, [id])
    expect((await checked(id)).counts).toEqual(view.counts)
    await ask('POST', `/imports/${id}/cancel`)
    await nothingStaged()
  })

  test('a commit that is stopped happened not at all', async () => {
    await company()
    const lines = Array.from({ length: 3000 }, (_, at) => `${at},Person ${word(at)},p${at}@x.example,2020-02-03,Cook,Kitchen,,30000`)
    const id = await brought(small(...lines))
    await checked(id, { settings: { per: 'year' } })
    const asked = ask('POST', `/imports/${id}/commit`)
    // Not before it has begun, and not for ever, should it be done.
    for (let body: Body = {}; !(body.status === 'committed' || body.step?.done >= 2);) body = (await ask('GET', `/imports/${id}`)).body
    const { body } = await ask('POST', `/imports/${id}/stop`)
    await asked
    if (body.status === 'checked') {
      expect(body.problem).toBeNull()
      expect(await count('person')).toBe(1)
      await committed(id)
    }
    expect(await count('person')).toBe(3001)
    await sound()
  })

  test('what lies about for a fortnight goes by itself', async () => {
    await company()
    const id = await brought(small('1,Al High,al@x.example,2020-02-03,Cook,Kitchen,,1'))
    await owner.query(`update import_draft set touched_at = '2026-11-01' where run_id = $1`, [id])
    await as({ kind: 'job', organizationId: who.organizationId, name: 'import.sweep' }, tx => tx.query('select app.sweep_imports()'))
    expect((await ask('GET', `/imports/${id}`)).body.status).toBe('cancelled')
    expect(await count('import_row')).toBe(0)
    rmSync(join(folder, id), { force: true })
  })
})

test('another encoding, delimiter or header row: the file is read again', async () => {
  await company()
  const id = await brought(Buffer.from('Nummer;Name;Eintritt;Stelle\n1;Jürgen Groß;01.02.2020;Koch\n', 'latin1'))
  expect((await ask('GET', `/imports/${id}`)).body).toMatchObject({ form: { encoding: 'windows-1252', delimiter: ';' } })
  const { body } = await ask('POST', `/imports/${id}/reread`, { delimiter: ',' })
  expect(body).toMatchObject({ status: 'uploaded', form: { delimiter: ',' }, columns: [{ header: 'Nummer;Name;Eintritt;Stelle' }] })
  expect((await ask('POST', `/imports/${id}/reread`, { delimiter: ';', encoding: 'windows-1252' })).body.columns).toHaveLength(4)
  await ended(id)
  expect((await checked(id)).counts).toMatchObject({ added: 1 })
  await committed(id)
  expect(await rows(`select name from person where organization_id = $1 and name <> 'Ann Boss'`, [who.organizationId])).toEqual([{ name: 'Jürgen Groß' }])
})
