import { randomUUIDv7 } from 'node:crypto'
import { act } from '#platform/act.ts'
import type { Tx } from '#platform/db.ts'
import { dayIn, filled, hashOf, refuseUnoffered } from '#modules/people/index.ts'
import { Refusal, refuseIf } from '#shared/refusal.ts'
import * as contracts from './contract-lapsing.ts'
import { lapsingOf, type Lapsing } from './lapsing.ts'
import type { AccountFacts } from './ledger.ts'
import type { CaseLetterTemplate } from './records.ts'
import { lapsePlaceholders, type LapsePlaceholder } from './rules-letters.ts'

type Letter = contracts.SomeonesLapsing['letters'][number] & { leaveYear: string }
type Found = { facts: AccountFacts; name: string; number: string | null; legal_entity: string; company: string; country: string; preferred_name: string | null; is_self: boolean; letters: Letter[] | null }
type Held = Found & { lapsing: Lapsing }
const first = '00000000-0000-0000-0000-000000000000', atOnce = 200

export const policiesThatTell = act(contracts.policiesThatTell, async tx => ({
  items: await tx.query<{ id: string; name: string }>(`select p.id, p.name from leave_policy p where exists (select from leave_policy_version v where v.policy_id = p.id and v.rules ? 'tells') order by p.sort_name, p.id`),
}))

export const lapsingOfPolicy = act(contracts.lapsingOfPolicy, async (tx, { after }, { id }) => {
  if (!(await tx.query('select from leave_policy where id = $1', [id])).length) throw new Refusal('not_found', {}, 404)
  const rows = await factsOf(tx, id!, null, after ?? first)
  return { items: held(rows).map(told), next: rows.length < atOnce ? null : rows.at(-1)!.facts.account_id }
})

export const previewLapseLetter = act(contracts.previewLapseLetter, async (tx, { templateId }, { id }) => {
  const [account] = await tx.query<{ policyId: string }>('select policy_id as "policyId" from leave_account where id = $1', [id])
  const [one] = account ? held(await factsOf(tx, account.policyId, [id!], first)) : []
  if (!one) throw new Refusal('not_found', {}, 404)
  return letterTo(tx, one, await templateOf(tx, templateId))
})

/** To whoever is due one and has none on its way. */
export const giveLapseLetters = act(contracts.giveLapseLetters, async (tx, { templateId, way, accounts }, { id }) => {
  const template = await templateOf(tx, templateId), due = held(await factsOf(tx, id!, accounts, first)).filter(({ is_self: isSelf, lapsing: { state } }) => !isSelf && (state === 'first' || state === 'second'))
  refuseIf(due.length === 0, 'leave.no_notice_due')
  const letters = await Promise.all(due.map(async each => {
    const letter = await letterTo(tx, each, template), { year, days, lapsesOn } = each.lapsing
    return { id: randomUUIDv7(), account: each.facts.account_id, leave_year: year, days: days.rounded(0.01).toNumber(), lapses_on: lapsesOn, language: template.language, ...letter, hash: hashOf(letter) }
  }))
  const [done] = await tx.query<{ given: number }>('select app.give_lapse_letters($1, $2) as given', [JSON.stringify(letters), way])
  const kept = await tx.query<{ id: string }>('select id from lapse_letter where id = any ($1)', [letters.map(each => each.id)])
  return { given: done!.given, letters: kept.map(each => each.id) }
})

export const readLapseLetter = act(contracts.readLapseLetter, (tx, _, { id }) => deliver(tx, id!, null))
export const handOverLapseLetter = act(contracts.handOverLapseLetter, (tx, { on }, { id }) => deliver(tx, id!, on))

async function deliver(tx: Tx, id: string, on: string | null) {
  const [letter] = await tx.query<{ isMine: boolean; works: boolean }>(`select person_id = app.me() as "isMine", app.covers('leave', 1, employment_id) as works from lapse_letter where id = $1`, [id])
  if (!letter) throw new Refusal('not_found', {}, 404)
  if (on === null ? !letter.isMine : letter.isMine || !letter.works) throw new Refusal('not_yours', {}, 403)
  const [done] = await tx.query<{ on: string }>('select app.deliver_lapse_letter($1, $2)::text as on', [id, on])
  return { deliveredOn: done!.on }
}

const factsOf = (tx: Tx, policyId: string, accounts: readonly string[] | null, after: string) => tx.query<Found>('select * from app.lapse_facts($1, $2, $3, $4)', [policyId, accounts, after, atOnce])
const held = (rows: readonly Found[]): Held[] => rows.flatMap(row => {
  const lapsing = lapsingOf(row.facts)
  return lapsing ? [{ ...row, lapsing }] : []
})
const told = ({ facts, name, number, is_self: isSelf, letters, lapsing: { year, days, lapsesOn, goesAlong, goesUntil, state, dueBy } }: Held): contracts.SomeonesLapsing => ({
  accountId: facts.account_id, personId: facts.person_id, name, number, isSelf, unit: facts.unit, leaveYear: year, days: days.toNumber(), lapsesOn, goesAlong: goesAlong.toNumber(), goesUntil, state, dueBy,
  letters: (letters ?? []).filter(({ leaveYear }) => leaveYear === year).map(({ leaveYear: _, ...each }) => each),
})

async function templateOf(tx: Tx, id: string): Promise<CaseLetterTemplate> {
  const [template] = await tx.query<CaseLetterTemplate>('select name, notice, language, subject, body, status from case_letter_template where id = $1', [id])
  refuseUnoffered(template)
  refuseIf(template!.notice !== 'lapse', 'leave.letter_for_else', { field: 'templateId' })
  // What isn’t said doesn’t count as told.
  for (const name of ['days', 'lapsesOn'] as const) refuseIf(!template!.body.includes(`{{${name}}}`), 'leave.lapse_letter_says_too_little', { field: 'templateId', name: lapsePlaceholders[name] })
  return template!
}

async function letterTo(tx: Tx, { facts, name, preferred_name: preferred, company, legal_entity: legalEntity, country, lapsing }: Held, template: CaseLetterTemplate) {
  const language = `${template.language}-${country}`, day = dayIn(language), number = new Intl.NumberFormat(language, { maximumFractionDigits: 2 }), { days, lapsesOn, goesAlong, goesUntil, year } = lapsing
  const [type] = await tx.query<{ name: string }>('select name from leave_type where id = $1', [facts.leave_type_id])
  const values: Record<LapsePlaceholder, string | null> = {
    name, preferredName: preferred ?? name, company, legalEntity, today: day(facts.today), leaveType: type?.name ?? null, yearFrom: day(year), days: number.format(days.rounded(0.01).toNumber()), unit: facts.unit, lapsesOn: day(lapsesOn),
    goesAlong: number.format(goesAlong.rounded(0.01).toNumber()), goesUntil: goesUntil === null ? null : day(goesUntil),
  }
  const { missing, ...letter } = filled(template, values)
  refuseIf(missing.length > 0, 'leave.lapse_letter_lacks', { names: missing, labels: missing.map(each => lapsePlaceholders[each as LapsePlaceholder]) })
  return letter
}
