import { Checkbox, NumberInput, PasswordInput, Radio, Select, Text, Textarea, TextInput } from '@mantine/core'
import { isOptional, type Field } from '#shared/fields.ts'
import { digitsOf } from '#shared/money.ts'
import { countries, currencies } from '../codes.ts'
import { countryName, currencyName, currencySign, separators, timeZoneName } from '../format.ts'
import { helpOf, labelOf, t, wordOf } from '../words.ts'
import { DateField } from './date-field.tsx'
import { LinkField } from './link-field.tsx'
import { NamedSelect } from './named-select.tsx'
import type { FieldProps, Wrapped } from './props.ts'

/** The input for a declared field: its kind decides the keyboard, the picker and how it is read. */
export function FieldInput(props: FieldProps) {
  const { place, name, field, value, onChange } = props
  const wrapped = wrap(props)
  const text = typeof value === 'string' ? value : ''
  const type = (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value)
  if (/password$/i.test(name)) return <PasswordInput {...wrapped} value={text} onChange={type} visibilityToggleButtonProps={{ 'aria-label': t('Show or hide what is typed') }} />
  switch (field.kind) {
    case 'email': return <TextInput {...wrapped} type="email" inputMode="email" autoCapitalize="none" spellCheck={false} value={text} onChange={type} />
    case 'phone': return <TextInput {...wrapped} type="tel" inputMode="tel" value={text} onChange={type} />
    case 'longText': return <Textarea {...wrapped} autosize minRows={3} maxRows={12} value={text} onChange={type} />
    case 'date': return <DateField {...wrapped} value={text} onChange={onChange} />
    case 'integer': return <NumberInput {...wrapped} hideControls allowDecimal={false} inputMode="numeric" value={value as number ?? ''} onChange={onChange} />
    case 'hours': return <NumberInput {...wrapped} hideControls allowNegative={false} decimalScale={2} decimalSeparator={separators().decimal} inputMode="decimal" value={value as number ?? ''} onChange={onChange} />
    case 'money': return <Money {...props} wrapped={wrapped} />
    case 'currency': return <NamedSelect {...wrapped} options={currencies} nameOf={code => `${currencyName(code)} (${code})`} value={text} onChange={onChange} isClearable={isOptional(field)} />
    case 'country': return <NamedSelect {...wrapped} options={countries} nameOf={countryName} value={text} onChange={onChange} isClearable={isOptional(field)} />
    case 'timeZone': return <NamedSelect {...wrapped} options={Intl.supportedValuesOf('timeZone')} nameOf={timeZoneName} value={text} onChange={onChange} isClearable={isOptional(field)} />
    case 'link': return <LinkField {...wrapped} field={field} value={text} onChange={onChange} />
    case 'flag': return <Checkbox {...wrapped} aria-label={undefined} label={labelOf(place, name, field)} checked={value === true} onChange={event => onChange(event.currentTarget.checked)} mt={props.isLabelHidden ? 0 : 'xs'} />
    case 'choice': return <Choice {...props} wrapped={wrapped} />
    default: return <TextInput {...wrapped} value={text} onChange={type} />
  }
}

function Money({ field, value, onChange, values, wrapped }: FieldProps & { wrapped: Wrapped }) {
  const currency = typeof values?.['currency'] === 'string' && values['currency'] ? values['currency'] : null
  const { decimal, group } = separators()
  return (
    <NumberInput
      {...wrapped} data-kind={field.kind} hideControls allowNegative={false} inputMode="decimal" decimalScale={currency ? digitsOf(currency) : 3} decimalSeparator={decimal}
      thousandSeparator={group} valueIsNumericString value={String(value ?? '')} onValueChange={({ value: typed }) => { if (typed !== String(value ?? '')) onChange(typed) }}
      leftSection={currency ? <Text span size="sm" c="dimmed">{currencySign(currency)}</Text> : undefined} leftSectionWidth={currency && currencySign(currency).length > 2 ? 48 : 34}
    />
  )
}

/** Up to three answers stand open; more fold into a list. */
function Choice({ place, name, field, value, onChange, isLabelHidden, wrapped }: FieldProps & { wrapped: Wrapped }) {
  const options = Object.keys(field.words ?? {}).map(each => ({ value: each, label: wordOf(place, name, field, each) }))
  const chosen = typeof value === 'string' && value ? value : null
  if (options.length > 3 || isOptional(field) || isLabelHidden) {
    return <Select {...wrapped} data={options} value={chosen} onChange={next => onChange(next ?? '')} searchable={options.length > 7} clearable={isOptional(field)} allowDeselect={isOptional(field)} checkIconPosition="right" nothingFoundMessage={t('Nothing of that name')} />
  }
  return (
    <Radio.Group {...group(wrapped)} value={chosen} onChange={onChange}>
      {options.map(option => <Radio key={option.value} {...option} onBlur={wrapped.onBlur} mt="xs" />)}
    </Radio.Group>
  )
}

const group = ({ id, label, 'aria-label': name, description, error, inputWrapperOrder }: Wrapped) => ({ id, label, 'aria-label': name, description, error, inputWrapperOrder })

/** Labels above, what went wrong and then the help below. What may be left empty says so; the rest is needed. */
function wrap({ place, name, field, error, id, isLabelHidden, autoFocus, autoComplete = 'off', onBlur }: FieldProps): Wrapped {
  const label = labelOf(place, name, field)
  return {
    ...id && { id }, ...isLabelHidden ? { 'aria-label': label } : { label: <Label field={field} label={label} /> }, error, autoFocus, autoComplete, onBlur,
    description: isLabelHidden ? undefined : helpOf(place, name, field), inputWrapperOrder: ['label', 'input', 'error', 'description'],
  }
}

function Label({ field, label }: { field: Field; label: string }) {
  return <>{label}{isOptional(field) && <Text span size="xs" c="dimmed" fw={400}> {t('optional')}</Text>}</>
}
