import { Stack, Title } from '@mantine/core'
import { numberText } from '#ui/format.ts'
import { Page } from '#ui/page.tsx'
import { RecordTable } from '#ui/record-table.tsx'
import { t } from '#ui/words.ts'
import { importRun } from '../records.ts'
import { BringFile } from './bring-file.tsx'

export default function Start() {
  return (
    <Page title={t('Import people')} crumbs={[{ label: t('Settings'), to: '/settings' }]}>
      <Stack gap="xl" maw="60rem">
        <BringFile
          about={t('Bring the file that you have, whatever its columns are called. You see what becomes of it before anything is written, and you can leave and come back at any time.')}
          help={t('One row for each person. Names, jobs, units, managers, dates and pay are recognised, whatever their order.')}
          way="/imports" record={importRun} page="/import"
        />
        <div>
          <Title order={2} mb="sm">{t('Your imports')}</Title>
          <RecordTable record={importRun} columns={['fileName', 'startedAt', 'status', 'rows', 'added', 'changed', 'leftOut']} filters={['status']} title={t('Your imports')} href={row => `/import/${row.id}`} hasSearch={false} isPart cells={{ added: row => row.status === 'committed' && row.added !== null ? numberText(row.added) : '', changed: row => row.status === 'committed' && row.changed !== null ? numberText(row.changed) : '', leftOut: row => row.status === 'committed' && row.leftOut !== null ? numberText(row.leftOut) : '' }} empty={{ title: t('None yet'), text: t('Every import stays listed here, with what came in. Only you see yours.') }} />
        </div>
      </Stack>
    </Page>
  )
}
