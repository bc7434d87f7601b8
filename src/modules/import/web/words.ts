import { learn, t } from '#ui/words.ts'
import type { ImportView } from '../contract.ts'

learn({
  '{{count}} rows read_one': 'One row read', '{{count}} rows read_other': '{{count}} rows read',
  '{{count}} columns stay outside_one': 'One column stays outside', '{{count}} columns stay outside_other': '{{count}} columns stay outside',
  '{{count}} managers aren’t found_one': 'One manager isn’t found', '{{count}} managers aren’t found_other': '{{count}} managers aren’t found',
  '{{count}} people report to them_one': 'One person reports to them', '{{count}} people report to them_other': '{{count}} people report to them',
  'Import {{count}} people_one': 'Import one person', 'Import {{count}} people_other': 'Import {{count}} people',
  '{{count}} people are in_one': 'One person is in', '{{count}} people are in_other': '{{count}} people are in',
  '{{count}} rows can’t come in. Leave them out, and import the others._one': 'One row can’t come in. Leave it out, and import the others.', '{{count}} rows can’t come in. Leave them out, and import the others._other': '{{count}} rows can’t come in. Leave them out, and import the others.',
  '{{count}} more, less frequent, are read as they stand._one': 'One more, less frequent, is read as it stands.', '{{count}} more, less frequent, are read as they stand._other': '{{count}} more, less frequent, are read as they stand.',
  '{{count}} people are here with other values_one': 'One person is here with other values', '{{count}} people are here with other values_other': '{{count}} people are here with other values',
  '{{count}} people_one': 'one person', '{{count}} people_other': '{{count}} people', 'Show all {{count}}_one': 'Show it', 'Show all {{count}}_other': 'Show all {{count}}',
  '{{count}} stay as they are:_one': 'One stays as it is:', '{{count}} stay as they are:_other': '{{count}} stay as they are:',
  '{{count}} are set right from when the value holds; a correction tells of it._one': 'One is set right from when the value holds; a correction tells of it.', '{{count}} are set right from when the value holds; a correction tells of it._other': '{{count}} are set right from when the value holds; a correction tells of it.',
  '{{count}} people will change._one': 'One person will change.', '{{count}} people will change._other': '{{count}} people will change.',
  'Change {{count}} people_one': 'Change one person', 'Change {{count}} people_other': 'Change {{count}} people', '{{count}} people are changed_one': 'One person is changed', '{{count}} people are changed_other': '{{count}} people are changed',
  '{{count}} people who came in by it go as if they had never been entered._one': 'The person who came in by it goes as if never entered.', '{{count}} people who came in by it go as if they had never been entered._other': '{{count}} people who came in by it go as if they had never been entered.',
  '{{count}} people whom it changed are again as they were._one': 'The person whom it changed is again as before.', '{{count}} people whom it changed are again as they were._other': '{{count}} people whom it changed are again as they were.',
  'and {{count}} more_one': 'and one more', 'and {{count}} more_other': 'and {{count}} more',
  '{{count}} were new_one': 'One was new', '{{count}} were new_other': '{{count}} were new',
})

export const steps = ['file', 'columns', 'values', 'check', 'import', 'done'] as const
export type StepName = (typeof steps)[number]
export const stepLabels: Record<StepName, () => string> = {
  file: () => t('File'), columns: () => t('Columns'), values: () => t('Values'), check: () => t('Check'), import: () => t('Import'), done: () => t('Done'),
}

/** Where an import stands by itself; going back is always possible until it is over. */
export function stepOf({ status, step }: ImportView): StepName {
  if (step?.name === 'committing') return 'import'
  switch (status) {
    case 'uploaded': return 'columns'
    case 'mapped': return 'values'
    case 'checked': return 'check'
    case 'committed': case 'undone': case 'cancelled': return 'done'
    case 'failed': return 'file'
  }
}

/** What can be opened: all that was reached, and the next. */
export function mayOpen(view: ImportView, name: StepName): boolean {
  if (['committed', 'undone', 'cancelled'].includes(view.status)) return name === 'done'
  if (view.status === 'failed') return name === 'file'
  const reached: Record<string, number> = { uploaded: 1, mapped: 3, checked: 4 }
  return name !== 'done' && steps.indexOf(name) <= (reached[view.status] ?? 0)
}

export const encodings: Record<string, string> = {
  'utf-8': 'UTF-8', 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16 (big-endian)', 'windows-1252': 'Western (Windows-1252)', 'iso-8859-15': 'Western (ISO-8859-15)', 'windows-1250': 'Central European (Windows-1250)', 'iso-8859-2': 'Central European (ISO-8859-2)',
  'windows-1251': 'Cyrillic (Windows-1251)', 'windows-1253': 'Greek (Windows-1253)', 'windows-1254': 'Turkish (Windows-1254)', 'windows-1255': 'Hebrew (Windows-1255)', 'windows-1256': 'Arabic (Windows-1256)', 'shift_jis': 'Japanese (Shift JIS)', 'euc-kr': 'Korean (EUC-KR)', 'gb18030': 'Chinese (GB18030)', 'big5': 'Chinese (Big5)', 'macintosh': 'Western (Mac)',
}
export const delimiters: Record<string, () => string> = { ',': () => t('comma'), ';': () => t('semicolon'), '\t': () => t('tab'), '|': () => t('vertical bar') }
export const levelLabels = { row: () => t('can’t come in'), cell: () => t('comes in without this'), note: () => t('worth a look') }
