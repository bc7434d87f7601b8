import { expect, test } from 'vitest'
import { served } from './fixtures/api.ts'
import { acme, actors, job, person, places, today, units, work } from './fixtures/world.ts'

// The directory as of a day says what the strands say of it, to whom they say it; an end ahead is not for everybody.
const { ask, owner } = await served()
const entry = { legalEntityId: '', kind: 'employee', jobId: work.engineer, unitId: units.north, locationId: places.london }
const { body: { legalEntityId } } = await ask('cora', 'GET', `/directory/${job('eli')}`)
const hire = async (name: string, startsOn: string, more: object = {}) => (await ask('cora', 'POST', '/people/hire', { ...entry, legalEntityId, name, startsOn, ...more })).body as { assignmentId: string; employmentId: string; personId: string }
const change = (id: string, body: object) => ask('cora', 'POST', `/assignments/${id}/change`, body)
const end = (id: string, endsOn: string) => ask('cora', 'POST', `/employments/${id}/terminate`, { endsOn, terminationKind: 'voluntary' })

const noor = await hire('Noor', '2025-02-01', { managerAssignmentId: job('mia') })
await change(noor.assignmentId, { effectiveOn: '2025-09-01', unitId: units.sales, jobId: work.lead, managerAssignmentId: job('dora') })
await change(noor.assignmentId, { effectiveOn: '2026-09-01', locationId: places.boston })
const pat = await hire('Pat', '2024-05-01')
await end(pat.employmentId, '2025-12-31')
const ray = await hire('Ray', '2024-05-01', { managerAssignmentId: job('mia') })
await end(ray.employmentId, '2026-08-31')

const on = async (who: keyof typeof actors, day: string, more = '') => (await ask(who, 'GET', `/directory?on=${day}&limit=200${more}`)).body

test('names, places and managers are those of the day', async () => {
  const noorOn = async (day: string) => (await on('cora', day, `&personId=${noor.personId}`)).items![0]
  expect(await noorOn('2025-01-31')).toBeUndefined()
  expect(await noorOn('2025-02-01')).toMatchObject({ unitName: 'north', jobTitle: 'engineer', managerName: 'Mia Example', locationName: 'london', status: 'active' })
  expect(await noorOn('2025-09-01')).toMatchObject({ unitName: 'sales', jobTitle: 'lead', managerName: 'Dora Example', locationName: 'london' })
  expect(await noorOn('2026-09-01')).toMatchObject({ unitName: 'sales', locationName: 'boston', country: 'US' })
})

test('filters are by what was true then, for who covers everybody and for who doesn’t', async () => {
  for (const who of ['cora', 'gus'] as const) {
    const inSales = async (day: string) => (await on(who, day, `&unitId=${units.sales}`)).items!.map(item => item['name'])
    expect(await inSales('2025-08-31'), who).not.toContain('Noor')
    expect(await inSales('2025-09-01'), who).toContain('Noor')
    expect((await on(who, '2025-08-31', `&managerAssignmentId=${job('mia')}&unitId=${units.north}`)).items!.map(item => item['name']), who).toEqual(expect.arrayContaining(['Noor', 'Ray']))
  }
  expect((await on('cora', '2026-09-01', '&country=US')).items!.map(item => item['name'])).toContain('Noor')
  expect((await on('cora', today, '&country=US')).items!.map(item => item['name'])).not.toContain('Noor')
})

test('who had left by then has left, who was still here is here', async () => {
  expect((await on('cora', '2025-12-31', '&status=active')).items!.map(item => item['name'])).toContain('Pat')
  expect((await on('cora', '2026-01-01', '&status=ended')).items!.map(item => item['name'])).toContain('Pat')
})

