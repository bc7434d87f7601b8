import { certificates, type CertificateKind } from './rules-certificates.ts'

/** How somebody gets further. */
export const aids = {
  education: 'Course or degree', certificate: 'Certificate', on_the_job: 'On the job', rotation: 'Rotation', shadowing: 'Shadowing', mentor: 'A mentor', volunteering: 'Volunteering', reading: 'Reading', other: 'Something else',
} as const
export const certificateWords = Object.fromEntries(Object.entries(certificates).map(([kind, { label }]) => [kind, label])) as Record<CertificateKind, string>
