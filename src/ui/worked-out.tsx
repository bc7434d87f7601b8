import { Anchor, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { questionOf, type Linked } from '#shared/rule-link.ts'
import type { Worked } from '#shared/worked.ts'
import { numberText } from './format.ts'
import { governsText } from './governs.ts'
import { Fact, FactList } from './plain-facts.tsx'
import { valueText } from './value.tsx'
import { actionLabel, labelOf, t } from './words.ts'
import classes from './worked-out.module.css'

/** What a cited rule says of what is known here: the answer, which of law and agreement governs, every step, and the way to the calculator. */
export function WorkedOut({ worked }: { worked: Worked }) {
  const { rule, title, values, governs, steps, source, refused } = worked
  const text = (name: string, value: unknown) => {
    const field = values.find(each => each.name === name)
    return field?.kind === 'number' || field?.kind === 'integer' ? numberText(Number(value)) : valueText({ place: rule, name, field: field as never }, value)
  }
  const label = (name: string) => labelOf(rule, name, values.find(each => each.name === name) as never)
  return (
    <>
      <FactList>
        {refused && <Fact label={actionLabel(rule, title)}>{refused.title}</Fact>}
        {values.filter(({ value }, at) => at === 0 || !Array.isArray(value) || value.length > 0).map(({ name, value }, at) => <Fact key={name} label={label(name)}>{text(name, value)} {at === 0 && <HowLink {...worked} />}</Fact>)}
        {governs.map(each => <Fact key={each.field} label={t('What governs: {{label}}', { label: label(each.field) })}><b>{text(each.field, each.value)}</b> {governsText(each)}</Fact>)}
      </FactList>
      {steps.length > 0 && (
        <details className={classes['way']}>
          <summary>{t('Every step, by {{source}}', { source: [source.instrument, source.section].filter(Boolean).join(', ') })}</summary>
          <ol>{steps.map(({ text }, at) => <li key={at}>{text}</li>)}</ol>
        </details>
      )}
    </>
  )
}

/** Beside a number that a cited rule gives: opens its calculator with the same question, in a tab of its own, so that nothing typed here is left. */
export function HowLink({ rule, ...question }: Linked & { rule: string }) {
  return (
    <Text span size="sm">
      <Anchor inherit component={Link} to={`/calculators/${rule}`} hash={questionOf(question)} target="_blank" rel="noopener">{t('How is this worked out?')}<span className="visually-hidden"> {t('(opens in a new tab)')}</span></Anchor>
    </Text>
  )
}
