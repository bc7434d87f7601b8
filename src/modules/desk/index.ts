import type { Module } from '#platform/module.ts'
import { weekRoutes } from './week.ts'

export const desk: Module = {
  name: 'desk',
  records: [],
  routes: (app, door) => weekRoutes(app, door),
}
