import type { ReactNode } from 'react'
import type { Field } from '#shared/fields.ts'
import type { FormValues } from '../check.ts'

/** What every input of a form is given; what it looks like follows from the field's kind. */
export type FieldProps = {
  /** Where its label is found: a record's or an action's name. */
  place: string
  name: string
  field: Field
  value: unknown
  onChange: (value: unknown) => void
  onBlur?: () => void
  error?: string | null
  /** The rest of the form: an amount looks for its currency there. */
  values?: FormValues
  id?: string
  isLabelHidden?: boolean
  /** What the browser may fill in; nothing unless told, since most forms are about somebody else. */
  autoComplete?: string
  autoFocus?: boolean
}
export type Wrapped = {
  id?: string; label?: ReactNode; 'aria-label'?: string; description?: ReactNode; error?: ReactNode; autoFocus?: boolean; autoComplete?: string; onBlur?: () => void
  inputWrapperOrder: ('label' | 'input' | 'error' | 'description')[]
}
