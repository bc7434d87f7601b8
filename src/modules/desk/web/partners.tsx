import { RecordPages } from '#ui/record-pages.tsx'
import { t } from '#ui/words.ts'
import { hrPartner } from '../records.ts'

/** Who is asked first for a unit and all below it. */
export default function Partners() {
  return (
    <RecordPages record={hrPartner} at="/settings/hr-partners" needs={['people:administer']} columns={['unitId', 'hrFunction', 'personId']} filters={['hrFunction']} hasImport={false}
      empty={t('Nobody is named for a unit: work goes to whoever looks after that area there and has the least to do.')} />
  )
}
