import { RecordTable } from '#ui/record-table.tsx'
import { t } from '#ui/words.ts'
import { changeProposal } from '../records.ts'

/** What the reader has proposed, and what is proposed for those whom they look after. */
export default function Proposals() {
  return (
    <RecordTable
      record={changeProposal} title={t('Proposed changes')} columns={['personId', 'effectiveOn', 'status', 'preparedById']} filters={['status']} hasSearch={false} href={({ id }) => `/proposals/${id}`}
      empty={{ title: t('Nothing is proposed'), text: t('Direct managers propose changes for those who report to them, on the page of the person. HR makes a change of it, or says why not.') }}
    />
  )
}
