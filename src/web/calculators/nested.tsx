import { ActionIcon, Button, Checkbox, Group, Input, NumberInput, Text, Textarea } from '@mantine/core'
import { Plus, X } from 'lucide-react'
import { useState, type ClipboardEvent } from 'react'
import '#ui/fields/pickers.tsx'
import { FieldInput, addInputs } from '#ui/fields/field-input.tsx'
import { dateText, numberText, separators } from '#ui/format.ts'
import { helpOf, labelOf, t } from '#ui/words.ts'
import classes from './calculators.module.css'
import { cellOf, tableOf, writtenAs } from './cells.ts'
import { fieldsOf, isNested, type Nested, type NestedFields } from './fields.ts'
import type { Errors } from './work.ts'

type Place = { place: string; currency: string | null; errors: Errors; idOf: (path: string) => string; onLeave: () => void }
type Props = Place & { path: string; name: string; field: Nested; value: unknown; onChange: (value: unknown) => void }

addInputs({
  /** Money of no country in particular. */
  amount: ({ value, onChange, wrapped }) => <NumberInput {...wrapped} hideControls inputMode="decimal" allowNegative={false} decimalScale={2} decimalSeparator={separators().decimal} thousandSeparator={separators().group} valueIsNumericString value={String(value ?? '')} onValueChange={({ value: typed }) => { if (typed !== String(value ?? '')) onChange(typed) }} />,
  number: ({ value, onChange, wrapped, field }) => <NumberInput {...wrapped} hideControls inputMode="decimal" allowNegative={((field as Nested).minimum ?? 0) < 0} decimalScale={10} decimalSeparator={separators().decimal} value={typeof value === 'number' || typeof value === 'string' ? value : ''} onChange={onChange} />,
})

/** Any field of a rule, whatever is within it. */
export function RuleField(props: Props) {
  switch (props.field.kind) {
    case 'lines': return <Lines {...props} />
    case 'group': return <Within {...props} />
    case 'byName': return <Written {...props} />
    case 'list': return isWeek(props.field) ? <Weekdays {...props} /> : <Written {...props} />
    default: return <Simple {...props} />
  }
}

export function RuleFields({ fields, values, onChange, path = '', ...place }: Place & { fields: NestedFields; values: Record<string, unknown>; onChange: (values: Record<string, unknown>) => void; path?: string }) {
  return Object.entries(fields).map(([name, field]) => (
    <div key={name} className={isNested(field) || field.kind === 'flag' ? classes['wide'] : undefined}>
      <RuleField {...place} path={path + name} name={name} field={field} value={values[name]} onChange={value => onChange({ ...values, [name]: value })} />
    </div>
  ))
}

function Simple({ place, path, name, field, value, onChange, currency, errors, idOf, onLeave, isLabelHidden = false }: Props & { isLabelHidden?: boolean }) {
  const drawn = field.kind === 'money' && currency === null ? { ...field, kind: 'amount' } as Nested : field
  return <FieldInput place={place} name={name} field={drawn} id={idOf(path)} value={value} onChange={onChange} onBlur={onLeave} error={errors[path] ?? null} {...currency && { values: { currency } }} isLabelHidden={isLabelHidden} />
}

function Within({ path, name, field, value, onChange, ...place }: Props) {
  const inside = typeof value === 'object' && value !== null ? value as Record<string, unknown> : {}
  return (
    <fieldset className={classes['within']} id={place.idOf(path)}>
      <legend>{labelOf(place.place, name, field)}</legend>
      <div className={classes['fields']}><RuleFields {...place} fields={field.properties!} path={`${path}.`} values={inside} onChange={onChange} /></div>
    </fieldset>
  )
}

/** Values in a box, as a spreadsheet's clipboard brings them. */
function Written({ place, path, name, field, value, onChange, errors, idOf, onLeave }: Props) {
  const { read, write } = writtenAs(field)
  const known = value === undefined || value === '' ? '' : typeof value === 'string' ? value : write(value)
  const [text, setText] = useState(known)
  const [before, setBefore] = useState(known)
  if (before !== known) {
    setBefore(known)
    if (typeof value === 'string' || JSON.stringify(read(text)) !== JSON.stringify(value ?? read(''))) setText(known)
  }
  const wrong = Object.entries(errors).filter(([at]) => at === path || at.startsWith(`${path}.`)).map(([, words]) => words)
  const columns = field.additionalProperties?.items?.kind === 'cell'
  return (
    <Textarea
      id={idOf(path)} label={<>{labelOf(place, name, field)}{field.optional && <Text span size="xs" c="dimmed" fw={400}> {t('optional')}</Text>}</>} error={wrong[0]} autosize minRows={isWord(field) ? 2 : 4} maxRows={12} value={text} onBlur={onLeave} spellCheck={false}
      description={[helpOf(place, name, field), columns ? t('The names stand in the first line. Copy it from a spreadsheet as it is.') : field.kind === 'byName' ? t('A line for each name, which stands first.') : isTable(field) ? t('Copy it from a spreadsheet as it is.') : t('One in a line.')].filter(Boolean).join(' ')}
      inputWrapperOrder={['label', 'input', 'error', 'description']} classNames={{ input: isTable(field) || field.kind === 'byName' ? classes['table']! : '' }}
      onChange={event => {
        const typed = event.currentTarget.value
        setText(typed)
        onChange(typed.trim() === '' ? '' : read(typed))
      }}
    />
  )
}

