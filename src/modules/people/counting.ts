import type { Static } from 'typebox'
import { act } from '#platform/act.ts'
import type { TimedJob } from '#platform/clockwork.ts'
import type { Tx } from '#platform/db.ts'
import { Refusal, refuseIf } from '#shared/refusal.ts'
import * as contracts from './contract-totals.ts'
import { turnoverPercent } from './totals.ts'

type Counted = { key: string; name: string | null; opening: number; headcount: number; closing: number; fte: number | null; withoutHours: number; joiners: number; leftVoluntary: number; leftInvoluntary: number; leftOther: number; tenure: number | null }
type Told = { population: number; populationName: string | null; day: string; previousDay: string; minimum: number; fte: number | null; tenure: number | null; cut: string | null; key: string | null; name: string | null; people: number }

type Mine = Static<typeof contracts.totals.output>
export async function countMine(tx: Tx, { cut = 'all', on, from, kinds = 'employee' }: Static<typeof contracts.totals.input>): Promise<Mine> {
  const [now] = await tx.query<{ today: string; may: boolean }>(`select app.today('UTC') as today, app.covers_all('people', 0) or app.my_populations('people', 0) <> '{}' as may`)
  if (!now?.may) throw new Refusal('not_yours', {}, 403)
  const until = on ?? now.today
  const since = from ?? `${until.slice(0, 4)}-01-01`
  refuseIf(until > now.today, 'people.totals_ahead', { field: 'on' })
  refuseIf(since > until, 'people.period_backwards', { field: 'from' })
  const wanted = [...new Set(kinds.split(','))]
  const items = await lines(cut)
  return { cut, from: since, on: until, kinds: wanted, whole: (cut === 'all' ? items : await lines('all'))[0] ?? nobody, items }

  async function lines(by: string) {
    const counted = await tx.query<Counted>(`select key, name, opening, headcount, closing, fte::float8 as fte, without_hours as "withoutHours", joiners, left_voluntary as "leftVoluntary", left_involuntary as "leftInvoluntary", left_other as "leftOther", tenure::float8 as tenure
      from app.totals_of_mine($1, $2, $3, $4) order by headcount desc, key`, [by, since, until, wanted])
    return counted.map(({ opening, closing, ...line }) => ({ ...line, fte: rounded(line.fte, 2), tenure: rounded(line.tenure, 1), turnover: rounded(turnoverPercent(opening, closing, line.leftVoluntary + line.leftInvoluntary + line.leftOther), 1) }))
  }
}
const nobody = { key: '', name: null, headcount: 0, fte: null, withoutHours: 0, joiners: 0, leftVoluntary: 0, leftInvoluntary: 0, leftOther: 0, turnover: null, tenure: null }
const rounded = (value: number | null, places: number) => value === null ? null : Math.round(value * 10 ** places) / 10 ** places

type Closed = Static<typeof contracts.closedTotals.output>
export async function toldOfClosed(tx: Tx, { cut = 'all' }: Static<typeof contracts.closedTotals.input>): Promise<Closed> {
  const [now] = await tx.query<{ may: boolean }>(`select app.covers_all('insights', 0) or app.my_populations('insights', 0) <> '{}' as may`)
  if (!now?.may) throw new Refusal('not_yours', {}, 403)
  const rows = await tx.query<Told>(`select population, population_name as "populationName", day, previous_day as "previousDay", minimum, fte::float8 as fte, tenure::float8 as tenure, cut, key, name, people from app.totals_told($1)`, [cut])
  return { items: [...Map.groupBy(rows, each => `${each.population} ${each.day}`).values()].map(told => closing(told, cut)) }
}

function closing(told: Told[], cut: string): Closed['items'][number] {
  const { population, populationName, day, previousDay, minimum, fte, tenure } = told[0]!
  const of = (name: string) => told.filter(each => each.cut === name)
  const left = (kind: string) => of('left').find(each => each.key === kind)?.people ?? null
  const cells = of(cut)
  return {
    population, populationName, day, previousDay, minimum, fte, tenure, headcount: of('all')[0]?.people ?? null, joiners: of('joined').find(each => each.key === '')?.people ?? null,
    leftVoluntary: left('voluntary'), leftInvoluntary: left('involuntary'), leftOther: left('other'), leftTogether: of('left').find(each => each.key === null)?.people ?? null,
    isCutTold: cells.length > 0, cells: cells.filter(each => each.key !== null).map(({ key, name, people }) => ({ key: key!, name, people })), together: cells.find(each => each.key === null)?.people ?? 0,
  }
}

/** Quarters that have ended everywhere are closed, one after the other, each beside all that was told before. */
export const closeTotals: TimedJob = {
  name: 'people.close_totals', may: {}, everySeconds: 900,
  async run(tx) {
    await tx.query(`set local statement_timeout = '10min'`)
    const [closed] = await tx.query<{ isMore: boolean }>(`select app.close_totals() as "isMore"`)
    return closed?.isMore && 'more'
  },
}

export const counting = {
  acts: [act(contracts.totals, countMine), act(contracts.closedTotals, toldOfClosed)],
  sayings: {
    'people.totals_ahead': 'Totals are of today or before: what is planned counts for nobody yet. Choose an earlier day.',
    'people.period_backwards': 'The period ends before it begins: choose an earlier first day.',
  },
}
