import { useParam } from '#ui/address.ts'
import { useOne } from '#ui/queries.ts'
import { t } from '#ui/words.ts'
import { employmentLetter } from '../records-letters.ts'
import { Read } from './letter.tsx'

/** The letter of a hire, or of a transfer to another legal entity. */
export default function EmploymentLetterPage() {
  const [personId, letterId] = [useParam('personId'), useParam('letterId')]
  const { data: letter, error } = useOne(employmentLetter, letterId)
  return <Read letter={letter} error={error} personId={personId} back={`/people/${personId}?tab=job`} pdf={`/api/v1/employment-letters/${letterId}/pdf`} withdrawn={t('This letter was withdrawn. It is kept, and the person doesn’t see it.')} />
}
