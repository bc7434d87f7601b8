import { all, colleague, holds, is, named, through } from '#shared/access.ts'
import { choice, date, fixed, instant, link, links, list, longText, optional, text, type Fields } from '#shared/fields.ts'
import { record } from '#shared/record.ts'
import { workflow } from '#shared/workflow.ts'

const plans = all(colleague(), holds('people', 'handle'))
const knowsPlan = all(named('confidential_plan'), plans)
const derives = { preparedById: optional(link('Prepared by', 'person')), preparedAt: instant('Prepared at') }
const stages = { planned: 'Planned', released: 'Released', cancelled: 'Cancelled', taken_back: 'Taken back' } as const

/** Hires, transfers and changes that are known to the same few and come true together, or not at all. Its parts are judged one by one. */
export const confidentialPlan = record('confidential_plan', {
  label: 'Confidential plan', plural: 'Confidential plans',
  asks: {
    name: text('Name', { help: 'For those named to know it by.' }),
    effectiveOn: fixed(date('From', { sortable: true })),
    releaseOn: fixed(optional(date('Released on', { help: 'Left empty: on its first day, or earlier by hand.' }))),
    reasonId: optional(link('Reason', 'change_reason')),
    reason: optional(text('Reason, in words')),
    note: optional(longText('Note')),
    named: optional(links('Who else knows of it', 'person')),
    tells: optional(list('What is told once it is released by itself')),
  },
  keeps: { status: choice('Status', stages), told: optional(list('What was told of it')) },
  derives,
  flow: workflow({
    states: ['planned', 'released', 'cancelled', 'taken_back'],
    moves: {
      release: { label: 'Release', from: 'planned', to: 'released', by: knowsPlan, sets: ['told'] },
      cancel: { label: 'Cancel', from: 'planned', to: 'cancelled', by: knowsPlan },
      takeBack: { label: 'Take back', from: 'released', to: 'taken_back', by: knowsPlan, sets: ['told'] },
    },
  }),
  access: { read: named('confidential_plan'), create: plans, update: all(is('status', 'planned'), knowsPlan) },
  list: { sort: '-effectiveOn' },
})

/** As a hire asks it, to be changed while it is planned. */
export const loosely = <A extends Fields>(asks: A) =>
  Object.fromEntries(Object.entries(asks).map(([name, { unique: _, searchable: __, sortable: ___, fixed: ____, ...field }]) => [name, field])) as A

const knowsHire = all(named('planned_hire'), plans)
/** Somebody's hire, in confidence: until its plan is released there is no person, no employment and no number. */
export const plannedHireOf = <A extends Fields>(asks: A) => record('planned_hire', {
  label: 'Planned hire', plural: 'Planned hires',
  asks: {
    planId: fixed(link('Part of', 'confidential_plan')),
    personId: optional(link('Somebody known', 'person')),
    compared: optional(links('Compared with, and somebody else', 'person')),
    elsewhere: optional(choice('Somebody of that name and birth date elsewhere', { same: 'The same person, who returns', another: 'Somebody else' })),
    ...asks,
  },
  keeps: { status: choice('Status', { planned: 'Planned', released: 'Released' }), assignmentId: optional(link('Job held', 'assignment')) },
  derives,
  flow: workflow({ states: ['planned', 'released'], moves: { release: { label: 'Release', from: 'planned', to: 'released', by: knowsHire, sets: ['assignmentId'] } } }),
  access: { read: named('planned_hire'), create: all(plans, through(confidentialPlan, 'planId')), update: all(is('status', 'planned'), knowsHire), delete: all(is('status', 'planned'), knowsHire) },
  list: { needs: 'planId' },
})
