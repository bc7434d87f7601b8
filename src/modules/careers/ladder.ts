import type { Input } from '#shared/record.ts'
import type { careerStep } from './records-shared.ts'

type Step = Input<typeof careerStep>
const education = (what: string) => ({ kind: 'education' as const, what })
const experience = (what: string) => ({ kind: 'experience' as const, what })
const skill = (what: string) => ({ kind: 'skill' as const, what })
const held = (certificate: 'aphr' | 'phr' | 'sphr' | 'shrm_cp' | 'shrm_scp', what: string) => ({ kind: 'certificate' as const, what, certificate })
const juniors = held('phr', 'PHR or an equal'), seniors = held('sphr', 'SPHR or an equal')

/** The usual ladder of HR, to begin with: titles as HR uses them; what it takes is the company's to say otherwise. */
export const usualLadder: readonly Step[] = [
  { title: 'Staffing Coordinator', track: 'specialist', place: 'entry', rank: 10, about: 'Arranges interviews and offers, and keeps candidates informed.', requirements: [education('Secondary school, or an apprenticeship'), skill('Order, and a friendly telephone voice')] },
  { title: 'HR Assistant', track: 'generalist', place: 'entry', rank: 20, about: 'Keeps records, answers first questions, prepares papers.', requirements: [education('Secondary school, or an apprenticeship'), skill('Discretion')] },
  { title: 'HR Associate', track: 'generalist', place: 'entry', rank: 30, about: 'Carries routine matters of joining, leave and leaving.', requirements: [education('A degree, or two years in an HR office'), held('aphr', 'aPHR')] },
  { title: 'HR Administrator', track: 'generalist', place: 'entry', rank: 40, about: 'Runs the procedures and the systems behind them.', requirements: [experience('A year in an HR office'), skill('HR systems')] },
  { title: 'Staffing Specialist', track: 'specialist', place: 'experienced', rank: 50, about: 'Fills positions from the request to the first day.', requirements: [experience('Two years of recruiting'), skill('Structured interviews')] },
  { title: 'HR Representative', track: 'generalist', place: 'experienced', rank: 60, about: 'First contact of a site or a unit.', requirements: [experience('Two years in HR'), education('A degree')] },
  { title: 'HR Specialist', track: 'specialist', place: 'experienced', rank: 70, about: 'Carries one function for everybody, and helps with others.', requirements: [experience('Three years in the field'), juniors] },
  { title: 'HR Generalist', track: 'generalist', place: 'experienced', rank: 80, about: 'Carries every function for some of the people.', requirements: [experience('Three years in several functions'), juniors] },
  { title: 'HR Analyst', track: 'specialist', place: 'experienced', rank: 90, about: 'Answers questions with totals, not with rows.', requirements: [skill('Statistics and their limits'), experience('Two years with data on people')] },
  { title: 'Personnel Manager', track: 'generalist', place: 'senior', rank: 100, about: 'Leads the work on people of a site.', requirements: [experience('Five years in HR'), seniors] },
  { title: 'HR Supervisor', track: 'leader', place: 'senior', rank: 110, about: 'Leads a small team of HR people.', requirements: [experience('Five years in HR, some of them leading'), skill('Giving feedback')] },
  { title: 'HR Manager', track: 'leader', place: 'senior', rank: 120, about: 'Leads HR of a country or a function.', requirements: [experience('Seven years in HR'), seniors] },
  { title: 'HR Director', track: 'leader', place: 'leading', rank: 130, about: 'Leads several functions or countries.', requirements: [experience('Ten years, five of them leading'), seniors, education('A further degree helps')] },
  { title: 'Vice President of Human Resources', track: 'leader', place: 'executive', rank: 140, about: 'Answers for the whole of HR to the executives.', requirements: [experience('Twelve years, across functions'), held('shrm_scp', 'SHRM-SCP or an equal')] },
  { title: 'Chief Human Resources Officer', track: 'leader', place: 'executive', rank: 150, about: 'Sits among the executives, and balances generalists and specialists.', requirements: [experience('Fifteen years, some outside of HR'), skill('The business as a whole')] },
]
