import { Button, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { dateText, numberText } from '#ui/format.ts'
import { useAct, useRows, type Listed } from '#ui/queries.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { RecordPages } from '#ui/record-pages.tsx'
import { tell } from '#ui/tell.tsx'
import { labelOf, t, wordOf } from '#ui/words.ts'
import { setPolicy } from '../contract.ts'
import type { PolicyRules } from '../policy-rules.ts'
import { leavePolicy, leavePolicyVersion } from '../records.ts'
import { asksFrom, policyAsks, rulesFrom } from '../rules-policy-form.ts'
import { layerText } from './balances.tsx'
import { ByLaw } from './by-law.tsx'
import classes from './leave.module.css'

const needs = ['leave:administer'] as const

export default function LeavePolicies() {
  return <RecordPages record={leavePolicy} at="/settings/leave-policies" needs={needs} hasImport={false} columns={['name', 'leaveTypeId', 'country', 'locationId']} filters={['leaveTypeId', 'country']} more={({ id, can }) => <Versions policyId={id} mayChange={can.includes('update')} />} empty={t('A policy says how much of a type of leave whom is given, and by what rules.')} />
}

type Version = Listed<typeof leavePolicyVersion>

/** What the policy says, from which day on; what was earned by an earlier version stays. */
function Versions({ policyId, mayChange }: { policyId: string; mayChange: boolean }) {
  const { data: versions } = useRows(leavePolicyVersion, { policyId, sort: '-startsOn' })
  const saying = useAct(setPolicy, { id: policyId })
  const [isOpen, setOpen] = useState(false)
  if (!versions) return null
  const [last] = versions, before = last?.rules as PolicyRules | undefined
  const label = (name: keyof typeof policyAsks) => labelOf('leave_policy', name, policyAsks[name])
  return (
    <Stack component="section" gap="sm" aria-label={t('What it says')}>
      <Title order={3}>{t('What it says')}</Title>
      {versions.length === 0 && <Text c="dimmed">{t('Nothing yet, so nobody is given anything by it.')}</Text>}
      <ul className={classes['list']}>{versions.map(each => <li key={each.id}><Said version={each} label={label} /></li>)}</ul>
      {versions.length > 0 && <ByLaw policyId={policyId} />}
      {mayChange && !isOpen && <div><Button variant="default" size="xs" onClick={() => setOpen(true)}>{last ? t('Say something else from a day on') : t('Say what it gives')}</Button></div>}
      {isOpen && (
        <RecordForm
          place="leave_policy" fields={policyAsks} hasFocus submitLabel={t('Save')} withNulls onCancel={() => setOpen(false)}
          sections={[{ fields: ['from'] }, { title: t('How much'), fields: ['lawWeeks', 'mostDays', 'contractWeeks', 'yearFrom', 'accrual', 'rounding', 'cap'] }, { title: t('At the end of a year'), fields: ['carriesDays', 'carriesMonths', 'lapses', 'toldWithin', 'toldBefore', 'closing', 'transfers', 'transferMonths', 'booked'] }, { title: t('When somebody asks'), fields: ['approval', 'mayOwe', 'noticeDays', 'mostAway', 'evidenceFrom', 'longFrom', 'offerFrom', 'draws'] }]}
          initial={before ? { ...asksFrom(before), approval: last!.approval, mayOwe: last!.mayOwe } : { accrual: 'year', rounding: 'half_up', carriesDays: 0, carriesMonths: 3, lapses: 'no', closing: 'clock', transfers: 'ends', booked: 'ends', approval: 'manager', mayOwe: 0 }}
          onSubmit={async input => {
            await saying.mutateAsync({ from: input.from, rules: rulesFrom(input, before), approval: input.approval, mayOwe: input.mayOwe })
            tell(t('Saved. Accounts follow within a quarter of an hour.'))
            setOpen(false)
          }}
        />
      )}
    </Stack>
  )
}

function Said({ version: { startsOn, rules: kept, approval }, label }: { version: Version; label: (name: keyof typeof policyAsks) => string }) {
  const rules = kept as PolicyRules, { accrual, rounding, carriesDays, carriesMonths, lapses } = asksFrom(rules)
  const gives = rules.gives.map(({ layer, weeks, days, hours, when }) => `${layerText(layer)}: ${weeks !== undefined ? t('{{number}} weeks', { number: numberText(Number(weeks)) }) : days !== undefined ? t('{{number}} days', { number: numberText(Number(days)) }) : t('{{number}} hours', { number: numberText(Number(hours)) })}${when ? ` (${t('for some')})` : ''}`)
  return (
    <div>
      <Text fw={500}>{t('from {{date}}', { date: dateText(startsOn) })}</Text>
      {gives.map(each => <Text key={each} size="sm">{each}</Text>)}
      <Text size="sm" c="dimmed">{[
        accrual && wordOf('leave_policy', 'accrual', policyAsks.accrual, accrual), rounding && `${label('rounding')}: ${wordOf('leave_policy', 'rounding', policyAsks.rounding, rounding)}`,
        t('{{days}} days go along for {{months}} months', { days: numberText(carriesDays ?? 0), months: carriesMonths ?? 0 }), `${label('lapses')}: ${wordOf('leave_policy', 'lapses', policyAsks.lapses, lapses)}`, `${label('approval')}: ${wordOf('leave_policy', 'approval', policyAsks.approval, approval)}`,
      ].filter(Boolean).join(' · ')}</Text>
    </div>
  )
}
