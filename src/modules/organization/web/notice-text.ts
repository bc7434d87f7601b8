import { t } from '#ui/words.ts'

type Notice = { what: 'second_person' | 'handed_over'; personName: string; fromName: string | null; byName: string }

/** What everybody is told of HR itself, in a sentence. */
export const noticeText = ({ what, personName, fromName, byName }: Notice): string =>
  what === 'second_person' ? fromName ? t('{{by}} named {{name}} as the second person, after {{from}}.', { by: byName, name: personName, from: fromName }) : t('{{by}} named {{name}} as the second person.', { by: byName, name: personName })
    : fromName ? t('{{by}} handed the administration of HR from {{from}} to {{name}}.', { by: byName, name: personName, from: fromName }) : t('{{by}} handed the administration of HR to {{name}}.', { by: byName, name: personName })
