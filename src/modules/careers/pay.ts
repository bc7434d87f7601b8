import { act } from '#platform/act.ts'
import { as } from '#platform/db.ts'
import type { TimedJob } from '#platform/clockwork.ts'
import { Refusal } from '#shared/refusal.ts'
import * as contracts from './contract.ts'
import { besidePay, least } from './rules-certificate-pay.ts'

type Row = { personId: string; like: string; amount: number; kinds: string[] }
/** Once for each quarter that has ended everywhere. What is told is kept and never worked out again; what could be subtracted from what was told before isn't told. */
export const comparePay: TimedJob = {
  name: 'careers.compare_pay', may: {}, everySeconds: 3600,
  async run(tx) {
    for (const { org: organizationId, day } of await tx.query<{ org: string; day: string }>('select org, day from app.certificate_pay_due()')) await as({ kind: 'job', organizationId, name: comparePay.name }, async own => {
      const rows = await own.query<Row>('select person_id as "personId", "like", amount::float8 as amount, kinds from app.certificate_pay_rows($1)', [day])
      for (const kind of [...new Set(rows.flatMap(({ kinds }) => kinds))].sort()) {
        const found = besidePay(rows.map(({ kinds, ...row }) => ({ ...row, holds: kinds.includes(kind) })))
        if (found) await own.query('select app.keep_certificate_pay($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)', [kind, day, found.holders, found.others, found.percent, found.low, found.high, found.of.map(({ personId }) => personId), found.of.map(({ holds }) => holds), found.of.map(({ amount }) => amount)])
      }
      await own.query('select app.certificate_pay_done($1)', [day])
    })
  },
}

export const payTold = act(contracts.certificatePay, async tx => {
  const [told] = await tx.query<{ may: boolean; items: contracts.CertificatePay[] }>(`select app.covers_all('compensation', 0) as may, (select coalesce(jsonb_agg(to_jsonb(t)), '[]') from app.certificate_pay_told() t) as items`)
  if (!told!.may) throw new Refusal('not_yours', {}, 403)
  return { least, items: told!.items }
})
