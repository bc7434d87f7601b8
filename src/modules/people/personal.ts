import type { Module } from '#platform/module.ts'
import { addBankAccount } from './bank.ts'
import { addFormerName, hide, nameFew, rename, reveal } from './former-names.ts'
import { addEmergencyContact, editContact, editEmergencyContact, editPerson } from './phones.ts'
import { addOtherAddress, endOtherAddress } from './other-addresses.ts'
import { homeOn } from './homes.ts'
import { addIdentifier, addIdentityDocument } from './identifiers.ts'

/** What the records of personal details do beyond their declarations, and their refusals in words. */
export const personal = {
  ways: {
    bank_account: { create: addBankAccount, edit: false }, national_identifier: { create: addIdentifier, edit: false }, identity_document: { create: addIdentityDocument, edit: false },
    person: { create: false, list: false, edit: editPerson }, contact_details: { edit: editContact }, emergency_contact: { create: addEmergencyContact, edit: editEmergencyContact },
    shown_birthday: { edit: false }, other_address: { create: addOtherAddress, edit: endOtherAddress },
    former_name: { create: addFormerName, edit: false, moves: { hide, reveal } },
  },
  acts: [rename, nameFew, homeOn],
  sayings: {
    'people.same_name': 'This is the name already: nothing was changed.',
    'people.address_ends_first': 'This address ends before it begins: compare the two days.',
    'people.address_empty': 'Write at least the street, the city or the postal code.',
    'people.home_ends_by_move': 'When they move on from here stands as a move of its own: change that one.',
    'people.home_within': 'Another move is entered within that time: take it back first, or choose other days.',
    'people.home_to_return_to': 'Where they’d go back to isn’t known: leave the end empty, and enter where they move next.',
    'people.home_is_ahead': 'A new home is entered before the day of the move. Where somebody lives already is changed at the home address itself.',
    'people.home_that_day': 'A move on that day is entered already: take that back first.',
    'people.iban_wrong': 'The check digits of this IBAN don’t fit: please compare it with your card or statement.',
    'people.iban_elsewhere': 'This IBAN begins with another country: choose that one.',
    'people.account_twice': 'With an IBAN no account number is needed: leave that empty.',
    'people.account_needed': 'Enter the IBAN or, where there is none, the account number.',
    'people.account_number_wrong': 'An account number of this country looks different: please check its length.',
    'people.routing_code_wrong': 'This doesn’t fit: GB has a sort code of 6 digits, the US a routing number of 9, India an IFSC such as ABCD0123456.',
    'people.identifier_wrong': 'This isn’t a number of this kind: please compare it, digit by digit.',
    'people.identifier_elsewhere': 'This kind of number belongs to another country: leave the country empty.',
    'people.identifier_unnamed': 'Say for another kind which country it is of, and what it is.',
    'people.identifier_taken': 'Somebody else has this number already: one of the two is wrong. Please compare it with the papers.',
    'people.expires_before_issued': 'The document ends before it was issued: compare the two days.',
  },
} satisfies Partial<Module>
