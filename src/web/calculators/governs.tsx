import { Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { Rule } from '#shared/rule.ts'
import type { Governs } from '#shared/terms.ts'
import { governsText } from '#ui/governs.ts'
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
        {governs.map(each => (
          <div key={each.field} data-wide>
            <dt>{labelOf(rule.id, each.field, fields[each.field])}</dt>
            <dd><b>{textOf(place, each.field, fields[each.field]!, each.value)}</b> {governsText(each)}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
