import pg from 'pg'
import { expect, test } from 'vitest'
import { modules, records } from '../src/modules.ts'
import { served } from './fixtures/api.ts'
import { employment, insert, acme, job, pay, person, places, populations, second, uuid, work } from './fixtures/world.ts'

// How often each GET asks the database: entering and one question, however many rows come back.
const { app, ask, owner } = await served()
await insert(owner, 'org_unit', Array.from({ length: 60 }, (_, i) => ({ organization_id: acme, version: 1, id: uuid(90, i), name: `Unit ${i}` })))
const run = uuid(82, 1), staged = { organization_id: acme, run_id: run }
await insert(owner, 'import_run', [{ organization_id: acme, version: 1, id: run, started_by_id: person('cora'), kind: 'people', file_name: 'people.csv', started_at: '2026-06-15T08:00:00Z', status: 'checked' }])
await insert(owner, 'import_draft', [{ ...staged, file_hash: 'x', form: { kind: 'csv', delimiter: ',', encoding: 'utf-8', headerRow: 1, sheet: null, sheets: [] }, header: [], sample: [], guesses: [], columns: [], settings: {}, answers: {}, read_upto: 0, read_rows: 60, is_read: true, checked_upto: 60, frame: [], report: null, touched_at: '2026-06-15T08:00:00Z' }])
await insert(owner, 'import_problem', Array.from({ length: 60 }, (_, row) => ({ ...staged, row, part: 'row', place: 0, code: 'x', level: 'warning', params: {}, value: 'x' })))
await insert(owner, 'letter_template', [{ organization_id: acme, version: 1, id: uuid(92, 10), name: 'Welcome', actions: ['hire'], language: 'en', subject: 's', body: 'Dear {{name}}', status: 'in_use' }])
await app.ready()
let asked = 0
const query = pg.Client.prototype.query as (...given: unknown[]) => unknown
pg.Client.prototype.query = function counted(this: pg.Client, ...given: unknown[]) { if (this !== owner) asked++; return query.apply(this, given) } as typeof pg.Client.prototype.query
const count = async (path: string, headers: Record<string, string> = {}) => {
  asked = 0
  const { status, body } = await ask('cora', 'GET', path, undefined, headers)
  return { status, asked, rows: body.items?.length ?? 1 }
}

