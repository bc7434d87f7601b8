import i18next from 'i18next'
import { humane } from '#shared/names.ts'
import type { Field } from '#shared/fields.ts'
import { plurals } from './english.ts'

type Values = Record<string, string | number>

/** The sentence itself is its key; a translation may replace it, English needs none. */
export const t = (sentence: string, values: Values = {}): string => i18next.t(sentence, { ...values, defaultValue: undefined }) as string
const named = (key: string, english: string): string => i18next.t(key, { defaultValue: english }) as string

/** A label by its place (`person.workEmail`, `people.hire.amount`), with the English beside it in the declaration. */
export const labelOf = (place: string, name: string, field: Pick<Field, 'title'> | undefined): string => named(`${place}.${name}`, field?.title ?? humane(name))
export const helpOf = (place: string, name: string, field: Field): string | undefined => field.help && named(`${place}.${name}.help`, field.help)
/** `employment.status.open` → "Open". */
export const wordOf = (place: string, name: string, field: Field | undefined, value: string): string => named(`${place}.${name}.${value}`, field?.words?.[value] ?? humane(value))
/** What a record, move or action is called: `record.person`, `employment.terminate`, `people.hire`. */
export const actionLabel = (place: string, english: string): string => named(place, english)
export const recordLabel = (record: { name: string; label: string }): string => named(`record.${record.name}`, record.label)
export const pluralLabel = (record: { name: string; plural: string }): string => named(`records.${record.name}`, record.plural)

export const language = (): string => i18next.language || 'en'
export const direction = (): 'ltr' | 'rtl' => i18next.dir()

/** A module's own sentences with a number: their singular and plural. */
export const learn = (words: Record<string, string>): void => void i18next.addResources('en', 'translation', words)

/** English is built in; a further language is a module beside `english.ts`, loaded when it is spoken. */
export function startWords(): void {
  void i18next.init({
    lng: 'en', fallbackLng: 'en', initAsync: false, keySeparator: false, nsSeparator: false, returnEmptyString: false,
    interpolation: { escapeValue: false }, resources: { en: { translation: plurals } },
  })
  document.documentElement.lang = language()
  document.documentElement.dir = direction()
}
