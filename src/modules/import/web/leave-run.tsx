import { Badge, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useParam } from '#ui/address.ts'
import { address, send } from '#ui/client.ts'
import { ErrorNote } from '#ui/errors.tsx'
import { FileDrop } from '#ui/file-drop.tsx'
import { Page, Panel } from '#ui/page.tsx'
import { useAct, useRead } from '#ui/queries.ts'
import { tell, tellProblem } from '#ui/tell.tsx'
import { t, wordOf } from '#ui/words.ts'
import { cancelLeave, undoLeave, type LeaveImportView } from '../contract-leave.ts'
import { leaveImport } from '../records.ts'
import { brought } from './bring-file.tsx'
import { HowRead } from './file.tsx'
import { LeaveColumns } from './leave-map.tsx'
import { LeaveTry } from './leave-try.tsx'

/** A file of leave: what its columns and words mean, what would become of it, and back. */
export default function LeaveRun() {
  const id = useParam('importId')!, { data: view, error, refetch } = useRead<LeaveImportView>(`/leave-files/${id}`)
  const crumbs = [{ label: t('Settings'), to: '/settings' }, { label: t('Bring in leave'), to: '/import-leave' }]
  if (error && !view) return <Page title={t('Bring in leave')} crumbs={crumbs}><ErrorNote error={error} onRetry={() => void refetch()} /></Page>
  if (!view) return <Page title={t('Bring in leave')} crumbs={crumbs}>{null}</Page>
  const isOpen = view.status === 'open'
  return (
    <Page title={view.fileName} crumbs={crumbs} state={<Badge variant="light" color={view.status === 'committed' ? 'teal' : 'gray'} tt="none" fw={500} radius="sm">{wordOf('leave_import', 'status', leaveImport.derives.status, view.status)}</Badge>} actions={isOpen ? <GiveUp id={id} /> : undefined}>
      <Stack gap="lg">
        {isOpen ? <><Again view={view} /><LeaveColumns key={JSON.stringify([view.what, view.columns.map(({ target }) => target), view.settings, view.words])} view={view} />{view.lacks.length === 0 && <LeaveTry view={view} />}</> : <Over view={view} />}
      </Stack>
    </Page>
  )
}

/** The same file read otherwise is brought anew, and this one given up: nothing of it was kept but its rows. */
function Again({ view: { id, form, rows, columns } }: { view: LeaveImportView }) {
  const navigate = useNavigate(), cancelling = useAct(cancelLeave, { id }), [file, setFile] = useState<File | null>(brought.get(id) ?? null), [isOpen, setOpen] = useState(false)
  const again = useMutation({
    mutationFn: async (chosen: Record<string, string | number>) => {
      const { encoding, delimiter, headerRow, sheet } = form as unknown as Form, body = new FormData()
      body.append('file', file!)
      const next = await send<{ id: string }>('POST', address('/leave-files', { headerRow, ...form['kind'] === 'csv' ? { encoding, delimiter } : { sheet }, ...chosen }), { body })
      brought.set(next.id, file!)
      await cancelling.mutateAsync({})
      await navigate({ to: `/import-leave/${next.id}` })
    },
  })
  if (!isOpen) return <div><Button variant="default" size="xs" onClick={() => setOpen(true)}>{t('Read the file in another way')}</Button></div>
  return (
    <Panel title={t('How the file is read')}>
      {file ? <HowRead key={id} form={form as unknown as Form} rows={rows} columns={columns.length} again={again} />
        : <FileDrop label={t('Choose the file again to read it in another way')} help={t('Of the file itself nothing is kept, only what its rows say.')} busy={null} onFile={setFile} />}
    </Panel>
  )
}
type Form = Parameters<typeof HowRead>[0]['form']

function GiveUp({ id }: { id: string }) {
  const cancelling = useAct(cancelLeave, { id })
  return <Button variant="default" loading={cancelling.isPending} onClick={() => cancelling.mutate({}, { onSuccess: () => tell(t('Given up. Nothing of it was kept.')), onError: tellProblem })}>{t('Give up')}</Button>
}

function Over({ view: { id, status } }: { view: LeaveImportView }) {
  const [isAsked, setAsked] = useState(false), undoing = useAct(undoLeave, { id })
  const { data } = useRead<{ stands: { what: string; count: number; message: string }[] }>(`/leave-files/${id}/undoable`, { isOn: status === 'committed' })
  if (status !== 'committed') return <Panel title={status === 'undone' ? t('Taken back') : t('Given up')}><Text size="sm">{status === 'undone' ? t('Balances and absences are as they were before this file.') : t('Nothing of this file was brought in.')}</Text></Panel>
  return (
    <Panel title={t('Brought in')}>
      <Stack gap="sm">
        <Text size="sm">{t('Accounts follow within a quarter of an hour. Nobody was told, and nobody was asked anything about the past.')}</Text>
        {data && data.stands.length > 0 && <div><Text size="sm" fw={600}>{t('It can’t be taken back any more:')}</Text>{data.stands.map(({ what, count, message }) => <Text key={what} size="sm">{count} {t(message)}</Text>)}</div>}
        {data?.stands.length === 0 && <div><Button variant="default" onClick={() => setAsked(true)}>{t('Take it all back')}</Button></div>}
      </Stack>
      <Modal opened={isAsked} onClose={() => setAsked(false)} title={t('Take this file back as a whole?')}>
        <Stack>
          <Text size="sm">{t('Every balance and absence that came in with it goes, for everybody in it. Further entries put the accounts as they would have been without it.')}</Text>
          <Group><Button color="red" loading={undoing.isPending} onClick={() => undoing.mutate({}, { onSuccess: () => setAsked(false), onError: tellProblem })}>{t('Take it all back')}</Button><Button variant="default" onClick={() => setAsked(false)}>{t('Not now')}</Button></Group>
        </Stack>
      </Modal>
    </Panel>
  )
}
