import { Alert, Stack, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { send } from '#ui/client.ts'
import { FileDrop } from '#ui/file-drop.tsx'
import { Page } from '#ui/page.tsx'
import { sayProblem } from '#ui/problem.ts'
import { RecordTable } from '#ui/record-table.tsx'
import { t } from '#ui/words.ts'
import type { LeaveImportView } from '../contract-leave.ts'
import { leaveImport } from '../records.ts'

export default function LeaveStart() {
  const navigate = useNavigate(), client = useQueryClient(), [busy, setBusy] = useState<string | null>(null), [refused, setRefused] = useState<{ name: string; error: unknown } | null>(null)
  const bring = async (file: File) => {
    setBusy(t('Reading {{file}} …', { file: file.name }))
    setRefused(null)
    try {
      const form = new FormData()
      form.append('file', file)
      const { id } = await send<LeaveImportView>('POST', '/leave-files', { body: form })
      void client.invalidateQueries({ queryKey: [leaveImport.path] })
      await navigate({ to: `/import-leave/${id}` })
    } catch (error) {
      setRefused({ name: file.name, error })
      setBusy(null)
    }
  }
  return (
    <Page title={t('Bring in leave')} crumbs={[{ label: t('Settings'), to: '/settings' }]}>
      <Stack gap="xl">
        <Stack gap="md" maw="40rem">
          <Text>{t('Bring balances from before, layer by layer, or leave that was taken. What a file says of a day is what there is when that day ends: what was earned and taken until then isn’t counted again.')}</Text>
          <FileDrop label={t('Choose a CSV or Excel file')} help={t('Balances: one row for each person and leave, with the day. Leave taken: one row for each absence, with its first and last day. People are found by number or e-mail.')} busy={busy} onFile={file => void bring(file)} />
          {refused && <Alert color="red" variant="light" role="alert" title={t('“{{file}}” can’t be taken', { file: refused.name })}><Text size="sm">{sayProblem(refused.error)}</Text><Text size="sm" mt={4}>{t('Nothing of it was kept.')}</Text></Alert>}
        </Stack>
        <RecordTable record={leaveImport} columns={['fileName', 'what', 'startedAt', 'status', 'rows', 'added', 'leftOut']} filters={['what', 'status']} title={t('Your imports of leave')} href={row => `/import-leave/${row.id}`} hasSearch={false} isPart empty={{ title: t('None yet'), text: t('Every import stays listed here, with what came in. Only you see yours.') }} />
      </Stack>
    </Page>
  )
}
