import { act } from '#platform/act.ts'
import type { Tx } from '#platform/db.ts'
import { choicesOf, lacksOf, mappingOf } from './choices.ts'
import { isChoice, targetOf, type TargetKey } from './columns.ts'
import * as contracts from './contract.ts'
import { draftOf, openDraft, runOf, type Draft } from './draft.ts'
import { Frame, isPlace } from './places.ts'
import { choices } from './rules.ts'
import { problemOf, stepOf } from './running.ts'
import { collapsed } from './names.ts'
import { foldWord, saysNothing } from './words.ts'
import { readValue } from './values.ts'
import { reasonOf, sayingOf } from './wording.ts'

export async function viewOf(tx: Tx, id: string): Promise<contracts.ImportView> {
  // Before what it writes is read: a step that ends meanwhile goes on until the next look. The other way round it would seem never to have been.
  const step = stepOf(id)
  const { added, unchanged, differing, changed, asked, decided, leftOut, linked, made: _, rows, ...run } = await runOf(tx, id)
  const draft = await draftOf(tx, id)
  const counts = rows === null ? null : { rows, added: added ?? 0, past: 0, unchanged: unchanged ?? 0, differing: differing ?? 0, changed: changed ?? 0, differences: [], asks: { changes: asked ?? 0, decided: decided ?? 0, steps: [] }, leftOut: leftOut ?? 0, linked: linked ?? 0, withPay: 0, ended: 0, unanswered: 0, problems: [], created: [] }
  const over: contracts.ImportView = {
    ...run, step: step && { name: step.name, done: step.done, total: step.total }, problem: problemOf(id), form: null, isRead: true, rows: rows ?? 0, columns: [], lacks: [], settings: {}, chosen: {}, counts, isRemembered: false, can: run.status === 'committed' && !step ? ['undo'] : [],
  }
  if (!draft) return over
  const chosen = await choicesOf(tx, draft)
  const lacks = lacksOf(draft, chosen)
  return {
    ...over, problem: draft.problem, form: draft.form, isRead: draft.isRead, rows: draft.readRows, columns: columnsOf(draft), lacks, settings: chosen.settings, chosen: draft.settings,
    counts: run.status === 'checked' ? draft.report && withoutUnknown(draft.report) : null, isRemembered: draft.guesses.some(({ why }) => why === 'remembered'), can: possible(run.status, draft, lacks, step !== null && step.name !== 'reading'),
  }
}

const withoutUnknown = ({ unknown: _, ...counts }: NonNullable<Draft['report']>) => counts

function possible(status: string, { isRead, report }: Draft, lacks: { isBlocking: boolean }[], isBusy: boolean): string[] {
  if (isBusy) return ['cancel']
  const isMapped = isRead && !lacks.some(({ isBlocking }) => isBlocking)
  return ['reread', ...status === 'failed' ? [] : ['map'], ...['mapped', 'checked'].includes(status) && isMapped ? ['check'] : [], ...status === 'checked' && report && !report.unanswered && !openKinds(report).length ? ['commit'] : [], 'cancel']
}

/** What is still asked for. */
export const openKinds = ({ differences }: contracts.Counts) => differences.filter(({ possible, answer }) => possible > 0 && answer === null).map(({ label }) => label)

function columnsOf({ header, sample, guesses, columns }: Draft): contracts.ImportView['columns'] {
  return header.map((name, column) => {
    const guess = guesses[column]!
    const isAsGuessed = guess.target === columns[column]
    const samples = [...new Set(sample.map(cells => collapsed(cells[column] ?? '')).filter(Boolean))].slice(0, 5)
    return { column, header: name, target: columns[column] ?? null, confidence: isAsGuessed ? guess.confidence : 1, why: isAsGuessed ? guess.why : 'chosen', reason: columns[column] ? null : guess.reason ?? null, message: columns[column] ? null : reasonOf(guess.reason, guesses), samples }
  })
}

const mostWords = 300

