import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { addDays } from '#shared/calendar.ts'
import { served } from '../../../test/fixtures/api.ts'
import { acme } from '../../../test/fixtures/world.ts'

const { app, owner, rows } = await served()
const header = 'Number,Title,From,Until,State,Budgeted FTE,Legal entity,Location,Unit,Job,Reports to the position'
const [place] = await rows(`select e.name as entity, l.name as location, u.name as unit, j.title as job from legal_entity e, location l, org_unit u, job j where e.organization_id = $1 and e.id = '${(await rows(`select legal_entity_id as id from employment limit 1`))[0]!['id']}' and l.id = (select location_id from placement limit 1) and u.id = (select unit_id from placement limit 1) and j.id = (select job_id from placement limit 1)`, [acme]) as [{ entity: string; location: string; unit: string; job: string }]
type Row = { number: string; title?: string; from?: string; until?: string; state?: string; fte?: string; unit?: string; above?: string }
const line = ({ number, title = `Seat ${number}`, from = '2026-01-01', until = '', state = '', fte = '1', unit = place.unit, above = '' }: Row) => [number, title, from, until, state, fte, place.entity, place.location, unit, place.job, above].join(',')
const send = async (who: string, given: readonly Row[], more = '', top = header) => {
  const reply = await app.inject({ method: 'POST', url: `/api/v1/positions/import${more}`, headers: { 'x-actor': who, 'content-type': 'text/csv' }, payload: [top, ...given.map(line)].join('\n') })
  return { status: reply.statusCode, body: JSON.parse(reply.body) as { created: number; changed: number; same: number; code?: string; problems: { row: number; field: string; code: string; message: string }[] } }
}
const kept = () => rows(`select p.code, p.title, t.state, t.budgeted_fte::float as fte, t.starts_on::text as since, t.ends_on::text as until, a.code as above from position p join position_terms t on t.position_id = p.id left join position a on a.id = t.reports_to_id where p.organization_id = $1 order by p.code, t.starts_on`, [acme])
beforeEach(async () => {
  await owner.query(`insert into settings (organization_id, id, uses_positions) values ($1, $1, true) on conflict (organization_id, id) do update set uses_positions = true`, [acme])
  await owner.query('delete from position_terms; delete from position')
})

test('positions come in by number, below each other in any order, frozen ones and those that end; tried first, nothing is written', async () => {
  const given = [{ number: 'B', above: 'A', state: 'Frozen' }, { number: 'A', fte: '2.5', until: '2026-12-31' }]
  expect((await send('cora', given, '?dryRun=true')).body).toMatchObject({ created: 2, changed: 0, same: 0, problems: [] })
  expect(await kept()).toEqual([])
  expect((await send('cora', given)).body).toMatchObject({ created: 2, changed: 0, same: 0, problems: [] })
  expect(await kept()).toEqual([
    { code: 'A', title: 'Seat A', state: 'open', fte: 2.5, since: '2026-01-01', until: '2026-12-31', above: null }, { code: 'A', title: 'Seat A', state: 'closed', fte: 2.5, since: '2027-01-01', until: null, above: null },
    { code: 'B', title: 'Seat B', state: 'frozen', fte: 1, since: '2026-01-01', until: null, above: 'A' }])
})

test('a number that is here is changed from its day, what is left empty stays, the same again changes nothing', async () => {
  await send('cora', [{ number: 'A', state: 'Frozen' }])
  expect((await send('cora', [{ number: 'a', title: 'Seat A', from: '2026-06-01', fte: '2' }, { number: 'C' }])).body).toMatchObject({ created: 1, changed: 1, same: 0, problems: [] })
  const stands = await kept()
  expect(stands).toMatchObject([{ code: 'A', state: 'frozen', fte: 1, until: '2026-05-31' }, { code: 'A', state: 'frozen', fte: 2, since: '2026-06-01' }, { code: 'C' }])
  expect((await send('cora', [{ number: 'A', from: '2026-06-01', fte: '2' }, { number: 'C' }])).body).toMatchObject({ created: 0, changed: 0, same: 2 })
  expect(await kept()).toEqual(stands)
})

