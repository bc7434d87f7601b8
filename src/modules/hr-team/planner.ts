import { act } from '#platform/act.ts'
import { edit, make, type Edited, type Made } from '#platform/action.ts'
import { toDecimal } from '#shared/money.ts'
import { Refusal, refuseIf } from '#shared/refusal.ts'
import type { Facts as Balance, Cover, Holder } from './rules-balance.ts'
import * as contract from './contract-planner.ts'
import { plannerFigure } from './records.ts'
import type { FigureName } from './rules-scenarios.ts'
import { historyOf, restGroup, type Told } from './rules-history.ts'

type Sheet = { figures: (Set & { figure: string; positionId: string | null; position: string | null; value: number })[]; costs: (Set & { figure: string; country: string | null; amount: string; currency: string })[] }
type Set = { id: string; version: number; source: string; setBy: string | null; setAt: string }
type Known = Omit<Balance, 'holders' | 'cover'> & { minimumGroup: number; groups: { number: number; id: string; name: string }[]; holders: readonly Holder[]; cover: readonly Cover[] }

/** The balance says who can, the desk what came: asked as one, so that both are of the same moment. */
export const plannerKnows = act(contract.planner, async tx => {
  const [{ told, known }] = await tx.query<{ told: Told & Sheet; known: Known }>('select app.hr_planner() as told, app.hr_balance() as known') as [{ told: Told & Sheet; known: Known }]
  const history = historyOf(told, { ...known, groups: known.groups.map(({ number }) => number) })
  const named = new Map(known.groups.map(each => [each.number, each]))
  return {
    ...history, minimumGroup: known.minimumGroup,
    groups: history.groups.map(each => ({ ...each, id: each.group === restGroup ? null : named.get(each.group)!.id, name: each.group === restGroup ? null : named.get(each.group)!.name })),
    took: told.took.map(({ function: area, level, items, days }) => ({ function: area, level, items, days })), hours: [...told.hours],
    figures: told.figures, costs: told.costs.map(each => ({ ...each, amount: toDecimal(each.amount, each.currency) })),
  }
})

export const loadsTold = act(contract.loads, async tx => ({ items: await tx.query<{ personId: string; name: string; isMine: boolean; open: number; waiting: number; overdue: number; minutes: number }>('select person_id as "personId", name, is_mine as "isMine", open, waiting, overdue, minutes from app.hr_loads()') }))

export const setFigure: Made<typeof plannerFigure> = async (tx, input) => {
  refuseIf(input.positionId != null && input.figure !== 'duties', 'hr_team.duties_alone', { field: 'positionId' })
  fits(input.figure, input.value)
  return make(plannerFigure)(tx, input)
}
export const changeFigure: Edited<typeof plannerFigure> = async (tx, id, patch, version) => {
  const [there] = await tx.query<{ figure: string }>('select figure from planner_figure where id = $1', [id])
  if (!there) throw new Refusal('not_found', { record: 'planner_figure' }, 404)
  if (patch.value !== undefined) fits(there.figure, patch.value)
  return edit(plannerFigure)(tx, id, patch, version)
}

const shares: readonly string[] = ['away', 'duties', 'learning_first', 'outside_rest', 'most_busy'] satisfies FigureName[]
function fits(figure: string, value: number) {
  refuseIf(shares.includes(figure) && value > 100, 'hr_team.share_above_all', { field: 'value' })
  refuseIf((figure === 'desk_begins' || figure === 'desk_hours') && (!Number.isInteger(value) || value > 24 || figure === 'desk_hours' && value === 0), 'hr_team.hours_of_a_day', { field: 'value' })
  refuseIf(figure === 'most_cases' && !Number.isInteger(value), 'hr_team.whole_cases', { field: 'value' })
}
