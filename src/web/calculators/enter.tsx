import './nested.tsx'
import { Select, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { dayAsks, prepare, sourceAsks } from '#modules/law/contract.ts'
import { loadRule } from '#rules/index.ts'
import type { Fields } from '#shared/fields.ts'
import type { Rates } from '#shared/rates.ts'
import type { Rule } from '#shared/rule.ts'
import { useAddress, useParam } from '#ui/address.ts'
import { ErrorNote } from '#ui/errors.tsx'
import { Page } from '#ui/page.tsx'
import { Problem } from '#ui/problem.ts'
import { useAct } from '#ui/queries.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { tell } from '#ui/tell.tsx'
import { actionLabel, t } from '#ui/words.ts'
import { Loading, NotFound } from '../pages/standing.tsx'
import { currencyOf } from './fields.ts'
import { laidOver, useHere } from './laid.tsx'
import { day, Parameters } from './sources.tsx'

/** A figure that the product doesn't know yet, with its source. */
export default function Enter() {
  const id = useParam('ruleId')
  const { data: rule, error } = useQuery({ queryKey: ['rule', id], queryFn: () => loadRule(id), staleTime: Infinity, structuralSharing: false })
  const { here } = useHere()
  if (error) return <ErrorNote error={error} />
  if (rule === undefined || here === undefined) return <Loading />
  const shipped = rule ? Object.values(rule.parameters) : []
  if (!rule || shipped.length === 0) return <NotFound />
  const laid = laidOver(shipped, here)
  return <Entering rule={rule} tables={shipped.map(rates => laid.get(rates.id) ?? rates)} />
}

function Entering({ rule, tables }: { rule: Rule; tables: readonly Rates[] }) {
  const navigate = useNavigate()
  const preparing = useAct(prepare)
  const [{ rates: chosen }, set] = useAddress()
  const [first] = useState(tables[0]!)
  const rates = tables.find(({ id }) => id === chosen) ?? first
  const values: Fields = Object.fromEntries(Object.entries(rates.values).map(([name, field]) => [asked(name), field]))
  const days: Fields = { ...dayAsks, ...rates.rhythm === 'yearly' && { endsOn: { ...dayAsks.endsOn, optional: undefined } as unknown as Fields[string] } }
  const fields: Fields = { ...days, ...values, ...sourceAsks }
  const send = async (input: Record<string, unknown>) => {
    const given = Object.fromEntries(Object.keys(rates.values).flatMap(name => asked(name) in input ? [[name, input[asked(name)]]] : []))
    const rest = Object.fromEntries(Object.entries(input).filter(([name]) => !(name in values)))
    await preparing.mutateAsync({ ...rest, rates: rates.id, values: given } as Parameters<typeof preparing.mutateAsync>[0]).catch(error => { throw atItsField(error) })
    tell(t('Prepared. It counts once somebody else has put it in force.'))
    await navigate({ to: '/calculators/entered' })
  }
  return (
    <Page title={t('Enter a figure')} width="form" crumbs={[{ label: t('Calculators'), to: '/calculators' }, { label: actionLabel(rule.id, rule.title), to: `/calculators/${rule.id}` }]} about={t('For what the law has set and isn’t known here yet. Somebody else of Compliance holds it against its source and puts it in force; it is marked as entered here, and gives way to the pack that brings it.')}>
      {tables.length > 1
        ? <Select label={t('Figures')} data={tables.map(({ id, title }) => ({ value: id, label: title }))} value={rates.id} onChange={value => set({ rates: value ?? '' })} allowDeselect={false} mb="md" />
        : <Text fw={500} mb="xs">{rates.title}</Text>}
      <Text size="sm" c="dimmed" mb="md">{t('The newest known are of {{day}}: enter what comes after.', { day: day(rates.rows.at(-1)!.from) })}</Text>
      <RecordForm
        key={rates.id} place="entered_parameter" fields={fields} initial={{ currency: currencyOf(rule.id) ?? '' }} draftKey={`law.prepare.${rates.id}`} submitLabel={t('Prepare')}
        sections={[{ title: t('From when'), fields: Object.keys(days) }, { title: t('Values'), fields: Object.keys(values) }, { title: t('Source'), help: t('Whoever checks it looks there.'), fields: Object.keys(sourceAsks) }]} onSubmit={send}
      >
        <Parameters place={rule.id} currency={currencyOf(rule.id)} rates={rates} isOpen={false} />
      </RecordForm>
    </Page>
  )
}

/** A form's names have no points in them. */
const asked = (name: string) => `value-${name}`
function atItsField(error: unknown) {
  return error instanceof Problem ? new Problem(error.status, error.code, error.message, error.errors.map(each => ({ ...each, field: each.field.replace(/^values\.(.*)$/, (_, name: string) => asked(name)) })), error.detail) : error
}
