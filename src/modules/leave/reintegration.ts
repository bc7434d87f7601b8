import { lock, make, move, type Made } from '#platform/action.ts'
import type { TimedJob } from '#platform/clockwork.ts'
import { as, type Tx } from '#platform/db.ts'
import { closeWork, openMany } from '#modules/desk/index.ts'
import type { Day } from '#shared/calendar.ts'
import { refuseIf } from '#shared/refusal.ts'
import type { Spell } from '#shared/spells.ts'
import type { WorkKind } from '#shared/work.ts'
import { valueOf } from './by-law.ts'
import { answerInput, closeInput, offerInput } from './contract-sickness.ts'
import { reintegrationOffer, sickness, type ReintegrationOffer } from './records.ts'
import { reintegration } from './schemes.ts'

const ofOffer = { function: 'leave', level: 'sensitive', seenBy: 'handle', firstContact: 'expert' } as const
/** Sensitive, and of who works on leave there: never of whom it is about, nor of their manager. */
export const reintegrationKinds = [
  { ...ofOffer, kind: 'leave.reintegration_offer', label: 'Offer reintegration after long illness', minutes: 60, serviceDays: 5, checklist: ['Told what it is for, and which data it needs', 'Told that they choose, and may bring somebody they trust', 'The offer is sent'] },
  { ...ofOffer, kind: 'leave.reintegration_answer', label: 'Answer to an offer of reintegration', minutes: 15, serviceDays: 10 },
  { ...ofOffer, kind: 'leave.reintegration_help', label: 'Look for what helps somebody stay in work', minutes: 120, serviceDays: 20, checklist: ['The works council takes part, if there is one and they agree', 'The representative of the severely disabled, where it is their case', 'The company doctor, if needed', 'What helps is agreed on, or that nothing was found'] },
] as const satisfies readonly WorkKind[]

type Offer = Pick<ReintegrationOffer, 'id' | 'personId' | 'employmentId'>
const open = (tx: Tx, { id, personId, employmentId }: Offer, step: 'offer' | 'answer' | 'help') =>
  openMany(tx, [{ kind: `leave.reintegration_${step}`, personId, subjectId: employmentId, recordName: reintegrationOffer.name, recordId: id }])
const settle = (tx: Tx, recordId: string, outcome: 'done' | 'closed' = 'done') => closeWork(tx, { recordName: reintegrationOffer.name, recordId, outcome })

/** Earlier than the law asks for it, too; one at a time. */
export const beginOffer: Made<typeof reintegrationOffer> = async (tx, input) => {
  await lock(tx, [`reintegration:${input.employmentId}`])
  const standing = await tx.query(`select from reintegration_offer where employment_id = $1 and status <> 'closed'`, [input.employmentId])
  refuseIf(standing.length > 0, 'leave.offer_is_open', { field: 'dueSince' })
  const id = await make(reintegrationOffer)(tx, input)
  await open(tx, { ...input, id }, 'offer')
  return id
}
export const offer = move(reintegrationOffer, 'offer', {
  input: offerInput, decide: async ({ input }) => ({ offeredOn: input.offeredOn }),
  async follow({ row, tx }) {
    await settle(tx, row.id)
    await open(tx, row, 'answer')
  },
})
const answered = async ({ row, input }: { row: ReintegrationOffer; input: { answeredOn: Day } }) => {
  refuseIf(!!row.offeredOn && input.answeredOn < row.offeredOn, 'leave.case_before_asked', { field: 'answeredOn' })
  return { answeredOn: input.answeredOn }
}
export const accept = move(reintegrationOffer, 'accept', {
  input: answerInput, decide: answered,
  async follow({ row, tx }) {
    await settle(tx, row.id)
    await open(tx, row, 'help')
  },
})
export const decline = move(reintegrationOffer, 'decline', { input: answerInput, decide: answered, follow: async ({ row, tx }) => void await settle(tx, row.id) })
export const noAnswer = move(reintegrationOffer, 'noAnswer', { follow: async ({ row, tx }) => void await settle(tx, row.id) })
export const closeOffer = move(reintegrationOffer, 'close', {
  input: closeInput,
  async decide({ row, input }) {
    refuseIf(!!row.offeredOn && input.closedOn < row.offeredOn, 'leave.case_before_asked', { field: 'closedOn' })
    return { closedOn: input.closedOn, outcome: input.outcome }
  },
  follow: async ({ row, tx }) => void await settle(tx, row.id, 'closed'),
})

type Asked = { organizationId: string; personId: string; employmentId: string; today: Day; lastClosedOn: Day | null; absences: Spell[]; ill: string[] }
/** Whoever was ill for longer than six weeks within a year in Germany is to be offered it, once until that one is closed: the rule says whether, and since when. */
export const askReintegration: TimedJob = {
  name: 'leave.reintegration', may: {}, everySeconds: 1800,
  async run(tx) {
    const most = Number(valueOf(await reintegration('2026-01-01', [], null), 'mostDays'))
    const asked = await tx.query<Asked>('select organization_id as "organizationId", person_id as "personId", employment_id as "employmentId", today, last_closed_on as "lastClosedOn", absences, ill from app.reintegration_asked($1)', [most])
    for (const { organizationId, personId, employmentId, today, lastClosedOn, absences, ill } of asked) {
      const worked = await reintegration(today, absences, lastClosedOn), since = valueOf(worked, 'dueSince')
      if (since) await as({ kind: 'job', organizationId, name: askReintegration.name }, async own => {
        await lock(own, [`reintegration:${employmentId}`])
        const [made] = await own.query<{ id: string | null }>('select app.open_reintegration($1, $2, $3) as id', [employmentId, since, valueOf(worked, 'daysInYear')])
        if (!made?.id) return
        await open(own, { id: made.id, personId, employmentId }, 'offer')
        // Help that the company’s own days had asked for is this.
        for (const recordId of ill) await closeWork(own, { recordName: sickness.name, recordId, kinds: ['leave.help_back'], outcome: 'closed' })
      })
    }
  },
}
