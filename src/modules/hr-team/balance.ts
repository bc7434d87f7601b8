import type { Static } from 'typebox'
import { workAreas } from '#shared/functions.ts'
import { Refusal } from '#shared/refusal.ts'
import { act } from '#platform/act.ts'
import type { Tx } from '#platform/db.ts'
import * as contract from './contract-balance.ts'
import { balanceOf, can, columnsOf, judge, may, type Class, type Cover, type Facts, type Holder } from './rules-balance.ts'

type Told = Omit<Facts, 'holders' | 'cover'> & {
  sees: 'all' | 'totals' | 'own'; minimumGroup: number; hrPeople: number; secondPerson: string | null; groups: { number: number; name: string }[]
  holders: (Holder & { name: string; positions: string[]; isMe: boolean; isTheirs: boolean; isOutside: boolean; awayUntil: string | null })[]
  cover: (Cover & { name: string; kind: string; contact: string | null; email: string | null; phone: string | null; ends_on: string | null })[]
  warnings: { function: string; routed: string; items: number }[]
}
type Item = Static<typeof contract.balanceCell.output>['items'][number]

export const balance = act(contract.balance, async tx => {
  const told = await factsOf(tx)
  const columns = columnsOf(told.groups.map(({ number }) => number), told.classes)
  const names = new Map(told.groups.map(({ number, name }) => [number, name]))
  const cells = told.sees === 'own' ? [] : balanceOf(told.groups.map(({ number }) => number), workAreas, told)
  const count = (ids: readonly string[]) => told.sees === 'all' ? ids.length : null
  return {
    sees: told.sees, hrPeople: told.hrPeople, people: told.classes.reduce((sum, { people }) => sum + people, 0), secondPerson: told.secondPerson,
    groups: columns.map(({ group, classes }) => ({ group, name: group === null ? null : names.get(group)!, people: peopleIn(classes) })),
    cells: cells.map(({ group, function: area, state, people, without, byOne, may: mayed, can: able, here, unknown, cover, ...work }) => ({
      group, function: area, people, ...told.sees === 'all' ? { state, without, byOne } : { state: null, without: null, byOne: null },
      may: count(mayed), can: count(able), here: count(here), unknown: count(unknown), cover: count(cover),
      // Who may count and not look is told of no group below the smallest.
      ...told.sees === 'all' || people >= told.minimumGroup ? work : { open: null, overdue: null, incoming: null, done: null },
    })),
    holders: told.sees === 'all' ? told.holders.map(shown) : [], cover: told.cover.map(covering), own: ownOf(told), warnings: told.warnings,
  }
})

export const cell = act(contract.balanceCell, async (tx, { function: area, group }) => {
  const told = await factsOf(tx)
  if (told.sees !== 'all') throw new Refusal('not_yours', {}, 403)
  const columns = columnsOf(told.groups.map(({ number }) => number), told.classes), column = columns.find(each => each.group === (group ?? null))
  if (!column || !workAreas.includes(area as never)) throw new Refusal('not_found', {}, 404)
  const people = told.holders.flatMap(holder => {
    const verdicts = verdictsOf(told, holder, area, column.classes)
    return verdicts.length ? [{ ...shown(holder), ...together(verdicts), handled: holder.isTheirs ? handledBy(told, holder.personId, area) : null }] : []
  })
  const cover = told.cover.filter(each => each.functions.includes(area) && (each.populations.length === 0 || column.classes.some(({ populations }) => each.populations.some(one => populations.includes(one)))))
  const items = await tx.query<Item>(`select w.id, w.kind, w.title, p.name as person, w.due_on as "dueOn", w.status from work_item w left join person p on p.organization_id = w.organization_id and p.id = w.person_id
    where w.hr_function = $1 and w.status in ('open', 'waiting') and exists (select from reach r where r.organization_id = w.organization_id and r.subject_id = w.person_id and r.populations && $2::int[]) = $3 order by w.due_on, w.id limit 20`, [area, group ? [group] : columns.flatMap(each => each.group ?? []), group !== undefined && group !== null])
  return { people, cover: cover.map(covering), items }
})

export const ratio = act(contract.ratio, async tx => (await tx.query<{ told: Static<typeof contract.ratio.output> }>('select app.hr_ratio() as told'))[0]!.told)

const factsOf = async (tx: Tx) => (await tx.query<{ told: Told }>('select app.hr_balance() as told'))[0]!.told
const peopleIn = (classes: readonly Class[]) => classes.reduce((sum, { people }) => sum + people, 0)
const shown = ({ personId, name, positions, isMe, isAway, awayUntil, isOutside }: Told['holders'][number]) => ({ personId, name, positions, isMe, isAway, awayUntil, isOutside })
const covering = ({ id, name, kind, contact, email, phone, ends_on: endsOn, functions }: Told['cover'][number]) => ({ id, name, kind, contact, email, phone, endsOn, functions: [...functions] })
const handledBy = (told: Told, personId: string, area: string) => told.done.filter(each => each.personId === personId && each.function === area).reduce((sum, { items }) => sum + items, 0)

const verdictsOf = (told: Told, holder: Told['holders'][number], area: string, classes: readonly Class[]) => classes.filter(people => may(holder, area, people))
  .map(people => can(holder, area, people.country, told.work.find(each => each.n === people.n && each.function === area)?.language ?? null, told))
/** Of somebody who can for some of the people and not for others. */
function together(verdicts: readonly ReturnType<typeof can>[]) {
  const said = new Set(verdicts.map(each => each.can))
  return { can: said.size === 1 ? verdicts[0]!.can : 'partly' as const, because: [...new Set(verdicts.map(each => each.because))] }
}

/** What the asker may, can and did, for themselves. */
function ownOf(told: Told) {
  const me = told.holders.find(({ isMe }) => isMe)
  if (!me) return []
  return workAreas.flatMap(area => {
    const classes = told.classes.filter(people => may(me, area, people))
    if (!classes.length) return []
    const { can: verdict, because } = together(verdictsOf(told, me, area, classes))
    // Who else can is known to those only who see all.
    const isAlone = told.sees === 'all' ? classes.some(people => { const { here, cover } = judge(area, people, told); return cover.length === 0 && here.every(id => id === me.personId) }) : null
    return [{ function: area, people: peopleIn(classes), can: verdict, because: because[0]!, handled: handledBy(told, me.personId, area), isAlone }]
  })
}
