import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { functions, type HrFunction } from '#shared/functions.ts'
import { listText } from '#ui/format.ts'
import { tellProblem } from '#ui/tell.tsx'
import { t, wordOf } from '#ui/words.ts'
import type { StepAhead } from '#modules/approvals/contract.ts'
import { approvalStep } from '#modules/approvals/records.ts'
import classes from './people.module.css'

export const readsOfHire = () => t('Whoever is asked sees who is to come, where and from when; pay only where they may see pay there, and nothing private.')
type Step = Pick<StepAhead, 'number' | 'holder' | 'function' | 'place'>
/** Which place a step asks: “Direct manager”, “Compensation”, “Managing director”. */
export const placeOf = ({ holder, function: area, place }: Step): string =>
  area ? t('Who looks after {{area}}', { area: t(functions[area as HrFunction]) }) : place ?? wordOf(approvalStep.name, 'holder', approvalStep.all.holder, holder)
export const whoOf = (people: StepAhead['people']): string => people.length === 0 ? t('nobody at the moment') : listText(people.map(({ name, forName }) => forName ? t('{{name}} for {{whom}}', { name, whom: forName }) : name), 'disjunction')

/** Before anything is told to anybody: who would be asked, and so would know of it. */
export function AskApproval({ steps, mayWait, reads = t('Whoever is asked sees what changes, from when and why; pay only where they may see pay there, and not the note.'), onClose, onAnswer }: { steps: readonly StepAhead[]; mayWait: boolean; /** What those asked see. */ reads?: string; onClose: () => void; onAnswer: (asksApproval: boolean) => Promise<unknown> }) {
  const [busy, setBusy] = useState<boolean | null>(null)
  const answer = (isAsked: boolean) => { setBusy(isAsked); onAnswer(isAsked).catch(tellProblem).finally(() => setBusy(null)) }
  const asked = Object.entries(Object.groupBy(steps, ({ number }) => number))
  return (
    <Modal opened onClose={onClose} title={t('This needs approval')} size="lg">
      <Stack gap="md">
        <ol className={classes['steps']}>
          {asked.map(([number, own]) => <li key={number}>{own!.map((step, i) => <div key={i}><Text>{placeOf(step)}: <b>{whoOf(step.people)}</b></Text>{said(step.people) && <Text size="sm" c="dimmed">{said(step.people)}</Text>}</div>)}</li>)}
        </ol>
        <Text>{asked.length > 1 && <>{t('Each is asked once those before have approved.')} </>}{reads} {t('It is whoever holds that place on the day.')}</Text>
        <Group gap="sm">
          <Button onClick={() => answer(true)} loading={busy === true} disabled={busy !== null}>{t('Ask for approval')}</Button>
          {mayWait && <Button variant="default" onClick={() => answer(false)} loading={busy === false} disabled={busy !== null}>{t('Keep it planned, ask later')}</Button>}
          <Button variant="default" onClick={onClose}>{t('Back')}</Button>
        </Group>
      </Stack>
    </Modal>
  )
}

function said(people: StepAhead['people']): string {
  const [first] = people
  if (!first) return t('Nobody holds this place whom this isn’t kept from: it waits until somebody does.')
  if (first.why === 'instead') return t('In place of whoever is concerned, asks or prepared it, or isn’t there: who administers people records.')
  return first.why === 'second_person' ? t('The second person, since nobody else may decide it.') : ''
}
