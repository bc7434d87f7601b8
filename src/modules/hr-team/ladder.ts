import type { Level } from '#shared/access.ts'
import type { HrFunction } from '#shared/functions.ts'
import type { Input } from '#shared/record.ts'
import { positions } from '#modules/organization/index.ts'
import type { hrPosition } from './records.ts'

type Areas = Partial<Record<HrFunction, Level>>
const each = (areas: Areas) => Object.entries(areas).map(([area, level]) => ({ function: area as HrFunction, level }))
const raised = (areas: Areas, level: Level): Areas => Object.fromEntries(Object.keys(areas).map(area => [area, level]))
const { generalist, recruiter, assistant, analyst, head } = positions

/** The usual ladder of HR, to begin with. What each may do is the company's to change; what it takes to get there, careers say. */
export const usualPositions = [
  { title: 'Staffing Coordinator', kind: 'specialist', place: 'entry', rank: 10, about: 'Arranges interviews and offers, and keeps candidates informed.', whom: 'everyone', takes: ['routine'], areas: each({ recruiting: 'handle' }) },
  { title: 'HR Assistant', kind: 'generalist', place: 'entry', rank: 20, about: 'Keeps records, answers first questions, prepares papers.', whom: 'group', takes: ['routine'], areas: each(assistant.areas) },
  { title: 'HR Associate', kind: 'generalist', place: 'entry', rank: 30, about: 'Carries routine matters of joining, leave and leaving.', whom: 'group', takes: ['routine'], areas: each({ ...assistant.areas, benefits: 'handle', learning: 'handle' }) },
  { title: 'HR Administrator', kind: 'generalist', place: 'entry', rank: 40, about: 'Runs the procedures and the systems behind them.', whom: 'group', takes: ['routine'], areas: each({ ...assistant.areas, people: 'handle', payroll: 'handle', benefits: 'handle' }) },
  { title: 'Staffing Specialist', kind: 'specialist', place: 'experienced', rank: 50, about: 'Fills positions from the request to the first day.', whom: 'everyone', takes: ['standard', 'expert'], areas: each(recruiter.areas) },
  { title: 'HR Representative', kind: 'generalist', place: 'experienced', rank: 60, about: 'First contact of a site or a unit.', whom: 'group', takes: ['routine', 'standard'], areas: each({ ...assistant.areas, people: 'handle', benefits: 'handle', learning: 'handle', performance: 'view' }) },
  { title: 'HR Specialist', kind: 'specialist', place: 'experienced', rank: 70, about: 'Carries one function for everybody, and helps with others.', whom: 'everyone', takes: ['expert'], areas: each({ people: 'view' }), mainLevel: 'administer', helpLevel: 'handle' },
  { title: 'HR Generalist', kind: 'generalist', place: 'experienced', rank: 80, about: 'Carries every function for some of the people.', whom: 'group', takes: ['routine', 'standard'], areas: each(generalist.areas) },
  { title: 'HR Analyst', kind: 'specialist', place: 'experienced', rank: 90, about: 'Answers questions with totals, not with rows.', whom: 'everyone', areas: each(analyst.areas) },
  { title: 'Personnel Manager', kind: 'generalist', place: 'senior', rank: 100, about: 'Leads the work on people of a site.', whom: 'group', takes: ['standard', 'sensitive'], areas: each(generalist.areas) },
  { title: 'HR Supervisor', kind: 'leader', place: 'senior', rank: 110, about: 'Leads a small team of HR people.', whom: 'group', takes: ['sensitive'], areas: each(generalist.areas) },
  { title: 'HR Manager', kind: 'leader', place: 'senior', rank: 120, about: 'Leads HR of a country or a function.', whom: 'group', takes: ['sensitive'], areas: each({ ...generalist.areas, insights: 'handle' }) },
  { title: 'HR Director', kind: 'leader', place: 'leading', rank: 130, about: 'Leads several functions or countries.', whom: 'group', takes: ['sensitive'], areas: each({ ...generalist.areas, insights: 'handle', systems: 'view' }) },
  { title: 'Vice President of Human Resources', kind: 'leader', place: 'executive', rank: 140, about: 'Answers for the whole of HR to the executives.', whom: 'everyone', takes: ['sensitive'], areas: each(raised({ ...generalist.areas, insights: 'administer', systems: 'administer' }, 'administer')) },
  { title: 'Chief Human Resources Officer', kind: 'leader', place: 'executive', rank: 150, about: 'Sits among the executives, and balances generalists and specialists.', whom: 'everyone', takes: ['sensitive'], areas: each(head.areas) },
] as const satisfies readonly Input<typeof hrPosition>[]
