/** Words of the module, said once for records, pages and letters. */
export const leaveKinds = {
  vacation: 'Holiday', sick: 'Sickness', parental: 'Parental leave', carer: 'Caring for somebody', bereavement: 'Bereavement', jury: 'Jury service', military: 'Military service', study: 'Study',
  sabbatical: 'Sabbatical', unpaid: 'Unpaid', in_lieu: 'Time off in lieu', volunteering: 'Volunteering', public_duty: 'Public duties', other: 'Other',
} as const
export const noteKinds = { own: 'Own statement', paper: 'Doctor’s note', electronic: 'Electronic sick note' } as const
/** Whether an illness is one with an earlier one, and who says so: employers aren’t told what anybody has. */
export const linkSays = { same: 'The same illness', other: 'Another illness', one: 'It began while the earlier one lasted' } as const
export const linkSaidBy = { fund: 'The sickness fund', doctor: 'A doctor', person: 'They themselves' } as const
export const reintegrationOutcomes = { agreed: 'What helps was agreed on', nothing: 'Nothing was found that helps', not_wanted: 'They don’t want it', not_due: 'Entered by mistake' } as const
export const talkOutcomes = { as_before: 'As before', adjusted: 'With changes', later: 'Not yet' } as const
export const leaveUnits = { days: 'Days', hours: 'Hours' } as const
/** What the managers above are told of somebody's leave, beside its dates. */
export const toldWords = { away: 'That they are away', type: 'Which leave it is' } as const
export const layerWords = { statutory: 'By law', further_statutory: 'By law, further', contractual: 'By contract', carried: 'Carried over', bought: 'Bought', in_lieu: 'In lieu' } as const
export const enteredKinds = { opening: 'Brought in', former_employer: 'Given by a former employer', adjustment: 'Put right', bought: 'Bought', sold: 'Sold', paid_out: 'Paid out', in_lieu: 'Time off in lieu' } as const
export const entryKinds = { accrual: 'Earned', taken: 'Taken', carry_over: 'Carried over', expiry: 'Lapsed', recovered: 'Overdrawn, paid back', let_go: 'Overdrawn, let go', handed_on: 'Taken along to another legal entity', taken_over: 'Brought along from another legal entity', ...enteredKinds } as const
/** How another policy came to count from a day on. */
export const assignedBecause = { assigned: 'Assigned', moved: 'They went elsewhere', fits: 'It fits them by now' } as const
export const dayParts = { whole: 'Whole day', morning: 'Morning', afternoon: 'Afternoon' } as const
export const whyWords = { counts: 'A working day', not_worked: 'Not worked', holiday: 'Public holiday', half_holiday: 'Half a public holiday', closure: 'The company is closed', sandwiched: 'Between days of leave', given_back: 'At work after all' } as const
export const weekdayWords = { mon: 'Monday', tue: 'Tuesday', wed: 'Wednesday', thu: 'Thursday', fri: 'Friday', sat: 'Saturday', sun: 'Sunday' } as const
export const approvalWords = { manager: 'Direct manager', hr: 'Who looks after leave', automatic: 'Nobody: it is granted by rule' } as const
export const twelveMonths = { 'rolling-backward': 'Backward from each day of leave', 'calendar-year': 'Calendar year', 'fixed-year': 'Another fixed year', forward: 'Forward from the first day of leave' } as const
/** What a case is for, where the law gives other weeks for it; else nothing is said. */
export const caseReasons = { servicemember: 'To care for a servicemember: 26 weeks' } as const
export const returnedTo = { same: 'The same job', equivalent: 'An equivalent job', other: 'Another job, by agreement' } as const
/** What a letter of leave is about: of a case, or that leave lapses. */
export const caseNotices = { eligibility: 'Whether they may take it', certification: 'Certification', designation: 'That it is this leave', refusal: 'That it isn’t this leave', return: 'Coming back', lapse: 'That leave lapses' } as const
/** What is due in a case, in order. */
export const caseSteps = { tell: 'Told whether they may take it', certify: 'Certification', designate: 'Told that it is this leave', return: 'Back at work' } as const
export type CaseStep = keyof typeof caseSteps
/** How the company values leave; each says all that it does. A day is a week’s pay by the days worked in a week, an hour by its hours. An hour’s pay is itself. */
export const valuationMethods = { weeks_52: 'Annual pay ÷ 52', weeks_365: 'Annual pay ÷ 365 × 7', year_days: 'Annual pay ÷ paid days of a year × 5' } as const
/** Why leave has no value in the report. */
export const unvaluedWords = { not_yours: 'Pay isn’t yours to see', no_pay: 'No pay is entered', no_hours: 'No hours, or nothing says what full time is', allowances: 'An allowance can’t be brought to a year', currencies: 'Pay in several currencies', no_method: 'Nothing says how a day is valued' } as const
/** What becomes of pay meanwhile, as payroll is told. */
export const payEffects = { paid: 'Paid as if worked', reduced: 'Paid in part', unpaid: 'Not paid', by_payroll: 'As payroll works it out' } as const
export const payrollKinds = { taken: 'Taken', drawn: 'Drawn too', paid_out: 'Paid out', recovered: 'Overdrawn, paid back', bought: 'Bought', sold: 'Sold', balance: 'Balance at the end', nothing: 'Nothing to tell' } as const
