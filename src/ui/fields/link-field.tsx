import { Loader, Select, Stack, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { isOptional, type Field } from '#shared/fields.ts'
import { namingOf } from '../declared.ts'
import { useChoices, useName, type Choice } from '../names.ts'
import { t } from '../words.ts'
import type { Wrapped } from './props.ts'

type Props = Wrapped & { field: Field; value: string; onChange: (value: string) => void }

/** Searches as is typed among what this reader may see; the one chosen is known by its name. */
export function LinkField({ field, value, onChange, ...wrapped }: Props) {
  const target = field.to ?? ''
  const [search, setSearch] = useState('')
  const [isOpen, setOpen] = useState(false)
  const [picked, setPicked] = useState<Choice | null>(null)
  const known = useName(target, value && picked?.value !== value ? value : null)
  const current = picked?.value === value && value ? picked : value ? { value, label: known || '…', hint: '' } : null
  const [typed] = useDebouncedValue(search === current?.label ? '' : search, 150)
  const { data: found = [], isFetching } = useChoices(target, typed, isOpen)
  // The one chosen stays known to the input even while the list shows others.
  const isListed = found.some(each => each.value === value)
  const data = current && !isListed ? [current, ...found] : found
  return (
    <Select
      {...wrapped} data={data} value={value || null} searchable searchValue={search} onSearchChange={setSearch} onDropdownOpen={() => setOpen(true)} onDropdownClose={() => setOpen(false)}
      onChange={next => { setPicked(data.find(each => each.value === next) ?? null); onChange(next ?? '') }}
      filter={({ options }) => typed && !isListed ? options.filter(each => !('value' in each) || each.value !== value) : options}
      clearable={isOptional(field)} allowDeselect={isOptional(field)} checkIconPosition="right" rightSection={isFetching ? <Loader size={14} /> : undefined}
      renderOption={({ option }) => <Option {...option as Choice} />}
      nothingFoundMessage={isFetching ? t('Looking …') : namingOf(target).needsQuery && !typed ? t('Write a name') : t('Nothing of that name that you may see')}
    />
  )
}

function Option({ label, hint }: Choice) {
  return <Stack gap={0}><Text size="sm">{label}</Text>{hint && <Text size="xs" c="dimmed">{hint}</Text>}</Stack>
}
