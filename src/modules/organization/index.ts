import type { Module } from '#platform/module.ts'
import { turnGrants, waiting } from './access.ts'
import { issueKey, me, setEntityHours, setLocationHours } from './actions.ts'
import { explain } from './explain.ts'
import { records } from './records.ts'

export { settingsOn } from './settings.ts'

export const organization: Module = {
  name: 'organization',
  records,
  ways: { organization: { create: false }, api_key: { create: false, edit: false } },
  acts: [issueKey, me, explain, waiting, setEntityHours, setLocationHours],
  jobs: [turnGrants],
  sayings: {
    'organization.unit_cycle': 'A unit can’t be part of itself or of one of its own parts.',
    'organization.longer_is_new': 'Access that is in force can end earlier, not later: prepare it anew, and somebody confirms it.',
  },
}
