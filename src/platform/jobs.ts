import { PgBoss } from 'pg-boss'
import type { Tx } from './db.ts'

/** Jobs carry ids only: they outlive the rights of whoever asked, and look everything up again. */
export type Ids = Readonly<Record<string, string>>
export type Jobs = {
  /** In the transaction of what causes it: rolled back with it. */
  enqueue(tx: Pick<Tx, 'query'>, name: string, ids: Ids): Promise<void>
  work(name: string, handler: (ids: Ids) => Promise<void>): Promise<void>
  /** Lets what runs end. */
  stop(): Promise<void>
}

/** The queue was laid by the migration: here it is only used, as the application's role. What time does is the clockwork's. */
export async function startJobs({ appUrl, pollSeconds = 1 }: { appUrl: string; pollSeconds?: number }): Promise<Jobs> {
  const boss = new PgBoss({ connectionString: appUrl, schema: 'jobs', application_name: 'equipoise jobs', max: 3, migrate: false, createSchema: false, schedule: false, reindex: false, monitorVacuum: false })
  boss.on('error', error => console.error('jobs:', error.message))
  await boss.start()

  const queues = new Map<string, Promise<void>>()
  /** Five tries over about a quarter of an hour; then it stays, to be looked at. */
  const queue = (name: string) => {
    const made = queues.get(name) ?? boss.createQueue(name, { retryLimit: 5, retryDelay: 30, retryBackoff: true, expireInSeconds: 300 })
    queues.set(name, made)
    made.catch(() => queues.delete(name))
    return made
  }
  return {
    async enqueue(tx, name, ids) {
      for (const id of Object.values(ids)) if (!/^[\w.:-]{1,64}$/.test(id)) throw new Error(`job ${name}: jobs carry ids only`)
      await queue(name)
      await boss.send(name, ids, { db: { executeSql: async (text, values) => ({ rows: await tx.query(text, values) }) } })
    },
    async work(name, handler) {
      await queue(name)
      await boss.work<Ids>(name, { pollingIntervalSeconds: pollSeconds }, async ([job]) => handler(job?.data ?? {}))
    },
    stop: () => boss.stop({ timeout: 8_000 }),
  }
}
