import { act } from '#platform/act.ts'
import type { Tx } from '#platform/db.ts'
import { Refusal, refuseIf } from '#shared/refusal.ts'
import { companyOf, type Company } from './places.ts'
import type { Changes } from './compare.ts'
import type { Allowance } from './lines.ts'
import * as contracts from './contract.ts'
import { openDraft, saveDraft } from './draft.ts'
import { isAsked, isDated, kindKeys, kindOf, type KindKey } from './kinds.ts'
import { targetOf, type TargetKey } from './columns.ts'
import { viewOf } from './queries.ts'
import { stepOf } from './running.ts'
import { sayingOf } from './wording.ts'

type Counted = { kind: KindKey; why: string | null; count: number }
const examples = 3

/** How many differ in what, and how many of them can be changed, as far as it is answered. */
export async function countDifferences(tx: Tx, runId: string, answers: contracts.Answers): Promise<Pick<contracts.Counts, 'changed' | 'differences' | 'asks'>> {
  const [{ changed } = { changed: 0 }] = await tx.query<{ changed: number }>(`select count(distinct row)::int as changed from app.import_differences($1) where why is null and said <> 'leave'`, [runId])
  return { changed, differences: summary(await countedOf(tx, runId), answers), asks: await asksOf(tx, runId) }
}

/** What waits for approval once it is imported, and for whom; what would, if imports didn’t count as decided. */
export const asksOf = async (tx: Tx, runId: string): Promise<contracts.Asks> => (await tx.query<{ asks: contracts.Asks }>(`select app.import_asks($1) as asks`, [runId]))[0]!.asks

const countedOf = (tx: Tx, runId: string) => tx.query<Counted>(`select kind, why, count(*)::int as count from app.import_differences($1) group by 1, 2 order by 3 desc`, [runId])

function summary(counted: Counted[], answers: contracts.Answers): contracts.Counts['differences'] {
  const byKind = Map.groupBy(counted, ({ kind }) => kind)
  const sum = (own: Counted[]) => own.reduce((all, { count }) => all + count, 0)
  return kindKeys.flatMap(kind => {
    const own = byKind.get(kind)
    return own ? [{ kind, label: kindOf(kind).label, rows: sum(own), possible: sum(own.filter(({ why }) => isWritten(why))), answer: answers.differences?.[kind] ?? null }] : []
  })
}

/** At once, or once it is approved. */
const isWritten = (why: string | null) => why === null || why === 'asks'

export const differences = act(contracts.differences, (tx, _, { id }) => differencesOf(tx, id!))
export const differingRows = act(contracts.differingRows, (tx, { kind, after, limit }, { id }) => differingOf(tx, id!, kind, after, limit))
export const decide = act(contracts.decide, (tx, { answers }, { id }) => decideOn(tx, id!, answers))

export async function differencesOf(tx: Tx, id: string) {
  const draft = await openDraft(tx, id)
  const counted = await countedOf(tx, id)
  const reasons = await tx.query<{ value: string; label: string; actions: string[] }>(`select id as value, name as label, actions from change_reason where status = 'in_use' order by sort_name`)
  const fitting = (action: string) => reasons.filter(({ actions }) => actions.includes(action)).map(({ value, label }) => ({ value, label }))
  const shown = await rowsOf(tx, id, null, await namesOf(tx, draft.frame), null, examples)
  const kinds = summary(counted, draft.answers).map(each => {
    const { action } = kindOf(each.kind)
    return {
      ...each, isAsked: isAsked(each.kind), isDated: isDated(each.kind), hasDate: draft.columns.includes('effectiveOn') || each.kind === 'pay' && draft.columns.includes('payStartsOn'),
      hindered: counted.filter(({ kind, why }) => kind === each.kind && !isWritten(why)).map(({ why, count }) => ({ code: why!, count, message: sayingOf(why!) })),
      examples: shown.filter(({ kind }) => kind === each.kind).map(({ told }) => told),
      reasons: action ? { change: fitting(action), correction: fitting('correction') } : { change: [], correction: [] },
    }
  })
  return { kinds }
}

export async function differingOf(tx: Tx, id: string, kind: KindKey, after?: string, limit = 100) {
  const draft = await openDraft(tx, id)
  const rows = await rowsOf(tx, id, kind, await namesOf(tx, draft.frame), after ?? null, limit + 1)
  return { items: rows.slice(0, limit).map(({ told }) => told), next: rows.length > limit ? String(rows[limit - 1]!.told.row) : null }
}

/** What was checked stands; only what becomes of the differences is counted anew. */
export async function decideOn(tx: Tx, id: string, answers: { [key in KindKey]?: contracts.Verdict | null }): Promise<contracts.ImportView> {
  const draft = await openDraft(tx, id)
  const step = stepOf(id)
  if (step) throw new Refusal('import.goes_on', { step: step.name }, 409)
  if (!draft.report) throw new Refusal('wrong_state', {}, 409)
  for (const [kind, verdict] of Object.entries(answers)) if (verdict) await refuseUnfit(tx, kind, verdict)
  const said = Object.fromEntries(Object.entries({ ...draft.answers.differences, ...answers }).filter(([, verdict]) => verdict !== null)) as NonNullable<contracts.Answers['differences']>
  const all = { ...draft.answers, differences: said }
  await saveDraft(tx, id, { answers: all })
  await saveDraft(tx, id, { report: { ...draft.report, ...await countDifferences(tx, id, all) } })
  return viewOf(tx, id)
}

