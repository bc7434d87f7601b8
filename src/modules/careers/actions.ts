import { randomUUIDv7 } from 'node:crypto'
import { act } from '#platform/act.ts'
import { insert, lock, make, move, type Made } from '#platform/action.ts'
import { Refusal, refuseIf } from '#shared/refusal.ts'
import { answers, takeLadder } from './contract.ts'
import { usualLadder } from './ladder.ts'
import { careerPlan, careerStep, certificate, developmentOffer, offerApplication } from './records.ts'

/** Only where there is no map yet: nobody's own steps are mixed with others. */
export const ladder = act(takeLadder, async tx => {
  await lock(tx, ['career_steps'])
  refuseIf((await tx.query('select from career_step limit 1')).length > 0, 'careers.ladder_is_there')
  for (const step of usualLadder) await insert(tx, careerStep, randomUUIDv7(), step)
  return { made: usualLadder.length }
})

export const apply: Made<typeof offerApplication> = async (tx, input) => {
  const [offer] = await tx.query<{ status: string }>('select status from development_offer where id = $1', [input.offerId])
  refuseIf(offer?.status === 'closed', 'careers.offer_closed', { field: 'offerId' })
  return make(offerApplication)(tx, input)
}

export const accept = move(offerApplication, 'accept', {
  input: answers.accept,
  locks: row => [`development_offer:${row.offerId}`],
  async decide({ row, input, tx }) {
    const [fact] = await tx.query<{ left: number }>('select app.offer_places_left($1) as left', [row.offerId])
    refuseIf(fact!.left < 1, 'careers.no_place_left')
    return { answer: input?.answer ?? null }
  },
})
export const decline = move(offerApplication, 'decline', { input: answers.decline, decide: async ({ input }) => ({ answer: input?.answer ?? null }) })

export const addPlan: Made<typeof careerPlan> = async (tx, input) => {
  refuseIf(!input.stepId && !input.aim, 'careers.plan_without_aim', { field: 'aim' })
  return make(careerPlan)(tx, input)
}

export const addCertificate: Made<typeof certificate> = async (tx, input) => {
  refuseIf(input.kind === 'other' && !input.name, 'careers.certificate_unnamed', { field: 'name' })
  refuseIf(Boolean(input.awardedOn && input.expiresOn && input.expiresOn <= input.awardedOn), 'careers.expires_before_awarded', { field: 'expiresOn' })
  return make(certificate)(tx, input)
}

export const addOffer: Made<typeof developmentOffer> = async (tx, input) => {
  if (input.startsOn && input.endsOn && input.endsOn < input.startsOn) throw new Refusal('careers.offer_ends_early', { field: 'endsOn' })
  return make(developmentOffer)(tx, input)
}
