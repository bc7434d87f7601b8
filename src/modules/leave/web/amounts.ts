import { addDays, type Day } from '#shared/calendar.ts'
import { numberText } from '#ui/format.ts'
import { t, wordOf } from '#ui/words.ts'
import { leaveDay } from '../records.ts'

export const amountText = (quantity: number, unit: string | undefined): string =>
  unit === 'hours' ? t('{{number}} hours', { number: numberText(quantity) }) : Math.abs(quantity) === 1 ? t('{{number}} day', { number: numberText(quantity) }) : t('{{number}} days', { number: numberText(quantity) })

/** Why a day counts or not: "1 day", "doesn’t count: Assumption Day". */
export const whyText = (why: string, quantity: number, holiday: string | null | undefined): string =>
  quantity > 0 ? [amountText(quantity, 'days'), holiday].filter(Boolean).join(' · ') : t('doesn’t count: {{why}}', { why: holiday ?? wordOf(leaveDay.name, 'why', leaveDay.all.why, why) })

type ToldDay = { onDay: Day; quantity: number; why: string; holiday?: string | null | undefined }
/** Days that follow one another and count alike are told as one: seven weeks of illness are a line for each week, not for each day. */
export function runsOf(days: readonly ToldDay[]): { from: Day; to: Day; sum: number; why: string; holiday: string | null }[] {
  const runs: { from: Day; to: Day; each: number; sum: number; why: string; holiday: string | null }[] = []
  for (const { onDay, quantity, why, holiday = null } of days) {
    const last = runs.at(-1)
    if (last && last.each === quantity && last.why === why && last.holiday === holiday && addDays(last.to, 1) === onDay) Object.assign(last, { to: onDay, sum: last.sum + quantity })
    else runs.push({ from: onDay, to: onDay, each: quantity, sum: quantity, why, holiday })
  }
  return runs.map(({ each: _, ...run }) => run)
}
