import { electronicFormatIBAN, isValidIBAN } from 'ibantools'
import { make, type Made } from '#platform/action.ts'
import type { Input } from '#shared/record.ts'
import { refuseIf } from '#shared/refusal.ts'
import { bankAccount } from './records-personal.ts'

type Account = Input<typeof bankAccount>

export const addBankAccount: Made<typeof bankAccount> = (tx, input) => make(bankAccount)(tx, checked(input))

/** As banks write it, or refused with what to do. A number that passes may still belong to nobody: only the bank knows. */
export function checked(given: Account): Account {
  const compact = (text: string | null | undefined) => text?.replace(/[\s.-]/g, '').toUpperCase() || null
  const account = { ...given, iban: given.iban ? electronicFormatIBAN(given.iban) : null, accountNumber: compact(given.accountNumber), routingCode: compact(given.routingCode) }
  if (account.iban) {
    refuseIf(!isValidIBAN(account.iban), 'people.iban_wrong', { field: 'iban' })
    refuseIf(!account.iban.startsWith(account.country), 'people.iban_elsewhere', { field: 'country' })
    refuseIf(account.accountNumber !== null, 'people.account_twice', { field: 'accountNumber' })
    return account
  }
  refuseIf(account.accountNumber === null, 'people.account_needed', { field: 'iban' })
  const rule = rules[account.country]
  refuseIf(!(rule?.number ?? anyNumber).test(account.accountNumber!), 'people.account_number_wrong', { field: 'accountNumber' })
  refuseIf(!(rule?.routes(account.routingCode ?? '') ?? true), 'people.routing_code_wrong', { field: 'routingCode', country: account.country })
  return account
}

/** Beside the IBAN: what the account and the code before it look like where pay goes by these. Other countries: letters and digits. */
const rules: Record<string, { number: RegExp; routes: (code: string) => boolean }> = {
  GB: { number: /^\d{6,8}$/, routes: code => /^\d{6}$/.test(code) },
  US: { number: /^\d{4,17}$/, routes: isRoutingNumber },
  IN: { number: /^\d{9,18}$/, routes: code => /^[A-Z]{4}0[A-Z0-9]{6}$/.test(code) },
}
const anyNumber = /^[A-Z0-9]{4,34}$/

/** ABA: 3, 7, 1 times its digits add to tens. */
function isRoutingNumber(code: string): boolean {
  if (!/^\d{9}$/.test(code) || code === '000000000') return false
  const weights = [3, 7, 1]
  return [...code].reduce((sum, digit, i) => sum + Number(digit) * weights[i % 3]!, 0) % 10 === 0
}
