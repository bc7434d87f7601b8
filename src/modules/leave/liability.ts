import type { FastifyInstance } from 'fastify'
import { act } from '#platform/act.ts'
import { edit, make, type Edited, type Made } from '#platform/action.ts'
import type { Door } from '#platform/api.ts'
import { as, type Tx } from '#platform/db.ts'
import { sheet } from '#platform/export.ts'
import type { Cell } from '#platform/spreadsheets.ts'
import { toDecimal } from '#shared/money.ts'
import { refuseIf } from '#shared/refusal.ts'
import { fractionText } from './accounts.ts'
import * as contracts from './contract-liability.ts'
import { leaveValuation } from './records.ts'
import { layerWords, leaveUnits, unvaluedWords } from './words.ts'
import { grouped, worthOn, type Asked, type Line } from './worth.ts'

export const liability = act(contracts.liability, async (tx, asked) => {
  const { on, lines, methods } = await worthOn(tx, asked)
  return { on, methods, items: grouped(lines) }
})

const onePage = 100
export const liabilityPeople = act(contracts.liabilityPeople, async (tx, { layer, currency, because, from = 0, ...asked }) => {
  const { on, lines } = await worthOn(tx, asked)
  const chosen = lines.filter(each => (!layer || each.layer === layer) && (!currency || each.currency === currency) && (!because || each.because === because))
  return { on, total: chosen.length, items: (await named(tx, chosen)).slice(from, from + onePage).map(told) }
})

/** In the order of names, as the reader may see them. */
async function named(tx: Tx, lines: readonly Line[]) {
  const names = new Map((await tx.query<{ id: string; name: string }>('select id, name from person where id = any ($1)', [[...new Set(lines.map(({ personId }) => personId))]])).map(({ id, name }) => [id, name]))
  const order = new Intl.Collator('en').compare, nth = Object.keys(layerWords)
  return lines.map(each => ({ ...each, name: names.get(each.personId) ?? null }))
    .sort((a, b) => order(a.name ?? '', b.name ?? '') || order(a.accountId, b.accountId) || nth.indexOf(a.layer) - nth.indexOf(b.layer))
}
const said = ({ currency }: Pick<Line, 'currency'>, minor: bigint | null) => minor === null ? null : toDecimal(minor, currency!)
const told = ({ quantity, stays, value, staysValue, each, ...line }: Awaited<ReturnType<typeof named>>[number]) => ({
  ...line, quantity: quantity.toNumber(), exactly: fractionText(quantity), stays: stays.toNumber(), each: said(line, each && each.rounded(1).top), value: said(line, value), staysValue: said(line, staysValue),
})

const refuseHalf = (method: string, yearDays: number | null | undefined) => refuseIf(method === 'year_days' && typeof yearDays !== 'number', 'leave.valuation_days', { field: 'yearDays' })
export const addValuation: Made<typeof leaveValuation> = async (tx, input) => {
  refuseHalf(input.method, input.yearDays)
  return make(leaveValuation)(tx, input)
}
export const editValuation: Edited<typeof leaveValuation> = async (tx, id, patch, version) => {
  const [row] = await tx.query<{ method: string; yearDays: number | null }>('select method, year_days as "yearDays" from leave_valuation where id = $1', [id])
  if (row) refuseHalf(patch.method ?? row.method, patch.yearDays === undefined ? row.yearDays : patch.yearDays)
  return edit(leaveValuation)(tx, id, patch, version)
}

const head = ['Person', 'Legal entity', 'Location', 'Type of leave', 'Layer', 'How much', 'Counted in', 'Currency', 'One of it', 'Value', 'Owed', 'Owed, value', 'Stays, nobody was told', 'Stays, value', 'Why no value']
/** The same lines as a file, person by person, by the same rights. */
export function liabilityRoutes(app: FastifyInstance, door: Door): void {
  app.get('/api/v1/leave-liability/file', { schema: { tags: ['Leave'], summary: 'What untaken leave is worth on a day, person by person, as CSV or XLSX', querystring: contracts.liability.input } }, async (request, reply) => {
    const { on, lines } = await as(door.actorOf(request), async tx => {
      const found = await worthOn(tx, request.query as Asked)
      return { on: found.on, lines: await named(tx, found.lines) }
    })
    return sheet(request, reply, `untaken-leave-${on}`, head, lines.map(cells))
  })
}
function cells(line: Awaited<ReturnType<typeof named>>[number]): Cell[] {
  const { name, legalEntity, location, leaveType, layer, unit, currency, each, value, because, quantity, stays, staysValue } = line, isOwed = quantity.isBelow(0)
  const number = (minor: bigint | null) => minor === null ? null : Number(said(line, minor))
  return [
    name, legalEntity, location, leaveType, layerWords[layer], isOwed ? 0 : quantity.toNumber(), leaveUnits[unit], currency, number(each && each.rounded(1).top), isOwed ? null : number(value),
    isOwed ? quantity.times(-1).toNumber() : 0, isOwed ? number(value === null ? null : -value) : null, stays.toNumber(), number(staysValue), because && unvaluedWords[because],
  ]
}
