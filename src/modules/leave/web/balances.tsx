import { Anchor, Skeleton, Text } from '@mantine/core'
import { useState } from 'react'
import { date } from '#shared/fields.ts'
import { FieldInput } from '#ui/fields/field-input.tsx'
import { ErrorNote } from '#ui/errors.tsx'
import { dateText, today } from '#ui/format.ts'
import { Panel } from '#ui/page.tsx'
import { useRead, useRows } from '#ui/queries.ts'
import { t, wordOf } from '#ui/words.ts'
import { directoryEntry } from '#modules/people/records.ts'
import type { LeaveAccountTold } from '../contract.ts'
import { leaveEntry } from '../records.ts'
import { amountText } from './amounts.ts'
import classes from './leave.module.css'

export type Employed = { id: string; label: string }
/** The employments of somebody who works here now: each has leave of its own. */
export function useEmployments(personId: string): Employed[] {
  const { data: jobs = [] } = useRows(directoryEntry, { personId, status: 'active' })
  return [...Map.groupBy(jobs, ({ employmentId }) => employmentId)].map(([id, held]) => ({ id, label: held.map(({ jobTitle }) => jobTitle).join(', ') }))
}

const as = date('As of')
const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text)

/** What there is on a day that one chooses: of each type its layers, what is booked, and every entry behind it. */
export function Balances({ personId }: { personId: string }) {
  const employed = useEmployments(personId)
  const [on, setOn] = useState(today())
  return (
    <Panel title={t('What there is')}>
      <div className={classes['asOf']}><FieldInput place="leave" name="asOf" field={as} id="leave-as-of" value={on} values={{}} error={null} onChange={value => setOn(String(value))} onBlur={() => { if (!isDay(on)) setOn(today()) }} autoFocus={false} /></div>
      {employed.map(each => <OfEmployment key={each.id} employed={each} on={isDay(on) ? on : today()} isOnly={employed.length === 1} />)}
    </Panel>
  )
}

function OfEmployment({ employed: { id, label }, on, isOnly }: { employed: Employed; on: string; isOnly: boolean }) {
  const { data, error, refetch } = useRead<{ accounts: LeaveAccountTold[] }>(`/employments/${id}/leave?on=${on}`)
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton height={96} mt="sm" />
  return (
    <section className={classes['accounts']}>
      {!isOnly && <Text fw={500}>{label}</Text>}
      {data.accounts.length === 0 ? <Text c="dimmed">{t('No leave that is counted holds here. Ask for any other below, or ask whoever looks after leave.')}</Text> : data.accounts.map(each => <Account key={each.id} account={each} />)}
    </section>
  )
}

function Account({ account: { id, name, unit, on, year, quantity, layers, booked, asked, lapses, policyName, policies } }: { account: LeaveAccountTold }) {
  const [isOpen, setOpen] = useState(false)
  const notes = [booked !== 0 && t('{{amount}} booked after that day', { amount: amountText(booked, unit) }), asked !== 0 && t('{{amount}} asked for', { amount: amountText(asked, unit) }), ...lapses.map(each => t('{{amount}} to be taken before {{date}}', { amount: amountText(each.quantity, unit), date: dateText(each.on) })), ...policies.filter(({ from }) => from > on || from > year).map(each => t('from {{date}} by “{{policy}}”', { date: dateText(each.from), policy: each.name }))].filter(Boolean)
  return (
    <div className={classes['account']}>
      <Text size="sm" c="dimmed">{name}</Text>
      <p className={classes['balance']}>{amountText(quantity, unit)}</p>
      {layers.length > 0 && <dl className={classes['layers']}>{layers.map(({ layer, quantity: part }) => <div key={layer}><dt>{layerText(layer)}</dt><dd>{amountText(part, unit)}</dd></div>)}</dl>}
      {notes.map(note => <Text key={String(note)} size="sm">{note}</Text>)}
      <Anchor component="button" type="button" size="sm" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>{isOpen ? t('Hide how this is worked out') : t('How is this worked out?')}</Anchor>
      {isOpen && <Entries accountId={id} unit={unit} since={year} until={on} policyName={policyName} quantity={quantity} />}
    </div>
  )
}

type Entry = { on: string; kind: string; layer: string; quantity: number; expiresOn: string | null; isPosted: boolean }
function Entries({ accountId, unit, since, until, policyName, quantity }: { accountId: string; unit: string; since: string; until: string; policyName: string; quantity: number }) {
  const { data } = useRead<{ items: Entry[] }>(`/leave-accounts/${accountId}/statement?until=${until}`)
  const [showsAll, setAll] = useState(false)
  if (!data) return <Skeleton height={80} />
  const earlier = showsAll ? [] : data.items.filter(each => each.on < since), shown = showsAll ? data.items : data.items.filter(each => each.on >= since)
  const before = Math.round(earlier.reduce((sum, each) => sum + each.quantity, 0) * 10_000) / 10_000
  return (
    <div className={classes['scroller']} tabIndex={0} role="region" aria-label={t('Entries')}>
      <table className={classes['entries']}>
        <caption>{t('Every entry until {{date}}, by “{{policy}}”. They add up to {{amount}}.', { date: dateText(until), policy: policyName, amount: amountText(quantity, unit) })}</caption>
        <thead><tr><th scope="col">{t('On')}</th><th scope="col">{t('What')}</th><th scope="col">{t('How much')}</th></tr></thead>
        <tbody>
          {earlier.length > 0 && <tr><td>{t('before {{date}}', { date: dateText(since) })}</td><td><Anchor component="button" type="button" size="sm" onClick={() => setAll(true)}>{t('Show {{count}} earlier entries', { count: earlier.length })}</Anchor></td><td>{amountText(before, unit)}</td></tr>}
          {shown.map((each, n) => (
            <tr key={n}>
              <td>{dateText(each.on)}</td>
              <td>{wordOf(leaveEntry.name, 'kind', leaveEntry.all.kind, each.kind)} · {layerText(each.layer)}<Text span display="block" className={classes['quiet']}>{[each.expiresOn && t('to be taken until {{date}}', { date: dateText(each.expiresOn) }), !each.isPosted && t('to come')].filter(Boolean).join(' · ')}</Text></td>
              <td>{each.quantity > 0 ? '+' : ''}{amountText(each.quantity, unit)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

export const layerText = (layer: string): string => wordOf(leaveEntry.name, 'layer', leaveEntry.all.layer, layer)
