import { any, covers, self } from '#shared/access.ts'
import { country, date, fixed, link, optional, text } from '#shared/fields.ts'
import { record } from '#shared/record.ts'

const theirs = { personId: fixed(link('Person', 'person')) }

/** Where the pay goes, each from its day until the next one's. An account isn't changed: another takes its place. */
export const bankAccount = record('bank_account', {
  label: 'Bank account', plural: 'Bank accounts', subject: 'personId',
  asks: {
    ...theirs,
    startsOn: fixed(date('From', { sortable: true })),
    holder: fixed(text('Account holder', { data: 'pii' })),
    country: fixed(country('Country of the bank')),
    iban: fixed(optional(text('IBAN', { max: 42, data: 'secret', help: 'Where the country uses it; then no account number is needed.' }))),
    accountNumber: fixed(optional(text('Account number', { max: 34, data: 'secret' }))),
    routingCode: fixed(optional(text('Sort code, routing number or IFSC', { max: 20, data: 'pii' }))),
    bankName: fixed(optional(text('Bank', { max: 100, data: 'pii' }))),
  },
  access: { read: any(self(), covers('payroll', 'view')), create: any(self(), covers('payroll', 'handle')), update: any(), delete: any(self(), covers('payroll', 'handle')) },
  list: { needs: 'personId', sort: '-startsOn' },
})

export const personalRecords = [bankAccount]
