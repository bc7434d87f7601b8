import { ActionIcon, Anchor, Button, FileButton, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Paperclip, Trash2 } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { AnyRecord } from '#shared/record.ts'
import { address, remove, send } from './client.ts'
import { useRows } from './queries.ts'
import { tell, tellProblem } from './tell.tsx'
import { t } from './words.ts'

type File_ = { id: string; version: number; name: string }

/** Files of one's own that hang on a record: brought, looked at, taken away. `of`: the field and row that they hang on. */
export function Attached({ record, of, note, label }: { record: AnyRecord; of: Record<string, string>; note: ReactNode; label: string }) {
  const { data } = useRows(record as never, of), files = (data ?? []) as unknown as File_[]
  const [isBusy, setBusy] = useState(false)
  const queries = useQueryClient(), path = `/${record.path}`
  const attempt = async (work: () => Promise<unknown>, done: string) => {
    setBusy(true)
    await work().then(() => tell(done), tellProblem)
    await queries.invalidateQueries()
    setBusy(false)
  }
  const bring = (file: File) => send('POST', address(path, { ...of, name: file.name }), { body: new Blob([file], { type: 'application/octet-stream' }) })
  return (
    <div>
      {files.length > 0 && (
        <ul style={{ listStyle: 'none', padding: 0, margin: 0 }} aria-label={label}>
          {files.map(({ id, name, version }) => (
            <li key={id}>
              <Anchor href={`/api/v1${path}/${id}/content`} download size="sm">{name}</Anchor>{' '}
              <ActionIcon variant="subtle" color="gray" disabled={isBusy} aria-label={t('Take away {{name}}', { name })} onClick={() => void attempt(() => remove(`${path}/${id}`, version), t('Taken away'))}><Trash2 size={16} /></ActionIcon>
            </li>
          ))}
        </ul>
      )}
      <FileButton onChange={file => file && void attempt(() => bring(file), t('{{name}} is attached', { name: file.name }))}>{props => <Button {...props} variant="subtle" size="compact-sm" leftSection={<Paperclip size={16} aria-hidden />} disabled={isBusy}>{label}</Button>}</FileButton>
      <Text size="sm" c="dimmed">{note}</Text>
    </div>
  )
}
