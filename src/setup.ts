import type { Ground } from '#platform/config.ts'

/** `lines`: what the console tells about signing in, the first time and later. */
export type Welcome = { lines: string[]; hasDemoAccounts: boolean }

/** What a database gets after its first migration: the demo company, or the one-time code of the first-run page. */
export async function setUp(_ground: Ground, _options: { isEmpty: boolean; log: (line: string) => void }): Promise<Welcome> {
  return { lines: [], hasDemoAccounts: false }
}
