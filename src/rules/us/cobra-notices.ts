import { addDays } from '#shared/calendar.ts'
import { rule } from '#shared/rule.ts'
import { date, flag, number, optional, whole } from '#shared/rule-fields.ts'
import { atMost, longer } from '#shared/terms.ts'

export default rule({
  id: 'us.cobra-notices',
  title: 'COBRA: clocks',
  field: 'benefits',
  source: { instrument: 'Employee Retirement Income Security Act, 29 USC 1161–1168; 29 CFR part 2590', section: '29 USC 1162(3), 1165, 1166; 29 CFR 2590.606-2, 2590.606-4', publisher: '606-2: U.S. Department of Labor, in the web archive of the University of North Texas', address: 'https://webarchive.library.unt.edu/eot2008/20081109080650/http:/www.dol.gov/dol/allcfr/Title_29/Part_2590/29CFR2590.606-2.htm', readOn: '2026-11-23' },
  datedBy: 'The Act as it stands: its periods don’t change from year to year.',
  input: {
    eventOn: date('Day of the qualifying event'),
    employerIsAdministrator: flag('The employer is the plan’s administrator'),
  },
  output: {
    employerNoticeBy: optional(date('Last day for the employer’s notice to the administrator')),
    administratorNoticeDays: whole('Days in which the administrator tells the beneficiaries'),
    noticeToBeneficiaryBy: optional(date('Last day for the employer’s notice to the beneficiaries')),
    electionDays: whole('Days to elect'),
    firstPremiumDays: whole('Days to pay the first premium after electing'),
    premiumCapPercent: number('Most of the premium, percent'),
    disabilityExtensionPremiumCapPercent: number('Most of the premium in the months that disability adds, percent'),
  },
  terms: {
    electionDays: longer('29 USC 1165(a)(1)', 'The election period lasts at least this.'),
    firstPremiumDays: longer('29 USC 1162(3)', 'A plan may not ask for the first premium earlier.'),
    premiumCapPercent: atMost('29 USC 1162(3)(A)', 'The premium may not exceed this.'),
    disabilityExtensionPremiumCapPercent: atMost('29 USC 1162(3)', 'The premium of those months may not exceed this.'),
  },
  limits: [
    'Where the plan says that coverage and notice run from the loss of coverage, that day is the event (2590.606-2(b)(1)).',
    'The employer tells of death, end of employment, reduction of hours, Medicare and bankruptcy; of divorce and of a child who is no longer a dependent the employee or the beneficiary tells the plan, within 60 days at least.',
    'The 60 days to elect run from the notice or the loss of coverage, whichever is later.',
  ],
  examples: [
    { name: 'The employer is the administrator', input: { eventOn: '2026-06-15', employerIsAdministrator: true }, output: { noticeToBeneficiaryBy: '2026-07-29', electionDays: 60 }, source: '29 CFR 2590.606-4(b)(2)' },
    { name: 'Somebody else is', input: { eventOn: '2026-06-15', employerIsAdministrator: false }, output: { employerNoticeBy: '2026-07-15', administratorNoticeDays: 14, electionDays: 60, firstPremiumDays: 45, premiumCapPercent: 102, disabilityExtensionPremiumCapPercent: 150 }, source: '29 USC 1166' },
  ],
}).formula(({ eventOn, employerIsAdministrator }, { say }) => {
  const clocks = { administratorNoticeDays: 14, electionDays: 60, firstPremiumDays: 45, premiumCapPercent: 102, disabilityExtensionPremiumCapPercent: 150 }
  const told = employerIsAdministrator ? { noticeToBeneficiaryBy: addDays(eventOn, 30 + clocks.administratorNoticeDays) } : { employerNoticeBy: addDays(eventOn, 30) }
  if (told.noticeToBeneficiaryBy) say`The employer, being the administrator, has 30 days and ${clocks.administratorNoticeDays} more from ${eventOn} to tell the beneficiaries: until ${told.noticeToBeneficiaryBy} (2590.606-4(b)(2)).`
  else say`The employer tells the administrator within 30 days of ${eventOn}, by ${told.employerNoticeBy!} (2590.606-2(b)); the administrator has ${clocks.administratorNoticeDays} days from then to tell the beneficiaries (1166(c)).`
  say`They have ${clocks.electionDays} days to elect (1165(a)(1)) and ${clocks.firstPremiumDays} days from then for the first premium (1162(3)).`
  say`The premium is at most ${clocks.premiumCapPercent}% of the cost, and ${clocks.disabilityExtensionPremiumCapPercent}% in the months that disability adds (1162(3)).`
  return { ...told, ...clocks }
})
