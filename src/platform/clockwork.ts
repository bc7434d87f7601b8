import { setTimeout as pause } from 'node:timers/promises'
import { as, type Tx } from './db.ts'
import type { JobRights } from './policies.ts'

/** What time does: at start and then again and again, as the named job. It must be idempotent, since other servers do it too. Who answers `'more'` goes on at once, in a transaction of its own: what was done is kept, and nobody who stops the server waits for all of it. */
export type TimedJob = JobRights & { everySeconds: number; run: (tx: Tx) => Promise<unknown> }

export function startClockwork(jobs: readonly TimedJob[]): { stop(): Promise<void> } {
  const ending = new AbortController()
  const running = jobs.map(async ({ name, everySeconds, run }) => {
    while (!ending.signal.aborted) {
      const answer = await as({ kind: 'job', organizationId: nobodys, name }, run).catch(error => console.error(`job ${name}:`, (error as Error).message))
      if (answer === 'more') continue
      await pause(everySeconds * 1000, undefined, { signal: ending.signal }).catch(() => {})
    }
  })
  return { stop: async () => { ending.abort(); await Promise.all(running) } }
}

/** Timed work goes over all organisations by posts of the owner, so it enters none. */
const nobodys = '00000000-0000-0000-0000-000000000000'
