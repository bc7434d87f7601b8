import { TextInput } from '@mantine/core'
import { regionOf } from '#shared/addresses.ts'
import { isOptional } from '#shared/fields.ts'
import { useAddressFormat } from '../address-format.ts'
import type { Input } from './field-input.tsx'
import { NamedSelect } from './named-select.tsx'

/** Chosen where its country has a list of them, written elsewhere. */
export const RegionField: Input = ({ field, value, values, onChange, wrapped }) => {
  const typed = typeof value === 'string' ? value : ''
  const country = values?.[field.within ?? '']
  const format = useAddressFormat(country)
  const listed = (field.kind === 'subdivision' ? format?.subdivisions : format?.regions) ?? []
  if (listed.length === 0) return <TextInput {...wrapped} value={typed} onChange={event => onChange(event.currentTarget.value)} />
  const names = new Map(listed.map(({ code, name }) => [code, name]))
  return <NamedSelect {...wrapped} options={[...names.keys()]} nameOf={code => names.get(code) ?? code} value={regionOf({ country: String(country), regions: listed }, typed) ?? typed} onChange={onChange} isClearable={isOptional(field)} />
}
