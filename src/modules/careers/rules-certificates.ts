/** Kinds of credit that bodies count by themselves; `general` counts towards the sum alone. */
export const creditKinds = { general: 'HR in general', business: 'Business', global: 'Global', california: 'California', ethics: 'Ethics', self_paced: 'Self-paced', organisation: 'Advance your organisation', profession: 'Advance your profession' } as const
export type CreditKind = keyof typeof creditKinds

export type Certificate = { label: string; body: string; credits?: number; years?: number; least?: Partial<Record<CreditKind, number>>; most?: Partial<Record<CreditKind, number>> }

/** What they are recertified by; without `credits` they are qualifications that don't expire, or an organisation's own. */
export const source = 'hrci.org (recertification, specified credit) and shrm.org (recertification), as read in 2026'
const hrci = (label: string, credits: number, least: Certificate['least'] = {}): Certificate => ({ label, body: 'HRCI', credits, years: 3, least: { ...least, ethics: 1 } })
const shrm = (label: string): Certificate => ({ label, body: 'SHRM', credits: 60, years: 3, most: { self_paced: 30, organisation: 20, profession: 30 } })
export const certificates = {
  aphr: hrci('aPHR', 45), aphri: hrci('aPHRi', 45), phr: hrci('PHR', 60), phri: hrci('PHRi', 60), phrca: hrci('PHRca', 60, { california: 15 }),
  sphr: hrci('SPHR', 60, { business: 15 }), sphri: hrci('SPHRi', 60, { business: 15 }), gphr: hrci('GPHR', 60, { global: 15 }),
  shrm_cp: shrm('SHRM-CP'), shrm_scp: shrm('SHRM-SCP'),
  cipd_foundation: { label: 'CIPD Foundation (level 3)', body: 'CIPD' }, cipd_associate: { label: 'CIPD Associate (level 5)', body: 'CIPD' }, cipd_advanced: { label: 'CIPD Advanced (level 7)', body: 'CIPD' },
  other: { label: 'Another', body: '' },
} as const satisfies Record<string, Certificate>
export type CertificateKind = keyof typeof certificates

export type Credit = { kind: CreditKind; amount: number; on: string }
export type Standing = {
  from: string; until: string; needed: number
  /** What counts, each kind at most as the body lets it; in hundredths nothing is lost. */
  counted: number
  lacking: { kind: CreditKind; needed: number; has: number }[]
  /** Earned, and more than the body lets this kind count. */
  beyond: { kind: CreditKind; most: number; has: number }[]
  isEnough: boolean
}

/** How far somebody is towards keeping a certificate that expires on that day; null where nothing is to be earned. */
export function standingOf(kind: CertificateKind, expiresOn: string | null, credits: readonly Credit[]): Standing | null {
  const { credits: needed, years, least = {}, most = {} }: Certificate = certificates[kind]
  if (needed === undefined || years === undefined || expiresOn === null) return null
  const from = Temporal.PlainDate.from(expiresOn).subtract({ years }).add({ days: 1 }).toString()
  const has = (of: CreditKind) => hundredths(credits.filter(each => each.kind === of && each.on >= from && each.on <= expiresOn).reduce((sum, { amount }) => sum + amount, 0))
  const kinds = Object.keys(creditKinds) as CreditKind[]
  const counted = hundredths(kinds.reduce((sum, each) => sum + Math.min(has(each), most[each] ?? Infinity), 0))
  const lacking = kinds.filter(each => has(each) < (least[each] ?? 0)).map(each => ({ kind: each, needed: least[each]!, has: has(each) }))
  const beyond = kinds.filter(each => has(each) > (most[each] ?? Infinity)).map(each => ({ kind: each, most: most[each]!, has: has(each) }))
  return { from, until: expiresOn, needed, counted, lacking, beyond, isEnough: counted >= needed && lacking.length === 0 }
}

const hundredths = (amount: number) => Math.round(amount * 100) / 100
