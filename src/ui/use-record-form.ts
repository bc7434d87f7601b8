import { useForm } from '@mantine/form'
import { useDebouncedCallback } from '@mantine/hooks'
import { useRef, useState } from 'react'
import type { Fields } from '#shared/fields.ts'
import { input, isEmpty, problemsWith, type FormValues } from './check.ts'
import { drafts } from './drafts.ts'
import { Problem, sayProblem } from './problem.ts'
import { labelOf, t } from './words.ts'

export type RecordFormState = {
  form: { values: FormValues; errors: Record<string, React.ReactNode>; setFieldValue(name: string, value: unknown): void }
  problem: Problem | null
  general: string | null
  isBusy: boolean
  /** Whether what stands in the form was typed before this visit. */
  isResumed: boolean
  startAfresh: () => void
  leave: (name: string) => void
  submit: (event?: React.FormEvent) => Promise<void>
  /** Grows each time the form was sent and refused, so that the summary takes the focus. */
  refusals: number
}
type Options = { place: string; fields: Fields; initial: FormValues; draftKey: string | undefined; withNulls: boolean; onSubmit: (input: FormValues) => Promise<unknown> }

/** A form's memory: what was typed, what is wrong with it, the draft of it, one submission at a time. */
export function useRecordForm({ place, fields, initial, draftKey, withNulls, onSubmit }: Options): RecordFormState {
  const [draft, setDraft] = useState(() => draftKey ? drafts.read(draftKey, fields) : null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [general, setGeneral] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [refusals, setRefusals] = useState(0)
  const running = useRef(false)
  const keep = useDebouncedCallback((values: FormValues) => { if (draftKey && !running.current) drafts.write(draftKey, fields, values) }, { delay: 300, flushOnUnmount: true })
  const form = useForm<FormValues>({
    initialValues: { ...emptyOf(fields), ...initial, ...draft },
    validate: values => problemsWith(place, fields, values),
    onValuesChange: keep,
  })

  const refuse = (errors: Record<string, string>, said: string | null) => {
    form.setErrors(errors)
    setGeneral(said)
    setRefusals(count => count + 1)
  }

  return {
    form: { values: form.values, errors: form.errors, setFieldValue: (name, value) => form.setFieldValue(name, value as never) }, problem, general, isBusy, refusals, isResumed: draft !== null,
    startAfresh() {
      if (draftKey) drafts.clear(draftKey)
      setDraft(null)
      form.setValues({ ...emptyOf(fields), ...initial })
      form.clearErrors()
    },
    leave(name) {
      const error = problemsWith(place, { [name]: fields[name]! }, form.getValues())[name]
      if (error && !isEmpty(form.getValues()[name])) form.setFieldError(name, error)
    },
    async submit(event) {
      event?.preventDefault()
      if (running.current) return
      const wrong = problemsWith(place, fields, form.getValues())
      setProblem(null)
      if (Object.keys(wrong).length) return refuse(wrong, null)
      running.current = true
      keep.cancel()
      setBusy(true)
      form.clearErrors()
      try {
        await onSubmit(input(fields, form.getValues(), { withNulls }))
        if (draftKey) drafts.clear(draftKey)
      } catch (error) {
        running.current = false
        if (draftKey) drafts.write(draftKey, fields, form.getValues())
        setProblem(error instanceof Problem ? error : null)
        const byField = error instanceof Problem ? fieldErrors(place, fields, error) : {}
        const isAllNamed = error instanceof Problem && error.errors.length > 0 && error.errors.every(each => each.field in fields)
        refuse(byField, isAllNamed ? null : generalWords(error, fields))
      } finally {
        running.current = false
        setBusy(false)
      }
    },
  }
}

/** The server's words begin in lower case where they follow the field's name. */
function fieldErrors(place: string, fields: Fields, { errors }: Problem): Record<string, string> {
  return Object.fromEntries(errors.filter(({ field }) => field in fields).map(({ field, message }) => {
    const label = labelOf(place, field, fields[field])
    return [field, /^\p{Lu}/u.test(message) ? message : `${label} ${message}`]
  }))
}

function generalWords(error: unknown, fields: Fields): string {
  const others = error instanceof Problem ? error.errors.filter(({ field }) => !(field in fields)).map(({ field, message }) => /^\p{Lu}/u.test(message) || !field ? message : `${field} ${message}`) : []
  return [sayProblem(error), ...others, ...waiting(error)].join(' ')
}

function waiting(error: unknown): string[] {
  const seconds = error instanceof Problem ? Number(error.detail['retryAfter']) : 0
  if (!seconds) return []
  return [seconds < 90 ? t('Try again in {{count}} seconds.', { count: seconds }) : t('Try again in {{count}} minutes.', { count: Math.ceil(seconds / 60) })]
}

const emptyOf = (fields: Fields): FormValues => Object.fromEntries(Object.entries(fields).map(([name, { kind }]) => [name, kind === 'flag' ? false : '']))
