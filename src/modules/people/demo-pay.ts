import { chance, type Roll } from '#shared/chance.ts'
import { dayOf, type Careers, type Company, type Placed } from './demo-careers.ts'

export type Wage = { from: number; amount: number; per: 'hour' | 'year'; reason: string | null }

/** Pay at hiring, a rise in four springs of five, more with a promotion; amounts in minor units, oldest first. Worked out backward from what the job pays today. */
export function wages(seed: number, i: number, { start, end, today, opened, rung, headcount, countryOf, isContingent }: Careers, { pay, rungs }: Company, placed: readonly Placed[]): Wage[] {
  const roll = chance(seed, 12, i)
  const country = countryOf(i), from = start[i]!
  const last = i >= headcount ? Math.min(end[i]!, today) : today
  const isHourly = isContingent(i) || rungs[rung[i]!]!.isHourly && country === 'US'
  const per = isHourly ? 'hour' as const : 'year' as const
  let yearly = pay(rung[i]!, country) * (0.88 + 0.26 * roll()) * (isContingent(i) ? 1.3 : 1)
  const wage = (since: number, reason: string | null): Wage => ({ from: since, amount: isHourly ? Math.round(yearly / 2080 * 20) * 5 : rounded(yearly, country) * 100, per, reason })
  if (isContingent(i)) return [wage(from, null)]
  const promotions = new Set(placed.filter((each, n) => n > 0 && each.rung !== placed[n - 1]!.rung).map(each => each.from))
  const rises: Wage[] = []
  for (const on of [...springs(from + 90, last, opened), ...promotions].sort((a, b) => b - a)) {
    if (on === rises[0]?.from) continue
    const isPromotion = promotions.has(on)
    if (!isPromotion && roll() < 0.2) continue
    rises.unshift(wage(on, isPromotion ? 'Promotion' : 'Annual review'))
    yearly /= 1 + (isPromotion ? 0.07 + 0.06 * roll() : rise(country, roll))
  }
  return [wage(from, 'Hired'), ...rises]
}

/** Prices rise by the country. */
const rise = (country: string, roll: Roll) => country === 'IN' ? 0.06 + 0.05 * roll() : 0.015 + 0.035 * roll()
const rounded = (yearly: number, country: string) => country === 'IN' ? Math.round(yearly / 1000) * 1000 : Math.round(yearly / 100) * 100

function springs(from: number, until: number, opened: number) {
  const firstYear = new Date(opened * 86_400_000).getUTCFullYear()
  return Array.from({ length: 7 }, (_, n) => dayOf(firstYear + n, 4, 1)).filter(day => day > from && day > opened && day <= until)
}
