import { useRead } from '#ui/queries.ts'
import { dateText } from '#ui/format.ts'
import { t } from '#ui/words.ts'
import type { JobHeld } from './data.ts'
import { Manager } from './manager.tsx'
import { Fact } from '#ui/plain-facts.tsx'

type Above = { kind: 'direct' | 'acting' | 'dotted' | 'line'; step: number; personId: string; assignmentId: string; name: string; jobTitle: string; purpose: string | null; until: string | null }

/** The four readings of a job's reporting line, as far as there is something of each. */
export function LineFacts({ job }: { job: JobHeld }) {
  const { data } = useRead<{ items: Above[] }>(`/assignments/${job.id}/line`)
  const of = (kind: Above['kind']) => data?.items.filter(each => each.kind === kind) ?? []
  const [acting, dotted, above] = [of('acting'), of('dotted'), of('line')]
  return <>
    <Fact label={t('Reports to')}><Manager job={job} /></Fact>
    {acting.length > 0 && <Fact label={t('Acting manager')}>{acting.map(({ name, assignmentId, until }) => <div key={assignmentId}>{until ? t('{{name}}, until {{date}}', { name, date: dateText(until) }) : name}</div>)}</Fact>}
    {dotted.length > 0 && <Fact label={t('Dotted line')}>{dotted.map(({ name, assignmentId, purpose, until }) => <div key={`${assignmentId} ${purpose}`}>{[name, purpose, until && t('until {{date}}', { date: dateText(until) })].filter(Boolean).join(' · ')}</div>)}</Fact>}
    {above.length > 0 && <Fact label={t('Further up')}>{above.map(({ name }) => name).join(' → ')}</Fact>}
  </>
}
