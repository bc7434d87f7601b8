import { Badge, Button, Checkbox, Group, Modal, Select, Stack, Text, Title } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useParam } from '#ui/address.ts'
import { ErrorNote } from '#ui/errors.tsx'
import { dateText } from '#ui/format.ts'
import { EmptyState, Page, Panel } from '#ui/page.tsx'
import { sayProblem } from '#ui/problem.ts'
import { useAct, useRead, useRows } from '#ui/queries.ts'
import { tell, tellProblem } from '#ui/tell.tsx'
import { t } from '#ui/words.ts'
import { giveLapseLetters, type PoliciesThatTell, type SomeonesLapsing } from '../contract-lapsing.ts'
import { caseLetterTemplate } from '../records.ts'
import { amountText } from './amounts.ts'
import { LapseDelivery } from './lapse-delivery.tsx'
import classes from './leave.module.css'

const at = '/settings/leave-lapsing'
type Shown = { items: SomeonesLapsing[]; next: string | null }

/** Whom to tell that leave lapses, how much and when; told, and the delivery recorded. Without both notices in time, nothing lapses. */
export default function LeaveLapsing() {
  const chosen = useParam('id'), navigate = useNavigate(), { data } = useRead<PoliciesThatTell>('/leave/policies-that-tell'), policies = data?.items ?? []
  // One alone is chosen by itself.
  const policyId = chosen || (policies.length === 1 ? policies[0]!.id : undefined)
  return (
    <Page title={t('Leave that lapses')} crumbs={[{ label: t('Settings'), to: '/settings' }]} about={t('Where leave lapses only if somebody was told, each is told twice by a letter of their own: early in the year, and again before the end. Without both in time, and proof of it, the days stay.')}>
      <Stack gap="lg">
        {data && policies.length === 0 && !chosen && <EmptyState title={t('No policy tells anybody')} text={t('Leave lapses only for whom was told where a policy says so, with the days for both notices.')} />}
        {policies.length > 0 && <Select label={t('Leave policy')} maw={420} value={policyId ?? null} data={policies.map(({ id, name }) => ({ value: id, label: name }))} onChange={id => void navigate({ to: id ? `${at}/${id}` : at })} placeholder={t('Choose')} searchable allowDeselect={false} />}
        {policyId && <Everybody key={policyId} policyId={policyId} />}
      </Stack>
    </Page>
  )
}

function Everybody({ policyId }: { policyId: string }) {
  const [after, setAfter] = useState<string[]>([]), { data, error, refetch } = useRead<Shown>(`/leave-policies/${policyId}/lapsing${after.length ? `?after=${after.at(-1)}` : ''}`)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />
  if (!data) return null
  const due = data.items.filter(each => mayGive(each))
  const turn = (id: string) => setChosen(new Set(chosen.has(id) ? [...chosen].filter(each => each !== id) : [...chosen, id]))
  if (data.items.length === 0) return <Panel title={t('Nobody')}><Text size="sm">{t('Under this policy nothing lapses only for whom was told, or nobody whose leave you look after is under it.')}</Text></Panel>
  return (
    <Panel title={t('Whom to tell')}>
      <Stack gap="md">
        {due.length > 0 && <Group justify="space-between"><Checkbox label={t('All {{count}} who are due a notice', { count: due.length })} checked={due.every(({ accountId }) => chosen.has(accountId))} indeterminate={chosen.size > 0 && !due.every(({ accountId }) => chosen.has(accountId))} onChange={event => setChosen(new Set(event.currentTarget.checked ? due.map(({ accountId }) => accountId) : []))} /><Give policyId={policyId} chosen={[...chosen]} onGiven={() => setChosen(new Set())} /></Group>}
        <ul className={classes['list']}>{inOrder(data.items).map(each => <li key={each.accountId}><One of={each} isChosen={chosen.has(each.accountId)} onTurn={() => turn(each.accountId)} /><LapseDelivery of={each} /></li>)}</ul>
        {(after.length > 0 || data.next) && <Group>{after.length > 0 && <Button variant="default" size="compact-md" onClick={() => setAfter(after.slice(0, -1))}>{t('Back')}</Button>}{data.next && <Button variant="default" size="compact-md" onClick={() => setAfter([...after, data.next!])}>{t('Further')}</Button>}</Group>}
      </Stack>
    </Panel>
  )
}

