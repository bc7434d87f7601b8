import { Stack } from '@mantine/core'
import { Page } from '#ui/page.tsx'
import { RecordTable } from '#ui/record-table.tsx'
import { t } from '#ui/words.ts'
import { leaveImport } from '../records.ts'
import { BringFile } from './bring-file.tsx'

export default function LeaveStart() {
  return (
    <Page title={t('Bring in leave')} crumbs={[{ label: t('Settings'), to: '/settings' }]}>
      <Stack gap="xl">
        <BringFile
          about={t('Bring balances from before, layer by layer, or leave that was taken. What a file says of a day is what there is when that day ends: what was earned and taken until then isn’t counted again.')}
          help={t('Balances: one row for each person and leave, with the day. Leave taken: one row for each absence, with its first and last day. People are found by number or e-mail.')}
          way="/leave-files" record={leaveImport} page="/import-leave"
        />
        <RecordTable record={leaveImport} columns={['fileName', 'what', 'startedAt', 'status', 'rows', 'added', 'leftOut']} filters={['what', 'status']} title={t('Your imports of leave')} href={row => `/import-leave/${row.id}`} hasSearch={false} isPart empty={{ title: t('None yet'), text: t('Every import stays listed here, with what came in. Only you see yours.') }} />
      </Stack>
    </Page>
  )
}
