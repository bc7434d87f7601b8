import { Button, CloseButton, Group, Modal, Text } from '@mantine/core'
import { useState } from 'react'
import { link, optional } from '#shared/fields.ts'
import { useMe } from '#ui/me.ts'
import { useAct, useMove, useRead, type Shown } from '#ui/queries.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { tell, tellProblem } from '#ui/tell.tsx'
import { t, wordOf } from '#ui/words.ts'
import { nameFew, rename, renameAsks } from '../contract.ts'
import { formerName } from '../records-personal.ts'
import type { person } from '../records.ts'
import { Kept } from './kept.tsx'
import classes from './people.module.css'

const { named: _, ...asked } = renameAsks
const renaming = { ...asked, knows: optional(link('Who else may know the former name', 'person')) }

/** Another name: what becomes of the one before is always asked. */
export function Rename({ person: who }: { person: Shown<typeof person> }) {
  const [isOpen, setOpen] = useState(false)
  const { mutateAsync } = useAct(rename, { id: who.id })
  if (!who.can.includes('update')) return null
  return (
    <>
      <Button variant="default" size="xs" onClick={() => setOpen(true)}>{t('Change name')}</Button>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={t('Change name')} size="lg">
        <RecordForm
          place={rename.name} fields={renaming} submitLabel={t('Change name')} hasFocus withNulls initial={{ name: who.name, preferredName: who.preferredName, workEmail: who.workEmail }} onCancel={() => setOpen(false)}
          sections={[{ fields: ['name', 'preferredName', 'workEmail'] }, { title: t('The name until now'), help: t('Hidden, it stands nowhere any more: not in what happened, lists, search or exports.'), fields: ['former', 'kind', 'until', 'knows'] }]}
          onSubmit={async ({ knows, ...input }) => {
            await mutateAsync({ ...input, ...knows ? { named: [knows] } : {} })
            setOpen(false)
            tell(t('The name is {{name}} now.', { name: input.name }))
          }}
        />
      </Modal>
    </>
  )
}

/** What somebody was called before, for those who may know. */
export function FormerNames({ personId }: { personId: string }) {
  return (
    <Kept
      record={formerName} personId={personId} title={t('Former names')} none={t('None is kept.')} add={t('Add former name')} initial={{ kind: 'birth' }}
      heading={row => row.name} mark={row => row.status === 'hidden' ? wordOf('former_name', 'status', formerName.all.status, 'hidden') : null} facts={['kind', 'startsOn', 'endsOn']}
      more={row => <Wall row={row} />}
    />
  )
}

function Wall({ row }: { row: Shown<typeof formerName> }) {
  const moving = useMove(formerName)
  const [isOpen, setOpen] = useState(false)
  const run = (move: string, said: string) => moving.mutateAsync({ id: row.id, version: row.version, move }).then(() => tell(said), tellProblem)
  return (
    <>
      {row.can.includes('hide') && <Button variant="subtle" size="compact-sm" loading={moving.isPending} onClick={() => void run('hide', t('Hidden: only those named know of it.'))}>{t('Hide')}</Button>}
      {row.can.includes('reveal') && <Button variant="subtle" size="compact-sm" loading={moving.isPending} onClick={() => void run('reveal', t('HR sees it again.'))}>{t('Hide no longer')}</Button>}
      {row.status === 'hidden' && <Button variant="subtle" size="compact-sm" onClick={() => setOpen(true)}>{t('Who knows it')}</Button>}
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={t('Who knows it')}><Few row={row} /></Modal>
    </>
  )
}

function Few({ row }: { row: Shown<typeof formerName> }) {
  const { personId } = useMe()
  const { data } = useRead<{ named: { id: string; name: string }[] }>(`/former-names/${row.id}/named`)
  const { mutateAsync } = useAct(nameFew, { id: row.id })
  const named = data?.named ?? []
  const set = (ids: string[]) => mutateAsync({ named: ids })
  return (
    <>
      <Text size="sm" c="dimmed" mb="sm">{t('The name is known to these and to nobody else, whatever else they may see.')}</Text>
      <ul className={classes['people']}>
        {named.map(one => (
          <li key={one.id}><Group justify="space-between" py={6}>{one.name}{one.id === row.personId ? null : <CloseButton aria-label={one.id === personId ? t('Leave this list') : t('Remove {{name}}', { name: one.name })} onClick={() => void set(named.map(each => each.id).filter(id => id !== one.id)).catch(tellProblem)} />}</Group></li>
        ))}
      </ul>
      <RecordForm place={nameFew.name} fields={{ knows: link('Who else may know it', 'person') }} submitLabel={t('Add')} onSubmit={({ knows }) => set([...named.map(each => each.id), knows])} />
    </>
  )
}
