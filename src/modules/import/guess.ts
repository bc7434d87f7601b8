import type { SettingName } from '#shared/settings.ts'
import { readAmount } from './amounts.ts'
import { foldHeader } from '#shared/sheet-names.ts'
import { codeNames, keptOut } from './column-names.ts'
import { allowanceColumns, targetOf, targets, type KeptOut, type TargetKey } from './columns.ts'
import { byContents, fits, keptOutByContents, type Look, lookAt } from './contents.ts'

export type Why = 'remembered' | 'name' | 'name and contents' | 'contents'
/** Why a column stays outside. `code`: repeats as a figure what the column `beside` says in words. */
export type Reason = KeptOut | { reason: 'code'; beside: number | null } | { reason: 'taken'; by: number } | { reason: 'empty' } | { reason: 'unknown' } | { reason: 'off' }
export type Guess = { column: number; header: string; target: TargetKey | null; confidence: number; why: Why | null; reason?: Reason }

/** `remembered`: what was chosen for a header of this name before, by its folded name. */
export function guessMapping(header: string[], rows: string[][], remembered: Record<string, TargetKey | null> = {}): Guess[] {
  const looks = header.map((_, column) => lookAt(rows.map(cells => cells[column] ?? '')))
  const guesses = header.map((name, column) => guessOne(name, column, looks[column]!, remembered))
  partNames(guesses)
  recogniseCodes(guesses, looks)
  standIn(guesses)
  countAllowances(guesses)
  return leaveOne(guesses)
}

/** What the company doesn't use stays outside, and says so. */
export const used = (guesses: readonly Guess[], settings: readonly SettingName[]): Guess[] => guesses.map(guess => {
  const uses = guess.target && targetOf[guess.target].uses
  return uses && !settings.includes(uses) ? { ...guess, target: null, reason: { reason: 'off' } } : guess
})

/** From the header's word, else from how much it is; null where neither tells. */
export function guessPer(header: string, texts: string[]): 'hour' | 'month' | 'year' | null {
  const name = foldHeader(header)
  if (/hour|stunde|horaire|hora/.test(name)) return 'hour'
  if (/month|monat|mensu|mes$/.test(name)) return 'month'
  if (/year|annu|jahr|ctc|anual/.test(name)) return 'year'
  const amounts = texts.map(text => readAmount(text, 'EUR')).flatMap(reading => 'minor' in reading ? [Number(reading.minor) / 100] : []).sort((a, b) => a - b)
  const middle = amounts[amounts.length >> 1]
  if (middle === undefined) return null
  return middle >= 15_000 ? 'year' : middle >= 800 && middle < 10_000 ? 'month' : middle < 200 ? 'hour' : null
}

function guessOne(header: string, column: number, look: Look, remembered: Record<string, TargetKey | null>): Guess {
  const name = foldHeader(header)
  const outside = (reason: Reason, why: Why | null, confidence = 0.9): Guess => ({ column, header, target: null, confidence, why, reason })
  const inside = (target: TargetKey, confidence: number, why: Why): Guess => ({ column, header, target, confidence, why })

  const before = Object.hasOwn(remembered, name) ? remembered[name] : undefined
  if (before) return inside(before, 1, 'remembered')
  const known = keptOut.find(([names]) => names.test(name))?.[1]
  const target = byName.get(name)
  if (known?.reason === 'special' || known && !target) return outside(known, 'name')
  const shown = keptOutByContents(look)
  if (shown) return outside(shown, 'contents', 0.7)
  if (before === null) return outside({ reason: 'unknown' }, 'remembered', 1)
  if (codeNames.test(name)) return outside({ reason: 'code', beside: null }, 'name')

  if (target && look.filled === 0) return inside(target, 0.6, 'name')
  if (target) return fits(target, look) ? inside(target, 0.95, 'name and contents') : inside(target, 0.4, 'name')
  if (look.filled === 0) return outside({ reason: 'empty' }, null, 0.5)
  const near = /allowance|zulage$/.test(name) ? 'allowance' : nearest(name)
  if (near && fits(near, look)) return inside(near, 0.7, 'name and contents')
  const told = byContents(look)
  return told ? inside(told, 0.5, 'contents') : outside({ reason: 'unknown' }, null, 0)
}

const byName = new Map(targets.flatMap(({ key, label, names }) => [label, key, ...names.split(', ')].map(name => [foldHeader(name), key] as const)).reverse())

