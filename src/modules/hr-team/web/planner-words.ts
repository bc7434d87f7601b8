import { Refusal } from '#shared/refusal.ts'
import { t } from '#ui/words.ts'
import { costs, figures } from '../records.ts'
import type { FigureName } from '../rules-scenarios.ts'
import type { TypedField } from '../rules-typed.ts'

export const fieldNames: Record<TypedField | FigureName, string> = {
  ...figures, ...costs, catalogue_weight: 'Answers that the usual minutes count for',
  generalists: 'Generalists who do it', specialists: 'Specialists who do it', hours: 'Hours of a position a week', minutes: 'Minutes that a request takes', share: 'Generalists: time for this area, %', employees: 'Employees whom they look after',
}
export const isNamed = (name: string): name is TypedField | FigureName => name in fieldNames
export const namesOf = (names: readonly string[]): string => names.flatMap(name => isNamed(name) ? [t(fieldNames[name])] : []).join(', ')

/** Why nothing could be worked out, and that nothing is lost. */
export function sayRefusal(error: unknown): string {
  if (!(error instanceof Refusal)) throw error
  const field = String(error.detail['field'] ?? '')
  switch (error.code) {
    case 'hr-team.whole_people': return t('People are counted in whole numbers; part time goes into the hours a week.')
    case 'hr-team.whole_hours': return t('The desk begins at a whole hour and is there for whole hours, one at least.')
    case 'hr-team.more_than_everything': return t('Duties come to more than all of the time. Make them less.')
    case 'hr-team.no_such_place': return t('This position isn’t there any more. Choose another one.')
    default: return t('One of the figures is too large or isn’t a number: {{what}}. Everything that you typed is still there.', { what: isNamed(field) ? t(fieldNames[field]) : field })
  }
}
