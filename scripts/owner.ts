import { readConfig } from '#platform/config.ts'
import { runningUrl, startEmbedded } from '#platform/embedded.ts'

/** The database of this configuration, for scripts: the given one, or the embedded one, started when it doesn't run already. */
export async function ownerAddress(): Promise<{ url: string; stop: () => Promise<void> }> {
  const { databaseUrl, dataDir } = readConfig(process.env)
  if (databaseUrl) return { url: databaseUrl, stop: async () => {} }
  const beside = runningUrl(dataDir)
  if (beside) return { url: beside, stop: async () => {} }
  const { url, stop } = await startEmbedded({ dataDir, log: () => {} })
  return { url, stop }
}