function Weekdays({ place, path, name, field, value, onChange, errors, idOf }: Props) {
  const chosen = Array.isArray(value) ? value.map(String) : []
  return (
    <Checkbox.Group id={idOf(path)} label={labelOf(place, name, field)} description={helpOf(place, name, field)} error={errors[path]} value={chosen} onChange={days => onChange(days.map(Number).toSorted())} inputWrapperOrder={['label', 'input', 'error', 'description']}>
      <Group gap="sm" mt={4}>{[1, 2, 3, 4, 5, 6, 7].map(day => <Checkbox key={day} value={String(day)} label={dateText(`2024-01-0${day}`, { weekday: 'long' })} />)}</Group>
    </Checkbox.Group>
  )
}

type Line = Record<string, unknown>
const shownAtMost = 50

/** A small table that is typed or pasted into; on a phone each line stands by itself. */
function Lines({ path, name, field, value, onChange, ...place }: Props) {
  const fields = fieldsOf(field.items), names = Object.keys(fields)
  const lines = Array.isArray(value) ? value as Line[] : []
  const label = labelOf(place.place, name, field)
  const isFlat = !Object.values(fields).some(isNested)
  const set = (at: number, line: Line) => onChange(lines.toSpliced(at, 1, line))
  const paste = (event: ClipboardEvent) => {
    const table = tableOf(event.clipboardData.getData('text'))
    const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-line]')
    if (!isFlat || !cell || table.length < 2 && table[0]!.length < 2) return
    event.preventDefault()
    const from = Number(cell.dataset['line']), first = names.indexOf(cell.dataset['field']!)
    onChange([...lines.slice(0, from), ...table.map((cells, at) => ({ ...lines[from + at], ...Object.fromEntries(cells.flatMap((text, column) => names[first + column] ? [[names[first + column]!, cellOf(fields[names[first + column]!]!, text)]] : [])) })), ...lines.slice(from + table.length)])
  }
  const shown = lines.slice(0, shownAtMost)
  return (
    <fieldset className={classes['within']} id={place.idOf(path)} onPaste={paste}>
      <legend>{label}{field.optional && <Text span size="xs" c="dimmed" fw={400}> {t('optional')}</Text>}</legend>
      {helpOf(place.place, name, field) && <Text size="sm" c="dimmed">{helpOf(place.place, name, field)}</Text>}
      {place.errors[path] && <Input.Error>{place.errors[path]}</Input.Error>}
      <ol className={isFlat ? classes['lines'] : classes['blocks']} style={{ '--columns': names.length } as React.CSSProperties}>
        {isFlat && lines.length > 0 && <li aria-hidden className={classes['lineHead']}>{names.map(each => <span key={each}>{labelOf(place.place, each, fields[each])}</span>)}</li>}
        {shown.map((line, at) => (
          <li key={at} className={isFlat ? classes['line'] : classes['block']} aria-label={t('line {{number}}', { number: at + 1 })}>
            {isFlat ? names.map(each => (
              <div key={each} data-line={at} data-field={each} data-label={labelOf(place.place, each, fields[each])}>
                <Simple {...place} path={`${path}.${at}.${each}`} name={each} field={{ ...fields[each]!, title: `${fields[each]!.title}, ${t('line {{number}}', { number: at + 1 })}` } as Nested} value={line[each]} onChange={next => set(at, { ...line, [each]: next })} isLabelHidden />
              </div>
            )) : <div className={classes['fields']}><RuleFields {...place} fields={fields} path={`${path}.${at}.`} values={line} onChange={next => set(at, next)} /></div>}
            <ActionIcon variant="subtle" color="gray" className={classes['remove']} aria-label={t('Remove line {{number}}', { number: at + 1 })} onClick={() => onChange(lines.toSpliced(at, 1))}><X size={16} /></ActionIcon>
          </li>
        ))}
      </ol>
      {lines.length > shownAtMost && <Text size="sm" c="dimmed">{t('… and {{count}} lines more, which count as well.', { count: lines.length - shownAtMost })}</Text>}
      <Group gap="xs" mt="xs">
        <Button variant="default" size="xs" leftSection={<Plus size={14} />} onClick={() => onChange([...lines, {}])}>{t('Add a line')}</Button>
        {lines.length > 1 && <Button variant="subtle" color="gray" size="xs" onClick={() => onChange([])}>{t('Remove all {{number}}', { number: numberText(lines.length) })}</Button>}
      </Group>
      {isFlat && lines.length > 0 && <Text size="xs" c="dimmed" mt={4} className={classes['screenOnly']}>{t('Lines copied from a spreadsheet can be pasted into a field.')}</Text>}
    </fieldset>
  )
}

const isWeek = ({ items }: Nested) => items?.kind === 'integer' && items.minimum === 1 && items.maximum === 7
const isTable = ({ items }: Nested) => items?.kind === 'list'
const isWord = ({ items }: Nested) => items?.kind === 'text' || items?.kind === 'date'
