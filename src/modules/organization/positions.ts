import type { Level } from '#shared/access.ts'
import { functions, type HrFunction } from '#shared/functions.ts'

/** The names of the groups that are made ready, by which the screen knows them. */
export const readyMade = { others: 'Everyone except HR and executives', team: 'The HR team', executives: 'Executives' } as const

type Areas = Partial<Record<HrFunction, Level>>
/** `whom`: everyone, a group that is chosen, or the HR team. `isForATime`: usually held by somebody from outside, or for a term. */
export type Position = { label: string; help: string; areas: Areas; whom: 'everyone' | 'group' | 'hr_team'; isForATime?: true }

const all = (level: Level): Areas => Object.fromEntries(Object.keys(functions).map(area => [area, level]))
/** What a generalist does from hiring to leaving; the instruments of HR itself are others'. */
const generalist: Areas = Object.fromEntries((['people', 'recruiting', 'onboarding', 'immigration', 'leave', 'benefits', 'payroll', 'compensation', 'performance', 'learning', 'relations', 'labor', 'inclusion', 'compliance', 'offboarding'] as const).map(area => [area, 'handle']))

/** Ready-made bundles of access, as HR’s positions are. They prepare; what was prepared is then like any other access. */
export const positions = {
  generalist: { label: 'HR generalist', help: 'Every area, for the people of a site or a unit', areas: generalist, whom: 'group' },
  hr_for_hr: { label: 'HR for HR', help: 'Every area, for colleagues in HR: what concerns them goes here', areas: generalist, whom: 'hr_team' },
  head: { label: 'Head of HR', help: 'Everything, for everyone', areas: all('administer'), whom: 'everyone' },
  compensation: { label: 'Compensation specialist', help: 'Pay, with the names beside it', areas: { compensation: 'administer', people: 'view' }, whom: 'group' },
  benefits: { label: 'Benefits specialist', help: 'Benefits, with the names beside them', areas: { benefits: 'administer', people: 'view' }, whom: 'group' },
  recruiter: { label: 'Recruiter', help: 'Recruiting, up to the first day', areas: { recruiting: 'handle', onboarding: 'handle' }, whom: 'everyone' },
  immigration: { label: 'Immigration specialist', help: 'Visas and permits, with people records', areas: { immigration: 'administer', people: 'view' }, whom: 'everyone' },
  relations: { label: 'Employee relations specialist', help: 'Cases, with people records', areas: { relations: 'administer', people: 'view' }, whom: 'group' },
  learning: { label: 'Learning specialist', help: 'Courses and certificates', areas: { learning: 'administer' }, whom: 'everyone' },
  assistant: { label: 'HR assistant', help: 'Leave, joining and leaving; sees people records', areas: { people: 'view', leave: 'handle', onboarding: 'handle', offboarding: 'handle' }, whom: 'group' },
  systems: { label: 'HR systems administrator', help: 'Connections to other systems, and the company’s structure', areas: { systems: 'administer', organization: 'administer' }, whom: 'everyone' },
  analyst: { label: 'HR analyst', help: 'Totals of the company, never who: no name, no row', areas: { insights: 'view' }, whom: 'everyone' },
  payroll_bureau: { label: 'Payroll bureau', help: 'What it takes to pay people, for a time', areas: { payroll: 'handle', people: 'view', compensation: 'view', leave: 'view', benefits: 'view' }, whom: 'group', isForATime: true },
  auditor: { label: 'Auditor', help: 'Sees what was done and people records, for a time', areas: { audit: 'view', compliance: 'view', people: 'view' }, whom: 'everyone', isForATime: true },
  works_council: { label: 'Works council member', help: 'Sees people records of those it speaks for, for its term', areas: { labor: 'view', people: 'view' }, whom: 'group', isForATime: true },
} as const satisfies Record<string, Position>
export type PositionName = keyof typeof positions
