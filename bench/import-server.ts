import type { AddressInfo } from 'node:net'
import { ownFolder } from '#platform/folders.ts'
import { holdLittle } from '#platform/memory.ts'

// The server of bench/import.ts: the product's own routes for one actor, telling how much memory it holds.
// As src/server.ts does: before the house is loaded.
holdLittle()
const { buildApi } = await import('../src/app.ts')
const [appUrl, organizationId, personId, folder] = process.argv.slice(2) as [string, string, string, string]
const services = { invite: async () => {}, tell: async () => false, issueCode: async () => { throw new Error('nobody signs in here') }, folder: (name: string) => ownFolder(folder, name), largestUpload: 500 * 1_048_576 }
const app = await buildApi({ appUrl, actorOf: () => ({ kind: 'person', organizationId, personId }), services })
await app.listen({ host: '127.0.0.1', port: 0 })
process.send!({ address: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}` })
process.once('disconnect', () => process.exit())
setInterval(() => process.connected && process.send!({ memory: process.memoryUsage().rss }), 50)
