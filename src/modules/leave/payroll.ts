import { randomUUIDv7 } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { act } from '#platform/act.ts'
import type { Door } from '#platform/api.ts'
import { as, type Tx } from '#platform/db.ts'
import { sheet } from '#platform/export.ts'
import type { Cell } from '#platform/spreadsheets.ts'
import type { Day } from '#shared/calendar.ts'
import { exact } from '#shared/exact.ts'
import { Refusal } from '#shared/refusal.ts'
import * as contracts from './contract-payroll.ts'
import { accountOf, fractionOf, type AccountFacts } from './ledger.ts'
import { layerWords, payEffects, payrollKinds } from './words.ts'

export const drawPayroll = act(contracts.drawPayroll, async (tx, { legalEntityId, payGroup = null, startsOn, endsOn, hasBalances }) => {
  if (!(await tx.query('select from legal_entity where id = $1', [legalEntityId])).length) throw new Refusal('not_found', {}, 404)
  const id = randomUUIDv7(), [drawn] = await tx.query<{ people: number; lines: number; corrections: number }>('select * from app.draw_leave_payroll($1, $2, $3, $4, $5, $6, $7)', [id, legalEntityId, payGroup, startsOn, endsOn, hasBalances, JSON.stringify(await aheadOf(tx, legalEntityId, endsOn))])
  return { id, ...drawn! }
})

/** What ends settle that are still ahead, as it will be posted on their day; of those of whom the asker may know it. */
async function aheadOf(tx: Tx, entity: string, until: Day) {
  return (await tx.query<AccountFacts>('select * from app.leave_ends_ahead($1, $2)', [entity, until])).flatMap(row =>
    accountOf(row).until(row.ends_on!, 'approved').filter(({ on, kind }) => on === row.ends_on && (kind === 'paid_out' || kind === 'recovered'))
      .map(({ on, kind, layer, days }) => ({ employment: row.employment_id, leave_type: row.leave_type_id, kind, layer, on_day: on, ...fractionOf(exact(days)) })))
}

type Sums = { typeCode: string | null; typeName: string | null; kind: string; payEffect: string | null; isCorrection: boolean; people: number; days: number; hours: number }
export const payrollSums = act(contracts.payrollSums, async (tx, _, { id }) => {
  const items = await tx.query<Sums & { all: number }>(`
    select null as "typeCode", null as "typeName", '' as kind, null as "payEffect", false as "isCorrection", count(distinct employment_id)::int as people, 0 as days, 0 as hours from leave_payroll_line where payroll_id = $1
    union all
    (select type_code, type_name, kind, pay_effect, corrects_id is not null, count(distinct employment_id)::int, sum(days), sum(hours) from leave_payroll_line where payroll_id = $1 and kind <> 'nothing'
    group by type_code, type_name, kind, pay_effect, corrects_id is not null order by corrects_id is not null, kind <> 'taken', kind = 'balance', kind, type_name, pay_effect)`, [id])
  const [file] = await tx.query('select from leave_payroll where id = $1', [id])
  if (!file) throw new Refusal('not_found', {}, 404)
  return { people: items[0]!.people, items: items.slice(1) }
})

type Told = { from: string; to: string; number: string | null; employmentId: string; typeCode: string | null; typeName: string | null; kind: keyof typeof payrollKinds; payEffect: keyof typeof payEffects | null; layer: keyof typeof layerWords | null; onDay: string; days: number; hours: number; correctsFrom: string | null; correctsTo: string | null }
const head = ['Number', 'Period from', 'Period until', 'Code', 'Leave', 'What', 'Pay meanwhile', 'Layer', 'On', 'Days', 'Hours', 'Corrects period from', 'Corrects period until']
const linesOf = (tx: Tx, id: string) => tx.query<Told>(`
  select p.starts_on as "from", p.ends_on as "to", l.number, l.employment_id as "employmentId", l.type_code as "typeCode", l.type_name as "typeName", l.kind, l.pay_effect as "payEffect", l.layer, l.on_day as "onDay", l.days, l.hours, c.starts_on as "correctsFrom", c.ends_on as "correctsTo"
  from leave_payroll p join leave_payroll_line l on l.payroll_id = p.id left join leave_payroll c on c.id = l.corrects_id
  where p.id = $1 and l.kind <> 'nothing' order by l.id`, [id])

/** A file is told the same each time, as much of it as the reader looks after: numbers and what was said, no name that could change. */
export function payrollRoutes(app: FastifyInstance, door: Door): void {
  const params = Type.Object({ id: Type.String({ format: 'uuid' }) })
  app.get('/api/v1/leave-payrolls/:id/file', { schema: { tags: ['Leave'], summary: 'What payroll was told of leave in a period, as CSV or XLSX', params } }, async (request, reply) => {
    const { id } = request.params as { id: string }, { file, lines } = await as(door.actorOf(request), async tx => {
      const [[file], lines] = await Promise.all([tx.query<{ from: string; to: string }>('select starts_on as "from", ends_on as "to" from leave_payroll where id = $1', [id]), linesOf(tx, id)])
      return { file, lines }
    })
    if (!file) throw new Refusal('not_found', {}, 404)
    return sheet(request, reply, `leave-payroll-${file.from}-${file.to}`, head, lines.map(cells))
  })
}
const day = (text: string | null) => text === null ? null : Temporal.PlainDate.from(text)
const cells = (each: Told): Cell[] => [
  each.number ?? each.employmentId, day(each.from), day(each.to), each.typeCode, each.typeName, payrollKinds[each.kind], each.payEffect && payEffects[each.payEffect], each.layer && layerWords[each.layer],
  day(each.onDay), each.days, each.hours, day(each.correctsFrom), day(each.correctsTo),
]
