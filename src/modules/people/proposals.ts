import { act } from '#platform/act.ts'
import { make, move } from '#platform/action.ts'
import type { Tx } from '#platform/db.ts'
import type { NoticeKind } from '#platform/notify.ts'
import { Refusal, refuseIf } from '#shared/refusal.ts'
import * as contracts from './contract-proposals.ts'
import { changeProposal } from './records.ts'

const propose = act(contracts.propose, async (tx, input, { id }) => {
  const [held] = await tx.query<{ personId: string; isOver: boolean; today: string }>(`
    select d.person_id as "personId", d.status = 'ended' as "isOver", app.today_at(d.location_id) as today from directory_entry d where d.id = $1`, [id])
  if (!held) throw new Refusal('not_found', {}, 404)
  if (held.isOver) throw new Refusal('wrong_state', {}, 409)
  const { effectiveOn, reason: _, ...facts } = input
  refuseIf(!Object.values(facts).some(value => value != null), 'people.nothing_proposed')
  refuseIf([facts.amount, facts.currency, facts.per].some(value => value != null) && (facts.amount == null || facts.currency == null || facts.per == null), 'people.pay_incomplete', { field: 'amount' })
  refuseIf(effectiveOn < held.today, 'people.proposed_for_past', { field: 'effectiveOn' })
  return { proposalId: await make(changeProposal)(tx, { ...input, personId: held.personId, assignmentId: id! }) }
})

const decline = move(changeProposal, 'decline', {
  input: contracts.decline,
  async decide({ input }) {
    refuseIf(!input.answer.trim(), 'people.decline_needs_words', { field: 'answer' })
    return { answer: input.answer }
  },
})
const takeUp = move(changeProposal, 'takeUp')

/** A change is made of what was proposed for the same job: whoever proposed it hears that it was taken up, and nothing of the change. */
export async function takenUp(tx: Tx, proposalId: string, assignmentId: string): Promise<void> {
  const [found] = await tx.query<{ assignmentId: string }>('select assignment_id as "assignmentId" from change_proposal where id = $1', [proposalId])
  if (found?.assignmentId !== assignmentId) throw new Refusal('invalid', { errors: [{ field: 'proposalId', code: 'not_found', message: 'names nothing that you can see' }] })
  await takeUp(tx, proposalId)
}

const page = (id: string) => `/proposals/${id}`
export const proposals = {
  ways: { change_proposal: { create: false as const, edit: false as const, moves: { decline, takeUp } } },
  acts: [propose],
  notices: [
    { kind: 'people.proposed', record: changeProposal, label: 'A manager proposes a change', says: 'A manager proposed a change for somebody whom you look after', page, usually: 'digest', only: ['hr'] },
    { kind: 'people.proposal_answered', record: changeProposal, label: 'My proposal was answered', says: 'A change that you proposed was taken up or declined', page, usually: 'at_once', only: ['managers'] },
  ] as const satisfies readonly NoticeKind[],
  sayings: {
    'people.nothing_proposed': 'Nothing is proposed yet: say what is to change.',
    'people.pay_not_proposed': 'Pay isn’t proposed by managers here, since they don’t see it: leave it out, and say in words what you think.',
    'people.proposed_for_past': 'A proposal is for today or later: choose another day, and tell HR of what was before.',
    'people.decline_needs_words': 'Say why, in a few words: whoever proposed it reads it.',
  },
}
