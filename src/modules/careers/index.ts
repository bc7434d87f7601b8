import type { Module } from '#platform/module.ts'
import { accept, addCertificate, addOffer, addPlan, apply, decline, ladder } from './actions.ts'
import { records } from './records.ts'
import { openRoles, putForward, putForwardNotice } from './network.ts'
import { comparePay, payTold } from './pay.ts'
import { careerNotices, remind } from './reminders.ts'
import { routes } from './routes.ts'

export const careers: Module = {
  name: 'careers',
  records,
  ways: {
    career_plan: { create: addPlan }, certificate: { create: addCertificate }, development_offer: { create: addOffer },
    offer_application: { create: apply, moves: { accept, decline } }, contact_consent: { create: false },
  },
  acts: [ladder, putForward, openRoles, payTold],
  routes,
  notices: [...careerNotices, putForwardNotice],
  jobs: [remind, comparePay],
  sayings: {
    'careers.ladder_is_there': 'There are career steps already: change those, or add more.',
    'careers.offer_closed': 'This offer is closed: ask whoever looks after learning whether there will be another.',
    'careers.no_place_left': 'All places are taken: decline, or offer more places.',
    'careers.plan_without_aim': 'Say what you work towards: choose a step of the map, or put it in your own words.',
    'careers.certificate_unnamed': 'Say which certificate it is.',
    'careers.expires_before_awarded': 'It expires before it was awarded: compare the two days.',
    'careers.no_such_colleague': 'No colleague has this work e-mail: compare it letter by letter.',
    'careers.agreed_ahead': 'They agree first: choose the day on which they did.',
    'careers.put_forward_until': 'Choose a day from tomorrow on, within a year.',
    'careers.nothing_to_share': 'The contact has nothing of the kind that you chose: add it there first, or leave it out.',
    'careers.offer_ends_early': 'It ends before it begins: compare the two days.',
  },
}
