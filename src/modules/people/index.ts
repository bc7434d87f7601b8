import type { Module } from '#platform/module.ts'
import { change, hire, managers, terminate } from './actions.ts'
import { turnDays } from './jobs.ts'
import { records } from './records.ts'
import { routes } from './routes.ts'

export const people: Module = {
  name: 'people',
  records,
  // A person comes by hiring, which plans the place that everything else is judged by; the list of people is the directory.
  ways: { person: { create: false, list: false }, employment: { create: false, moves: { terminate } }, assignment: { create: false, edit: false } },
  acts: [hire, change, managers],
  jobs: [turnDays],
  routes,
  sayings: {
    'people.manager_cycle': 'This manager reports to this person, directly or further up: choose another.',
    'people.pay_incomplete': 'Pay needs an amount, a currency and whether it is per hour, month or year.',
    'people.ends_before_it_starts': 'The last day is before the first day.',
  },
}
