import { Alert, Anchor, Button, Group, List, Text } from '@mantine/core'
import { useEffect, useEffectEvent, useId, useRef, type ReactNode } from 'react'
import type { Asks, Field, Fields } from '#shared/fields.ts'
import { isEmpty, type FormValues } from './check.ts'
import { FieldInput } from './fields/field-input.tsx'
import classes from './record-form.module.css'
import { FormSection } from './form-section.tsx'
import { useUsed } from './me.ts'
import { useRecordForm, type RecordFormState } from './use-record-form.ts'
import { t } from './words.ts'

/** `isFolded`: few need it; it opens when asked for, when something stands in it, or when something is wrong with it. */
type Section<A> = { title?: string; help?: ReactNode; isFolded?: boolean; fields: readonly (keyof A & string)[] }
export type RecordFormProps<A extends Fields> = {
  /** Where labels are found: the record's name, or the action's. */
  place: string
  fields: A
  /** The fields in groups; those not named are not asked. All in one, unless told. */
  sections?: readonly Section<A>[]
  initial?: { [K in keyof A]?: unknown }
  /** Under this key the draft survives a closed tab; none, no draft. */
  draftKey?: string
  /** What the browser may fill in, in forms about oneself. */
  autoComplete?: { [K in keyof A]?: string }
  hasFocus?: boolean
  submitLabel: string
  onSubmit: (input: Asks<A>) => Promise<unknown>
  onCancel?: () => void
  /** Sends null for what was left empty, so that it is emptied: for changes of what exists. */
  withNulls?: boolean
  /** What follows from a value that was chosen: other fields take it over, to be changed again. */
  proposes?: (name: string, value: unknown) => Promise<FormValues>
  isDanger?: boolean
  /** Fetches the present state after somebody else was faster. */
  onRefresh?: () => void
  /** What stands in it, each time that changes. */
  onValues?: (values: FormValues) => void
  /** What stands between the fields and the button; as a function, what follows from what was typed. */
  children?: ReactNode | ((values: FormValues) => ReactNode)
}

/** A form from declared fields: one column, labels above, every problem said at its field and in a summary that links there. */
export function RecordForm<const A extends Fields>({ place, fields, sections, initial = {}, draftKey, autoComplete = {}, hasFocus = false, submitLabel, onSubmit, onCancel, withNulls = false, proposes, isDanger = false, onRefresh, onValues, children }: RecordFormProps<A>) {
  const id = useId()
  const isUsed = useUsed()
  const asked = (sections ?? [{ fields: Object.keys(fields) as (keyof A & string)[] }]).map(section => ({ ...section, fields: section.fields.filter(name => isUsed(fields[name])) })).filter(section => section.fields.length > 0)
  const shown: Fields = Object.fromEntries(asked.flatMap(section => section.fields).map(name => [name, fields[name]!]))
  const state = useRecordForm({ place, fields: shown, initial: initial as FormValues, draftKey, withNulls, onSubmit: onSubmit as (input: FormValues) => Promise<unknown> })
  const { form } = state
  // A list that is entered opens itself over what comes next: one that is answered already is passed by.
  const first = asked[0]?.fields.find(name => !['choice', 'link'].includes(String(fields[name]!.kind)) || isEmpty((initial as FormValues)[name]))
  const follow = useEffectEvent(() => onValues?.(form.values))
  useEffect(() => follow(), [form.values])
  return (
    <form onSubmit={event => void state.submit(event)} noValidate className={classes['form']} aria-busy={state.isBusy}>
      {state.isResumed && (
        <Text size="sm" c="dimmed" className={classes['wide']}>
          {t('Taken up where you left off.')} <Anchor component="button" type="button" onClick={state.startAfresh}>{t('Start afresh')}</Anchor>
        </Text>
      )}
      <Summary state={state} fields={shown} idOf={name => `${id}-${name}`} onRefresh={onRefresh} />
      {asked.map((section, index) => (
        <FormSection key={section.title ?? index} title={section.title} help={section.help} isFolded={section.isFolded} why={section.fields.some(name => form.errors[name]) ? 'wrong' : section.fields.some(name => !isEmpty(form.values[name]) && form.values[name] !== false) ? 'given' : null}>
          {section.fields.map(name => (
            <div key={name} className={isWide(fields[name]!) ? classes['wide'] : undefined}>
              <FieldInput
                place={place} name={name} field={fields[name]!} id={`${id}-${name}`} value={form.values[name]} values={form.values} error={form.errors[name] as string | undefined ?? null}
                onChange={value => { form.setFieldValue(name, value); void proposes?.(name, value).then(values => Object.entries(values).forEach(([other, said]) => form.setFieldValue(other, said)), () => {}) }} onBlur={() => state.leave(name)} autoComplete={autoComplete[name]} autoFocus={hasFocus && name === first}
              />
            </div>
          ))}
        </FormSection>
      ))}
      {children && <div className={classes['wide']}>{typeof children === 'function' ? children(form.values) : children}</div>}
      <Group className={classes['wide']} gap="sm" mt="xs">
        <Button type="submit" loading={state.isBusy} {...isDanger && { color: 'red' }}>{submitLabel}</Button>
        {onCancel && <Button variant="default" onClick={onCancel} disabled={state.isBusy}>{t('Cancel')}</Button>}
      </Group>
    </form>
  )
}

function Summary({ state, fields, idOf, onRefresh }: { state: RecordFormState; fields: Fields; idOf: (name: string) => string; onRefresh: (() => void) | undefined }) {
  const box = useRef<HTMLDivElement>(null)
  const wrong = Object.keys(fields).filter(name => state.form.errors[name])
  const isShown = state.refusals > 0 && (wrong.length > 0 || state.general !== null)
  useEffect(() => { if (state.refusals) box.current?.focus() }, [state.refusals])
  if (!isShown) return null
  return (
    <Alert ref={box} tabIndex={-1} role="alert" color="red" className={classes['wide']} title={wrong.length ? t('{{count}} fields need another look', { count: wrong.length }) : t('This wasn’t taken')}>
      {state.general && <Text size="sm">{state.general}</Text>}
      {state.problem?.isStale && <Text size="sm" mt={4}>{t('What you typed is still here.')} {onRefresh && <Anchor component="button" type="button" size="sm" onClick={onRefresh}>{t('Look at the present state')}</Anchor>}</Text>}
      {wrong.length > 0 && (
        <List size="sm" listStyleType="none">
          {wrong.map(name => <List.Item key={name}><Anchor href={`#${idOf(name)}`} size="sm" c="inherit" underline="always" onClick={event => { event.preventDefault(); focusOn(idOf(name)) }}>{String(state.form.errors[name])}</Anchor></List.Item>)}
        </List>
      )}
    </Alert>
  )
}

function focusOn(id: string) {
  const input = document.getElementById(id)
  const target = input?.matches('input, textarea, button, select') ? input : input?.querySelector<HTMLElement>('input') ?? input
  target?.focus()
  target?.scrollIntoView({ block: 'center' })
}

/** What needs room takes the line; numbers, dates and codes share one. */
const isWide = ({ kind, maxLength = 0 }: Field & { maxLength?: number }) => kind === 'longText' || kind === 'rows' || kind === 'email' || kind === 'text' && maxLength >= 200
