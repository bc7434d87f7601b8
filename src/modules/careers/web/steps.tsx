import { RecordPages } from '#ui/record-pages.tsx'
import { t } from '#ui/words.ts'
import { careerStep } from '../records.ts'

/** The map of paths, as it is drawn. */
export default function Steps() {
  return (
    <RecordPages
      record={careerStep} at="/settings/career-steps" needs={['learning:administer']} columns={['title', 'track', 'place', 'rank']} filters={['track', 'place']}
      empty={t('The usual ladder of HR is offered on the page My career, to begin with.')}
    />
  )
}
