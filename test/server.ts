import { readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '#platform/embedded.ts'
import { isAlive, kill, running } from '#platform/embedded-process.ts'
import { migrate } from '#platform/migrate.ts'
import { temporaryFolder } from './start.ts'

declare module 'vitest' {
  interface ProvidedContext {
    ownerUrl: string
    appUrl: string
    authUrl: string
    /** Where the browser stories keep a demo company and an empty one to copy, once made. */
    houses: string
  }
}

/** One PostgreSQL for the whole run; its migrated database is the template that test files clone. */
export default async function setup({ provide }: TestProject) {
  clearLeftovers()
  const dataDir = temporaryFolder(), houses = temporaryFolder()
  const embedded = await startEmbedded({ dataDir, log: () => {}, settings: forgetful })
  const clear = async () => {
    await embedded.stop()
    for (const folder of [dataDir, houses]) rmSync(folder, { recursive: true, force: true })
  }
  try {
    const { appUrl, authUrl } = await migrate(embedded.url, { secret: 'a secret for tests, of 32 characters' })
    provide('ownerUrl', embedded.url)
    provide('appUrl', appUrl)
    provide('authUrl', authUrl)
    provide('houses', houses)
  } catch (error) {
    await clear()
    throw error
  }
  return clear
}

/** A run that was killed leaves its PostgreSQL behind, and folders: of a browser story 160 MB each. */
function clearLeftovers() {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(/^equipoise-(?:test-)?(\d+)(?:-|$)/.exec(name)?.[1])
    if (!pid || isAlive(pid)) continue
    const folder = join(tmpdir(), name)
    try {
      const left = running(join(folder, 'postgres'))
      if (left) kill(left.pid, 'SIGQUIT')
      rmSync(folder, { recursive: true, force: true })
    } catch {
      // Another user's, perhaps.
    }
  }
}

const forgetful = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' }
