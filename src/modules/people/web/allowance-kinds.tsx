import { RecordPages } from '#ui/record-pages.tsx'
import { t } from '#ui/words.ts'
import { allowanceKind } from '../records.ts'

export default function AllowanceKinds() {
  return <RecordPages record={allowanceKind} at="/settings/allowances" needs={['compensation:administer']} columns={['name', 'countsToBase']} title={t('Allowances')} />
}
