import { all, any, colleague, covers, nobody, not, of, self } from '#shared/access.ts'
import { choice, date, fixed, instant, integer, link, optional, rows, text } from '#shared/fields.ts'
import { record, type Row } from '#shared/record.ts'
import { workflow } from '#shared/workflow.ts'

const checks = all(not(self(of('preparedById'))), covers('compliance', 'administer'))
const enteredFlow = workflow({
  states: ['prepared', 'in_force', 'withdrawn', 'replaced'],
  moves: {
    confirm:  { label: 'Put in force', from: 'prepared', to: 'in_force', by: checks },
    decline:  { label: 'Decline', from: 'prepared', to: 'withdrawn', by: any(self(of('preparedById')), covers('compliance', 'administer')), sets: ['reason'] },
    withdraw: { label: 'Withdraw', from: 'in_force', to: 'withdrawn', by: covers('compliance', 'administer'), sets: ['reason'] },
    replace:  { label: 'Replace', from: ['prepared', 'in_force'], to: 'replaced', by: all(not(colleague()), covers('compliance', 'administer')), sets: ['replacedBy'] },
  },
})

/** A figure of law that the product doesn't know yet, with its source: in force once a second person has held it against that, until a pack brings it. */
export const enteredParameter = record('entered_parameter', {
  label: 'Figure entered here', plural: 'Entered parameters',
  asks: {
    rates: fixed(text('Figures', { max: 100 })),
    startsOn: fixed(date('In force from', { sortable: true })),
    endsOn: fixed(optional(date('Known until', { help: 'The last day that the source speaks of.' }))),
    figures: fixed(rows('Values', { name: text('Name', { max: 100 }), value: text('Value', { max: 500 }) }, { max: 50 })),
    followsFrom: fixed(date('After those of')),
    instrument: fixed(text('Law, order or notice', { max: 300 })),
    section: fixed(optional(text('Section'))),
    publisher: fixed(optional(text('Published by'))),
    address: fixed(optional(text('Address of the source', { max: 500, pattern: '^https?://[^\\s]+$' }))),
    readOn: fixed(date('Read there on')),
  },
  keeps: {
    status: choice('Status', { prepared: 'Waits for a second person', in_force: 'In force', withdrawn: 'Withdrawn', replaced: 'Replaced' }),
    reason: optional(text('Why', { max: 500 })), replacedBy: optional(text('Replaced by')),
  },
  derives: { preparedById: optional(link('Prepared by', 'person')), preparedAt: optional(instant('Prepared')), checkedById: optional(link('Checked by', 'person')), checkedAt: optional(instant('Checked')) },
  flow: enteredFlow,
  access: {
    read: any(covers('compliance', 'view'), self(of('preparedById')), self(of('checkedById'))),
    create: covers('compliance', 'handle'), update: nobody,
  },
  list: { sort: '-startsOn' },
})
export type EnteredParameter = Row<typeof enteredParameter>

/** Figures of law that a publisher signed, as they were installed; posts alone write it. */
export const rulePack = record('rule_pack', {
  kind: 'ledger', label: 'Rule pack', plural: 'Rule packs', asks: {},
  derives: {
    publisher: text('Publisher'), number: integer('Number'), issuedOn: date('Issued on', { sortable: true }), keyId: text('Key'), rowCount: integer('Rows'),
    scope: choice('For', { here: 'This organisation', everywhere: 'The whole installation' }),
    installedById: optional(link('Installed by', 'person')), installedAt: instant('Installed'),
  },
  access: { read: any(colleague(), covers('systems', 'view')), create: nobody, update: nobody },
  list: { sort: '-issuedOn' },
})

export const records = [enteredParameter, rulePack]