const states = ['second', 'first', 'later', 'too_late', 'told', 'nothing']
const inOrder = (items: readonly SomeonesLapsing[]) => items.toSorted((a, b) => states.indexOf(a.state) - states.indexOf(b.state) || a.name.localeCompare(b.name))
const mayGive = ({ state, isSelf, letters }: SomeonesLapsing) => !isSelf && (state === 'first' || state === 'second') && !letters.some(({ status }) => status === 'given')
const stateText = ({ state, dueBy }: SomeonesLapsing): string => {
  if (state === 'first') return t('First notice due by {{date}}', { date: dateText(dueBy!) })
  if (state === 'second') return t('Second notice due by {{date}}', { date: dateText(dueBy!) })
  if (state === 'later') return t('Second notice from {{date}}', { date: dateText(dueBy!) })
  return state === 'told' ? t('Told twice: it lapses') : state === 'nothing' ? t('Nothing would lapse') : t('Too late: nothing lapses this year')
}

function One({ of, isChosen, onTurn }: { of: SomeonesLapsing; isChosen: boolean; onTurn: () => void }) {
  const { name, number, isSelf, days, unit, lapsesOn, goesAlong, goesUntil, state } = of
  const what = days > 0 ? `${t('{{amount}} lapse after {{date}}', { amount: amountText(days, unit), date: dateText(lapsesOn) })}${goesAlong > 0 && goesUntil !== null && goesUntil !== lapsesOn ? `; ${t('{{amount}} go along until {{date}}', { amount: amountText(goesAlong, unit), date: dateText(goesUntil) })}` : ''}` : t('Nothing is left')
  const said = <><Text span fw={600}>{name}</Text> {number && <Text span c="dimmed" size="sm">{number}</Text>}<Text size="sm">{what}</Text><Badge mt={4} variant="light" color={state === 'first' || state === 'second' ? 'yellow' : state === 'told' ? 'teal' : 'gray'} tt="none" fw={500} radius="sm">{stateText(of)}</Badge>{isSelf && <Text size="sm" c="dimmed">{t('Your own: somebody else tells you.')}</Text>}</>
  return mayGive(of) ? <Checkbox checked={isChosen} onChange={onTurn} label={said} /> : <div>{said}</div>
}

/** From one of the company’s own texts, looked at first as it would read for one of them. */
function Give({ policyId, chosen, onGiven }: { policyId: string; chosen: readonly string[]; onGiven: () => void }) {
  const { data: templates = [] } = useRows(caseLetterTemplate, { status: 'in_use', notice: 'lapse' }), [template, setTemplate] = useState<string | null>(null), [isOpen, setOpen] = useState(false), giving = useAct(giveLapseLetters, { id: policyId })
  const { data, error } = useRead<{ subject: string; body: string }>(`/leave-accounts/${chosen[0]}/lapse-letter?templateId=${template}`, { isOn: isOpen && template !== null && chosen.length > 0 })
  const give = (way: 'app' | 'paper') => giving.mutate({ templateId: template!, way, accounts: [...chosen] }, { onError: tellProblem, onSuccess: ({ given }) => { setOpen(false); onGiven(); tell(way === 'app' ? t('Given to {{count}}. Each is told of it, and it counts as delivered when they open it.', { count: given }) : t('Written for {{count}}. Print each, hand it over, and say on which day.', { count: given })) } })
  return (
    <>
      <Button disabled={chosen.length === 0} onClick={() => setOpen(true)}>{t('Tell {{count}}', { count: chosen.length })}</Button>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={t('The letter to each of them')} size="xl">
        <Stack>
          {templates.length === 0 ? <Text size="sm">{t('There is no text for it yet: whoever leads leave writes one under Settings, Case letters, for “That leave lapses”.')}</Text> : <Select label={t('Which text')} value={template} onChange={setTemplate} data={templates.map(({ id, name }) => ({ value: id, label: name }))} />}
          {error ? <Text>{sayProblem(error)}</Text> : data && <article><Title order={2} size="h3">{data.subject}</Title>{data.body.split(/\n{2,}/).map((paragraph, n) => <Text key={n} mt="md">{paragraph.trim()}</Text>)}</article>}
          <Group>{data && !error && <><Button loading={giving.isPending} onClick={() => give('app')}>{t('Give it in Equipoise')}</Button><Button variant="default" loading={giving.isPending} onClick={() => give('paper')}>{t('On paper')}</Button></>}<Button variant="subtle" onClick={() => setOpen(false)}>{t('Not now')}</Button></Group>
        </Stack>
      </Modal>
    </>
  )
}
