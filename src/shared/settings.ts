import { flag } from './fields.ts'

/** What a company says once for all of it. What is optional is off until somebody turns it on, and then nowhere to be seen. */
export const settingFields = {
  managersSeePay: flag('Direct managers see the pay of those who report to them'),
  managersSeeEarlier: flag('Direct managers see facts from before they became the manager', { help: 'Such as earlier jobs, hours and pay. Left off, they see what was true in their own time.' }),
  managersPropose: flag('Direct managers propose changes to HR', { help: 'Of job, hours and manager; of pay where they see it. HR makes a change of it, which is approved like any other.' }),
  importsAreDecided: flag('Imports count as decided', { help: 'What a file brings is written at once, also where you want such changes or hires approved: for what was decided elsewhere before. The import says so. Left off, it waits for those who approve.' }),
  usesCostCentres: flag('We book costs on cost centres'),
  usesGrades: flag('We use grades and steps'),
  usesPositions: flag('We plan positions', { help: 'Seats with a budget, which people fill, and which may be vacant or frozen.' }),
  usesAgreements: flag('We use working-time agreements', { help: 'What full time is by an agreement, before what it is at the place or in the legal entity.' }),
  usesDottedLines: flag('We use dotted lines', { help: 'A second manager for a purpose, who sees the job but neither pay nor contact details.' }),
}
export type SettingName = keyof typeof settingFields
export const settingNames = Object.keys(settingFields) as SettingName[]
