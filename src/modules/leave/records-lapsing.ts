import { any, covers, nobody, of, self } from '#shared/access.ts'
import { choice, date, fixed, hours, instant, link, longText, optional, text } from '#shared/fields.ts'
import { record, type Row } from '#shared/record.ts'
import { letterLanguages } from '#modules/people/records.ts'

export const lapseWays = { app: 'In Equipoise', paper: 'On paper' } as const
/** What somebody was told of leave of theirs that lapses, as it was written: theirs, and of who works on leave there. Given and delivered by posts alone; with its delivery it is a proof (`lapse_notice`). */
export const lapseLetter = record('lapse_letter', {
  kind: 'ledger', label: 'Letter that leave lapses', plural: 'Lapse letters', subject: 'employmentId',
  asks: { personId: fixed(link('Person', 'person')), employmentId: fixed(link('Employment', 'employment')) },
  derives: {
    leaveTypeId: link('Type of leave', 'leave_type'), leaveYear: date('Leave year from'), days: hours('Days', { max: 100_000 }), lapsesOn: date('Lapses after'), language: choice('Language', letterLanguages), subject: text('Subject', { max: 300 }), body: longText('Text', { max: 20_000 }), hash: text('SHA-256', { max: 64 }),
    way: choice('How', lapseWays), madeById: link('Given by', 'person'), madeAt: { ...instant('Given'), sortable: true as const }, status: choice('State', { given: 'Given, not yet delivered', delivered: 'Delivered' }), deliveredOn: optional(date('Delivered on')), deliveredById: optional(link('Delivery recorded by', 'person')),
  },
  access: { read: any(self(of('personId')), covers('leave', 'handle')), create: nobody, update: nobody }, list: { needs: 'personId', sort: '-madeAt' },
})
export type LapseLetter = Row<typeof lapseLetter>
