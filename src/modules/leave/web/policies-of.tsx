import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { dateText, today } from '#ui/format.ts'
import { Panel } from '#ui/page.tsx'
import { useCreate, useMove, useRead, useRows } from '#ui/queries.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { tell, tellProblem } from '#ui/tell.tsx'
import { t, wordOf } from '#ui/words.ts'
import type { LeaveAccountTold } from '../contract.ts'
import { leaveAssigned } from '../records.ts'
import { useEmployments, type Employed } from './balances.tsx'
import { ByLaw } from './by-law.tsx'
import classes from './leave.module.css'

/** By which policy somebody's leave counts from when, and another one from a day on: for who looks after leave. */
export function PoliciesOf({ personId }: { personId: string }) {
  const employed = useEmployments(personId)
  return <>{employed.map(each => <OfEmployment key={each.id} personId={personId} employed={each} isOnly={employed.length === 1} />)}</>
}

const isDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
const asked = ({ leaveTypeId: type, policyId: policy, startsOn, reason }: typeof leaveAssigned.asks) => ({ leaveTypeId: type, policyId: policy, startsOn, reason })

function OfEmployment({ personId, employed: { id, label }, isOnly }: { personId: string; employed: Employed; isOnly: boolean }) {
  const { data } = useRead<{ accounts: LeaveAccountTold[] }>(`/employments/${id}/leave`)
  const { data: rows = [] } = useRows(leaveAssigned, { personId, employmentId: id, status: 'set' })
  const moving = useMove(leaveAssigned), creating = useCreate(leaveAssigned)
  const [isOpen, setOpen] = useState(false)
  if (!data?.accounts.length) return null
  const takeBack = (row: (typeof rows)[number]) => moving.mutateAsync({ id: row.id, version: row.version, move: 'takeBack' }).then(() => tell(t('Taken back, as if it had never counted.')), tellProblem)
  return (
    <Panel title={isOnly ? t('Policies') : t('Policies: {{job}}', { job: label })} actions={!isOpen && <Button variant="default" size="xs" onClick={() => setOpen(true)}>{t('Another policy')}</Button>}>
      <ul className={classes['list']}>
        {data.accounts.map(({ id: account, name, openedBy, policies }) => (
          <li key={account}>
            <span>{name}<Text span display="block" className={classes['quiet']}>{policies.length ? t('“{{policy}}”, then:', { policy: openedBy }) : t('by “{{policy}}”', { policy: openedBy })}</Text></span>
            {policies.length > 0 && (
              <ul className={classes['list']}>
                {policies.map(each => {
                  const row = rows.find(one => one.id === each.id)
                  return (
                    <li key={each.id}>
                      <span>{t('from {{date}} “{{policy}}”', { date: dateText(each.from), policy: each.name })}<Text span display="block" className={classes['quiet']}>{[wordOf(leaveAssigned.name, 'because', leaveAssigned.all.because, each.because), each.reason, each.from > today() && t('ahead')].filter(Boolean).join(' · ')}</Text></span>
                      {row && each.because === 'assigned' && <Button variant="subtle" color="red" size="compact-sm" loading={moving.isPending} aria-label={t('Take back “{{policy}}”', { policy: each.name })} onClick={() => void takeBack(row)}>{t('Take back')}</Button>}
                    </li>
                  )
                })}
              </ul>
            )}
          </li>
        ))}
      </ul>
      {isOpen && (
        <RecordForm
          place={leaveAssigned.name} fields={asked(leaveAssigned.asks)} hasFocus submitLabel={t('Assign')} onCancel={() => setOpen(false)} initial={{ leaveTypeId: data.accounts.length === 1 ? data.accounts[0]!.leaveTypeId : undefined, startsOn: today() }}
          onSubmit={async input => {
            await creating.mutateAsync({ ...input, personId, employmentId: id } as never)
            tell(t('It counts from {{date}}. What was given before stays.', { date: dateText(input.startsOn) }))
            setOpen(false)
          }}
        >
          {({ policyId, startsOn }) => <>
            {isDay(startsOn) && typeof policyId === 'string' && policyId && <ByLaw policyId={policyId} assigned={{ employmentId: id, on: startsOn }} />}
            <Text size="sm" c="dimmed">{t('What was given ahead for the days after is taken back and given by the new policy. What is left of the old one goes along or lapses as the old one says.')}</Text>
          </>}
        </RecordForm>
      )}
      {data.accounts.some(({ policies }) => policies.some(({ because }) => because !== 'assigned')) && <Text size="sm" c="dimmed">{t('What followed from where they went can’t be taken back by itself: assign another policy from that day on.')}</Text>}
    </Panel>
  )
}
