import { randomUUIDv7 } from 'node:crypto'
import { act } from '#platform/act.ts'
import { insert } from '#platform/action.ts'
import { notify, type NoticeKind } from '#platform/notify.ts'
import { addYears } from '#shared/calendar.ts'
import { Refusal, refuseIf } from '#shared/refusal.ts'
import { vacancies } from '#modules/people/index.ts'
import * as contracts from './contract.ts'
import { contactConsent, contactOffered } from './records.ts'

export const putForwardNotice: NoticeKind = { kind: 'careers.put_forward', record: contactOffered, label: 'Contacts that colleagues put forward to me', says: 'A colleague has put somebody forward to you', named: 'name', page: () => '/careers?view=network', usually: 'digest' }

/** The contact has agreed, to this and until then; what the colleague sees is copied by the database, so that nothing else of the network is theirs to read. */
export const putForward = act(contracts.putForward, async (tx, { to, ...input }) => {
  const { personId } = await tx.me()
  if (!personId) throw new Refusal('not_yours', {}, 403)
  const [[day], [contact], [colleague]] = await Promise.all([
    tx.query<{ today: string }>('select app.my_today() as today'), tx.query<{ email: string | null; phone: string | null; does: string | null }>('select email, phone, does from network_contact where id = $1', [input.contactId]),
    tx.query<{ id: string; name: string }>('select id, name from app.colleague_by_email($1)', [to]),
  ])
  if (!contact) throw new Refusal('not_found', {}, 404)
  refuseIf(!colleague, 'careers.no_such_colleague', { field: 'to' })
  refuseIf(input.agreedOn > day!.today, 'careers.agreed_ahead', { field: 'agreedOn' })
  refuseIf(input.until <= day!.today || input.until > addYears(day!.today, 1), 'careers.put_forward_until', { field: 'until' })
  refuseIf(input.shares?.some(each => !contact[each]) ?? false, 'careers.nothing_to_share', { field: 'shares' })
  const id = await insert(tx, contactConsent, randomUUIDv7(), { ...input, personId, toId: colleague!.id, toName: colleague!.name })
  await notify(tx, { to: colleague!.id, kind: putForwardNotice.kind, recordId: id })
  return { id, to: colleague!.name }
})

export const openRoles = act(contracts.openRoles, async tx => {
  const found = await vacancies(tx)
  return { isKnown: found !== null, items: (found ?? []).map(({ id, title, jobTitle, unitName, locationName, budgetedFte, filledFte }) => ({ id, title, jobTitle, unitName, locationName, budgetedFte, filledFte: filledFte ?? 0 })) }
})