/** A known name within a longer one: "Employee Birth Date (required)". The longest one counts. */
function nearest(name: string): TargetKey | undefined {
  let best: [string, TargetKey] | undefined
  for (const entry of byName) if (entry[0].length >= 5 && name.includes(entry[0]) && entry[0].length >= name.length * 0.4 && entry[0].length > (best?.[0].length ?? 0)) best = entry
  return best?.[1]
}

/** "Name" beside "Vorname" is the family's; "Nombre" beside "Apellidos" the person's own. */
function partNames(guesses: Guess[]): void {
  const has = (target: TargetKey) => guesses.some(guess => guess.target === target)
  for (const guess of guesses) {
    const name = foldHeader(guess.header)
    const target = name === 'nombre' && has('lastName') && !has('firstName') ? 'firstName' : /^(name|nom|nombre)$/.test(name) && has('firstName') && !has('lastName') ? 'lastName' : null
    if (target && guess.why !== 'remembered') Object.assign(guess, { target, confidence: 0.9, why: 'name', reason: undefined })
  }
}

/** What is named more exactly than is needed: alone it is the first, or the last, day. */
function standIn(guesses: Guess[]): void {
  for (const [target, alone] of [['originalHireOn', 'startsOn'], ['lastWorkingDay', 'endsOn']] as const)
    if (!guesses.some(guess => guess.target === alone)) for (const guess of guesses) if (guess.target === target && guess.why !== 'remembered') guess.target = alone
}

/** A column for each allowance, told apart by what they are called. */
function countAllowances(guesses: Guess[]): void {
  const free = allowanceColumns.filter(target => !guesses.some(guess => guess.target === target && guess.why === 'remembered'))
  for (const guess of guesses.filter(each => each.target === 'allowance' && each.why !== 'remembered')) guess.target = free.shift() ?? 'allowance'
}

/** Figures where another column has the words, or a manager's figure that is no employee's number. */
function recogniseCodes(guesses: Guess[], looks: Look[]): void {
  for (const guess of guesses) {
    const look = looks[guess.column]!
    if (!look.isFigures || guess.why === 'remembered') continue
    if (guess.target === 'managerNumber') {
      const numbers = guesses.find(other => other.target === 'number')
      const names = guesses.find(other => other.target === 'manager')
      if (numbers && names && !sharesShape(look, looks[numbers.column]!)) asCode(guess, names.column)
      continue
    }
    const stem = /^(.*?)(id|code|nr|no|key|number|num|flag)$/.exec(foldHeader(guess.header))?.[1]
    if (!stem || guess.target === 'number') continue
    const target = byName.get(stem) ?? nearest(stem)
    const twin = guesses.find(other => other !== guess && !looks[other.column]!.isFigures && (target !== undefined && other.target === target || sameStem(stem, foldHeader(other.header))))
    if (twin || codeTargets.has(target ?? '')) asCode(guess, twin?.column ?? null)
  }
  for (const guess of guesses) if (guess.reason?.reason === 'code' && guess.reason.beside === null)
    guess.reason = { reason: 'code', beside: guesses.find(other => other.target === (/married/.test(foldHeader(guess.header)) ? 'maritalStatus' : 'status'))?.column ?? null }
}

const codeTargets = new Set(['gender', 'maritalStatus', 'status', 'kind', 'unit', 'jobTitle'])
const asCode = (guess: Guess, beside: number | null) => Object.assign(guess, { target: null, confidence: 0.8, why: 'name and contents', reason: { reason: 'code', beside } })
const sameStem = (stem: string, name: string) => stem.length >= 4 && (name.startsWith(stem) || name.startsWith(stem.slice(0, 4)) && name.endsWith(stem.slice(-5)))
const sharesShape = (a: Look, b: Look) => [...a.values].some(value => b.values.has(value)) || [...a.lengths].some(length => b.lengths.has(length))

/** One column for each target: the surest, then the first. */
function leaveOne(guesses: Guess[]): Guess[] {
  const taken = new Map<TargetKey, Guess>()
  for (const guess of guesses.toSorted((a, b) => b.confidence - a.confidence || a.column - b.column))
    if (guess.target && !taken.has(guess.target)) taken.set(guess.target, guess)
  return guesses.map(guess => {
    const holder = guess.target && taken.get(guess.target)
    return holder && holder !== guess ? { ...guess, target: null, reason: { reason: 'taken', by: holder.column } } : guess
  })
}
