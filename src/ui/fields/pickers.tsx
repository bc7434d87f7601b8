import { MultiSelect, NumberInput, Radio, Select, Text } from '@mantine/core'
import { isOptional } from '#shared/fields.ts'
import { digitsOf } from '#shared/money.ts'
import { countries, currencies } from '../codes.ts'
import { countryName, currencyName, currencySign, separators, timeZoneName } from '../format.ts'
import { t, wordOf } from '../words.ts'
import { DateField } from './date-field.tsx'
import { addInputs, type Input } from './field-input.tsx'
import { LinkField } from './link-field.tsx'
import { LinksField } from './links-field.tsx'
import { NamedSelect } from './named-select.tsx'
import { RegionField } from './region-field.tsx'
import { RowsField } from './rows-field.tsx'
import type { FieldProps, Wrapped } from './props.ts'

const Money: Input = ({ value, onChange, values, wrapped }) => {
  const currency = typeof values?.['currency'] === 'string' && values['currency'] ? values['currency'] : null
  const { decimal, group } = separators()
  return (
    <NumberInput
      {...wrapped} hideControls allowNegative={false} inputMode="decimal" decimalScale={currency ? digitsOf(currency) : 3} decimalSeparator={decimal} thousandSeparator={group}
      valueIsNumericString value={String(value ?? '')} onValueChange={({ value: typed }) => { if (typed !== String(value ?? '')) onChange(typed) }}
      leftSection={currency ? <Text span size="sm" c="dimmed">{currencySign(currency)}</Text> : undefined} leftSectionWidth={currency && currencySign(currency).length > 2 ? 48 : 34}
    />
  )
}

/** Up to three answers stand open; more fold into a list. */
const Choice: Input = ({ place, name, field, value, onChange, isLabelHidden, wrapped }) => {
  const options = Object.keys(field.words ?? {}).map(each => ({ value: each, label: wordOf(place, name, field, each) }))
  const chosen = textOf(value) || null
  if (options.length > 3 || isOptional(field) || isLabelHidden) {
    return <Select {...wrapped} data={options} value={chosen} onChange={next => onChange(next ?? '')} searchable={options.length > 7} clearable={isOptional(field)} allowDeselect={isOptional(field)} checkIconPosition="right" nothingFoundMessage={t('Nothing of that name')} />
  }
  return (
    <Radio.Group {...group(wrapped)} value={chosen} onChange={onChange}>
      {options.map(option => <Radio key={option.value} {...option} onBlur={wrapped.onBlur} mt="xs" />)}
    </Radio.Group>
  )
}

const Choices: Input = ({ place, name, field, value, onChange, wrapped }) =>
  <MultiSelect {...wrapped} data={Object.keys(field.words ?? {}).map(each => ({ value: each, label: wordOf(place, name, field, each) }))} value={listOf(value)} onChange={onChange} hidePickedOptions searchable={Object.keys(field.words ?? {}).length > 7} limit={80} nothingFoundMessage={t('Nothing of that name')} />

const named = (options: readonly string[], nameOf: (code: string) => string): Input => ({ field, value, onChange, wrapped }) =>
  <NamedSelect {...wrapped} options={options} nameOf={nameOf} value={textOf(value)} onChange={onChange} isClearable={isOptional(field)} />

const group = ({ id, label, 'aria-label': name, description, error, inputWrapperOrder }: Wrapped) => ({ id, label, 'aria-label': name, description, error, inputWrapperOrder })
const textOf = (value: FieldProps['value']) => typeof value === 'string' ? value : ''
const listOf = (value: FieldProps['value']) => Array.isArray(value) ? value as string[] : []
const numberOf = (value: FieldProps['value']) => typeof value === 'number' ? value : ''

addInputs({
  date: ({ value, onChange, wrapped }) => <DateField {...wrapped} value={textOf(value)} onChange={onChange} />,
  integer: ({ value, onChange, wrapped }) => <NumberInput {...wrapped} hideControls allowDecimal={false} inputMode="numeric" value={numberOf(value)} onChange={onChange} />,
  hours: ({ value, onChange, wrapped }) => <NumberInput {...wrapped} hideControls allowNegative={false} decimalScale={2} decimalSeparator={separators().decimal} inputMode="decimal" value={numberOf(value)} onChange={onChange} />,
  money: Money,
  currency: named(currencies, code => `${currencyName(code)} (${code})`),
  country: named(countries, countryName),
  timeZone: named(Intl.supportedValuesOf('timeZone'), timeZoneName),
  link: ({ field, value, onChange, wrapped }) => <LinkField {...wrapped} field={field} value={textOf(value)} onChange={onChange} />,
  rows: ({ place, name, field, value, values, onChange, wrapped }) => <RowsField {...wrapped} place={place} name={name} field={field} value={value} values={values} onChange={onChange} />,
  links: ({ field, value, onChange, wrapped }) => <LinksField {...wrapped} field={field} value={listOf(value)} onChange={onChange} />,
  region: RegionField,
  subdivision: RegionField,
  choice: Choice,
  choices: Choices,
})
