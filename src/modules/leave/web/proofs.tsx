import { ActionIcon, Anchor, Button, FileButton, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Paperclip, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { address, remove, send } from '#ui/client.ts'
import { useMay, useMe } from '#ui/me.ts'
import { useRows } from '#ui/queries.ts'
import { tell, tellProblem } from '#ui/tell.tsx'
import { t } from '#ui/words.ts'
import { leaveProof } from '../records.ts'
import classes from './leave.module.css'

export const bringProof = (requestId: string, file: File) => send('POST', address('/leave-proofs', { requestId, name: file.name }), { body: new Blob([file], { type: 'application/octet-stream' }) })

/** What proves an absence, for whose it is and who works on leave there; managers are shown nothing of it. */
export function Proofs({ requestId, personId }: { requestId: string; personId: string }) {
  const { data: files = [] } = useRows(leaveProof, { requestId })
  return <ProofFiles files={files} path={`/${leaveProof.path}`} bring={file => bringProof(requestId, file)} personId={personId} />
}

type File0 = { id: string; name: string; byId: string; version: number }
/** Files that prove something, by their own path: who is none of the two sees neither them nor the button. */
export function ProofFiles({ files, path, bring, personId }: { files: readonly File0[]; path: string; bring: (file: File) => Promise<unknown>; personId: string }) {
  const me = useMe(), handles = useMay(['leave:handle'])
  const [isBusy, setBusy] = useState(false)
  const queries = useQueryClient()
  const attempt = async (work: () => Promise<unknown>, done: string) => {
    setBusy(true)
    await work().then(() => tell(done), tellProblem)
    await queries.invalidateQueries()
    setBusy(false)
  }
  if (me.personId !== personId && !handles) return null
  return (
    <div>
      {files.length > 0 && (
        <ul className={classes['list']} aria-label={t('Proof')}>
          {files.map(({ id, name, byId, version }) => (
            <li key={id}>
              <Anchor href={`/api/v1${path}/${id}/content`} download size="sm">{name}</Anchor>
              {byId === me.personId && <ActionIcon variant="subtle" color="gray" disabled={isBusy} aria-label={t('Take away {{name}}', { name })} onClick={() => void attempt(() => remove(`${path}/${id}`, version), t('Taken away'))}><Trash2 size={16} /></ActionIcon>}
            </li>
          ))}
        </ul>
      )}
      <FileButton onChange={file => file && void attempt(() => bring(file), t('{{name}} is attached', { name: file.name }))}>{props => <Button {...props} variant="subtle" size="compact-sm" leftSection={<Paperclip size={16} />} disabled={isBusy}>{t('Attach proof')}</Button>}</FileButton>
      <Text size="sm" c="dimmed">{t('Managers don’t see it, nor that there is one.')}</Text>
    </div>
  )
}
