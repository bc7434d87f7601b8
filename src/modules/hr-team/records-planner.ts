import { any, covers, self } from '#shared/access.ts'
import { choice, country, currency, date, fixed, flag, hours, instant, link, longText, money, optional, rows, text } from '#shared/fields.ts'
import { functions } from '#shared/functions.ts'
import { record } from '#shared/record.ts'

/** What the planner assumes: nothing of it comes with the product. */
export const figures = {
  desk_begins: 'The desk begins at, hour', desk_hours: 'Hours of the desk a day', away: 'Away by leave, sickness and training, %', duties: 'Duties and projects off the desk, %', switching: 'Generalists: more time by switching, %',
  catalogue_weight: 'Usual minutes count as so many answers', case_hours: 'An open case, hours a week', most_cases: 'Open cases per person at most',
  learning_first: 'Worth on the first day, %', learning_months: 'Months until somebody new is fully in', hire_months: 'Months until somebody is found', outside_rest: 'Given to others: what stays to do, %',
  most_wait: 'Limit: working hours of waiting', most_busy: 'Limit: how busy at most, %',
} as const
export const costs = { cost_generalist: 'A generalist, all costs, a year', cost_specialist: 'A specialist, all costs, a year', cost_leader: 'A leader, all costs, a year', cost_outside: 'Given to others, an hour' } as const
export const changes = { generalist: 'A further generalist', specialist: 'A further specialist', leaves: 'Somebody leaves', away: 'Somebody is away for three months', grows: 'The company doubles', outside: 'The area is given to others' } as const
export const whomWords = { everyone: 'Everyone', group: 'A group of people', rest: 'Whoever is in no group' } as const
export const measures = { hours: 'Hours of work a week', busy: 'Busy, %', waits: 'Working hours until somebody begins', grows: 'Hours that pile up a week', able: 'Positions that can do it' } as const

const byLeads = covers('people', 'administer')
const kept = { read: any(byLeads, covers('insights', 'administer')), create: byLeads, update: byLeads, delete: byLeads }
const setBy = { setById: optional(link('Set by', 'person')), setAt: instant('Set at') }
const source = text('Source', { max: 500, help: 'Where it comes from: a count of your own, a contract, a publication with its year.' })

/** One figure of the open sheet of assumptions. */
export const plannerFigure = record('planner_figure', {
  label: 'Assumption', plural: 'Planner figures',
  asks: {
    figure: fixed(choice('What', figures)), positionId: fixed(optional(link('For which position', 'hr_position', { help: 'Duties alone differ by position. Left empty: for all others.' }))),
    value: hours('Figure', { max: 1_000_000 }), source,
  },
  derives: setBy, access: kept, list: { sort: 'id' },
})
/** What a position costs the company with everything, by country; what others charge. */
export const plannerCost = record('planner_cost', {
  label: 'Cost', plural: 'Planner costs',
  asks: { figure: fixed(choice('Of what', costs)), country: fixed(optional(country('Where', { help: 'Left empty: in every country that has none of its own.' }))), amount: money('Amount'), currency: currency('Currency'), source },
  derives: setBy, access: kept, list: { sort: 'id' },
})

/** What somebody means to do about a gap: a draft, theirs alone. */
export const staffingPlan = record('staffing_plan', {
  label: 'Plan', plural: 'Staffing plans', subject: 'personId',
  asks: {
    personId: fixed(link('Author', 'person')), name: text('Name'), function: fixed(choice('Area of HR', functions)), whom: fixed(choice('For whom', whomWords)), populationId: fixed(optional(link('Which group', 'population'))),
    change: fixed(choice('What changes', changes)), place: fixed(optional(text('Which position'))), dueOn: optional(date('By when')), note: optional(longText('Note', { data: 'special' })),
    steps: optional(rows('Next steps', { what: text('What'), isDone: flag('Done') }, { max: 40 })),
    found: fixed(optional(rows('What came out that day', { what: choice('What', measures), beforeLow: optional(hours('Before, from', { max: 1_000_000 })), beforeHigh: optional(hours('Before, to', { max: 1_000_000 })), afterLow: optional(hours('After, from', { max: 1_000_000 })), afterHigh: optional(hours('After, to', { max: 1_000_000 })) }, { max: 10 }))),
  },
  access: { read: self(), create: self(), update: self(), delete: self() },
  list: { needs: 'personId', sort: '-id' },
})

export const plannerRecords = [plannerFigure, plannerCost, staffingPlan]
