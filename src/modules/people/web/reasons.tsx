import { RecordPages } from '#ui/record-pages.tsx'
import { t } from '#ui/words.ts'
import { changeReason } from '../records.ts'

/** The company's own list of why things change. */
export default function Reasons() {
  return (
    <RecordPages
      record={changeReason} at="/settings/reasons" needs={['organization:handle', 'people:administer']} columns={['name', 'actions', 'kind', 'status']} filters={['actions', 'kind', 'status']}
      empty={t('Reasons are offered where something changes or somebody leaves, so that it can be counted later.')}
    />
  )
}
