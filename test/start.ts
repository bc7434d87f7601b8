import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkout } from './sources.ts'

/** Where others may pass through: PostgreSQL, started by root, runs as somebody else. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), `equipoise-test-${process.pid}-`))
  chmodSync(folder, 0o711)
  return folder
}

/** The server as a process of its own, as `npm start` runs it; ready when it has told its address. */
export function startServer(dataDir: string, { args = ['--port', '0', '--empty'], env = {} }: { args?: string[]; env?: Record<string, string> } = {}) {
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !told.includes(name)))
  const child = spawn(process.execPath, ['src/server.ts', ...args], { cwd: checkout, env: { ...own, NODE_ENV: 'test', DATA_DIR: dataDir, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  const started = { child, pid: child.pid!, output: '' }
  const ended = new Promise<number>(resolve => child.once('close', (code, signal) => resolve(code ?? (signal === 'SIGKILL' ? 137 : 130))))
  const ready = new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) stream.on('data', data => {
      started.output += data
      const address = /ready: (http\S+)/.exec(started.output)?.[1]
      if (address) resolve(address)
    })
    void ended.then(code => reject(new Error(`it ended with ${code}: ${started.output}`)))
  })
  ready.catch(() => {})
  return Object.assign(started, { ready, ended })
}

const told = ['DATABASE_URL', 'APP_DATABASE_URL', 'AUTH_DATABASE_URL', 'PORT', 'HOST', 'NOW', 'BASE_URL', 'SECRET', 'SMTP_URL']
