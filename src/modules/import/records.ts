import { nobody, of, self } from '#shared/access.ts'
import { choice, fixed, instant, integer, link, list, optional, text } from '#shared/fields.ts'
import { record, type Row } from '#shared/record.ts'
import { workflow } from '#shared/workflow.ts'
import { leaveImport } from './records-leave.ts'

/** What is staged is personal data of people who aren't here yet: whoever brought the file sees it, nobody else. */
const mine = self(of('startedById'))
const counts = ['rows', 'added', 'unchanged', 'differing', 'changed', 'asked', 'decided', 'leftOut', 'linked', 'made']

const flow = workflow({
  states: ['uploaded', 'mapped', 'checked', 'committed', 'cancelled', 'failed', 'undone'],
  moves: {
    reread: { label: 'Read again', from: ['uploaded', 'mapped', 'checked', 'failed'], to: 'uploaded', by: mine },
    map:    { label: 'Map', from: ['uploaded', 'mapped', 'checked'], to: 'mapped', by: mine },
    check:  { label: 'Check', from: ['mapped', 'checked'], to: 'checked', by: mine, sets: counts },
    commit: { label: 'Import', from: 'checked', to: 'committed', by: mine, sets: [...counts, 'told'] },
    undo: { label: 'Take back', from: 'committed', to: 'undone', by: mine },
    cancel: { label: 'Give up', from: ['uploaded', 'mapped', 'checked', 'failed'], to: 'cancelled', by: mine },
    fail:   { label: 'Can’t be read', from: ['uploaded', 'mapped'], to: 'failed', by: mine },
  },
})

/** Opened by a post, which asks whether somebody looks after people anywhere: a site's generalist imports into her site. */
export const importRun = record('import_run', {
  label: 'Import', plural: 'Import runs',
  asks: {
    startedById: fixed(link('Started by', 'person')),
    kind: fixed(choice('What', { people: 'People' })),
    fileName: fixed(text('File', { data: 'pii' })),
  },
  keeps: {
    status: choice('Status', { uploaded: 'Uploaded', mapped: 'Columns chosen', checked: 'Checked', committed: 'Imported', cancelled: 'Given up', failed: 'Can’t be read', undone: 'Taken back' }),
    rows: optional(integer('Rows')), added: optional(integer('Added')), unchanged: optional(integer('Unchanged')), differing: optional(integer('Differing')), changed: optional(integer('Changed')), asked: optional(integer('Waiting for approval')), decided: optional(integer('Counting as decided')), leftOut: optional(integer('Left out')),
    told: optional(list('What was told of it')),
    linked: optional(integer('With a manager')), made: optional(integer('New units, jobs and places')),
  },
  derives: { startedAt: { ...instant('Started'), sortable: true as const } },
  flow,
  access: { read: mine, create: nobody, update: nobody },
  list: { sort: '-startedAt' },
})
export type ImportRun = Row<typeof importRun>

export { leaveImport }
export const records = [importRun, leaveImport]
