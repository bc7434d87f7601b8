import { toDecimal, toMinor } from '#shared/money.ts'
import { readAmount, readDecimal } from './amounts.ts'
import { guessPer } from './guess.ts'
import { collapsed } from './names.ts'
import { foldWord, readWord } from './words.ts'

/** Values of several lines lie in staging as their JSON, each line and the whole in one order, so that the same says the same. */
export type Share = { costCentreId: string; share: number }
export type Allowance = { kindId: string; amount: string; per: string }
export type AllowanceKind = { id: string; name: string }
type Problem = { problem: string; params?: Record<string, unknown> }

export const sharesText = (lines: readonly Share[] | null): string | null => lines && JSON.stringify(lines.map(({ costCentreId, share }) => ({ costCentreId, share: Number(share) })).toSorted((a, b) => b.share - a.share || (a.costCentreId < b.costCentreId ? -1 : 1)))
export const allowancesText = (lines: readonly Allowance[] | null, currency: string): string | null =>
  lines && JSON.stringify(lines.map(({ kindId, amount, per }) => ({ kindId, amount: toDecimal(toMinor(amount, currency) ?? 0n, currency), per })).toSorted((a, b) => a.kindId < b.kindId ? -1 : 1))

/** "4100 60 %; 4200 40 %", "4100: 0.6 | 4200: 0.4", "4100": whose share is how much, a hundred together. */
export function readShares(text: string, find: (word: string) => { id: string | null } | { problem: string }): { lines: Share[] } | Problem {
  const lines: Share[] = []
  for (const part of parted(text)) {
    const [, word = part, told] = /^(.*\S)[\s:=(/]+(\d+(?:[.,]\d+)?)\s*%?\)?$/.exec(part) ?? []
    const share = told === undefined ? 100 : readDecimal(told)
    if (share === null || share <= 0) return { problem: 'shares_unreadable' }
    const found = find(word.replace(/[:=(/]$/, '').trim())
    if ('problem' in found) return { problem: found.problem, params: { label: word } }
    if (found.id === null) return { problem: 'shares_unreadable' }
    if (lines.some(({ costCentreId }) => costCentreId === found.id)) return { problem: 'shares_twice', params: { name: word } }
    lines.push({ costCentreId: found.id, share })
  }
  const sum = lines.reduce((all, { share }) => all + Math.round(share * 10_000), 0)
  if (sum === 10_000 && lines.length > 1) return { lines: lines.map(({ costCentreId, share }) => ({ costCentreId, share: Math.round(share * 10_000) / 100 })) }
  return sum === 1_000_000 ? { lines } : { problem: 'shares_not_whole', params: { total: sum / 10_000 } }
}

/** "Car 300 per month; Meals 5 per payment": nothing is guessed of what an amount is for. */
export function readAllowances(text: string, kinds: readonly AllowanceKind[], currency: string): { lines: Allowance[] } | Problem {
  const lines: Allowance[] = []
  for (const part of parted(text)) {
    const [, name, amount, per] = /^(.*?\S)[\s:=]+([^\p{L}\s]*\d[\d.,'’ ]*)[^\p{L}\d]*(?:per|an?|pro|im|par|por|al)?\s*(\p{L}.*)$/u.exec(part) ?? []
    if (!name) return { problem: 'allowances_unreadable' }
    const line = lineOf(name, amount!, per!, kinds, currency)
    if ('problem' in line) return line
    if (lines.some(({ kindId }) => kindId === line.kindId)) return { problem: 'allowances_twice', params: { name } }
    lines.push(line)
  }
  return { lines }
}

/** A column of its own: what it is called says which allowance it is and for which time. */
export const allowanceOf = (header: string, amount: string, kinds: readonly AllowanceKind[], currency: string): Allowance | Problem => lineOf(header, amount, header, kinds, currency)

function lineOf(name: string, amount: string, per: string, kinds: readonly AllowanceKind[], currency: string): Allowance | Problem {
  const fitting = kinds.filter(kind => stem(kind.name) === stem(name))
  if (fitting.length !== 1) return { problem: 'allowance_unknown', params: { name: collapsed(name) } }
  const time = /payment|zahlung|paie|paga/.test(foldWord(per)) ? 'payment' : readWord('per', per) ?? guessPer(per, [])
  if (!time) return { problem: 'allowance_per_missing', params: { name: collapsed(name) } }
  const reading = readAmount(amount, currency)
  if ('problem' in reading) return { problem: reading.problem }
  return { kindId: fitting[0]!.id, amount: toDecimal(reading.minor, currency), per: time }
}

const parted = (text: string) => text.split(/[;|\n]|,(?!\d)/).map(part => collapsed(part)).filter(Boolean)
const small = new Set('allowance allowances amount zulage zulagen betrag prime indemnite complemento plus per a an pro im par por al month monthly monat monatlich mois mensuel mensuelle mes mensual year yearly annual annually jahr jahrlich annuel annuelle anual hour hourly stunde heure horaire hora payment payments zahlung paie paga'.split(' '))
/** Of a name, what tells one allowance from another. */
const stem = (name: string) => foldWord(name).split(' ').filter(word => !small.has(word)).join(' ') || foldWord(name)
