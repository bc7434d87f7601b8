import { RecordPages } from '#ui/record-pages.tsx'
import { t } from '#ui/words.ts'
import { leaveType } from '../records.ts'

export default function LeaveTypes() {
  return <RecordPages record={leaveType} at="/settings/leave-types" needs={['leave:administer']} columns={['name', 'kind', 'unit', 'hasBalance', 'isMedical', 'managersSee']} filters={['kind']} empty={t('Which leave there is: annual leave, sickness, parental leave and whatever else the company grants.')} />
}
