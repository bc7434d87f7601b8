import { Select, type ComboboxItem, type OptionsFilter } from '@mantine/core'
import { useMemo } from 'react'
import { t } from '../words.ts'
import type { Wrapped } from './props.ts'

type Props = Wrapped & { options: readonly string[]; nameOf: (code: string) => string; value: string; onChange: (value: string) => void; isClearable: boolean }

/** Codes chosen by their names in the reader's language: countries, currencies, time zones. Typing the code finds it too. */
export function NamedSelect({ options, nameOf, value, onChange, isClearable, ...wrapped }: Props) {
  const data = useMemo(() => options.map(code => ({ value: code, label: nameOf(code) })).sort((a, b) => byName.compare(a.label, b.label)), [options, nameOf])
  const known = value && !options.includes(value) ? [{ value, label: nameOf(value) }, ...data] : data
  return (
    <Select
      {...wrapped} data={known} value={value || null} onChange={next => onChange(next ?? '')} searchable clearable={isClearable} allowDeselect={isClearable}
      filter={byNameOrCode} limit={80} checkIconPosition="right" nothingFoundMessage={t('Nothing of that name')}
    />
  )
}

/** Names that begin with what was typed come first; accents don't matter. */
const byNameOrCode: OptionsFilter = ({ options, search }) => {
  const wanted = fold(search)
  const items = options as ComboboxItem[]
  const begins = items.filter(each => fold(each.label).startsWith(wanted) || each.value.toLowerCase() === wanted)
  return [...begins, ...items.filter(each => !begins.includes(each) && (fold(each.label).includes(wanted) || each.value.toLowerCase().includes(wanted)))]
}
const byName = new Intl.Collator()
const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()
