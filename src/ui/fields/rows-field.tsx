import { ActionIcon, Anchor, Input, Stack } from '@mantine/core'
import { X } from 'lucide-react'
import { useState } from 'react'
import type { Field } from '#shared/fields.ts'
import { isSame } from '#shared/same.ts'
import { blankless, type FormValues } from '../check.ts'
import classes from '../record-form.module.css'
import { labelOf, t } from '../words.ts'
import { FieldInput } from './field-input.tsx'
import type { Wrapped } from './props.ts'

type Line = FormValues
type Props = Wrapped & { place: string; name: string; field: Field; value: unknown; values: FormValues | undefined; onChange: (value: unknown) => void }

/** A few lines that hold as one. Where they share a hundred, a line by itself has all of it and nothing is asked. */
export function RowsField({ place, name, field, value, values, onChange, id, label, description, error, onBlur, inputWrapperOrder }: Props) {
  const given = Array.isArray(value) ? value as Line[] : []
  const [typed, setTyped] = useState<Line[]>(given)
  // What is blank stands here only: the form holds what was said.
  const lines = isSame(blankless(typed, field.wholeBy), given) ? typed : given
  const shown = lines.length ? lines : [{}]
  const isShared = field.wholeBy !== undefined && shown.length > 1
  const set = (next: Line[]) => {
    const whole = field.wholeBy && next.length === 1 ? [{ ...next[0], [field.wholeBy]: 100 }] : next
    setTyped(whole)
    onChange(blankless(whole, field.wholeBy))
  }
  return (
    <Input.Wrapper id={id} label={label} description={description} error={error} inputWrapperOrder={inputWrapperOrder} labelElement="div" role="group" onBlur={onBlur}>
      <Stack gap="xs">
        {shown.map((line, index) => (
          <div key={index} className={classes['line']}>
            {Object.entries(field.of!).filter(([each]) => each !== field.wholeBy || isShared).map(([each, inner]) => (
              <div key={each} className={classes[each === field.wholeBy ? 'share' : 'cell']}>
                <FieldInput
                  place={`${place}.${name}`} name={each} field={inner} id={index === 0 && id ? `${id}-${each}` : undefined} value={line[each]} values={{ ...values, ...line }} isLabelHidden={field.wholeBy !== undefined || index > 0}
                  onChange={next => set(shown.map((other, at) => at === index ? { ...other, [each]: next } : other))}
                />
                {each === field.wholeBy && <span aria-hidden>%</span>}
              </div>
            ))}
            {(shown.length > 1 || lines.length > 0) && <ActionIcon variant="subtle" color="gray" size={36} aria-label={t('Remove line {{number}}: {{label}}', { number: index + 1, label: labelOf(place, name, field) })} onClick={() => set(shown.filter((_, at) => at !== index))}><X size={16} /></ActionIcon>}
          </div>
        ))}
        {lines.length > 0 && <Anchor component="button" type="button" size="sm" style={{ alignSelf: 'start' }} onClick={() => set([...shown, {}])}>{t('Add another line')}</Anchor>}
      </Stack>
    </Input.Wrapper>
  )
}
