import type { Module } from '#platform/module.ts'
import { colleagues, handOver, nameSecondPerson, prepareAccess, readyMadeGroups, turnGrants, waiting } from './access.ts'
import { addLegalEntity, addLocation, editLegalEntity, editLocation } from './addresses.ts'
import { issueKey, me, setAgreementHours, setEntityHours, setLocationHours } from './actions.ts'
import { explain } from './explain.ts'
import { changeGroup, waitingGroups } from './groups.ts'
import { holidays } from './holidays.ts'
import { records } from './records.ts'
import { routes } from './routes.ts'

export { holidaysAt } from './holidays.ts'
export { positions } from './positions.ts'
export { accessGrant } from './records.ts'
export { settingsAsked, settingsOn } from './settings.ts'

export const organization: Module = {
  name: 'organization',
  records,
  ways: { organization: { create: false }, legal_entity: { create: addLegalEntity, edit: editLegalEntity }, location: { create: addLocation, edit: editLocation }, api_key: { create: false, edit: false } },
  acts: [issueKey, me, explain, waiting, waitingGroups, changeGroup, prepareAccess, readyMadeGroups, nameSecondPerson, handOver, colleagues, setEntityHours, setLocationHours, setAgreementHours, holidays],
  jobs: [turnGrants],
  routes,
  sayings: {
    'organization.unit_cycle': 'A unit can’t be part of itself or of one of its own parts.',
    'organization.outsider_needs_end': 'Somebody who isn’t an employee has access for a time: name its last day.',
    'organization.not_oneself': 'Nobody is the second person, or hands over, to themselves: choose somebody else.',
    'organization.nobody_there': 'Nobody who works here now was named: choose somebody who does.',
    'organization.second_person_in_hr': 'The second person decides on HR, so it is nobody who works in HR: choose a managing director or owner.',
    'organization.say_from_whom': 'Somebody leads HR still: say from whom the administration is handed over.',
    'organization.leads_no_hr': 'This person doesn’t lead HR, so there is nothing to hand over from them.',
    'organization.longer_is_new': 'Access that is in force can end earlier, not later: prepare it anew, and somebody confirms it.',
    'organization.growth_is_confirmed': 'Somebody has access to this group, and this would let more people into it: prepare the change, and whoever answers for that access confirms it.',
    'organization.line_is_replaced': 'Somebody has access to this group: take this line out and add the other. Who leaves it leaves at once; who comes in is confirmed first.',
    'organization.changes_at_once': 'This lets nobody in whom access would reach, so nobody need confirm it: change the group itself.',
    'organization.line_is_gone': 'This line isn’t in the group any more: look at it again.',
  },
}
