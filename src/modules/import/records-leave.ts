import { nobody, of, self } from '#shared/access.ts'
import { choice, instant, integer, link, optional, text } from '#shared/fields.ts'
import { record } from '#shared/record.ts'
import { leaveFiles } from './leave-columns.ts'

/** A file of balances or of leave taken, and what came of it. Whoever brought it sees it, nobody else. */
export const leaveImport = record('leave_import', {
  kind: 'ledger', label: 'Leave import', plural: 'Leave imports', asks: {},
  derives: {
    startedById: link('Started by', 'person'), what: choice('What', leaveFiles), fileName: text('File', { data: 'pii' }), startedAt: { ...instant('Started'), sortable: true as const },
    status: choice('Status', { open: 'Being looked at', committed: 'Brought in', cancelled: 'Given up', undone: 'Taken back' }),
    rows: optional(integer('Rows')), added: optional(integer('Added')), unchanged: optional(integer('Unchanged')), differing: optional(integer('Differing')), leftOut: optional(integer('Left out')),
  },
  access: { read: self(of('startedById')), create: nobody, update: nobody }, list: { sort: '-startedAt' },
})
