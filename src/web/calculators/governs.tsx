import { Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { Rule } from '#shared/rule.ts'
import type { Governs } from '#shared/terms.ts'
import { labelOf, t } from '#ui/words.ts'
import classes from './calculators.module.css'
import { currencyOf, fieldsOf, type Nested } from './fields.ts'
import { RuleFields } from './nested.tsx'
import { textOf } from './shown.tsx'
import type { Errors } from './work.ts'

type Place = { place: string; currency: string | null; errors: Errors; idOf: (path: string) => string; onLeave: () => void }

/** What contract, collective agreement and policy say about the same; folded away until somebody has something to say. */
export function Agreed({ field, value, onChange, ...place }: Place & { field: Nested; value: unknown; onChange: (value: unknown) => void }) {
  const given = typeof value === 'object' && value !== null ? value as Record<string, unknown> : {}
  const isTold = Object.keys(given).length > 0 || Object.keys(place.errors).some(path => path.startsWith('terms'))
  const [isOpen, setOpen] = useState(isTold)
  return (
    <details className={classes['agreed']} open={isOpen || isTold} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>{field.title}</summary>
      <Text size="sm" c="dimmed" mb="sm">{t('The answer says which governs, the law or one of these, and why.')}</Text>
      <div className={classes['fields']}><RuleFields {...place} fields={field.properties!} path="terms." values={given} onChange={onChange} /></div>
    </details>
  )
}

/** Of each thing that was agreed: what counts, whose it is and why. */
export function WhatGoverns({ rule, governs }: { rule: Rule; governs: readonly Governs[] }) {
  const fields = fieldsOf(rule.output), place = { place: rule.id, currency: currencyOf(rule.id) }
  return (
    <>
      <Title order={3} mt="lg">{t('What governs')}</Title>
      <dl className={classes['values']}>
        {governs.map(({ field, by, value, why, section }) => (
          <div key={field} data-wide>
            <dt>{labelOf(rule.id, field, fields[field])}</dt>
            <dd><b>{textOf(place, field, fields[field]!, value)}</b> {parties[by]()}, {reasons[why]()} ({section})</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

const parties: Record<Governs['by'], () => string> = { law: () => t('by law'), contract: () => t('by contract'), agreement: () => t('by collective agreement'), policy: () => t('by the company’s policy') }
const reasons: Record<Governs['why'], () => string> = {
  'more-favourable': () => t('being more favourable'), longer: () => t('being longer'), 'at-most': () => t('since the law is the most that may be agreed'), 'exactly-the-rule': () => t('since nothing else may be agreed'),
  'instead-of-the-law': () => t('which may stand in the law’s place'), 'the-same': () => t('since nothing that was agreed says otherwise'),
}
