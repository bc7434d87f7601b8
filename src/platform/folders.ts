import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { belongToFolder, ensureDataDir } from './config.ts'

/** A folder within the data folder that only the server's own user may enter. */
export function ownFolder(dataDir: string, name: string): string {
  ensureDataDir(dataDir)
  const folder = join(dataDir, name)
  if (mkdirSync(folder, { recursive: true, mode: 0o700 })) belongToFolder(folder, dataDir)
  return folder
}
