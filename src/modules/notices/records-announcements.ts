import { nobody, self } from '#shared/access.ts'
import { choice, date, fixed, flag, instant, integer, link, longText, optional, text } from '#shared/fields.ts'
import { functions, workAreas, type HrFunction } from '#shared/functions.ts'
import { record } from '#shared/record.ts'

export const announcingAreas = Object.fromEntries(workAreas.map(area => [area, functions[area]])) as Record<HrFunction, string>
export const announcementStates = { draft: 'Draft', published: 'Published', withdrawn: 'Withdrawn' } as const

export const announceAsks = {
  area: choice('In the name of', announcingAreas), populationId: optional(link('To', 'population', { help: 'Left empty: everybody.' })),
  title: text('Title', { max: 120 }), body: longText('Text', { max: 5000 }),
  needsConfirming: flag('Everybody is asked to confirm that they have read and understood it'),
  confirmBy: optional(date('To be confirmed by', { help: 'If they are asked to. Whoever hasn’t yet is reminded two days before.' })),
  shownUntil: date('Shown until', { help: 'Whoever joins the group until then sees it too.' }),
}

/** Written by posts (db/owner-announcements.sql). The row is its author's; what others see of it, as HR or as whom it is for, are facts of their own. */
export const announcement = record('announcement', {
  kind: 'ledger', label: 'Announcement', plural: 'Announcements', path: 'announcement-rows', subject: 'writtenById', about: 'writtenById',
  asks: { writtenById: fixed(link('Written by', 'person')) },
  derives: {
    ...announceAsks, status: choice('Status', announcementStates), opensOn: optional(date('Shown from')), opensAt: optional(instant('Shown at')), people: optional(integer('People it was meant for')),
    withdrawnAt: optional(instant('Withdrawn at')), withdrawnById: optional(link('Withdrawn by', 'person')), withdrawnReason: optional(text('Why it was withdrawn', { max: 300 })),
  },
  access: { read: self(), create: nobody, update: nobody }, list: { needs: 'writtenById', sort: '-id' },
})

/** That somebody has read it: a row once they have, theirs alone. */
export const announcementReceipt = record('announcement_receipt', {
  kind: 'ledger', label: 'Receipt', plural: 'Announcement receipts', subject: 'personId', about: 'personId',
  asks: { personId: fixed(link('Who', 'person')) },
  derives: { announcementId: link('Announcement', 'announcement'), readAt: instant('Read at'), confirmedAt: optional(instant('Confirmed at')) },
  access: { read: self(), create: nobody, update: nobody }, list: { needs: 'personId', sort: '-id' },
})
export const announcementRecords = [announcement, announcementReceipt]
