import type pg from 'pg'
import { describe, expect, test } from 'vitest'
import { follows, kept } from '../fixtures/model.ts'
import { acme, entities, insert, units, uuid, work, world } from '../fixtures/world.ts'

// A dated fact becomes true at midnight at the place of work, wherever on earth that is and whatever the clocks there do that night.
const { owner } = await world()
const zones = [
  'Pacific/Kiritimati', 'Pacific/Chatham', 'Pacific/Auckland', 'Australia/Lord_Howe', 'Australia/Sydney', 'Australia/Adelaide', 'Asia/Tokyo', 'Australia/Eucla', 'Asia/Shanghai', 'Asia/Jakarta',
  'Asia/Yangon', 'Asia/Dhaka', 'Asia/Kathmandu', 'Asia/Kolkata', 'Asia/Karachi', 'Asia/Kabul', 'Asia/Dubai', 'Asia/Tehran', 'Africa/Nairobi', 'Africa/Cairo', 'Europe/Berlin', 'Africa/Lagos',
  'Europe/London', 'Atlantic/Azores', 'America/St_Johns', 'America/Sao_Paulo', 'America/New_York', 'America/Chicago', 'America/Los_Angeles', 'Pacific/Pago_Pago',
]
const place = (zone: number) => uuid(40, zone)
const quarter = 15 * 60_000

/** Both autumns, a year’s end, America’s spring, Europe’s, the southern autumn, a leap day. */
const windows = ['2026-10-24', '2026-10-31', '2026-12-31', '2027-03-13', '2027-03-27', '2027-04-03', '2028-02-28']
describe.each(windows)('48 hours from %s over thirty time zones', from => {
  const start = Date.parse(`${from}T00:00:00Z`) - 14 * 3_600_000
  const at = (ms: number) => new Date(ms).toISOString()

  test('looking each quarter of an hour and looking once come to the same, which is what the dates say', async () => {
    await owner.query('begin')
    try {
      await company(owner, from, at(start))
      await owner.query('savepoint before')
      let turned = 0
      for (let now = start; now <= start + 48 * 3_600_000; now += quarter) {
        const [{ did }] = (await lookedAt(at(now))) as [{ did: number }]
        turned += did
        // Worked out anew where something turned, and on each full hour where nothing should have.
        if (did || now % (4 * quarter) === 0) expect(await kept(owner, acme), at(now)).toEqual(await follows(owner, acme, at(now)))
      }
      const stepped = await kept(owner, acme)
      await owner.query('rollback to before')
      await lookedAt(at(start + 48 * 3_600_000))
      expect(await kept(owner, acme)).toEqual(stepped)
      expect(turned).toBeGreaterThan(zones.length * 3)
      expect(await lookedAt(at(start + 48 * 3_600_000))).toEqual([{ did: 0 }])
    } finally {
      await owner.query('rollback')
    }
  })
})

const lookedAt = async (now: string) => {
  await owner.query(`select set_config('app.now', $1, true)`, [now])
  return (await owner.query('select app.turn_days() as did')).rows
}

/** In every zone: who begins, who ends, who moves to the next unit, and who moves half round the world, eastward and westward; each led by who moves, too. */
async function company(client: pg.Client, from: string, now: string) {
  await client.query(`select set_config('app.now', $1, true)`, [now])
  const mine = { organization_id: acme }
  const day = (n: number) => Temporal.PlainDate.from(from).add({ days: n }).toString()
  await insert(client, 'location', zones.map((time_zone, z) => ({ ...mine, id: place(z), name: time_zone, country: 'GB', time_zone })))
  const lives = zones.flatMap((_, z) => [
    { z, kind: 0, starts: day(z % 3 - 1), ends: null, to: null }, { z, kind: 1, starts: '2020-01-01', ends: day(z % 2 - 1), to: null },
    { z, kind: 2, starts: '2020-01-01', ends: null, to: z }, { z, kind: 3, starts: '2020-01-01', ends: z % 4 ? null : day(2), to: (z + 13) % zones.length },
  ].map((life, n) => ({ ...life, n: z * 4 + n })))
  const of = (kind: number, n: number) => uuid(kind, n)
  await insert(client, 'person', lives.map(({ n }) => ({ ...mine, id: of(41, n), name: `Traveller ${n}` })))
  await insert(client, 'employment', lives.map(({ n, starts, ends }) => ({ ...mine, id: of(42, n), person_id: of(41, n), legal_entity_id: entities.uk, kind: 'employee', number: String(9000 + n), starts_on: starts, status: ends ? 'terminated' : 'open', ends_on: ends })))
  await insert(client, 'assignment', lives.map(({ n }) => ({ ...mine, id: of(43, n), person_id: of(41, n), employment_id: of(42, n), is_primary: true })))
  const above = ({ kind, z }: { kind: number; z: number }) => kind === 2 ? of(43, z * 4 + 3) : kind === 3 ? null : of(43, z * 4 + 2)
  await insert(client, 'placement', lives.flatMap(life => {
    const { n, starts, to, z } = life
    const row = { ...mine, assignment_id: of(43, n), person_id: of(41, n), job_id: work.engineer, manager_assignment_id: above(life) }
    const turn = day(z % 2)
    return to === null ? [{ ...row, id: of(44, n * 2), starts_on: starts, ends_on: null, unit_id: units.north, location_id: place(z) }] : [
      { ...row, id: of(44, n * 2), starts_on: starts, ends_on: Temporal.PlainDate.from(turn).subtract({ days: 1 }).toString(), unit_id: units.north, location_id: place(z) },
      { ...row, id: of(44, n * 2 + 1), starts_on: turn, ends_on: null, unit_id: units.sales, location_id: place(to) },
    ]
  }))
}
