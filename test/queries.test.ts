import pg from 'pg'
import { expect, test } from 'vitest'
import { served } from './fixtures/api.ts'
import { employment, insert, acme, job, pay, person, places, populations, second, uuid, work } from './fixtures/world.ts'

// How often each GET asks the database: entering and one question, however many rows come back.
const { app, ask, owner } = await served()
await insert(owner, 'org_unit', Array.from({ length: 60 }, (_, i) => ({ organization_id: acme, version: 1, id: uuid(90, i), name: `Unit ${i}` })))
const run = uuid(82, 1), staged = { organization_id: acme, run_id: run }
await insert(owner, 'import_run', [{ organization_id: acme, version: 1, id: run, started_by_id: person('cora'), kind: 'people', file_name: 'people.csv', started_at: '2026-06-15T08:00:00Z', status: 'checked' }])
await insert(owner, 'import_draft', [{ ...staged, file_hash: 'x', form: { kind: 'csv', delimiter: ',', encoding: 'utf-8', headerRow: 1, sheet: null, sheets: [] }, header: [], sample: [], guesses: [], columns: [], settings: {}, answers: {}, read_upto: 0, read_rows: 60, is_read: true, checked_upto: 60, frame: [], report: null, touched_at: '2026-06-15T08:00:00Z' }])
await insert(owner, 'import_problem', Array.from({ length: 60 }, (_, row) => ({ ...staged, row, part: 'row', place: 0, code: 'x', level: 'warning', params: {}, value: 'x' })))
await app.ready()
let asked = 0
const query = pg.Client.prototype.query as (...given: unknown[]) => unknown
pg.Client.prototype.query = function counted(this: pg.Client, ...given: unknown[]) { if (this !== owner) asked++; return query.apply(this, given) } as typeof pg.Client.prototype.query
const count = async (path: string, headers: Record<string, string> = {}) => {
  asked = 0
  const { status, body } = await ask('cora', 'GET', path, undefined, headers)
  return { status, asked, rows: body.items?.length ?? 1 }
}

/** What a path's parameters stand for, and what its list can't be without. */
const ids: Record<string, string> = { people: person('eli'), 'contact-details': person('eli'), 'personal-details': person('eli'), employments: employment('eli'), assignments: job('eli'), directory: job('eli'), pay: pay('eli'), jobs: work.engineer, 'address-formats': 'GB', populations: populations.london, imports: run }
const asking: Record<string, string> = {
  '/api/v1/imports/{id}/differing': '?kind=pay',
  'dotted-lines': `personId=${person('eli')}`, 'acting-managers': `personId=${person('eli')}`,
  'emergency-contacts': `personId=${person('eli')}`, dependants: `personId=${person('eli')}`, 'birthdays-shown': `personId=${person('eli')}`, 'former-names': `personId=${person('eli')}`, 'bank-accounts': `personId=${person('eli')}`, 'national-identifiers': `personId=${person('eli')}`, 'identity-documents': `personId=${person('eli')}`, 'number-series': `legalEntityId=${uuid(2, 1)}`, 'full-time-of-legal-entities': `legalEntityId=${uuid(2, 1)}`, 'full-time-of-locations': `locationId=${places.london}`, 'second-person/colleagues': 'q=eli', ...Object.fromEntries(['seniority-dates', 'termination-notices', 'agreed-notice', 'external-ids'].map(path => [path, `employmentId=${employment('eli')}`])), 'employment-changes': `personId=${person('eli')}`, employments: `personId=${person('eli')}`, assignments: `personId=${person('eli')}`, placements: `assignmentId=${job('eli')}`, 'working-hours': `assignmentId=${job('eli')}`, pay: `assignmentId=${job('eli')}`, contracts: `employmentId=${employment('eli')}`,
  'population-rules': `populationId=${populations.london}`, events: `aboutId=${person('eli')}`, managers: 'q=eli', 'access/explain': `viewer=${person('eli')}&record=pay&id=${second.pay}&operation=read`,
}
/** Acts run in a transaction of their own: begin, enter, what they ask, commit. */
const acts: Record<string, number> = { '/api/v1/me': 4, '/api/v1/managers': 4, '/api/v1/assignments/{id}/line': 5, '/api/v1/team': 6, '/api/v1/assignments/{id}/reports': 6, '/api/v1/access/explain': 5, '/api/v1/assignments/{id}/terms': 5, '/api/v1/access/waiting': 4, '/api/v1/second-person/colleagues': 4, '/api/v1/imports/{id}/differences': 8 }
const anImport = 7
const without = ['/api/v1/health']

const paths = Object.entries((app.swagger() as { paths: Record<string, Record<string, unknown>> }).paths).filter(([, methods]) => 'get' in methods).map(([path]) => path).filter(path => path.startsWith('/api/v1/') && !without.includes(path))

test('there are paths to count', () => expect(paths.length).toBeGreaterThan(35))

test.each(paths)('%s', async path => {
  const name = path.split('/')[3]!
  const url = path.slice('/api/v1'.length).replace(/\{\w+\}/, ids[name] ?? uuid(99, 1)) + (path.includes('{') ? asking[path] ?? '' : `?${asking[name] ?? asking[path.slice('/api/v1/'.length)] ?? ''}`)
  const { status, asked: times } = await count(url)
  expect([200, 404], url).toContain(status)
  expect(times, url).toBeLessThanOrEqual(acts[path] ?? (name === 'imports' ? anImport : 1))
})

test('a long page asks no oftener than a short one', async () => {
  const [short, long] = [await count('/units?limit=1'), await count('/units?limit=60')]
  expect([short.rows, long.rows, short.asked, long.asked]).toEqual([1, 60, 1, 1])
})

test('a file asks once a page', async () => expect(await count('/units', { accept: 'text/csv' })).toMatchObject({ status: 200, asked: 1 }))
