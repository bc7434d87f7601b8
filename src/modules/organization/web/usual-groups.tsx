import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { link } from '#shared/fields.ts'
import { useParam } from '#ui/address.ts'
import { LinkField } from '#ui/fields/link-field.tsx'
import { useName } from '#ui/names.ts'
import { useAct, useRows } from '#ui/queries.ts'
import { tell, tellProblem } from '#ui/tell.tsx'
import { t } from '#ui/words.ts'
import { readyMadeGroups } from '../contract.ts'
import { readyMade } from '../positions.ts'
import { population } from '../records.ts'

const order = ['label', 'input', 'error', 'description'] as ('label' | 'input' | 'error' | 'description')[]

/** Offered until they are there: the groups that keep HR and executives out of what HR does for everybody else. */
export function UsualGroups() {
  const { data: groups } = useRows(population)
  const [isOpen, setOpen] = useState(false)
  const isHere = useParam('id') === ''
  if (!isHere || !groups || groups.some(group => group.name === readyMade.others)) return null
  return (
    <Alert variant="light" color="gray" mb="md" title={t('Keep HR’s own matters apart')}>
      <Group justify="space-between"><Text size="sm">{t('“Everyone except HR and executives” and “The HR team” keep themselves up to date: whoever works in HR is in one and out of the other.')}</Text>
        <Button variant="default" onClick={() => setOpen(true)}>{t('Make these groups')}</Button></Group>
      {isOpen && <Make onClose={() => setOpen(false)} />}
    </Alert>
  )
}

function Make({ onClose }: { onClose: () => void }) {
  const making = useAct(readyMadeGroups)
  const [executives, setExecutives] = useState<string[]>([])
  const make = () => making.mutateAsync({ executiveIds: executives }).then(({ items }) => { tell(t('Made: {{names}}', { names: items.map(each => each.name).join(', ') })); onClose() }, tellProblem)
  return (
    <Modal opened onClose={onClose} title={t('Make the usual groups')}>
      <Stack>
        <Text size="sm">{t('Who are the executives? They are left out of what HR does for everybody else. Others can be added later.')}</Text>
        {executives.map(id => <Executive key={id} id={id} onRemove={() => setExecutives(executives.filter(each => each !== id))} />)}
        <LinkField key={executives.length} inputWrapperOrder={order} label={t('An executive')} field={link('Person', 'person')} value="" onChange={id => { if (id && !executives.includes(id)) setExecutives([...executives, id]) }} />
        <Group><Button loading={making.isPending} onClick={() => void make()}>{t('Make the groups')}</Button><Button variant="default" onClick={onClose}>{t('Cancel')}</Button></Group>
      </Stack>
    </Modal>
  )
}

function Executive({ id, onRemove }: { id: string; onRemove: () => void }) {
  const name = useName('person', id)
  return <Group justify="space-between"><Text size="sm">{name ?? '…'}</Text><Button variant="subtle" size="compact-sm" onClick={onRemove}>{t('Take out')}</Button></Group>
}
