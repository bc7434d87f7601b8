import { Alert, Stack, Text, Title } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { send } from '#ui/client.ts'
import { FileDrop } from '#ui/file-drop.tsx'
import { numberText } from '#ui/format.ts'
import { Page } from '#ui/page.tsx'
import { sayProblem } from '#ui/problem.ts'
import { RecordTable } from '#ui/record-table.tsx'
import { t } from '#ui/words.ts'
import type { ImportView } from '../contract.ts'
import { importRun } from '../records.ts'

export default function Start() {
  const navigate = useNavigate()
  const client = useQueryClient()
  const [busy, setBusy] = useState<string | null>(null)
  const [refused, setRefused] = useState<{ name: string; error: unknown } | null>(null)
  const bring = async (file: File) => {
    setBusy(t('Reading {{file}} …', { file: file.name }))
    setRefused(null)
    try {
      const form = new FormData()
      form.append('file', file)
      const { id } = await send<ImportView>('POST', '/imports', { body: form })
      void client.invalidateQueries({ queryKey: [importRun.path] })
      await navigate({ to: `/import/${id}` })
    } catch (error) {
      setRefused({ name: file.name, error })
      setBusy(null)
    }
  }
  return (
    <Page title={t('Import people')} crumbs={[{ label: t('Settings'), to: '/settings' }]}>
      <Stack gap="xl" maw="60rem">
        <Stack gap="md" maw="40rem">
          <Text>{t('Bring the file that you have, whatever its columns are called. You see what becomes of it before anything is written, and you can leave and come back at any time.')}</Text>
          <FileDrop label={t('Choose a CSV or Excel file')} help={t('One row for each person. Names, jobs, units, managers, dates and pay are recognised, whatever their order.')} busy={busy} onFile={file => void bring(file)} />
          {refused && <Alert color="red" variant="light" role="alert" title={t('“{{file}}” can’t be taken', { file: refused.name })}><Text size="sm">{sayProblem(refused.error)}</Text><Text size="sm" mt={4}>{t('Nothing of it was kept.')}</Text></Alert>}
        </Stack>
        <div>
          <Title order={2} mb="sm">{t('Your imports')}</Title>
          <RecordTable record={importRun} columns={['fileName', 'startedAt', 'status', 'rows', 'added', 'changed', 'leftOut']} filters={['status']} title={t('Your imports')} href={row => `/import/${row.id}`} hasSearch={false} isPart cells={{ added: row => row.status === 'committed' && row.added !== null ? numberText(row.added) : '', changed: row => row.status === 'committed' && row.changed !== null ? numberText(row.changed) : '', leftOut: row => row.status === 'committed' && row.leftOut !== null ? numberText(row.leftOut) : '' }} empty={{ title: t('None yet'), text: t('Every import stays listed here, with what came in. Only you see yours.') }} />
        </div>
      </Stack>
    </Page>
  )
}
