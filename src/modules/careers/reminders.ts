import { as } from '#platform/db.ts'
import type { TimedJob } from '#platform/clockwork.ts'
import { notify, type NoticeKind } from '#platform/notify.ts'
import { association, networkContact, planItem } from './records-alone.ts'
import { certificate } from './records-shared.ts'
import { standingOf, type CertificateKind, type Credit } from './rules-certificates.ts'

/** Told to whose career it is, and to nobody else: what they wrote down themselves, when its day comes. */
export const careerNotices: readonly NoticeKind[] = [
  { kind: 'careers.expires', record: certificate, label: 'My certificates', says: 'A certificate of yours expires soon', page: () => '/careers', usually: 'digest' },
  { kind: 'careers.credits', record: certificate, label: 'Credits that my certificates lack', says: 'A certificate of yours lacks credits', page: () => '/careers', usually: 'digest' },
  { kind: 'careers.follow_up', record: networkContact, label: 'My contacts', says: 'You wanted to get in touch again', named: 'name', page: () => '/careers', usually: 'digest' },
  { kind: 'careers.renews', record: association, label: 'My memberships', says: 'A membership of yours is renewed soon', named: 'name', page: () => '/careers', usually: 'digest' },
  { kind: 'careers.step', record: planItem, label: 'Steps of my plans', says: 'A step of your plan is due', named: 'what', page: () => '/careers', usually: 'digest' },
]

type Due = { org: string; personId: string; kind: string; recordId: string }
/** Once for each day that was named; of certificates at 90 and 30 days before, of credits half a year before and only where some lack. */
export const remind: TimedJob = {
  name: 'careers.remind', may: {}, everySeconds: 3600,
  async run(tx) {
    await tx.query('select app.end_consents()')
    const due = Map.groupBy(await tx.query<Due>('select org, person_id as "personId", kind, record_id as "recordId" from app.careers_due()'), each => each.org)
    for (const [organizationId, rows] of due) await as({ kind: 'job', organizationId, name: remind.name }, async own => {
      for (const { personId, kind, recordId } of rows) {
        if (kind === 'careers.credits') {
          const [found] = await own.query<{ told: { kind: CertificateKind; expiresOn: string; credits: Credit[] } | null }>('select app.credits_of($1) as told', [recordId])
          if (!found?.told || (standingOf(found.told.kind, found.told.expiresOn, found.told.credits)?.isEnough ?? true)) continue
        }
        await notify(own, { to: personId, kind, recordId })
      }
    })
  },
}
