import type { Tx } from '#platform/db.ts'
import type { SheetRow } from '#platform/spreadsheets.ts'
import type { Day } from '#shared/calendar.ts'
import { countPast, dayProblem, layerProblem, openingEffect, type AccountFacts, type Layer, type Stated } from '#modules/leave/index.ts'
import { foldHeader } from '#shared/sheet-names.ts'
import { decideOrder, noEvidence, readDate, seeDate, type DateOrder } from '#shared/sheet-dates.ts'
import { guessLayer, isDateTarget, readLeaveAmount, readPart } from './leave-cells.ts'
import { layerTargets, type LeaveFile, type LeaveTarget } from './rules-leave-columns.ts'
import { found, type Someone } from './leave-people.ts'

export type LeaveSettings = { leaveTypeId?: string | null; onDay?: string | null; dateOrder?: DateOrder | null }
export type LeaveWords = { leaveType?: Record<string, string>; layer?: Record<string, string> }
export type LeaveDraft = { fileHash: string; form: Record<string, unknown>; header: string[]; rows: SheetRow[]; columns: (LeaveTarget | null)[]; words: LeaveWords; settings: LeaveSettings }
export type LeaveType = { id: string; code: string; name: string; unit: 'days' | 'hours'; hasBalance: boolean }
export type LeaveProblem = { row: number; column: number | null; level: 'row' | 'note'; code: string; params: Record<string, unknown>; value: string }
export type LeaveLine = { rows: number[]; personId: string; name: string; number: string | null; leaveType: string; unit: 'days' | 'hours'; decision: 'added' | 'differing' | 'unchanged'; on: Day; until: Day | null; there: { layer: Layer; quantity: number }[]; stated: Stated[]; quantity: number | null }
export type EnteredRow = { employment: string; person: string; type: string; on_day: Day; layer: Layer; amount: number; expires_on: Day | null; isCorrection: boolean }
export type TakenRow = { employment: string; person: string; type: string; starts_on: Day; ends_on: Day; first_part: string | null; days: unknown }
export type LeavePlan = { problems: LeaveProblem[]; lines: LeaveLine[]; entered: EnteredRow[]; taken: TakenRow[]; leftOut: Set<number>; employments: string[] }

export const leaveTypesOf = (tx: Pick<Tx, 'query'>) => tx.query<LeaveType>(`select id, code, name, unit, has_balance as "hasBalance" from leave_type order by sort_name, id`)
/** A word of the file for a type of leave, as it was answered, else as the type is called. */
export const typeOf = (word: string, types: readonly LeaveType[], { leaveType = {} }: LeaveWords): LeaveType | null => {
  const folded = foldHeader(word), named = types.filter(({ code, name }) => [foldHeader(code), foldHeader(name)].includes(folded))
  return types.find(({ id }) => id === leaveType[folded]) ?? (named.length === 1 ? named[0]! : null)
}
export const layerOf = (word: string, { layer = {} }: LeaveWords): Layer | null => (layer[foldHeader(word)] as Layer | undefined) ?? guessLayer(word)
/** Words of a column that mean nothing yet, with how often they stand there. */
export function wordsIn({ columns, rows, words }: LeaveDraft, types: readonly LeaveType[]): { target: 'leaveType' | 'layer'; word: string; text: string; count: number; answer: string | null }[] {
  return (['leaveType', 'layer'] as const).flatMap(target => {
    const at = columns.indexOf(target)
    if (at < 0) return []
    const groups = Map.groupBy(rows.map(({ cells }) => cells[at]?.trim() ?? '').filter(Boolean), foldHeader)
    return [...groups].map(([word, all]) => ({ target, word, text: all[0]!, count: all.length, answer: target === 'layer' ? layerOf(word, words) : typeOf(word, types, words)?.id ?? null }))
  })
}

type Cells = (target: LeaveTarget) => string
type Held = { row: number; who: Someone; type: LeaveType; cell: Cells }

