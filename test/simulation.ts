import { chance, type Roll } from '#shared/chance.ts'

/** `rate`: arrivals an hour, which may differ by the hour of a day; `handling`: hours; `spread`: as of an exponential or of a lognormal of that variance over its mean squared. */
type Simulated = { people: number; rate: number | readonly number[]; handling: number; service: 'exponential' | { spread: number }; arrivals: number; seed: number }

/** Who came first is served first by whoever is free, event by event; no formula of queues is used. The mean wait with its interval, from batches that follow one another. */
export function simulate({ people, rate, handling, service, arrivals, seed }: Simulated): { wait: number; low: number; high: number; waits: number } {
  const coming = chance(seed, 1), serving = chance(seed, 2), thinning = chance(seed, 3)
  const free = Array<number>(people).fill(0)
  const rates = typeof rate === 'number' ? [rate] : rate, most = Math.max(...rates)
  const waited: number[] = []
  for (let clock = 0; waited.length < arrivals * 1.1;) {
    clock += exponential(coming) / most
    if (thinning() >= rates[Math.floor(clock) % rates.length]! / most) continue
    let first = 0
    for (let server = 1; server < people; server++) if (free[server]! < free[first]!) first = server
    const begins = Math.max(clock, free[first]!)
    waited.push(begins - clock)
    free[first] = begins + handling * (service === 'exponential' ? exponential(serving) : lognormal(serving, service.spread))
  }
  const kept = waited.slice(-arrivals), size = Math.floor(kept.length / batches)
  const means = Array.from({ length: batches }, (_, n) => mean(kept.slice(n * size, (n + 1) * size)))
  const wait = mean(means), deviation = Math.sqrt(means.reduce((sum, each) => sum + (each - wait) ** 2, 0) / (batches - 1))
  const half = studentOf19 * deviation / Math.sqrt(batches)
  return { wait, low: wait - half, high: wait + half, waits: kept.filter(each => each > 0).length / kept.length }
}

const batches = 20
/** 99 of a hundred, two-sided, with 19 degrees of freedom: R, qt(0.995, 19). */
const studentOf19 = 2.860935
const exponential = (roll: Roll) => -Math.log(1 - roll())
function lognormal(roll: Roll, spread: number) {
  const variance = Math.log(1 + spread)
  return Math.exp(Math.sqrt(variance) * Math.sqrt(-2 * Math.log(1 - roll())) * Math.cos(2 * Math.PI * roll()) - variance / 2)
}
const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length
