import type { Module } from '#platform/module.ts'
import { records } from './records.ts'

export const hrTeam: Module = {
  name: 'hr-team',
  records,
}
