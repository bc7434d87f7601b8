import type pg from 'pg'
import { expect, test } from 'vitest'
import { seedDemo } from '../../src/demo.ts'
import { testDatabase } from '../database.ts'

const { ownerUrl } = await testDatabase()

// Whose hours don't divide, who has two jobs, whose year has a leap day: each seed and size draws others, and once it took a hundred thousand to meet one.
const days = ['2026-03-16T09:00:00Z', '2024-02-29T23:30:00Z', '2026-01-01T00:10:00Z', '2027-12-31T12:00:00Z', '2026-11-24T02:00:00Z']
const sizes = [20, 21, 45, 99, 100, 101, 160, 300]
const wanted = [...sizes.map((people, n) => ({ people, seed: n + 2, now: days[n % days.length]! })), ...days.map((now, n) => ({ people: 150, seed: 100 + n, now })), { people: 1000, seed: 7, now: days[0]! }]

test.each(wanted)('a demo of $people from seed $seed on $now is made, holds together, and is gone when it fails at its end', async ({ people, seed, now }) => {
  const looked = new Error('looked at')
  const admit = async (organizationId: string, signIns: unknown[], owner: pg.Client) => {
    await owner.query('set constraints all immediate')
    const { rows: [found] } = await owner.query<Record<string, number>>(`select (select count(*)::int from person) as people, (select count(*)::int from directory_entry where is_primary and status = 'active') as here, (select count(*)::int from assignment a where not exists (select from reach r where r.subject_id = a.id)) as unreached,
      (select count(*)::int from app.verify_events($1)) as broken, (select count(*)::int from work_item) as items`, [organizationId])
    expect(found).toMatchObject({ unreached: 0, broken: 0 })
    expect(found!['people']).toBe(people < 100 ? people + Math.round(people * 0.2) : people)
    expect(found!['here']).toBeGreaterThan(people * 0.6)
    expect(found!['items']).toBeGreaterThan(0)
    expect(signIns).toHaveLength(5)
    throw looked
  }
  await expect(seedDemo(ownerUrl, { people, seed, now, admit })).rejects.toBe(looked)
})
