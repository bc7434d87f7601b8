import { Refusal } from '#shared/refusal.ts'

/** What goes on for an import in this process: told by `look`, ended by `stop`. */
export type Step = { name: 'reading' | 'checking' | 'committing' | 'undoing'; done: number; total: number | null; signal: AbortSignal }
type Running = { step: Step; stop: AbortController; ended: Promise<void>; error: unknown }

const running = new Map<string, Running>()
const problems = new Map<string, { code: string; title: string }>()

export const stepOf = (runId: string): Step | null => running.get(runId)?.step ?? null

/** Why a step of an import that is over didn’t come to its end, until it is tried again. */
export const problemOf = (runId: string) => problems.get(runId) ?? null
export const keepProblem = (runId: string, problem: { code: string; title: string }) => problems.set(runId, problem)

/** One step at a time for an import. What it throws is told by `settled`, and is up to the work to keep. */
export function begin(runId: string, name: Step['name'], work: (step: Step) => Promise<void>): void {
  if (running.has(runId)) throw new Refusal('import.goes_on', { step: running.get(runId)!.step.name }, 409)
  problems.delete(runId)
  const stop = new AbortController()
  const step: Step = { name, done: 0, total: null, signal: stop.signal }
  const entry: Running = { step, stop, ended: Promise.resolve(), error: null }
  running.set(runId, entry)
  entry.ended = work(step).catch(error => { entry.error = error }).finally(() => running.delete(runId))
}

/** Waits for its end, but not longer than this; then throws what it threw. True: it has ended. */
export async function settled(runId: string, milliseconds = Infinity): Promise<boolean> {
  const entry = running.get(runId)
  if (!entry) return true
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<boolean>(resolve => { if (milliseconds !== Infinity) timer = setTimeout(() => resolve(false), milliseconds) })
  const isOver = await Promise.race([entry.ended.then(() => true), patience])
  clearTimeout(timer)
  if (isOver && entry.error) throw entry.error
  return isOver
}

export async function halt(runId: string): Promise<void> {
  running.get(runId)?.stop.abort(new Refusal('import.stopped', {}, 409))
  await running.get(runId)?.ended
}

export const haltAll = () => Promise.all([...running.keys()].map(halt))
