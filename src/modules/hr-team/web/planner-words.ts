import type { Change } from '../rules-scenarios.ts'
import type { TypedField } from '../rules-typed.ts'

export const fieldNames: Record<TypedField, string> = {
  generalists: 'Generalists who do it', specialists: 'Specialists who do it', hours: 'Hours of a position a week', minutes: 'Minutes that a request takes', share: 'Generalists: time for this area, %', duties: 'Duties and projects off the desk, %', employees: 'Employees whom they look after',
  away: 'Away by leave, sickness and training, %', switching: 'Generalists: more time by switching, %', catalogue_weight: 'Requests that your minutes rest on', learning_first: 'Worth on the first day, %', learning_months: 'Months until somebody new is fully in', hire_months: 'Months until somebody is found', outside_rest: 'Given to others: what stays to do, %',
  most_wait: 'Limit: working hours of waiting', most_busy: 'Limit: how busy at most, %', cost_generalist: 'A generalist, all costs, a year', cost_specialist: 'A specialist, all costs, a year', cost_outside: 'Given to others, an hour',
}
export const changeNames: Record<Change['kind'], string> = {
  generalist: 'A further generalist', specialist: 'A further specialist', leaves: 'Somebody leaves', away: 'Somebody is away for three months', grows: 'The company doubles', outside: 'The area is given to others',
}