export const questions = act(contracts.questions, async (tx, _, { id }) => {
  const draft = await openDraft(tx, id!)
  const chosen = await choicesOf(tx, draft)
  const { forms = [] } = mappingOf(draft, chosen)
  const frame = new Frame(chosen.company, chosen.settings, draft.answers.values ?? {})
  const values = []
  for (const [column, target] of draft.columns.entries()) if (target && asks(target)) values.push(await wordsOf(tx, id!, draft, frame, column, target))
  return {
    settings: settingsAsked(draft, chosen),
    dates: draft.columns.flatMap((target, column) => target && targetOf[target].kind === 'date' ? [{ column, target, header: draft.header[column]!, order: forms[column]?.dateOrder ?? null, ...sure(forms[column]), examples: examples(draft, column) }] : []),
    values,
  }
})

const asks = (target: TargetKey) => ['choice', 'reference', 'country', 'nationality', 'currency'].includes(targetOf[target].kind)
const sure = (form: object | undefined) => { const { isMixed = false, isSure = false } = (form ?? {}) as { isMixed?: boolean; isSure?: boolean }; return { isMixed, isSure } }
const examples = ({ sample }: Draft, column: number) => [...new Set(sample.map(cells => cells[column] ?? '').filter(text => !saysNothing(text)))].slice(0, 3)

async function wordsOf(tx: Tx, runId: string, { header, answers }: Draft, frame: Frame, column: number, target: TargetKey) {
  const rows = await tx.query<{ text: string; count: number }>(`select cells[$2] as text, count(*)::int as count from import_row where run_id = $1 and cells[$2] <> '' group by 1 order by 2 desc, 1 limit 2000`, [runId, column + 1])
  const words = new Map<string, { word: string; text: string; count: number }>()
  for (const { text, count } of rows) {
    const word = foldWord(collapsed(text))
    const known = words.get(word)
    if (known) known.count += count
    else if (word && !saysNothing(text)) words.set(word, { word, text: collapsed(text), count })
  }
  const guess = (text: string): contracts.Answer | null => {
    if (isPlace(target)) return frame.guess(target, text)
    const { value } = readValue(target, text, { today: '' })
    return value === undefined ? null : { value: String(value) }
  }
  const listed = [...words.values()].map(each => ({ ...each, guess: guess(each.text), answer: answers.values?.[target]?.[each.word] ?? null }))
  // Where a country or currency is known by its name, there is nothing to ask.
  const open = isPlace(target) || isChoice(target) ? listed : listed.filter(each => each.guess === null || each.answer)
  return {
    column, header: header[column]!, target, label: targetOf[target].label, kind: isPlace(target) ? 'reference' as const : 'choice' as const,
    options: isChoice(target) ? Object.entries(choices[target]).map(([value, label]) => ({ value, label })) : [],
    words: open.slice(0, mostWords).map(each => ({ ...each, guessLabel: labelOf(target, each.guess, frame) })), more: Math.max(0, open.length - mostWords),
  }
}

function labelOf(target: TargetKey, guess: contracts.Answer | null, frame: Frame): string | null {
  if (guess?.id && isPlace(target)) return frame.nameOf(target, guess.id)
  return guess?.value === undefined ? null : isChoice(target) ? choices[target][guess.value] ?? guess.value : guess.value
}

