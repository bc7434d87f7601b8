import { nobody, self } from '#shared/access.ts'
import { choice, date, fixed, link, optional, text } from '#shared/fields.ts'
import { record } from '#shared/record.ts'
import { workflow } from '#shared/workflow.ts'

/** Whose days a calendar shows: one's own, one's team, a place of those whom one leads or looks after. */
export const feedWords = { own: 'My own leave', team: 'My team', location: 'A location' } as const

/** A calendar of one's own that a program reads by a secret address, until it is revoked. The address is told once; only its hash is kept. */
export const leaveFeed = record('leave_feed', {
  label: 'Calendar address', plural: 'Leave feeds', subject: 'personId',
  asks: {
    personId: fixed(link('Person', 'person')), whose: fixed(choice('Whose', feedWords)), locationId: fixed(optional(link('Location', 'location'))),
    hash: fixed(text('Hash', { max: 64 })), madeOn: fixed(date('Made on', { sortable: true })),
  },
  keeps: { status: choice('Status', { active: 'In use', revoked: 'Revoked' }) },
  flow: workflow({ states: ['active', 'revoked'], moves: { revoke: { label: 'Revoke', from: 'active', to: 'revoked', by: self() } } }),
  access: { read: self(), create: self(), update: nobody },
  reveal: { hash: nobody },
  list: { needs: 'personId', sort: '-madeOn' },
})
