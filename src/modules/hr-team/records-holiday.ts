import { any, nobody, of, self } from '#shared/access.ts'
import { choice, date, fixed, link, links, longText, optional } from '#shared/fields.ts'
import { record } from '#shared/record.ts'
import { workflow } from '#shared/workflow.ts'

export const holidayStates = { planned: 'Prepared', begun: 'Away', over: 'Back', cancelled: 'Taken back' } as const
export const handedWays = { delegate: 'Goes to whoever stands in', outside: 'Somebody outside carries it', wait: 'Waits until I am back' } as const

const flow = workflow({
  states: ['planned', 'begun', 'over', 'cancelled'],
  moves: {
    begin: { label: 'Begin', from: 'planned', to: 'begun', by: nobody }, end: { label: 'End', from: ['planned', 'begun'], to: 'over', by: nobody },
    cancel: { label: 'Take back', from: ['planned', 'begun'], to: 'cancelled', by: self() },
  },
})

/** That somebody of HR is away and has said what happens meanwhile. The clock begins and ends it (db/owner-holidays.sql). */
export const holiday = record('holiday', {
  label: 'Prepared holiday', plural: 'Prepared holidays', path: 'holidays', subject: 'personId',
  asks: {
    personId: fixed(link('Who', 'person')), startsOn: fixed(date('First day away', { sortable: true })), endsOn: fixed(date('Last day away')),
    delegateId: fixed(optional(link('Who stands in', 'person', { seenBy: 'may_stand_in' }))), outOfOfficeId: fixed(optional(link('Out of office', 'out_of_office'))), grantIds: fixed(optional(links('Access for these days', 'access_grant'))),
  },
  keeps: { status: choice('Status', holidayStates) },
  flow,
  access: { read: any(self(), self(of('delegateId'))), create: self(), update: nobody },
  list: { needs: 'personId', sort: '-startsOn' },
})

/** What becomes of one item meanwhile. */
export const holidayItem = record('holiday_item', {
  label: 'Item handed over', plural: 'Items handed over', path: 'holiday-items', subject: 'personId',
  asks: {
    holidayId: fixed(link('Holiday', 'holiday')), personId: fixed(link('Whose', 'person')), workItemId: fixed(link('Item', 'work_item')), how: fixed(choice('Meanwhile', handedWays)),
    coverId: fixed(optional(link('Outside', 'outside_cover'))), note: fixed(optional(longText('What they need to know', { max: 2000 }))),
  },
  derives: { state: choice('Now', { planned: 'Not yet', given: 'Handed over', kept: 'Stayed', back: 'Back', done: 'Done meanwhile' }) },
  access: { read: self(), create: self(), update: nobody },
  list: { needs: 'holidayId', sort: 'id' },
})

export const holidayRecords = [holiday, holidayItem]
