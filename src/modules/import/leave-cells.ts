import { exact } from '#shared/exact.ts'
import { foldHeader } from '#shared/sheet-names.ts'
import type { LeaveTarget } from './rules-leave-columns.ts'
import { layerTargets } from './rules-leave-columns.ts'

export type AmountRead = { amount: number } | { problem: 'leave_amount_unreadable' | 'leave_amount_inexact' | 'leave_amount_large' }

/** “12.5”, “12,5”, “7:30” where it is hours, “3/4”: exact to the hundredth, or not taken. */
export function readLeaveAmount(text: string, unit: 'days' | 'hours'): AmountRead {
  const plain = text.trim().replace(/^\+/, '').replace(/−/g, '-').replace(/\s*(days?|d|tage?|t|jours?|j|días?|hours?|hrs?|h|std\.?|stunden|heures?|horas?)$/i, '')
  const [, sign = '', whole, minutes] = /^(-?)(\d{1,4}):([0-5]\d)$/.exec(plain) ?? [], [, top, bottom] = /^(-?\d{1,4})\/([1-9]\d{0,3})$/.exec(plain) ?? []
  const value = whole && unit === 'hours' ? exact(whole).plus(exact(minutes!).over(60)).times(sign ? -1 : 1) : top ? exact(top).over(bottom!) : /^-?\d{1,6}([.,]\d{1,12})?$/.test(plain) ? exact(plain.replace(',', '.')) : null
  if (value === null) return { problem: 'leave_amount_unreadable' }
  if (!value.times(100).roundedDown(1).is(value.times(100))) return { problem: 'leave_amount_inexact' }
  return value.isAbove(1000) || value.isBelow(-1000) ? { problem: 'leave_amount_large' } : { amount: value.toNumber() }
}

const layerNames: Record<(typeof layerTargets)[number], string> = {
  statutory: 'statutory, by law, legal, gesetzlich, Mindesturlaub, légal', further_statutory: 'further statutory, by law further, disability, severe disability, Zusatzurlaub, Schwerbehinderung',
  contractual: 'contractual, by contract, company, extra, vertraglich, Mehrurlaub, übergesetzlich, conventionnel', carried: 'carried, carried over, carry over, carried forward, brought forward, Übertrag, Vorjahr, report, arrastre',
  bought: 'bought, purchased, gekauft', in_lieu: 'in lieu, toil, time off in lieu, Freizeitausgleich, récupération',
}
const layers = new Map(layerTargets.flatMap(layer => layerNames[layer].split(', ').map(name => [foldHeader(name), layer] as const)))
export const guessLayer = (word: string) => layers.get(foldHeader(word)) ?? null

const parts: Record<string, 'morning' | 'afternoon'> = { morning: 'morning', am: 'morning', vormittag: 'morning', vormittags: 'morning', matin: 'morning', manana: 'morning', afternoon: 'afternoon', pm: 'afternoon', nachmittag: 'afternoon', nachmittags: 'afternoon', apresmidi: 'afternoon', tarde: 'afternoon' }
export const readPart = (text: string): 'morning' | 'afternoon' | null | undefined => ['', 'no', 'nein', 'non', 'whole', 'full', 'ganz', 'wholeday', 'fullday'].includes(foldHeader(text)) ? null : parts[foldHeader(text)]

export const isDateTarget = (target: LeaveTarget | null): boolean => target !== null && ['employedFrom', 'onDay', 'expiresOn', 'startsOn', 'endsOn'].includes(target)