test('every problem is told by row, those of the file and those of the company’s rules, and then nothing is written', async () => {
  const first = await send('cora', [{ number: '', title: 'Nameless' }, { number: 'A', fte: '0' }, { number: 'B', unit: 'Nowhere' }, { number: 'C', state: 'Melted' }, { number: 'D', from: '1 March' }])
  expect([...new Set(first.body.problems.map(({ row, field }) => `${row} ${field}`))]).toEqual(['2 code', '3 budgetedFte', '4 unitId', '5 state', '6 startsOn'])
  const second = await send('cora', [{ number: 'A', until: '2025-12-31' }, { number: 'B' }, { number: 'B', from: '2025-06-01' }, { number: 'C' }])
  expect(second.body.problems.map(({ row, field, code }) => [row, field, code])).toEqual([[2, 'until', 'people.ends_before_it_starts'], [4, 'startsOn', 'people.position_rows_in_order']])
  await send('cora', [{ number: 'A' }, { number: 'B', above: 'A' }])
  expect((await send('cora', [{ number: 'C' }, { number: 'A', from: '2026-02-01', above: 'B' }])).body.problems).toMatchObject([{ row: 3, code: 'people.position_cycle' }])
  expect((await kept()).map(({ code }) => code)).toEqual(['A', 'B'])
})

test('columns are known by what other systems call them, days by what their column shows, whatever the encoding and delimiter; what isn’t known is left out and said', async () => {
  const sent = async (payload: Buffer | string, more = '') => {
    const reply = await app.inject({ method: 'POST', url: `/api/v1/positions/import${more}`, headers: { 'x-actor': 'cora', 'content-type': 'text/csv' }, payload })
    return { status: reply.statusCode, body: JSON.parse(reply.body) as { created: number; columns: { header: string; field: string | null }[]; problems: { row: number; field: string; code: string; message: string }[] } }
  }
  const german = (days: readonly string[]) => ['Stellenplan 2026', '', 'Planstelle;Bezeichnung;Gültig ab;VZÄ;Gesellschaft;Standort;Abteilung;Stelle;Farbe', ...days.map((on, i) => `P${i};Prüfer ${i};${on};0,5;${place.entity};${place.location};${place.unit};${place.job};rot`)].join('\r\n')
  const latin = Buffer.from(german(['01.03.2026', '13.04.2026']), 'latin1')
  const trial = await sent(latin, '?dryRun=true')
  expect(trial.body).toMatchObject({ created: 2, problems: [] })
  expect(trial.body.columns.map(({ header: name, field }) => `${name} ${field}`)).toEqual(['Planstelle code', 'Bezeichnung title', 'Gültig ab startsOn', 'VZÄ budgetedFte', 'Gesellschaft legalEntityId', 'Standort locationId', 'Abteilung unitId', 'Stelle jobId', 'Farbe null'])
  expect((await sent(latin)).body.created).toBe(2)
  expect(await kept()).toMatchObject([{ code: 'P0', title: 'Prüfer 0', fte: 0.5, since: '2026-03-01' }, { code: 'P1', since: '2026-04-13' }])
  // Days that a column doesn’t tell are asked about, never guessed; one that does decides for the others.
  const slashes = (...days: string[]) => german(days).replaceAll('P0', 'Q0').replaceAll('P1', 'Q1')
  expect((await sent(slashes('03/04/2026', '05/06/2026'), '?dryRun=true')).body.problems).toMatchObject([{ row: 4, field: 'startsOn', code: 'date_ambiguous', message: expect.stringContaining('2026-03-04 or 2026-04-03') }, { row: 5, code: 'date_ambiguous' }])
  expect((await sent(slashes('03/04/2026', '05/06/2026'), '?dateOrder=dmy')).body).toMatchObject({ created: 2, problems: [] })
  expect((await kept()).slice(2)).toMatchObject([{ code: 'Q0', since: '2026-04-03' }, { code: 'Q1', since: '2026-06-05' }])
  expect((await sent(slashes('03/04/2026', '25/06/2026').replaceAll('Q', 'R'), '?dryRun=true')).body).toMatchObject({ created: 2, problems: [] })
  expect((await sent(slashes('31.02.2026', '20223-01-01'), '?dryRun=true')).body.problems.map(({ row, field, code }) => [row, field, code])).toEqual([[4, 'startsOn', 'date_impossible'], [5, 'startsOn', 'date_unreadable']])
  // Chosen by hand.
  const plain = `A;B;C;D;E;F;G;H\nS1;Seat;2026-01-01;1;${place.entity};${place.location};${place.unit};${place.job}`
  expect((await sent(plain, '?dryRun=true')).body.problems.length).toBeGreaterThan(0)
  expect((await sent(plain, '?columns=code,title,startsOn,budgetedFte,legalEntityId,locationId,unitId,jobId')).body).toMatchObject({ created: 1, problems: [] })
})