test('an end ahead shows to who looks after the person; the manager and the person see the world without it', async () => {
  const says = async (who: keyof typeof actors) => (await on(who, '2026-09-01', `&personId=${ray.personId}`)).items![0]?.['status']
  expect(await says('cora')).toBe('ended')
  expect(await says('gus')).toBe('ended')
  expect(await says('mia')).toBe('active')
  expect((await on('mia', '2026-09-01', '&status=active')).items!.map(item => item['name'])).toContain('Ray')
  expect((await on('mia', '2026-09-01', '&status=ended')).items!.map(item => item['name'])).not.toContain('Ray')
})

test('nobody sees another person by asking for another day: as of any day, those of today and earlier', async () => {
  for (const who of Object.keys(actors) as (keyof typeof actors)[]) {
    const mine = new Set((await ask(who, 'GET', '/directory?limit=200')).body.items?.map(item => item['id']))
    for (const day of ['2024-06-01', '2025-06-01', today, '2026-12-01']) for (const item of (await on(who, day)).items ?? []) expect(mine, `${who} ${day} ${item['name']}`).toContain(item['id'])
  }
  expect((await on('zoe', today)).items!.map(item => item['id'])).toEqual([job('zoe')])
  expect((await on('narrowKey', today)).items!.map(item => item['name'])).toContain('Noor')
  expect((await on('narrowKey', today)).items!.map(item => item['name'])).not.toContain('Dora Example')
  expect((await on('stranger', today)).items).toEqual([])
})

test('today, it is the directory', async () => {
  // Whose manager left reports to the one above for today; as of a day it is who was named.
  const facts = ({ id, status, unitName, jobTitle, locationName, managerName, leftManagerName, name, number }: Record<string, unknown>) => ({ id, status, unitName, jobTitle, locationName, managerName: leftManagerName ?? managerName, name, number })
  for (const who of ['cora', 'gus', 'mia', 'eli'] as const) {
    const listed = (await ask(who, 'GET', '/directory?limit=200')).body.items!.filter(item => item['status'] !== 'starting')
    expect((await on(who, today)).items!.map(facts), who).toEqual(listed.map(facts))
  }
})

test('every page of it, whatever its length, is the whole', async () => {
  const whole = (await on('cora', '2025-10-01')).items!.map(item => item['id'])
  const found: unknown[] = []
  for (let cursor = ''; ;) {
    const { items, nextCursor } = (await ask('cora', 'GET', `/directory?on=2025-10-01&limit=3${cursor}`)).body
    found.push(...items!.map(item => item['id']))
    if (!nextCursor) break
    cursor = `&cursor=${nextCursor as string}`
  }
  expect(found).toEqual(whole)
  const { nextCursor } = (await ask('cora', 'GET', '/directory?on=2025-10-01&limit=3')).body
  expect((await ask('cora', 'GET', `/directory?on=2025-10-02&limit=3&cursor=${nextCursor as string}`)).status).toBe(400)
})

test('a day that isn’t one, a sort or filter known for today only, a list that knows today only: refused by name', async () => {
  expect((await ask('cora', 'GET', '/directory?on=2025-02-30')).status).toBe(400)
  expect(await ask('cora', 'GET', `/directory?on=2025-02-01&sort=jobTitle`)).toMatchObject({ status: 400 })
  expect(await ask('cora', 'GET', `/directory?on=2025-02-01&managerId=${person('mia')}`)).toMatchObject({ status: 400 })
  expect(await ask('cora', 'GET', '/units?on=2025-02-01')).toMatchObject({ status: 400 })
})

test('a file of it holds the same', async () => {
  const csv = await ask('cora', 'GET', '/directory?on=2025-09-01', undefined, { accept: 'text/csv' })
  expect(csv.text).toContain('Noor')
  expect(csv.text.split('\n').find(line => line.includes('Noor'))).toContain('sales')
  expect((await owner.query(`select count(*)::int as n from directory_entry where organization_id = $1 and starts_on <= '2025-09-01'`, [acme])).rows[0].n).toBe(csv.text.trim().split('\n').length - 1)
})