/** What has dates is corrected or changes from a day; what has none is overwritten. */
async function refuseUnfit(tx: Tx, kind: string, { as, from, reasonId }: contracts.Verdict) {
  const key = kindKeys.find(each => each === kind)
  refuseIf(!key || !isAsked(key), 'import.no_such_verdict', { kind })
  const ways = ['leave', ...isDated(key!) ? ['correction', 'change'] : ['overwrite']]
  refuseIf(!ways.includes(as) || (as === 'change') !== (from !== undefined) || reasonId !== undefined && !isDated(key!), 'import.no_such_verdict', { kind })
  if (from !== undefined && from !== 'today' && from !== 'file') refuseIf(!isDay(from), 'import.no_such_verdict', { kind, field: 'from' })
  if (reasonId === undefined) return
  const [reason] = await tx.query(`select from change_reason where id = $1 and status = 'in_use' and $2 = any (actions)`, [reasonId, as === 'correction' ? 'correction' : kindOf(key!).action])
  refuseIf(!reason, 'import.no_such_verdict', { kind, field: 'reasonId' })
}

function isDay(text: string): boolean {
  try {
    const { year } = Temporal.PlainDate.from(text)
    return year >= 1900 && year <= 2200
  } catch {
    return false
  }
}

type Row = { kind: KindKey; row: number; name: string | null; number: string | null; changes: Changes; why: string | null; effectiveOn: string | null; currency: string | null; managers: [string | null, string | null] }
type Names = Map<string, string>

/** So many of one kind, or of each. */
async function rowsOf(tx: Tx, id: string, kind: KindKey | null, named: Names, after: string | null, limit: number): Promise<{ kind: KindKey; told: contracts.Differing }[]> {
  const rows = await tx.query<Row>(`
    select d.kind, d.row, p.name, p.number, d.changes, j.why, case when coalesce(j.why, 'asks') = 'asks' and j.said in ('change', 'correction') then j.effective_on end as "effectiveOn",
      jsonb_build_array((select name from directory_entry e where e.id = (d.changes -> 'manager_assignment_id' ->> 'before')::uuid),
        coalesce(m.name, case when d.manager_row is null then (select name from directory_entry e where e.id = (d.changes -> 'manager_assignment_id' ->> 'after')::uuid) end, p.given ->> 'manager')) as managers
    from (select *, row_number() over (partition by kind order by row) as place from import_difference where run_id = $1 and ($2::text is null or kind = $2) and row > $3::int) d
    join app.import_differences($1) j on j.row = d.row and j.kind = d.kind
    join import_person p on p.organization_id = d.organization_id and p.run_id = d.run_id and p.row = d.row
    left join import_person m on m.organization_id = d.organization_id and m.run_id = d.run_id and m.row = d.manager_row
    where d.place <= $4 order by d.row`, [id, kind, after ?? '-100000', limit])
  return rows.map(({ kind: own, row, name, number, changes, why, effectiveOn, managers }) =>
    ({ kind: own, told: { row, name, number, from: effectiveOn, code: why, message: why === null ? null : sayingOf(why), values: valuesOf(own, changes, managers, named) } }))
}

function valuesOf(kind: KindKey, changes: Changes, [before, after]: Row['managers'], named: Names): contracts.Differing['values'] {
  const columns = Object.entries(kindOf(kind).columns) as [TargetKey, string][]
  const shown = (target: TargetKey, value: unknown): string | null => {
    if (target === 'allowances') return (value as Allowance[] | null)?.map(({ kindId, amount, per }) => `${named.get(kindId) ?? '?'} ${amount}/${per}`).toSorted().join(', ') ?? null
    if (target === 'costCentre') return (value as { costCentreId: string; share: number }[] | null)?.map(({ costCentreId, share }) => `${named.get(costCentreId) ?? '?'}${share === 100 ? '' : ` ${share} %`}`).join(', ') ?? null
    return value == null ? null : targetOf[target].kind === 'reference' ? named.get(String(value)) ?? '?' : String(value)
  }
  return columns.filter(([, column], at) => column in changes && columns.findIndex(([, other]) => other === column) === at).map(([target, column]) => {
    const each = changes[column]!
    if (target === 'manager') return { target, before: each.before === null ? null : before ?? '?', after }
    return { target, before: shown(target, 'was' in each ? each.was : each.before), after: shown(target, 'becomes' in each ? each.becomes : each.after) }
  })
}

async function namesOf(tx: Tx, planned: { id: string; name: string }[]): Promise<Names> {
  const { places, allowanceKinds } = await companyOf(tx) as Company
  return new Map([...Object.values(places).flat(), ...allowanceKinds, ...planned].map(({ id, name }) => [id, name]))
}