/** What no column tells, or a column may leave open. */
function settingsAsked({ columns }: Draft, { company: { places }, settings }: Awaited<ReturnType<typeof choicesOf>>) {
  const has = (key: TargetKey) => columns.includes(key)
  const named = (all: { id: string; name: string }[]) => all.map(({ id, name }) => ({ value: id, label: name }))
  const worded = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }))
  const asked: [key: keyof contracts.Settings, label: string, isNeeded: boolean, options: { value: string; label: string }[]][] = [
    ['legalEntity', 'Legal entity', !has('legalEntity'), named(places.legalEntity)],
    ['location', 'Location', !has('location'), named(places.location)],
    ['unit', 'Unit', !has('unit'), named(places.unit).slice(0, 500)],
    ['jobTitle', 'Job title', !has('jobTitle'), named(places.jobTitle).slice(0, 500)],
    ...has('unit') ? [['unitParent', 'New units are part of', false, named(places.unit).slice(0, 500)] as (typeof asked)[number]] : [],
    ...has('amount') && !has('currency') ? [['currency', 'Currency of pay', true, []] as (typeof asked)[number]] : [],
    ...has('amount') && !has('per') ? [['per', 'Pay is per', true, worded(choices.per)] as (typeof asked)[number]] : [],
    ...has('kind') ? [] : [['kind', 'Kind of worker', true, worded(choices.kind)] as (typeof asked)[number]],
    ...has('fte') && !has('weeklyHours') ? [['fullTimeHours', 'Full-time hours a week', true, []] as (typeof asked)[number]] : [],
    ['dateOrder', 'Dates like 3/4/2020', false, [{ value: 'dmy', label: 'Day first' }, { value: 'mdy', label: 'Month first' }]],
    ['unknownManagers', 'Managers who aren’t found', false, [{ value: 'nobody', label: 'Come in without a manager' }]],
  ]
  return asked.map(([key, label, isNeeded, options]) => ({ key, label, isNeeded, value: settings[key] ?? null, options }))
}

export const managers = act(contracts.managers, async (tx, _, { id }) => {
  const { report, answers } = await openDraft(tx, id!)
  return { items: (report?.unknown ?? []).map(({ key, value, rows, likely }) => ({ key, text: value, count: rows.length, rows: rows.slice(0, 50), likely, answer: answers.managers?.[key] ?? null })) }
})

type ProblemRow = { row: number; place: number; part: string; col: number | null; target: TargetKey | null; code: string; level: 'row' | 'cell' | 'note'; params: Record<string, unknown>; value: string; name: string | null }
type Asked = { after?: string; limit?: number; code?: string; level?: string; target?: string }

export async function problemsOf(tx: Tx, id: string, { after, limit = 100, code, level, target }: Asked) {
  const { header } = await openDraft(tx, id)
  const [row, part, place] = after?.split('.') ?? ['-100000', '', '-1']
  const rows = await tx.query<ProblemRow>(`
    select p.row, p.part, p.place, p.col, p.target, p.code, p.level, p.params, p.value, w.name from import_problem p left join import_person w on w.organization_id = p.organization_id and w.run_id = p.run_id and w.row = p.row
    where p.run_id = $1 and (p.row, p.part, p.place) > ($2::int, $3, $4::int) and ($5::text is null or p.code = $5) and ($6::text is null or p.level = $6) and ($7::text is null or p.target = $7)
    order by p.row, p.part, p.place limit $8`, [id, row, part, place, code ?? null, level ?? null, target ?? null, limit + 1])
  const last = rows.length > limit ? rows[limit - 1]! : null
  return {
    items: rows.slice(0, limit).map(({ part: _, place: __, col, ...each }) => ({ ...each, column: col, header: col === null ? null : header[col] ?? null, message: sayingOf(each.code, each.params) })),
    next: last && `${last.row}.${last.part}.${last.place}`,
  }
}

export const people = act(contracts.people, async (tx, { after = '-100000', limit = 100, decision }, { id }) => {
  await openDraft(tx, id!)
  const rows = await tx.query<{ row: number; decision: string; name: string | null; number: string | null; personId: string | null; differs: string[]; given: Record<string, unknown>; managerName: string | null }>(`
    select d.row, d.decision, p.name, p.number, d.person_id as "personId", coalesce(d.differs, '{}') as differs, p.given,
      coalesce(m.name, (select name from directory_entry e where e.id = d.manager_assignment_id)) as "managerName"
    from import_decision d join import_person p on p.organization_id = d.organization_id and p.run_id = d.run_id and p.row = d.row
    left join import_person m on m.organization_id = d.organization_id and m.run_id = d.run_id and m.row = d.manager_row
    where d.run_id = $1 and d.row > $2::int and ($3::text is null or d.decision = $3) order by d.row limit $4`, [id, after, decision ?? null, limit + 1])
  return { items: rows.slice(0, limit), next: rows.length > limit ? String(rows[limit - 1]!.row) : null }
})
