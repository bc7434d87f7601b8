import type { Module } from '#platform/module.ts'
import { addBankAccount } from './bank.ts'

/** What the records of personal details do beyond their declarations, and their refusals in words. */
export const personal = {
  ways: { bank_account: { create: addBankAccount, edit: false } },
  sayings: {
    'people.iban_wrong': 'The check digits of this IBAN don’t fit: please compare it with your card or statement.',
    'people.iban_elsewhere': 'This IBAN begins with another country: choose that one.',
    'people.account_twice': 'With an IBAN no account number is needed: leave that empty.',
    'people.account_needed': 'Enter the IBAN or, where there is none, the account number.',
    'people.account_number_wrong': 'An account number of this country looks different: please check its length.',
    'people.routing_code_wrong': 'This doesn’t fit: GB has a sort code of 6 digits, the US a routing number of 9, India an IFSC such as ABCD0123456.',
  },
} satisfies Partial<Module>
