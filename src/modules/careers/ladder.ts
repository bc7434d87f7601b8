import type { Input } from '#shared/record.ts'
import { usualPositions } from '#modules/hr-team/index.ts'
import type { careerStep } from './records-shared.ts'

type Step = Input<typeof careerStep>
const education = (what: string) => ({ kind: 'education' as const, what })
const experience = (what: string) => ({ kind: 'experience' as const, what })
const skill = (what: string) => ({ kind: 'skill' as const, what })
const held = (certificate: 'aphr' | 'phr' | 'sphr' | 'shrm_cp' | 'shrm_scp', what: string) => ({ kind: 'certificate' as const, what, certificate })
const juniors = held('phr', 'PHR or an equal'), seniors = held('sphr', 'SPHR or an equal')

/** What it takes to get to each of the usual positions of HR; what it takes here is the company's to say otherwise. */
const requirements: Record<(typeof usualPositions)[number]['title'], NonNullable<Step['requirements']>> = {
  'Staffing Coordinator': [education('Secondary school, or an apprenticeship'), skill('Order, and a friendly telephone voice')],
  'HR Assistant': [education('Secondary school, or an apprenticeship'), skill('Discretion')],
  'HR Associate': [education('A degree, or two years in an HR office'), held('aphr', 'aPHR')],
  'HR Administrator': [experience('A year in an HR office'), skill('HR systems')],
  'Staffing Specialist': [experience('Two years of recruiting'), skill('Structured interviews')],
  'HR Representative': [experience('Two years in HR'), education('A degree')],
  'HR Specialist': [experience('Three years in the field'), juniors],
  'HR Generalist': [experience('Three years in several functions'), juniors],
  'HR Analyst': [skill('Statistics and their limits'), experience('Two years with data on people')],
  'Personnel Manager': [experience('Five years in HR'), seniors],
  'HR Supervisor': [experience('Five years in HR, some of them leading'), skill('Giving feedback')],
  'HR Manager': [experience('Seven years in HR'), seniors],
  'HR Director': [experience('Ten years, five of them leading'), seniors, education('A further degree helps')],
  'Vice President of Human Resources': [experience('Twelve years, across functions'), held('shrm_scp', 'SHRM-SCP or an equal')],
  'Chief Human Resources Officer': [experience('Fifteen years, some outside of HR'), skill('The business as a whole')],
}

/** The same ladder as HR's positions, as a map of paths. */
export const usualLadder: readonly Step[] = usualPositions.map(({ title, kind: track, place, rank, about }) => ({ title, track, place, rank, about, requirements: requirements[title] }))