test('only by whoever keeps the structure, and only where positions are used', async () => {
  for (const who of ['gus', 'mia', 'eli', 'spe', 'ava', 'key']) expect((await send(who, [{ number: 'A' }])).status, who).toBe(403)
  // Who sees no places is told that there are none.
  for (const who of ['guest', 'stranger']) expect(new Set((await send(who, [{ number: 'A' }])).body.problems?.map(({ field }) => field) ?? ['none']), who).not.toContain('code')
  expect(await kept()).toEqual([])
  await owner.query('update settings set uses_positions = false')
  expect((await send('cora', [{ number: 'A' }])).status).toBe(404)
})

test('a file of any history, in one go or cut into several, makes the same positions', async () => {
  const history = fc.uniqueArray(fc.record({ number: fc.constantFrom('A', 'B', 'C'), at: fc.integer({ min: 0, max: 12 }), fte: fc.constantFrom('1', '2', '0.5'), state: fc.constantFrom('', 'Open', 'Frozen', 'Closed') }), { selector: ({ number, at }) => `${number} ${at}`, minLength: 1, maxLength: 8 })
  await fc.assert(fc.asyncProperty(history, fc.nat(8), async (given, cut) => {
    const lines = given.toSorted((a, b) => a.at - b.at).map(({ number, at, fte, state }) => ({ number, from: addDays('2026-01-01', at * 10), fte, state }))
    // The model: of each number, what was said last until a day; what a row leaves empty stays.
    const model = (number: string, day: string) => lines.filter(each => each.number === number && each.from <= day).reduce<string | null>((before, { fte, state }) => `${state.toLowerCase() || before?.split(' ')[0] || 'open'} ${Number(fte)}`, null)
    const stands = async () => {
      const all = await kept() as { code: string; state: string; fte: number; since: string; until: string | null }[]
      for (const number of ['A', 'B', 'C']) for (let at = 0; at <= 13; at++) {
        const day = addDays('2026-01-01', at * 10), found = all.find(({ code, since, until }) => code === number && since <= day && (until === null || until >= day))
        expect(found ? `${found.state} ${found.fte}` : null, `${number} ${day}`).toBe(model(number, day))
      }
      return all
    }
    const clear = () => owner.query('delete from position_terms; delete from position')
    await clear()
    expect((await send('cora', lines)).body.problems).toEqual([])
    const whole = await stands()
    await clear()
    for (const part of [lines.slice(0, cut), lines.slice(cut)]) if (part.length) expect((await send('cora', part)).body.problems).toEqual([])
    expect(await stands()).toEqual(whole)
  }), { numRuns: 15 })
})
