/** Ours and plain SQL by turns, one at a time, so that what else the machine does meets both alike: the median of each. */
export async function byTurns<T>(what: string, askers: readonly T[], ours: (who: T, n: number) => Promise<unknown>, theirs: (who: T, n: number) => Promise<unknown>): Promise<void> {
  const took: [number, number][] = [], refused = new Map<string, number>()
  for (const [n, who] of askers.entries()) {
    const started = performance.now()
    const done = await ours(who, n).then(() => true, (error: Error & { code?: string }) => { refused.set(error.code ?? error.message, (refused.get(error.code ?? error.message) ?? 0) + 1); return false })
    const between = performance.now()
    await theirs(who, n)
    // The first of each make their plans.
    if (done && n > 4) took.push([between - started, performance.now() - between])
  }
  const p50 = (nth: 0 | 1) => took.map(each => each[nth]).sort((a, b) => a - b)[took.length >> 1] ?? Number.NaN
  console.log(`${what}: p50 ${p50(0).toFixed(2)} ms, bare ${p50(1).toFixed(2)} ms, share ${(p50(1) / p50(0)).toFixed(2)} of ${took.length}`, ...refused.size ? ['refused:', Object.fromEntries(refused)] : [])
}
