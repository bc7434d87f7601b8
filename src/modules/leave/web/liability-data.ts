import type { Static } from 'typebox'
import { toDecimal, toMinor } from '#shared/money.ts'
import { labelOf, t, wordOf } from '#ui/words.ts'
import type { liability, liabilityPeople } from '../contract-liability.ts'
import { leaveAccount, leaveEntry, leaveValuation } from '../records.ts'
import { unvaluedWords, type valuationMethods } from '../words.ts'

export type Report = Static<typeof liability.output>
export type Group = Report['items'][number]
export type People = Static<typeof liabilityPeople.output>

export const layerText = (layer: string): string => wordOf(leaveEntry.name, 'layer', leaveEntry.all.layer, layer)
export const methodText = (method: keyof typeof valuationMethods): string => wordOf(leaveValuation.name, 'method', leaveValuation.all.method, method)
export const whyNone = (because: string | null): string => because ? t(unvaluedWords[because as keyof typeof unvaluedWords]) : ''
/** Of one currency. */
export const added = (amounts: readonly (string | null)[], currency: string): string => toDecimal(amounts.reduce((all, each) => all + (toMinor(each ?? '0', currency) ?? 0n), 0n), currency)
export const isDay = (text: string | undefined): text is string => /^\d{4}-\d{2}-\d{2}$/.test(text ?? '')
export const typeLabel = (): string => labelOf(leaveAccount.name, 'leaveTypeId', leaveAccount.all.leaveTypeId)
