import { readdirSync, readFileSync } from 'node:fs'

/** Milliseconds of processor time. */
export type Spent = { server: number; database: number }

/** What a server and all of PostgreSQL's own processes have used so far: unlike seconds, hardly touched by whatever else the machine does. */
export function spent(server: number, postmaster: number): Spent {
  const backends = readdirSync('/proc').filter(name => /^\d+$/.test(name) && parentOf(name) === postmaster)
  return { server: used(server), database: backends.reduce((sum, pid) => sum + used(pid), 0) }
}

/** The postmaster of a backend. */
export const under = (backend: number): number => parentOf(backend)

export const memory = (pid: number, what: string): number => Math.round(Number(new RegExp(`${what}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1000)

function used(pid: number | string) {
  try {
    return readdirSync(`/proc/${pid}/task`).reduce((sum, task) => sum + Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]) / 1e6, 0)
  } catch {
    return 0
  }
}

function parentOf(pid: number | string) {
  try {
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
  } catch {
    return 0
  }
}
