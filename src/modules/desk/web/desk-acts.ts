import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { get, patch, post } from '#ui/client.ts'
import { tell, tellProblem } from '#ui/tell.tsx'
import { t } from '#ui/words.ts'
import type { DeskDetail, DeskItem, Giving } from '../contract.ts'

type Marked = Pick<DeskItem, 'id' | 'version'>
type Held = Marked & Pick<DeskItem, 'assigneeId'>
type Bulk = { done: string[]; failed: { id: string; code: string; title: string }[] }
const key = () => ({ key: [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('') })

/** What is done with one item or several, with the way back for ten seconds, by the button or by z. */
export function useDeskActs() {
  const client = useQueryClient()
  const back = useRef<{ run: () => Promise<unknown>; until: number } | null>(null)
  useEffect(() => () => { back.current = null }, [])
  const again = () => client.invalidateQueries({ queryKey: ['desk'] })

  const attempt = async (work: () => Promise<unknown>, said: string, undo?: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work()
    } catch (error) {
      tellProblem(error)
      await again()
      return false
    }
    const run = undo && (async () => { back.current = null; await undo(); await again() })
    back.current = run ? { run, until: Date.now() + 10_000 } : null
    tell(said, run)
    await again()
    return true
  }
  const bulk = (what: string, items: readonly Marked[], more: object = {}) => post<Bulk>('/desk/bulk', { what, items: items.map(({ id, version }) => ({ id, version })), ...more }, key())
  /** As they stand now: what was done has moved them on. */
  const fresh = async (items: readonly Marked[]) => (await Promise.all(items.map(({ id }) => get<DeskDetail>(`/desk/${id}`).catch(() => null)))).filter(each => each !== null)
  /** To whoever had each of them before, or to the team. */
  const asBefore = async (items: readonly Held[]) => {
    for (const [toId, those] of Map.groupBy(items, ({ assigneeId }) => assigneeId)) await bulk(toId === null ? 'offered' : 'assigned', await fresh(those), toId === null ? {} : { toId })
  }
  const several = async (what: string, items: readonly DeskItem[], said: (count: number) => string, undo: string | typeof asBefore, more: object = {}, undoMore: object = {}) => {
    let failed: Bulk['failed'] = [], did: string[] = []
    const isDone = await attempt(async () => {
      const went = await bulk(what, items, more)
      failed = went.failed
      did = went.done
      if (!did.length && failed.length) throw new Error(failed[0]!.title)
    }, said(items.length), async () => { const those = items.filter(({ id }) => did.includes(id)); return typeof undo === 'function' ? undo(those) : bulk(undo, await fresh(those), undoMore) })
    if (isDone && failed.length) tell(t('{{count}} couldn’t be done: {{why}}', { count: failed.length, why: failed[0]!.title }))
    return isDone
  }
  return {
    undo: () => {
      const last = back.current
      if (last && last.until > Date.now()) last.run().catch(tellProblem)
    },
    finish: (items: readonly DeskItem[]) => several('finish', items, count => t('{{count}} done', { count }), 'reopen'),
    snooze: (items: readonly DeskItem[], until: string, day: string) => several('snooze', items, count => t('{{count}} out of sight until {{day}}', { count, day }), 'snooze', { until }, { until: null }),
    take: (items: readonly DeskItem[]) => several('taken', items, count => t('{{count}} taken', { count }), asBefore),
    assign: (items: readonly DeskItem[], toId: string, name: string, tells: readonly string[]) => several('assigned', items, count => t('{{count}} given to {{name}}', { count, name }), asBefore, { toId, tells }),
    offer: (items: readonly DeskItem[]) => several('offered', items, count => t('{{count}} offered to the team', { count }), asBefore),
    close: (items: readonly DeskItem[], reason: string) => several('close', items, count => t('{{count}} closed without action', { count }), 'reopen', { reason }),
    give: ({ id, version, assigneeId }: Held, how: Giving, said: string, toId: string | null, note: string | null) => attempt(() => post(`/work-items/${id}/give`, { how, version, toId, note }, key()), said,
      how === 'handed' ? async () => { const [now] = await fresh([{ id, version }]); if (now) await post(`/work-items/${id}/give`, { how: 'taken_back', version: now.version, toId: null, note: null }, key()) } : ['taken', 'offered', 'assigned'].includes(how) ? () => asBefore([{ id, version, assigneeId }]) : undefined),
    move: ({ id, version }: Marked, move: string, input: object, said: string, undo?: string) => attempt(() => post(`/work-items/${id}/${move}`, input, { version }), said,
      undo === undefined ? undefined : async () => { const [now] = await fresh([{ id, version }]); if (now) await post(`/work-items/${id}/${undo}`, undo === 'wait' ? { waitingFor: now.waitingFor } : {}, { version: now.version }) }),
    edit: ({ id, version }: Marked, changes: object) => attempt(() => patch(`/work-items/${id}`, changes, version), t('Kept')),
    note: (id: string, note: string) => attempt(() => post(`/work-items/${id}/notes`, { note }, key()), t('Noted')),
    watch: (id: string, isOn: boolean) => attempt(() => post(`/work-items/${id}/watch`, { isOn }, key()), isOn ? t('You watch it') : t('You no longer watch it')),
  }
}
export type DeskActs = ReturnType<typeof useDeskActs>
