/** What a letter of a case may speak of, as {{name}}. Never why somebody is away. */
export const casePlaceholders = {
  name: 'Full name', preferredName: 'Preferred name, else the full name', company: 'The company', legalEntity: 'Legal entity', job: 'Job', today: 'The day on which the letter is made',
  askedOn: 'Asked for on', startsOn: 'Leave begins on', endsOn: 'Leave ends on, as expected', toldOn: 'Told of eligibility on', certificationDueOn: 'Certification due on', certifiedOn: 'Certified on', designatedOn: 'Told of the designation on',
  weeklyHours: 'Hours of a normal week', weeksLeft: 'Weeks left of the twelve, today', hoursLeft: 'Hours left of the twelve weeks, today', refusedBecause: 'Refused because',
} as const
export type CasePlaceholder = keyof typeof casePlaceholders

/** What a letter that leave lapses may speak of. */
export const lapsePlaceholders = {
  name: 'Full name', preferredName: 'Preferred name, else the full name', company: 'The company', legalEntity: 'Legal entity', today: 'The day on which the letter is made', leaveType: 'Which leave',
  yearFrom: 'Leave year from', days: 'How much lapses, if it isn’t taken', unit: 'Days or hours', lapsesOn: 'After which day it lapses', goesAlong: 'How much goes along into the next year', goesUntil: 'Until when that is to be taken',
} as const
export type LapsePlaceholder = keyof typeof lapsePlaceholders
export const placeholdersOf = (notice: string) => notice === 'lapse' ? lapsePlaceholders : casePlaceholders
