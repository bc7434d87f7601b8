import { MultiSelect, Stack, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { Field } from '#shared/fields.ts'
import { useChoices, useNames, type Choice } from '../names.ts'
import { t } from '../words.ts'
import type { Wrapped } from './props.ts'

type Props = Wrapped & { field: Field; value: string[]; onChange: (value: string[]) => void }

/** Several, each searched as is typed among what this reader may see; those chosen are known by their names. */
export function LinksField({ field, value, onChange, ...wrapped }: Props) {
  const target = field.each ?? ''
  const [search, setSearch] = useState('')
  const [isOpen, setOpen] = useState(false)
  const [picked, setPicked] = useState<Record<string, string>>({})
  const known = useNames(target, value.filter(id => !(id in picked)))
  const [typed] = useDebouncedValue(search, 150)
  const { data: found = [], isFetching } = useChoices(target, typed, isOpen)
  const chosen = value.map(id => ({ value: id, label: picked[id] ?? known.get(id) ?? '…', hint: '' }))
  return (
    <MultiSelect
      {...wrapped} data={[...chosen, ...found.filter(each => !value.includes(each.value))]} value={value} searchable searchValue={search} onSearchChange={setSearch} hidePickedOptions
      onDropdownOpen={() => setOpen(true)} onDropdownClose={() => setOpen(false)} filter={({ options }) => options} maxValues={50} clearable
      onChange={next => { setPicked(before => ({ ...before, ...Object.fromEntries(found.filter(each => next.includes(each.value)).map(each => [each.value, each.label])) })); setSearch(''); onChange(next) }}
      renderOption={({ option }) => <Stack gap={0}><Text size="sm">{option.label}</Text>{(option as Choice).hint && <Text size="xs" c="dimmed">{(option as Choice).hint}</Text>}</Stack>}
      nothingFoundMessage={isFetching ? t('Looking …') : t('Nothing of that name that you may see')}
    />
  )
}