const standing: Record<string, string> = { person: person('eli'), employment: employment('eli'), assignment: job('eli'), location: places.london, population: populations.london }
/** What a path's parameters stand for, and what its list can't be without. */
const ids: Record<string, string> = { people: person('eli'), 'contact-details': person('eli'), 'personal-details': person('eli'), employments: employment('eli'), assignments: job('eli'), directory: job('eli'), pay: pay('eli'), jobs: work.engineer, 'address-formats': 'GB', populations: populations.london, imports: run, locations: places.london, calendars: `${'x'.repeat(43)}.ics` }
const asking: Record<string, string> = {
  'second-person/colleagues': 'q=eli', managers: 'q=eli', events: `aboutId=${person('eli')}`, 'access/explain': `viewer=${person('eli')}&record=pay&id=${second.pay}&operation=read`, 'imports/{id}/differing': 'kind=pay', 'photos/of': `ids=${person('eli')}`, 'desk/bulk/telling': `toId=${person('gus')}`,
  'approval-words': 'kind=people', 'approval-steps/{id}/colleagues': 'q=eli', 'hr-team/balance/cell': 'function=people', 'hr-team/holiday': 'startsOn=2026-06-22&endsOn=2026-07-03', 'locations/{id}/holidays': 'year=2026', 'leave-accounts/{id}/statement': 'until=2026-12-31', 'leave/calendar': 'from=2026-06-01&to=2026-06-30&whose=team', 'employment-changes/{id}/letter-preview': `templateId=${uuid(99, 1)}`,
  // A list that can't be without a filter says so itself.
  ...Object.fromEntries(records.filter(({ list }) => list.needs).map(({ path, list, all }) => [path, `${list.needs}=${standing[all[list.needs!]?.to ?? ''] ?? uuid(99, 1)}`])),
  // One's own, whatever the record's list can't be without.
  'people/{id}/home': 'on=2026-07-01', 'assignments/{id}/on': 'day=2026-12-01', 'employments/{id}/letter-preview': `templateId=${uuid(92, 10)}`, questions: '', 'announcements/groups': 'area=people', 'leave-cases/{id}/letter-preview': `templateId=${uuid(99, 1)}`, 'leave-accounts/{id}/lapse-letter': `templateId=${uuid(99, 1)}`, 'sicknesses/{id}/sick-pay': 'averageWeeklyEarnings=500.00',
}
/** Acts run in a transaction of their own: begin, enter, what they ask, commit. */
const ofAct = 4
const acts: Record<string, number> = { 'assignments/{id}/line': 5, 'assignments/{id}/on': 8, 'employments/{id}/letter-preview': 5, team: 6, 'assignments/{id}/reports': 6, 'access/explain': 5, 'assignments/{id}/terms': 5, 'imports/{id}/differences': 9, totals: 5, 'totals/file': 5, 'totals/closed/file': 4, 'employments/{id}/end-by-law': 2, 'touched-by-rules': 4,
  // One for each record that is taken along.
  'careers/export': 16,
  // Kinds and what was chosen; a cell's people and its items; items and who could have them; a number for each view; an item with all that is shown beside it.
  // What comes due while one is away: items, dates, decisions, approvals, who steps in, who outside.
  'hr-team/holiday': 11,
  // Each area of HR is asked for whoever would have what comes of it, and what they look like.
  'hr-contacts': 9,
  // Whose it is, and then what they are told.
  'calendars/{secret}': 9,
  // How days are valued, accounts by the thousand, and names.
  'leave-payrolls/{id}/sums': 5, 'leave-payrolls/{id}/file': 5, 'leave-liability': 5, 'leave-liability/people': 6, 'leave-liability/file': 6,
  'employments/{id}/leave': 7, 'leave/calendar': 5, 'leave-policies/{id}/law': 5,
  // The file as it was staged, then people, accounts and types that it speaks of.
  'leave-files/{id}/problems': 5,
  // What is set, what was counted, and whether one may set it.
  'mail-in/settings': 6,
  // What was told, and what was announced.
  notifications: 5, 'notifications/choices': 6, 'hr-team/balance/cell': 5, 'desk/{id}': 8 }
const anImport = 7
// A stream goes on asking for as long as somebody listens.
const without = ['/api/v1/health', '/api/v1/desk/live']

const paths = Object.entries((app.swagger() as { paths: Record<string, Record<string, unknown>> }).paths).filter(([, methods]) => 'get' in methods).map(([path]) => path).filter(path => path.startsWith('/api/v1/') && !without.includes(path))

const isAct = (own: string) => modules.some(({ acts = [] }) => acts.some(({ method, path }) => method === 'GET' && path.slice(1).replaceAll(/:(\w+)/g, '{$1}') === own))

test('there are paths to count', () => expect(paths.length).toBeGreaterThan(35))

test.each(paths)('%s', async path => {
  const own = path.slice('/api/v1/'.length), name = own.split('/')[0]!
  const url = `/${own.replace(/\{\w+\}/, ids[name] ?? uuid(99, 1))}?${asking[own] ?? ''}`
  const { status, asked: times } = await count(url)
  expect(own.startsWith('totals/closed') ? [403] : [200, 404], url).toContain(status)
  expect(times, url).toBeLessThanOrEqual(acts[own] ?? (name === 'imports' ? anImport : isAct(own) ? ofAct : 1))
})

test('a long page asks no oftener than a short one', async () => {
  const [short, long] = [await count('/units?limit=1'), await count('/units?limit=60')]
  expect([short.rows, long.rows, short.asked, long.asked]).toEqual([1, 60, 1, 1])
})

test('a file asks once a page', async () => expect(await count('/units', { accept: 'text/csv' })).toMatchObject({ status: 200, asked: 1 }))
