import { all, any, covers, is, manager, of, self } from '#shared/access.ts'
import { choice, date, fixed, link, optional, text } from '#shared/fields.ts'
import { record, type Row } from '#shared/record.ts'
import { workflow } from '#shared/workflow.ts'
import { workerKinds } from '#modules/organization/records.ts'
import { terminationKinds } from './records-reasons.ts'
import { handlesTheirs } from './records-rights.ts'

const employmentFlow = workflow({
  states: ['open', 'terminated', 'transferred', 'withdrawn'],
  moves: {
    transfer: { label: 'Transfer to another legal entity', from: 'open', to: 'transferred', by: handlesTheirs, sets: ['endsOn'] },
    recall: { label: 'Take back the transfer', from: 'transferred', to: 'open', by: handlesTheirs, sets: ['endsOn'] },
    terminate: { label: 'Terminate', from: 'open', to: 'terminated', by: handlesTheirs, sets: ['endsOn', 'terminationKind', 'terminationReasonId', 'terminationReason'] },
    reinstate: { label: 'Take back the termination', from: 'terminated', to: 'open', by: handlesTheirs, sets: ['endsOn', 'terminationKind', 'terminationReasonId', 'terminationReason'] },
    withdraw: { label: 'Entered by mistake', from: 'open', to: 'withdrawn', by: handlesTheirs, sets: ['withdrawnReason'] },
    putBack: { label: 'Put back', from: 'withdrawn', to: 'open', by: handlesTheirs, sets: ['withdrawnReason'] },
  },
})

/** One contract with one legal entity. An end ahead is known to who looks after the person, nobody else. */
export const employment = record('employment', {
  label: 'Employment', plural: 'Employments', subject: 'id',
  asks: {
    personId: fixed(link('Person', 'person')),
    legalEntityId: fixed(link('Legal entity', 'legal_entity')),
    kind: fixed(choice('Kind of worker', workerKinds)),
    number: optional(text('Employee number', { max: 20, sortable: true })),
    startsOn: fixed(date('First day')),
    continuesId: fixed(optional(link('Continues', 'employment'))),
    originalHireOn: optional(date('First hired on', { help: 'Where that was before what stands here.' })),
    serviceFrom: optional(date('Continuous service from')),
    serviceReason: optional(text('Why service counts from then')),
    signedOn: optional(date('Contract signed on')),
    firstWorkingDay: optional(date('First working day')),
    detail: optional(choice('More exactly', { agency: 'Agency worker', contractor: 'Contractor', board: 'Board member', volunteer: 'Volunteer', pensioner: 'Pensioner' })),
    supplier: optional(text('Supplier')),
    sponsorAssignmentId: optional(link('Sponsor', 'assignment', { seenBy: 'may_be_named_manager', help: 'Somebody who works here and answers for the engagement.' })),
    engagedUntil: optional(date('Engaged until')),
  },
  keeps: {
    status: choice('Status', { open: 'Open', terminated: 'Terminated', transferred: 'Transferred', withdrawn: 'Entered by mistake' }),
    endsOn: optional(date('Last day')),
    terminationKind: optional(choice('Kind of leaving', terminationKinds)),
    terminationReasonId: optional(link('Reason for leaving', 'change_reason')),
    terminationReason: optional(text('Reason for leaving, in words')),
    withdrawnReason: optional(text('Why it was withdrawn')),
  },
  flow: employmentFlow,
  access: { read: any(self(of('personId')), manager('line'), covers('people', 'view')), create: handlesTheirs, update: all(is('status', 'open', 'terminated', 'transferred'), handlesTheirs) },
  reveal: { engagedUntil: any(self(of('personId')), covers('people', 'view')), status: covers('people', 'view'), endsOn: covers('people', 'view'), terminationKind: covers('people', 'view'), terminationReasonId: covers('people', 'view'), terminationReason: covers('people', 'view'), withdrawnReason: covers('people', 'view') },
  list: { needs: 'personId' },
})
export type Employment = Row<typeof employment>
