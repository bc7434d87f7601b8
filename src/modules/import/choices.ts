import type { Tx } from '#platform/db.ts'
import { targetOf, type TargetKey } from './columns.ts'
import type { Answer, Settings } from './contract.ts'
import type { Draft } from './draft.ts'
import { guessPer } from './guess.ts'
import { messages } from './messages.ts'
import { companyOf, onlyOnes, type Company } from './places.ts'
import { checkMapping, type Mapping } from './rows.ts'
import { ColumnEvidence, type ValueMap } from './values.ts'

/** What holds for the import as a whole: what was chosen, and for the rest what goes without saying. */
export type Choices = { company: Company; settings: Settings; constants: NonNullable<Mapping['constants']> }

const asConstants = ['legalEntity', 'location', 'unit', 'jobTitle', 'currency', 'per', 'kind'] as const

export async function choicesOf(tx: Tx, draft: Draft): Promise<Choices> {
  const company = await companyOf(tx)
  const amount = draft.columns.indexOf('amount')
  const per = amount === -1 ? null : guessPer(draft.header[amount] ?? '', draft.sample.map(cells => cells[amount] ?? ''))
  const settings: Settings = { kind: 'employee', fullTimeHours: '40', ...onlyOnes(company), ...per && { per }, ...draft.settings }
  const entity = company.places.legalEntity.find(({ id }) => id === settings.legalEntity)
  if (entity?.currency) settings.currency ??= entity.currency
  const constants = Object.fromEntries(asConstants.flatMap(key => settings[key] === undefined ? [] : [[key, settings[key]]]))
  return { company, settings, constants }
}

/** What must be said before a row can be looked at. A number or e-mail is only wished for. */
export function lacksOf({ columns }: Draft, { constants }: Choices) {
  const missing = (['location', 'unit', 'jobTitle'] as const).filter(key => !columns.includes(key) && constants[key] === undefined)
  const lacks = [...checkMapping({ columns, constants }), ...missing.map(key => ({ code: 'constant_missing', targets: [key] as TargetKey[] }))]
  return lacks.map(({ code, targets }) => ({ code, targets, isBlocking: code !== 'nothing_tells_apart', message: `${(messages as Record<string, string>)[code]!} (${targets.map(key => targetOf[key].label).join(', ')})` }))
}

export function mappingOf({ columns, evidence }: Draft, { settings, constants }: Choices): Mapping {
  const seen = revived(evidence)
  const dates = columns.flatMap((key, at) => key && targetOf[key].kind === 'date' ? [at] : [])
  const forms = columns.map((_, at) => {
    const form = seen.formOf(at, dates)
    return { ...form, dateOrder: form.dateOrder ?? settings.dateOrder ?? null }
  })
  return { columns, constants, forms }
}

/** Answers to words that are values, for the reading of cells; what names a place is looked up elsewhere. */
export function valueMapOf({ answers }: Draft): ValueMap {
  const said = (words: Record<string, Answer>) => Object.entries(words).filter(([, { value, leaveOut }]) => leaveOut || value).map(([word, { value }]) => [word, value ?? null] as const)
  return Object.fromEntries(Object.entries(answers.values ?? {}).map(([target, words]) => [target, Object.fromEntries(said(words))]))
}

export function revived(evidence: Draft['evidence']): ColumnEvidence {
  const seen = new ColumnEvidence()
  if (!evidence) return seen
  seen.dates = evidence.dates as ColumnEvidence['dates']
  seen.signs = new Map(evidence.signs.map(([column, signs]) => [column, new Set(signs as ('.' | ',')[])]))
  return seen
}

/** A column without digits has no entry. */
export const dried = ({ dates, signs }: ColumnEvidence): NonNullable<Draft['evidence']> => ({ dates: Array.from(dates, each => each ?? { iso: 0, dmy: 0, mdy: 0, either: 0, serial: 0, other: 0 }), signs: [...signs].map(([column, seen]) => [column, [...seen]]) })
