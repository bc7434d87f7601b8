import { useMemo, useState } from 'react'
import { addressParts, type AddressFormat, type AddressPart } from '#shared/addresses.ts'
import type { Field, Fields } from '#shared/fields.ts'
import { useAddressFormat } from './address-format.ts'
import { isEmpty, type FormValues } from './check.ts'
import { RecordForm, type RecordFormProps } from './record-form.tsx'
import { t } from './words.ts'

/** A form with an address in it: asked in the order of its country, by the words of that country, and only what it has. Without one, a form like any other. */
export function AddressedForm<const A extends Fields>(props: RecordFormProps<A>) {
  return 'postalCode' in props.fields ? <InOrder {...props} /> : <RecordForm {...props} />
}

function InOrder<const A extends Fields>({ fields, sections, initial = {}, ...props }: RecordFormProps<A>) {
  const [values, setValues] = useState<FormValues>(initial as FormValues)
  const format = useAddressFormat(values['country'])
  const parts = useMemo(() => addressParts.filter(part => part in fields), [fields])
  // What stood there incomplete may stay so while something else is changed.
  const isChanged = parts.some(part => !isEmpty(values[part]) && values[part] !== (initial as FormValues)[part])
  const shaped = useMemo(() => format ? { ...fields, ...Object.fromEntries(parts.map(part => [part, shapedBy(format, part, fields[part]!, isChanged)])) } : fields, [format, fields, parts, isChanged])
  const order = format ? [...format.asks, ...addressParts.filter(part => !format.asks.includes(part) && !isEmpty(values[part]))].filter(part => part in fields) : parts
  const inOrder = (names: readonly (keyof A & string)[]) => {
    const first = names.findIndex(isPart)
    return first === -1 ? names : [...names.slice(0, first).filter(name => !isPart(name)), ...order, ...names.slice(first).filter(name => !isPart(name))] as (keyof A & string)[]
  }
  // A state of one country is none of another.
  const propose = async (name: string): Promise<FormValues> => name === 'country' ? Object.fromEntries(['region', 'subdivision'].filter(each => each in fields).map(each => [each, ''])) : {}
  return <RecordForm {...props} fields={shaped as A} initial={initial} sections={(sections ?? [{ fields: Object.keys(fields) }]).map(section => ({ ...section, fields: inOrder(section.fields) }))} onValues={setValues} proposes={propose} />
}

const isPart = (name: string) => addressParts.includes(name as AddressPart)

function shapedBy({ needs, words, postalCode }: AddressFormat, part: AddressPart, field: Field, isChanged: boolean): Field {
  const { optional: _, ...needed } = field
  const title = part === 'address' ? field.title : part === 'city' ? cityWord(words.city) : part === 'region' ? regionWord(words.region) : postalWord(words.postalCode)
  const help = part === 'postalCode' && postalCode ? t('Such as {{example}}', { example: postalCode.examples[0]! }) : field.help
  return { ...(isChanged && needs.includes(part) ? needed : field), title, ...help && { help } } as Field
}

function cityWord(word: string): string {
  switch (word) {
    case 'post_town': return t('Town or city')
    case 'suburb': return t('Suburb')
    case 'district': return t('District')
    default: return t('City')
  }
}

function regionWord(word: string): string {
  switch (word) {
    case 'state': return t('State')
    case 'emirate': return t('Emirate')
    case 'parish': return t('Parish')
    case 'island': return t('Island')
    case 'department': return t('Department')
    case 'region': return t('Region')
    case 'area': return t('Area')
    case 'county': return t('County')
    case 'prefecture': return t('Prefecture')
    case 'do_si': return t('Province or city')
    case 'district': return t('District')
    case 'oblast': return t('Oblast')
    default: return t('Province')
  }
}

function postalWord(word: string): string {
  switch (word) {
    case 'zip': return t('ZIP code')
    case 'pin': return t('PIN code')
    case 'eircode': return t('Eircode')
    default: return t('Postcode')
  }
}
