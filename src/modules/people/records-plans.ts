import { all, any, colleague, holds, is, named, setting, through } from '#shared/access.ts'
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
/** Those asked for approval see who is to come, where and from when; not the plan, nor what is private, and pay only by right while it is theirs to decide (db/owner-hires.sql). */
const planned = named('planned_hire')
const paysOrPlanned = any(planned, all(named('hire_approval', 'pay'), any(holds('compensation', 'view'), setting('managersSeePay'))))
const ofPlan = ['planId', 'personId', 'compared', 'elsewhere', 'preferredName', 'pronouns', 'workEmail', 'workPhone', 'personalEmail', 'birthDate', 'decidedById', 'payReason']
/** Somebody's hire, in confidence: until its plan is released there is no person, no employment and no number. */
export const plannedHireOf = <A extends Fields>(asks: A, pay: readonly string[]) => record('planned_hire', {
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
  access: { read: any(planned, named('hire_approval')), create: all(plans, through(confidentialPlan, 'planId')), update: all(is('status', 'planned'), knowsHire), delete: all(is('status', 'planned'), knowsHire) },
  reveal: { ...Object.fromEntries(pay.map(field => [field, paysOrPlanned])), ...Object.fromEntries(ofPlan.map(field => [field, planned])) } as {},
  list: { needs: 'planId' },
})
