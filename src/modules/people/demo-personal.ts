import { chance, idOf, pick, whole, type Roll } from '#shared/chance.ts'
import { identityIn } from './demo-names.ts'

type Value = string | number | boolean | null
type Person = { id: string; name: string; country: string; startsOn: string }
type Stream = { table: string; columns: readonly string[]; rows: Iterable<readonly Value[]> }

/** What only payroll and the like know of the demo's people. Accounts are published examples (the SWIFT registry's IBANs, Stripe's for tests); numbers of the state are from ranges that it never gives out. */
export function personal(seed: number, people: number, personOf: (i: number) => Person, phoneIn: (country: string, roll: Roll) => string): Stream[] {
  const stream = (table: string, columns: string[], rows: (person: Person, i: number) => Iterable<Value[]>): Stream => ({
    table, columns, rows: { *[Symbol.iterator]() { for (let i = 0; i < people; i++) yield* rows(personOf(i), i) } },
  })
  return [
    stream('bank_account', ['id', 'person_id', 'starts_on', 'country', 'iban', 'account_number', 'routing_code', 'bank_name'], function* ({ id, country, startsOn }, i) {
      if (chance(seed, 60, i)() < 0.94) yield [idOf(seed, 60, i), id, startsOn, country, ...accounts[country]!]
    }),
    stream('emergency_contact', ['id', 'person_id', 'place', 'name', 'relation', 'phone'], function* ({ id, country }, i) {
      const roll = chance(seed, 64, i)
      const many = roll() < 0.75 ? roll() < 0.3 ? 2 : 1 : 0
      for (let n = 0; n < many; n++) yield [idOf(seed, 64, i * 2 + n), id, n + 1, identityIn(country, roll).name, pick(roll, ['Partner', 'Mother', 'Father', 'Sister', 'Brother', 'Friend', 'Spouse']), phoneIn(country, roll)]
    }),
    stream('dependant', ['id', 'person_id', 'name', 'relation', 'birth_date'], function* ({ id, name, country, startsOn }, i) {
      const roll = chance(seed, 65, i)
      const children = roll() < 0.35 ? whole(roll, 1, 3) : 0
      for (let n = 0; n < children; n++) yield [idOf(seed, 65, i * 4 + n), id, [identityIn(country, roll).name.split(' ')[0], ...name.split(' ').slice(1)].join(' '), 'child', `${Number(startsOn.slice(0, 4)) - whole(roll, 0, 14)}-${String(whole(roll, 1, 12)).padStart(2, '0')}-${String(whole(roll, 1, 28)).padStart(2, '0')}`]
    }),
    stream('shown_birthday', ['id', 'person_id'], function* ({ id }, i) {
      if (chance(seed, 66, i)() < 0.4) yield [idOf(seed, 66, i), id]
    }),
    stream('former_name', ['id', 'person_id', 'name', 'kind', 'status'], function* ({ id, name, country }, i) {
      if (hasFormer(i)) yield [idOf(seed, 63, i), id, formerOf(i, name, country), 'birth', isHidden(i) ? 'hidden' : 'shown']
    }),
    stream('member', ['who', 'list', 'record_id', 'part'], function* ({ id }, i) {
      if (hasFormer(i)) yield [id, 'former_name', idOf(seed, 63, i), 'named']
    }),
    stream('national_identifier', ['id', 'person_id', 'kind', 'country', 'number'], function* ({ id, country }, i) {
      if (chance(seed, 61, i)() < 0.9) yield [idOf(seed, 61, i), id, ...numbers[country]!(i)]
    }),
    stream('identity_document', ['id', 'person_id', 'kind', 'country', 'number', 'issued_on', 'expires_on', 'note'], function* ({ id, country, startsOn }, i) {
      const roll = chance(seed, 62, i)
      const [year, rest] = [Number(startsOn.slice(0, 4)), startsOn.slice(4, 8)]
      const from = year - whole(roll, 0, 8)
      if (roll() < 0.3) yield [idOf(seed, 62, i * 2), id, 'passport', country, `000${String(i).padStart(6, '0')}`, `${from}${rest}01`, `${from + 10}${rest}01`, null]
      if (roll() < 0.04) yield [idOf(seed, 62, i * 2 + 1), id, 'work_permit', country, `000${String(i).padStart(6, '0')}`, `${year}${rest}01`, `${year + whole(roll, 2, 6)}${rest}01`, 'Work for this employer']
    }),
  ]
}

const hasFormer = (i: number) => i % 29 === 11
/** At the wish of the one in question: then nobody else in the demo knows it. */
const isHidden = (i: number) => i % 3 === 1
const formerOf = (i: number, name: string, country: string) => `${name.split(' ')[0]} ${identityIn(country, chance(i, 63)).name.split(' ').at(-1)}`

const accounts: Record<string, [iban: string | null, accountNumber: string | null, routingCode: string | null, bankName: string]> = {
  GB: ['GB33BUKB20201555555555', null, null, 'Example Bank'],
  US: [null, '000123456789', '110000000', 'Sample National Bank'],
  DE: ['DE89370400440532013000', null, null, 'Musterbank'],
  IN: [null, '000123456789', 'HDFC0000261', 'Sample Bank of India'],
}

/** QQ, 666, a first 0: never given. */
const numbers: Record<string, (i: number) => [kind: string, country: string, number: string]> = {
  GB: i => ['gb_nino', 'GB', `QQ${String(i % 1_000_000).padStart(6, '0')}${'ABCD'[Math.floor(i / 1_000_000) % 4]}`],
  US: i => ['us_ssn', 'US', `666${String(i).padStart(6, '0')}`],
  DE: i => ['de_idnr', 'DE', `0${String(i).padStart(10, '0')}`],
  IN: i => ['in_aadhaar', 'IN', `0${String(i).padStart(11, '0')}`],
}
