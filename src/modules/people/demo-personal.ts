import { chance, idOf } from '#shared/chance.ts'

type Value = string | number | boolean | null
type Person = { id: string; name: string; country: string; startsOn: string }
type Stream = { table: string; columns: readonly string[]; rows: Iterable<readonly Value[]> }

/** What only payroll and the like know of the demo's people. Every number is a published example that belongs to nobody: the SWIFT registry's IBANs, Stripe's accounts for tests. */
export function personal(seed: number, people: number, personOf: (i: number) => Person): Stream[] {
  const stream = (table: string, columns: string[], rows: (person: Person, i: number) => Iterable<Value[]>): Stream => ({
    table, columns, rows: { *[Symbol.iterator]() { for (let i = 0; i < people; i++) yield* rows(personOf(i), i) } },
  })
  return [
    stream('bank_account', ['id', 'person_id', 'starts_on', 'holder', 'country', 'iban', 'account_number', 'routing_code', 'bank_name'], function* ({ id, name, country, startsOn }, i) {
      if (chance(seed, 60, i)() < 0.94) yield [idOf(seed, 60, i), id, startsOn, name, country, ...accounts[country]!]
    }),
  ]
}

const accounts: Record<string, [iban: string | null, accountNumber: string | null, routingCode: string | null, bankName: string]> = {
  GB: ['GB33BUKB20201555555555', null, null, 'Example Bank'],
  US: [null, '000123456789', '110000000', 'Sample National Bank'],
  DE: ['DE89370400440532013000', null, null, 'Musterbank'],
  IN: [null, '000123456789', 'HDFC0000261', 'Sample Bank of India'],
}
