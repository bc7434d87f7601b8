import { numberText } from '#ui/format.ts'
import { t, wordOf } from '#ui/words.ts'
import { leaveDay } from '../records.ts'

export const amountText = (quantity: number, unit: string | undefined): string =>
  unit === 'hours' ? t('{{number}} hours', { number: numberText(quantity) }) : Math.abs(quantity) === 1 ? t('{{number}} day', { number: numberText(quantity) }) : t('{{number}} days', { number: numberText(quantity) })

/** Why a day counts or not: "1 day", "doesn’t count: Assumption Day". */
export const whyText = (why: string, quantity: number, holiday: string | null | undefined): string =>
  quantity > 0 ? [amountText(quantity, 'days'), holiday].filter(Boolean).join(' · ') : t('doesn’t count: {{why}}', { why: holiday ?? wordOf(leaveDay.name, 'why', leaveDay.all.why, why) })
