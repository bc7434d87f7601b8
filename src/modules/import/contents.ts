import { isCurrency, looksLikeAmount, readAmount, readDecimal } from './amounts.ts'
import { targetOf, type KeptOut, type TargetKey } from './columns.ts'
import { readCountry, readNationality } from './countries.ts'
import { looksLikeDate } from '#shared/sheet-dates.ts'
import { looksLastFirst } from './names.ts'
import { looksLikeEmail, looksLikePhone } from './values.ts'
import { foldWord, readWord, saysNothing, type ChoiceTarget } from './words.ts'

/** What the cells of a column look like. `isFigures`: nothing but short whole numbers. */
export type Look = { texts: string[]; filled: number; values: Set<string>; lengths: Set<number>; isFigures: boolean }

export function lookAt(cells: string[]): Look {
  const texts = cells.map(cell => cell.trim()).filter(cell => !saysNothing(cell))
  return { texts, filled: texts.length, values: new Set(texts), lengths: new Set(texts.map(text => text.length)), isFigures: texts.length > 0 && texts.every(text => /^\d{1,6}$/.test(text)) }
}

/** Whether the contents may be what the name promises: half of them readable is enough, for the rest is told by row. */
export function fits(key: TargetKey, look: Look): boolean {
  const { kind } = targetOf[key]
  if (kind === 'choice') return share(look, text => readWord(key as ChoiceTarget, text) !== null || key === 'status' && /terminat|leav|activ/i.test(text)) >= 0.5
  if (kind === 'name') return share(look, text => /\p{L}/u.test(text) && !/@|\d{2}/.test(text)) >= 0.8
  if (key === 'number' || key === 'managerNumber') return share(look, text => text.length <= 20 && !/@/.test(text)) >= 0.9
  if (kind === 'reference') return key === 'costCentre' || !look.isFigures
  if (kind === 'text') return share(look, text => !looksLikeEmail(text) || key === 'manager') >= 0.5
  return share(look, tests[kind]) >= 0.5
}

/** Only what can hardly be anything else. */
export function byContents(look: Look): TargetKey | undefined {
  if (look.filled < 3) return undefined
  if (share(look, looksLikeEmail) > 0.9) return 'workEmail'
  if (share(look, text => isCurrency(text)) > 0.9) return 'currency'
  if (share(look, looksLikeAmount) > 0.9) return 'amount'
  if (share(look, looksLastFirst) > 0.9 && look.values.size > look.filled * 0.9) return 'name'
  if (look.values.size <= 12 && share(look, text => text.length > 1 && readWord('maritalStatus', text) !== null) > 0.95) return 'maritalStatus'
  if (look.values.size > 1 && look.values.size <= 6 && share(look, text => /^[mfwxd]$/i.test(text) || text.length > 2 && readWord('gender', text) !== null) > 0.95) return 'gender'
  if (share(look, text => text.length > 3 && readCountry(text) !== null) > 0.95) return 'country'
  return share(look, text => /^\+\d[\d ()./-]{7,}$/.test(text)) > 0.9 ? 'workPhone' : undefined
}

/** A special category shows in its words, whatever its column is called. */
export function keptOutByContents(look: Look): KeptOut | undefined {
  if (look.filled < 3) return undefined
  const what = Object.entries(specialWords).find(([, words]) => share(look, text => words.has(foldWord(text))) > 0.8)?.[0]
  return what === undefined ? undefined : { reason: 'special', what }
}

const share = (look: Look, test: (text: string) => boolean) => look.filled ? look.texts.filter(test).length / look.filled : 0

const tests: Record<'email' | 'phone' | 'date' | 'country' | 'nationality' | 'decimal' | 'amount' | 'currency', (text: string) => boolean> = {
  email: text => looksLikeEmail(/<([^>]+)>$/.exec(text)?.[1] ?? text),
  phone: text => looksLikePhone(text) || /^\d{3,6}$/.test(text),
  date: text => looksLikeDate(text) || /^[234]\d{4}$/.test(text),
  country: text => readCountry(text) !== null,
  nationality: text => readNationality(text) !== null,
  decimal: text => readDecimal(text) !== null,
  amount: text => !('problem' in readAmount(text, null, null)),
  currency: text => /^[A-Za-z]{3}$|^[$€£¥₹]$/.test(text),
}

const wordsIn = (words: string) => new Set(words.split(', ').map(foldWord))

const specialWords: Record<string, Set<string>> = {
  ethnicity: wordsIn('White, Black, Asian, Black or African American, African American, American Indian or Alaska Native, Native American, Native Hawaiian or Other Pacific Islander, Pacific Islander, Two or more races, Mixed, Hispanic, Hispanic or Latino, Latino, Caucasian, White British, Asian British, Black British'),
  religion: wordsIn('Christian, Catholic, Roman Catholic, Protestant, Muslim, Islam, Jewish, Hindu, Buddhist, Sikh, Atheist, Agnostic, Evangelisch, Katholisch, römisch-katholisch, konfessionslos, rk, ev, No religion, Catholique, Musulman, Juif, Católico, Musulmán'),
  orientation: wordsIn('Heterosexual, Straight, Gay, Lesbian, Bisexual, Homosexual, Gay or lesbian, Heterosexuell, Homosexuell, Pansexual, Asexual, Queer'),
}
