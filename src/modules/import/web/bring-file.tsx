import { Alert, Stack, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { send } from '#ui/client.ts'
import { FileDrop } from '#ui/file-drop.tsx'
import { sayProblem } from '#ui/problem.ts'
import { t } from '#ui/words.ts'

/** What was brought in this tab, to be read in another way: the server keeps nothing of it. */
export const brought = new Map<string, File>()

/** How every import begins: a file is brought to the way that reads it, and its page opens; what can't be taken says why. */
export function BringFile({ about, help, way, record, page }: { about: string; help: string; way: string; record: { path: string }; page: string }) {
  const navigate = useNavigate(), client = useQueryClient(), [busy, setBusy] = useState<string | null>(null), [refused, setRefused] = useState<{ name: string; error: unknown } | null>(null)
  const bring = async (file: File) => {
    setBusy(t('Reading {{file}} …', { file: file.name }))
    setRefused(null)
    try {
      const form = new FormData()
      form.append('file', file)
      const { id } = await send<{ id: string }>('POST', way, { body: form })
      brought.set(id, file)
      void client.invalidateQueries({ queryKey: [record.path] })
      await navigate({ to: `${page}/${id}` })
    } catch (error) {
      setRefused({ name: file.name, error })
      setBusy(null)
    }
  }
  return (
    <Stack gap="md" maw="40rem">
      <Text>{about}</Text>
      <FileDrop label={t('Choose a CSV or Excel file')} help={help} busy={busy} onFile={file => void bring(file)} />
      {refused && <Alert color="red" variant="light" role="alert" title={t('“{{file}}” can’t be taken', { file: refused.name })}><Text size="sm">{sayProblem(refused.error)}</Text><Text size="sm" mt={4}>{t('Nothing of it was kept.')}</Text></Alert>}
    </Stack>
  )
}
