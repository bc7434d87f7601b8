import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import pg from 'pg'
import { as } from '#platform/db.ts'
import { buildApi } from './app.ts'
import { seedDemo } from './demo.ts'
import { remind } from './modules/desk/reminders.ts'
import { testDatabase } from '../test/database.ts'

// A holiday, a leap day, both ends of a year, a Sunday, the night in which clocks change: a demo is made on any of them.
test.each(['2026-01-01', '2026-03-29', '2026-06-14', '2026-12-31', '2028-02-29'])('a demo made on %s has a week for the generalist in which something happens, and two fixed terms to decide', async day => {
  const now = `${day}T10:00:00Z`, database = await testDatabase(), { organizationId, signIns } = await seedDemo(database.ownerUrl, { now })
  const owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  const personId = signIns.find(({ email }) => email.startsWith('generalist@'))!.personId
  const app = await buildApi({ appUrl: database.appUrl, now, actorOf: () => ({ kind: 'person', organizationId, personId }) })
  try {
    await as({ kind: 'job', organizationId: '00000000-0000-0000-0000-000000000000', name: remind.name }, tx => remind.run(tx) as Promise<void>)
    const ask = async <T>(path: string) => (await app.inject({ url: `/api/v1${path}`, headers: { 'x-request-id': randomUUID() } })).json() as T
    const week = async (on?: string) => (await ask<{ items: { kind: string }[] }>(`/this-week${on ? `?on=${on}` : ''}`)).items.map(({ kind }) => kind)
    expect(await week()).toEqual(expect.arrayContaining(['away', 'back', 'certificate']))
    for (const later of [7, 14, 28, 49]) expect(await week(Temporal.PlainDate.from(day).add({ days: later }).toString()), `${later} days on`).toContain('certificate')
    const dates = (await ask<{ items: { kind: string }[] }>('/dates-to-decide')).items
    expect(dates.filter(({ kind }) => kind === 'fixed_term').length).toBeGreaterThanOrEqual(2)
  } finally {
    await Promise.all([app.close(), owner.end()])
  }
})
