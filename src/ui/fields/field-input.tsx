import { Checkbox, PasswordInput, Text, Textarea, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { isOptional, type Field } from '#shared/fields.ts'
import { helpOf, labelOf, t } from '../words.ts'
import type { FieldProps, Wrapped } from './props.ts'

export type Input = (props: FieldProps & { wrapped: Wrapped }) => ReactNode

/** The input for a declared field: its kind decides the keyboard, the picker and how it is read. */
export function FieldInput(props: FieldProps) {
  const kind = /password$/i.test(props.name) ? 'password' : props.field.kind ?? 'text'
  const Input = inputs[kind] ?? inputs['text']!
  return <Input {...props} wrapped={wrap(props)} />
}

/** Calendars and lists to choose from aren't needed to sign in: `pickers.tsx` brings them along with the house behind it. */
export const addInputs = (more: Record<string, Input>): void => void Object.assign(inputs, more)

const inputs: Record<string, Input> = {
  text: ({ wrapped, ...props }) => <TextInput {...wrapped} {...typed(props)} />,
  email: ({ wrapped, ...props }) => <TextInput {...wrapped} {...typed(props)} type="email" inputMode="email" autoCapitalize="none" spellCheck={false} />,
  phone: ({ wrapped, ...props }) => <TextInput {...wrapped} {...typed(props)} type="tel" inputMode="tel" />,
  longText: ({ wrapped, ...props }) => <Textarea {...wrapped} {...typed(props)} autosize minRows={3} maxRows={12} />,
  flag: ({ place, name, field, value, onChange, isLabelHidden, wrapped: { id, error, description, autoFocus, onBlur } }) =>
    <Checkbox id={id} error={error} description={description} autoFocus={autoFocus} onBlur={onBlur} label={labelOf(place, name, field)} checked={value === true} onChange={event => onChange(event.currentTarget.checked)} mt={isLabelHidden ? 0 : 'xs'} />,
  password: ({ wrapped, ...props }) => <PasswordInput {...wrapped} {...typed(props)} visibilityToggleButtonProps={{ 'aria-label': t('Show or hide what is typed') }} />,
}

const typed = ({ value, onChange }: FieldProps) => ({ value: typeof value === 'string' ? value : '', onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value) })

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
