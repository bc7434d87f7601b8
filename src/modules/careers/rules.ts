import type { Row } from '#shared/record.ts'
import type { careerStep, certificate, qualification } from './records-shared.ts'

type Requirement = NonNullable<Row<typeof careerStep>['requirements']>[number]
type Held = { certificates: readonly Pick<Row<typeof certificate>, 'kind' | 'expiresOn'>[]; qualifications: readonly Pick<Row<typeof qualification>, 'kind'>[] }
/** `own`: only the person can say. */
export type Gap = Requirement & { state: 'met' | 'lacking' | 'own' }

/** What of a step's requirements the records show as met on a day: certificates that are valid, education that was begun. Experience and skills no record can prove. */
export const gaps = (requirements: readonly Requirement[], { certificates, qualifications }: Held, today: string): Gap[] => requirements.map(each => {
  if (each.kind === 'certificate' && each.certificate) return { ...each, state: certificates.some(({ kind, expiresOn }) => kind === each.certificate && (expiresOn === null || expiresOn >= today)) ? 'met' : 'lacking' }
  if (each.kind === 'education') return { ...each, state: qualifications.some(({ kind }) => kind === 'degree') ? 'met' : 'own' }
  return { ...each, state: 'own' }
})
