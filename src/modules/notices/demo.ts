import { idOf } from '#shared/chance.ts'

/** The demo company went live half a year ago; another head of HR hasn't read that yet. Some have read what was announced, the first of them without confirming it. `at`: so many days from now, as an instant. */
export function noticesOf(seed: number, chro: string, second: string | null, readers: readonly string[], at: (days: number) => string) {
  const live = idOf(seed, 300, 0)
  return [
    { table: 'go_live', columns: ['id', 'started_at', 'started_by_id'], rows: [[live, at(-180), chro]] },
    { table: 'notification', columns: ['id', 'person_id', 'kind', 'record_id', 'at', 'is_urgent', 'mail'], rows: second === null ? [] : [[idOf(seed, 301, 0), second, 'notices.gone_live', live, at(-180), false, 'none']] },
    { table: 'announcement', columns: ['id', 'written_by_id', 'area', 'title', 'body', 'needs_confirming', 'confirm_by', 'shown_until', 'status', 'opens_at', 'people'], rows: [
      [idOf(seed, 302, 0), chro, 'compliance', 'Our code of conduct, revised', 'The code of conduct was revised. New are the pages on gifts and on conflicts of interest.\n\nPlease read it on the intranet and confirm here that you have understood it. Whoever has a question asks HR.', true, at(14).slice(0, 10), at(30).slice(0, 10), 'published', at(-6), 0],
      [idOf(seed, 302, 1), chro, 'benefits', 'Open days for the pension plan', 'Next month our provider answers questions about the pension plan on site.', false, null, at(60).slice(0, 10), 'draft', null, null],
    ] },
    { table: 'announcement_receipt', columns: ['id', 'announcement_id', 'person_id', 'read_at', 'confirmed_at'], rows: readers.map((person, n) => [idOf(seed, 303, n), idOf(seed, 302, 0), person, at(-5), n === 0 ? null : at(-5)]) },
  ]
}
/** How many it was meant for: all who were there. */
export const countAnnounced = `update announcement set people = (select count(distinct d.person_id) from directory_entry d where d.organization_id = announcement.organization_id and d.status <> 'ended') where people = 0`