/** What would become of every row, and why not of the others: nothing is written by it. */
export async function planOf(tx: Tx, what: LeaveFile, draft: LeaveDraft): Promise<LeavePlan> {
  const plan: LeavePlan = { problems: [], lines: [], entered: [], taken: [], leftOut: new Set(), employments: [] }, { columns, rows, settings, words } = draft, types = await leaveTypesOf(tx)
  const at = (target: LeaveTarget) => columns.indexOf(target), orders = ordersOf(draft)
  const refuse = (row: number, target: LeaveTarget | null, code: string, params: object = {}, value = '') => { plan.problems.push({ row, column: target && at(target) >= 0 ? at(target) : null, level: 'row', code, params: { ...params }, value }); plan.leftOut.add(row) }
  const out = (...of: Parameters<typeof refuse>): never[] => { refuse(...of); return [] }
  const note = (row: number, code: string, params: object) => plan.problems.push({ row, column: null, level: 'note', code, params: { ...params }, value: '' })
  const cellsOf = ({ cells }: SheetRow): Cells => target => at(target) < 0 ? '' : cells[at(target)]?.trim() ?? ''
  const [today] = await tx.query<{ today: Day }>(`select app.today('UTC')::text as today`)
  const dateIn = (row: number, target: LeaveTarget, cell: Cells): Day | null | undefined => {
    const text = cell(target)
    if (!text) return null
    const reading = readDate(text, { order: orders.get(target) ?? null, today: today!.today })
    if ('date' in reading) return reading.date
    refuse(row, target, `leave_${reading.problem}`, 'readings' in reading ? { readings: reading.readings } : {}, text)
    return undefined
  }
  const people = await found(tx, rows.map(each => ({ number: cellsOf(each)('number'), email: cellsOf(each)('workEmail') })))
  const dayFor = (row: number, cell: Cells) => what === 'taken' ? dateIn(row, 'startsOn', cell) : at('onDay') >= 0 && cell('onDay') ? dateIn(row, 'onDay', cell) : settings.onDay ?? null

  const held: (Held & { on: Day })[] = []
  for (const each of rows) {
    const { row } = each, cell = cellsOf(each), formula = each.cells.findIndex((text, column) => columns[column] && /^[=@]/.test(text.trim()))
    if (formula >= 0) { refuse(row, columns[formula]!, 'leave_formula', {}, each.cells[formula]); continue }
    const on = dayFor(row, cell), contractFrom = dateIn(row, 'employedFrom', cell), word = cell('leaveType')
    const type = word ? typeOf(word, types, words) : types.find(({ id }) => id === settings.leaveTypeId) ?? null
    if (!type) refuse(row, 'leaveType', word ? 'leave_type_unknown' : 'leave_type_empty', {}, word)
    if (on === null) refuse(row, what === 'taken' ? 'startsOn' : 'onDay', 'leave_day_empty')
    if (contractFrom === undefined || !on || !type) continue
    const who = people({ number: cell('number'), email: cell('workEmail'), name: cell('name'), legalEntity: cell('legalEntity'), employedFrom: contractFrom, on })
    if ('problem' in who) { refuse(row, who.by, who.problem, who.params, cell(who.by)); continue }
    if (who.isSelf) { refuse(row, null, 'leave_own'); continue }
    if (on < who.startsOn) { refuse(row, what === 'taken' ? 'startsOn' : 'onDay', 'leave_before_hire', { startsOn: who.startsOn }, on); continue }
    held.push({ row, who, type, cell, on })
  }
  plan.employments = [...new Set(held.map(({ who }) => who.employmentId))]
  await (what === 'balances' ? balances() : taken())
  return plan

  async function balances() {
    const facts = (await tx.query<{ facts: AccountFacts }>('select * from app.leave_brought_facts($1) facts', [plan.employments])).map(each => each.facts), accounts = new Map(facts.filter(({ versions }) => versions).map(each => [`${each.employment_id} ${each.leave_type_id}`, each]))
    for (const [key, of] of Map.groupBy(held, ({ who, type }) => `${who.employmentId} ${type.id}`)) balance(of, accounts.get(key))
  }
  /** All that a file says of one account stands or falls together: half of it would be another balance. */
  function balance(of: (Held & { on: Day })[], account: AccountFacts | undefined) {
    const [{ who, type, on, row: first }] = of as [Held & { on: Day }], before = plan.leftOut.size, stated: Stated[] = [], seen = new Map<string, number>()
    const against = !type.hasBalance ? { code: 'leave_no_balance', params: {} } : !account ? { code: 'leave_no_account', params: {} } : dayProblem(account, on)
    for (const { row, cell, on: day } of of) {
      if (against) { refuse(row, 'onDay', against.code, against.params, day); continue }
      if (day !== on) { refuse(row, 'onDay', 'leave_two_days', { row: first, on }, day); continue }
      for (const each of statedIn(row, cell, type)) {
        const layer = `${each.layer} ${each.expiresOn}`, problem = layerProblem(account!, on, each)
        if (seen.has(layer)) refuse(row, 'layer', 'leave_layer_twice', { row: seen.get(layer), layer: each.layer }, each.layer)
        else if (problem) refuse(row, each.expiresOn !== null && problem.code === 'lapsed_before' ? 'expiresOn' : 'layer', problem.code, problem.params, each.layer)
        else stated.push(each)
        seen.set(layer, row)
      }
    }
    const broken = of.find(({ row }) => plan.leftOut.has(row))
    if (plan.leftOut.size > before || broken) { for (const { row } of of) if (!plan.leftOut.has(row)) refuse(row, null, 'leave_broken', { row: broken!.row }); return }
    const { decision, there, write, notes } = openingEffect(account!, on, stated)
    for (const each of notes) note(first, each.code, each.params)
    plan.lines.push({ rows: of.map(({ row }) => row), personId: who.personId, name: who.name, number: who.number, leaveType: type.name, unit: type.unit, decision, on, until: null, there, stated, quantity: null })
    plan.entered.push(...write.map(each => ({ employment: who.employmentId, person: who.personId, type: type.id, on_day: on, layer: each.layer, amount: each.amount, expires_on: each.expiresOn, isCorrection: decision === 'differing' })))
  }
  function statedIn(row: number, cell: Cells, type: LeaveType): Stated[] {
    const expiresOn = dateIn(row, 'expiresOn', cell)
    if (expiresOn === undefined) return []
    const amountIn = (target: LeaveTarget, layer: Layer | null): Stated[] => {
      const read = readLeaveAmount(cell(target), type.unit)
      if (!layer) { refuse(row, 'layer', cell('layer') ? 'leave_layer_unknown' : 'leave_layer_empty', {}, cell('layer')); return [] }
      if ('problem' in read) { refuse(row, target, read.problem, {}, cell(target)); return [] }
      return [{ layer, amount: read.amount, expiresOn: expiresOn !== null && (layer === 'carried' || target === 'amount') ? expiresOn : null }]
    }
    const wide = layerTargets.filter(target => at(target) >= 0 && cell(target)).flatMap(target => amountIn(target, target))
    const long = at('amount') >= 0 && at('layer') >= 0 && (cell('amount') || cell('layer')) ? amountIn('amount', cell('layer') ? layerOf(cell('layer'), words) : null) : []
    if (!wide.length && !long.length && !plan.leftOut.has(row)) refuse(row, at('amount') >= 0 ? 'amount' : null, 'leave_amount_empty')
    return [...wide, ...long]
  }

  async function taken() {
    const wanted = held.flatMap(each => {
      const { row, cell, on, who } = each, endsOn = dateIn(row, 'endsOn', cell), part = readPart(cell('part'))
      if (endsOn === undefined) return []
      if (endsOn === null) return out(row, 'endsOn', 'leave_day_empty')
      if (part === undefined) return out(row, 'part', 'leave_part_unknown', {}, cell('part'))
      if (part && endsOn !== on) return out(row, 'part', 'leave_part_of_several', {}, cell('part'))
      if (endsOn < on) return out(row, 'endsOn', 'leave_ends_before', {}, endsOn)
      if (daysApart(on, endsOn) > longest) return out(row, 'endsOn', 'leave_too_long', {}, endsOn)
      if (who.endsOn !== null && endsOn > who.endsOn) return out(row, 'endsOn', 'leave_after_last_day', { endsOn: who.endsOn }, endsOn)
      return [{ ...each, endsOn, part }]
    })
    const counted = await countPast(tx, wanted.map(({ who, type, on, endsOn, part }) => ({ employmentId: who.employmentId, leaveTypeId: type.id, startsOn: on, endsOn, firstPart: part })))
    const there = Map.groupBy(await tx.query<{ employmentId: string; leaveTypeId: string; startsOn: Day; endsOn: Day; part: string | null; isSick: boolean }>(`
      select r.employment_id as "employmentId", r.leave_type_id as "leaveTypeId", r.starts_on as "startsOn", coalesce(r.last_day, r.ends_on) as "endsOn", r.first_part as part, t.kind = 'sick' as "isSick"
      from leave_request r join leave_type t on t.id = r.leave_type_id where r.employment_id = any ($1) and r.status in ('asked', 'approved') and r.every_weeks is null`, [plan.employments]), each => each.employmentId)
    const kept = new Map<string, { on: Day; endsOn: Day; row: number; isSick: boolean; part: string | null }[]>()
    for (const [nth, { row, who, type, cell, on, endsOn, part }] of wanted.entries()) {
      const found = counted[nth], others = there.get(who.employmentId) ?? [], own = kept.get(who.employmentId) ?? []
      const line: LeaveLine = { rows: [row], personId: who.personId, name: who.name, number: who.number, leaveType: type.name, unit: type.unit, decision: 'added', on, until: endsOn, there: [], stated: [], quantity: found?.amount.toNumber() ?? null }
      const meets = (each: { from: Day; to: Day; part: string | null; isSick: boolean }) => each.from <= endsOn && each.to >= on && each.isSick === found?.isSick && !(part && each.part && part !== each.part && each.from === each.to)
      if (!found) { refuse(row, null, 'leave_not_counted'); continue }
      if (others.some(each => each.leaveTypeId === type.id && each.startsOn === on && each.endsOn === endsOn && (each.part ?? null) === part)) { plan.lines.push({ ...line, decision: 'unchanged' }); continue }
      const twice = own.find(each => meets({ ...each, from: each.on, to: each.endsOn })), meanwhile = others.find(each => meets({ ...each, from: each.startsOn, to: each.endsOn }))
      if (twice) { refuse(row, 'startsOn', 'leave_twice_in_file', { row: twice.row }, on); continue }
      if (meanwhile) { refuse(row, 'startsOn', 'leave_there_already', { startsOn: meanwhile.startsOn, endsOn: meanwhile.endsOn }, on); continue }
      if (found.amount.is(0)) { refuse(row, 'startsOn', 'leave_no_day_counts', {}, on); continue }
      if (cell('amount')) {
        const read = readLeaveAmount(cell('amount'), type.unit)
        if ('problem' in read) { refuse(row, 'amount', read.problem, {}, cell('amount')); continue }
        if (!found.amount.is(read.amount)) { refuse(row, 'amount', 'leave_counts_else', { amount: found.amount.toNumber() }, cell('amount')); continue }
      }
      kept.set(who.employmentId, [...own, { on, endsOn, row, isSick: found.isSick, part }])
      plan.lines.push(line)
      plan.taken.push({ employment: who.employmentId, person: who.personId, type: type.id, starts_on: on, ends_on: endsOn, first_part: part, days: JSON.parse(found.days) })
    }
  }
}

/** As import of people decides: a column's own unmistakable days first, then the other columns', unless somebody has said. */
function ordersOf({ columns, rows, settings: { dateOrder } }: LeaveDraft): Map<LeaveTarget, DateOrder | null> {
  const seen = new Map(columns.flatMap((target, column) => isDateTarget(target) ? [[target!, rows.reduce((evidence, { cells }) => seeDate(evidence, cells[column] ?? ''), noEvidence())] as const] : []))
  return new Map([...seen].map(([target, own]) => [target, dateOrder ?? decideOrder(own, [...seen].filter(([other]) => other !== target).map(([, each]) => each)).order]))
}
const daysApart = (from: Day, to: Day) => Temporal.PlainDate.from(from).until(to).days
const longest = 1100
