import './words.ts'
import { Anchor, Badge, Button, Select, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { loadTables, type Tables } from '#rules/index.ts'
import { addDays, addYears } from '#shared/calendar.ts'
import { jurisdictionOf, jurisdictions, type Jurisdiction } from '#shared/jurisdictions.ts'
import type { Came, Laid, Rates, Source } from '#shared/rates.ts'
import type { Rule } from '#shared/rule.ts'
import { useAddress } from '#ui/address.ts'
import { ErrorNote } from '#ui/errors.tsx'
import { dayOf } from '#ui/format.ts'
import { EmptyState, Page } from '#ui/page.tsx'
import { actionLabel, labelOf, t } from '#ui/words.ts'
import { Loading } from '../pages/standing.tsx'
import classes from './calculators.module.css'
import { BeforeAfter, compared, type Compared } from './before-after.tsx'
import { currencyOf, fieldsOf, isNested } from './fields.ts'
import { CameOf, laidOver, useHere } from './laid.tsx'
import { textOf } from './shown.tsx'
import { day, SourceOf } from './sources.tsx'
import { writeQuestion } from './link.ts'
import { Touched } from './touched.tsx'

/** `until`: the day on which other figures took their place. */
type Change = { from: string; until: string | null; title: string; jurisdiction: Jurisdiction; rules: readonly Rule[]; values: Compared[]; source: Source; came: Came | undefined; examples: Worked[] }
type Worked = { rule: Rule; name: string; hash: string; values: Compared[] }

/** When a law's figures moved, what they were and what they are, and what that makes of an example. */
export default function Changes() {
  const [{ country = '', all = '' }, set] = useAddress()
  const [today] = useState(() => dayOf(new Date()))
  const { data: tables, error } = useQuery({ queryKey: ['rules', 'tables'], queryFn: loadTables, staleTime: Infinity, structuralSharing: false })
  const { here } = useHere()
  const data = useMemo(() => tables && here && changesOf(tables, laidOver([...tables.values()].map(({ rates }) => rates), here)), [tables, here])
  if (error) return <ErrorNote error={error} />
  if (!data) return <Loading />
  const since = addYears(today, -2)
  const shown = data.filter(({ from, jurisdiction }) => (!country || jurisdiction === country) && (all || from >= since))
  const countries = [...new Set(data.map(({ jurisdiction }) => jurisdiction))].map(value => ({ value, label: t(jurisdictions[value]) }))
  return (
    <Page title={t('What changed')} crumbs={[{ label: t('Calculators'), to: '/calculators' }]} about={all ? t('Every change of a figure that the calculators know.') : t('Changes of figures since {{date}}, and those to come.', { date: day(since) })}>
      <search className={classes['search']}><Select label={t('Country')} placeholder={t('All')} data={countries} value={country || null} onChange={value => set({ country: value })} clearable /></search>
      {shown.length === 0 && <EmptyState title={t('Nothing changed')} text={t('Not within these years, as far as the calculators know.')} />}
      {[...Map.groupBy(shown, ({ from }) => from)].map(([from, changes]) => (
        <section key={from} className={classes['moment']} aria-label={day(from)}>
          <Title order={2}>{day(from)} {from > today && <Badge variant="light" color="yellow" radius="sm" tt="none" fw={500}>{t('to come')}</Badge>}</Title>
          {changes.map(change => <One key={`${change.title} ${change.rules[0]!.id}`} {...change} isOver={change.until !== null && change.until <= today} />)}
        </section>
      ))}
      {!all && <Button variant="default" mt="lg" onClick={() => set({ all: 'yes' })}>{t('Show earlier changes')}</Button>}
    </Page>
  )
}

function One({ title, jurisdiction, rules, values, source, came, examples, isOver }: Change & { isOver: boolean }) {
  return (
    <article className={classes['change']}>
      <Title order={3}>{title} <Text span size="sm" c="dimmed" fw={400}>{t(jurisdictions[jurisdiction])}</Text></Title>
      <BeforeAfter title={title} values={values} />
      {!isOver && <Touched rules={rules} />}
      {examples.map(({ rule, name, hash, values: worked }) => (
        <div key={rule.id} className={classes['worked']}>
          <Text size="sm">{t('Worked on an example:')} <Anchor component={Link} to={`/calculators/${rule.id}`} hash={hash} inherit>{actionLabel(rule.id, rule.title)}, {name}</Anchor></Text>
          <BeforeAfter title={`${rule.title}, ${name}`} values={worked} />
        </div>
      ))}
      <Text size="sm" c="dimmed" component="div"><SourceOf source={source} /> <CameOf came={came} /></Text>
      <Text size="sm">{t('Used by')} {rules.map((rule, at) => <span key={rule.id}>{at > 0 && ', '}<Anchor component={Link} to={`/calculators/${rule.id}`} inherit>{actionLabel(rule.id, rule.title)}</Anchor></span>)}</Text>
    </article>
  )
}

/** One for each day on which a series moved, however many rules use it; the newest first. */
function changesOf(tables: Tables, laid: Laid): Change[] {
  return [...tables.values()].flatMap(({ rates: shipped, rules }) => {
    const rates = laid.get(shipped.id) ?? shipped, first = rules[0]!.id
    return rates.rows.slice(1).flatMap((row, at) => {
      const values = compared(rates, first, rates.rows[at], row).filter(({ before, after }) => before !== after)
      const examples = rules.flatMap(rule => worked(rule, shipped, row.from, laid) ?? []).slice(0, 1)
      return values.length ? [{ from: row.from, until: rates.rows[at + 2]?.from ?? null, title: rates.title, jurisdiction: jurisdictionOf(first), rules, values, source: row.source ?? rates.source, came: row.came, examples }] : []
    })
  }).sort((a, b) => a.from < b.from ? 1 : a.from > b.from ? -1 : 0)
}

/** The first example whose answer moved that day because of them. */
function worked(rule: Rule, rates: Rates, from: string, laid: Laid): Worked | null {
  const place = { place: rule.id, currency: currencyOf(rule.id) }
  const answered = (input: unknown, on: string) => {
    try {
      const { output, parameters } = rule.answer({ input, on }, laid)
      return parameters.some(({ name }) => rule.parameters[name] === rates) ? output : null
    } catch {
      return null
    }
  }
  for (const { name, input } of rule.examples) {
    const before = answered(input, addDays(from, -1)), after = answered(input, from)
    if (!before || !after) continue
    const values = Object.entries(fieldsOf(rule.output)).filter(([, field]) => !isNested(field))
      .map(([each, field]) => ({ name: each, label: labelOf(rule.id, each, field), before: textOf(place, each, field, before[each]), after: textOf(place, each, field, after[each]) })).filter(({ before, after }) => before !== after)
    if (values.length) return { rule, name, values, hash: writeQuestion({ values: input, on: from }, fieldsOf(rule.input), true) }
  }
  return null
}
