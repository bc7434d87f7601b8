import type { Tx } from '#platform/db.ts'
import type { Day } from '#shared/calendar.ts'
import { foldHeader } from '#shared/sheet-names.ts'

export type Someone = { number: string | null; email: string | null; personId: string; employmentId: string; name: string; startsOn: Day; endsOn: Day | null; legalEntity: string; isSelf: boolean }
type Wanted = { number: string; email: string; name: string; legalEntity: string; employedFrom: Day | null; on: Day }
type Unfound = { problem: string; by: 'number' | 'workEmail'; params: Record<string, unknown> }

/** By number or e-mail, of those whose leave the asker works on: of others it isn’t said that they are there. Several contracts, and one number in several legal entities, are told apart by what the row says, then by its day. */
export async function found(tx: Pick<Tx, 'query'>, wanted: readonly { number: string; email: string }[]): Promise<(of: Wanted) => Someone | Unfound> {
  const all = (of: readonly string[]) => [...new Set(of.filter(Boolean))]
  const people = await tx.query<Someone>(`select number, email, person_id as "personId", employment_id as "employmentId", name, starts_on as "startsOn", ends_on as "endsOn", legal_entity as "legalEntity", is_self as "isSelf" from app.leave_import_people($1, $2)`,
    [all(wanted.map(({ number }) => number)), all(wanted.map(({ email }) => email.toLowerCase()))])
  const byNumber = Map.groupBy(people.filter(each => each.number), each => same(each.number!)), byEmail = Map.groupBy(people.filter(each => each.email), each => each.email!.toLowerCase())
  return ({ number, email, name, legalEntity, employedFrom, on }) => {
    const numbered = number ? byNumber.get(same(number)) ?? [] : null, mailed = email ? byEmail.get(email.toLowerCase()) ?? [] : null
    const by = number ? 'number' : 'workEmail', of = numbered && mailed ? numbered.filter(each => mailed.some(other => other.employmentId === each.employmentId)) : numbered ?? mailed ?? []
    if (!number && !email) return { problem: 'leave_nobody_named', by, params: {} }
    if (!of.length) return numbered?.length && mailed?.length ? { problem: 'leave_two_people', by, params: {} } : { problem: 'leave_nobody', by, params: {} }
    const named = of.filter(each => (!legalEntity || foldHeader(each.legalEntity) === foldHeader(legalEntity)) && (!employedFrom || each.startsOn === employedFrom))
    const called = named.length > 1 && name ? named.filter(each => foldHeader(each.name) === foldHeader(name)) : named, held = called.length ? called : named
    const then = held.length > 1 ? held.filter(each => each.startsOn <= on && (each.endsOn === null || each.endsOn >= on)) : held
    if (then.length === 1) return then[0]!
    return { problem: named.length ? 'leave_several_contracts' : 'leave_no_such_contract', by, params: { contracts: of.map(each => `${each.legalEntity}, ${each.startsOn}`) } }
  }
}
const same = (number: string) => number.trim().toLowerCase()
