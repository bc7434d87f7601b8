/** Whose law a rule is of, by the first part of its id. */
export const jurisdictions = { gb: 'Great Britain', us: 'United States', de: 'Germany', fr: 'France', in: 'India', eu: 'European Union', measures: 'No jurisdiction' } as const
export type Jurisdiction = keyof typeof jurisdictions
export const jurisdictionOf = (id: string): Jurisdiction => id.split('.')[0] as Jurisdiction
