import { all, any, covers, is, not, of, self } from '#shared/access.ts'
import { choice, date, fixed, link, optional } from '#shared/fields.ts'
import { walledFiles } from '#shared/files.ts'
import { record } from '#shared/record.ts'
import { workflow } from '#shared/workflow.ts'

const own = self(of('personId')), handles = covers('leave', 'handle'), theirs = any(own, handles), works = all(not(own), handles)

/** That somebody is severely disabled, from when until when: it gives further leave by law. Theirs and of who works on leave there, of nobody who only looks at it; what kind of disability is asked of nobody and kept nowhere. */
export const severeDisability = record('severe_disability', {
  label: 'Severe disability', plural: 'Severe disabilities', subject: 'employmentId',
  asks: {
    personId: fixed(link('Person', 'person')), employmentId: fixed(link('Employment', 'employment', { seenBy: 'looks_after_leave' })),
    startsOn: fixed(date('From', { sortable: true, help: 'The day from which it is recognised.' })), endsOn: optional(date('Until', { help: 'Left empty: without an end.' })),
  },
  keeps: { status: choice('State', { counts: 'Counts', taken_back: 'Taken back' }) },
  flow: workflow({ states: ['counts', 'taken_back'], moves: { takeBack: { label: 'Take back', from: 'counts', to: 'taken_back', by: works } } }),
  access: { read: theirs, create: works, update: all(is('status', 'counts'), works) }, list: { needs: 'personId', sort: 'startsOn' },
})

/** What proves it: read as the fact is, and by nobody else. */
export const disabilityProof = walledFiles('disability_proof', { on: severeDisability, by: 'disabilityId', label: 'Proof', plural: 'Disability proofs', read: theirs })
