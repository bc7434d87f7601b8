import type { HrFunction } from '#shared/functions.ts'
import type { WorkKind, WorkLevel } from '#shared/work.ts'

export const askCategories = {
  records: 'My data, letters and certificates', contract: 'My contract and working hours', pay: 'My pay', payslip: 'My payslip and deductions', leave: 'Leave and absence', benefits: 'Benefits', learning: 'Training and development',
  permit: 'Visa and work permit', leaving: 'Leaving the company', health: 'Health and adjustments at work', wrong: 'Something is wrong at work', other: 'Something else',
} as const
export type AskCategory = keyof typeof askCategories
/** Those of which nobody hears but who has them, whatever the asker ticks. */
export const alwaysConfidential: readonly AskCategory[] = ['health', 'wrong']

/** Custom, not law: an organisation says otherwise under its kinds of work. */
const kinds: Record<AskCategory, [area: HrFunction, level: WorkLevel, minutes: number, serviceDays: number]> = {
  records: ['people', 'routine', 10, 3], contract: ['people', 'standard', 20, 5], pay: ['compensation', 'standard', 20, 5], payslip: ['payroll', 'standard', 20, 3], leave: ['leave', 'routine', 10, 3], benefits: ['benefits', 'standard', 15, 5], learning: ['learning', 'routine', 15, 5],
  permit: ['immigration', 'expert', 30, 5], leaving: ['offboarding', 'standard', 20, 5], health: ['inclusion', 'sensitive', 45, 3], wrong: ['relations', 'sensitive', 45, 2], other: ['people', 'standard', 15, 5],
}
export const kindOfQuestion = (category: AskCategory, isConfidential: boolean): string => `ask.${category}${isConfidential || alwaysConfidential.includes(category) ? '.confidential' : ''}`

const kind = (category: AskCategory, isConfidential: boolean): WorkKind => {
  const [area, level, minutes, serviceDays] = kinds[category]
  return {
    kind: kindOfQuestion(category, isConfidential), label: `${isConfidential ? 'Confidential question' : 'Question'}: ${askCategories[category]}`, function: area, minutes, serviceDays,
    ...isConfidential ? { level: 'sensitive', seenBy: 'named' } : { level }, ...level === 'expert' && { firstContact: 'expert' },
  }
}
export const askKinds: readonly WorkKind[] = (Object.keys(askCategories) as AskCategory[]).flatMap(category => [...alwaysConfidential.includes(category) ? [] : [kind(category, false)], kind(category, true)])
/** The areas that a question may go to which isn't asked in confidence. */
export const askAreas = (Object.keys(askCategories) as AskCategory[]).filter(category => !alwaysConfidential.includes(category)).map(category => {
  const [area, level] = kinds[category]
  return { function: area, level, firstContact: level === 'expert' ? 'expert' as const : 'generalist' as const }
})
