import { idOf } from '#shared/chance.ts'

/** The demo company went live half a year ago; another head of HR hasn't read that yet. `at`: so many days from now, as an instant. */
export function noticesOf(seed: number, chro: string, second: string, at: (days: number) => string) {
  const live = idOf(seed, 300, 0)
  return [
    { table: 'go_live', columns: ['id', 'started_at', 'started_by_id'], rows: [[live, at(-180), chro]] },
    { table: 'notification', columns: ['id', 'person_id', 'kind', 'record_id', 'at', 'is_urgent', 'mail'], rows: [[idOf(seed, 301, 0), second, 'notices.gone_live', live, at(-180), false, 'none']] },
  ]
}
