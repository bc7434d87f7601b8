import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useName } from '#ui/names.ts'
import { useEdit, useMove } from '#ui/queries.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { tell, tellProblem } from '#ui/tell.tsx'
import { t } from '#ui/words.ts'
import { accessGrant } from '../records.ts'
import { usePopulations, type Grant } from './access-data.ts'
import { areaLabel, areasText } from './words.ts'

/** Ended is ended: it is asked first, naming what is lost. */
export function EndAccess({ grants, onClose }: { grants: readonly Grant[]; onClose: () => void }) {
  const [first] = grants
  const name = useName('person', first?.holderId)
  const populations = usePopulations()
  const moving = useMove(accessGrant)
  const [isBusy, setBusy] = useState(false)
  const whom = first?.populationId ? populations.get(first.populationId) ?? '' : t('everyone')
  const end = async () => {
    setBusy(true)
    try {
      for (const { id, version } of grants) await moving.mutateAsync({ id, version, move: 'end' })
      tell(t('Ended'))
      onClose()
    } catch (error) {
      tellProblem(error)
      setBusy(false)
    }
  }
  return (
    <Modal opened onClose={onClose} title={t('End this access now?')}>
      <Stack>
        <Text>{t('{{name}} at once no longer looks after: {{areas}} (for: {{whom}}). It can be given again, and is then confirmed anew.', { name: name || t('This person'), areas: areasText(grants.map(grant => grant.function), 6), whom })}</Text>
        <Group><Button color="red" loading={isBusy} onClick={() => void end()}>{t('End now')}</Button><Button variant="default" onClick={onClose}>{t('Keep it')}</Button></Group>
      </Stack>
    </Modal>
  )
}

const fields = { endsOn: accessGrant.asks.endsOn }

export function LastDay({ grant, onClose }: { grant: Grant; onClose: () => void }) {
  const edit = useEdit(accessGrant)
  return (
    <Modal opened onClose={onClose} title={t('Last day: {{area}}', { area: areaLabel(grant.function) })}>
      <RecordForm
        place={accessGrant.name} fields={fields} initial={{ endsOn: grant.endsOn }} submitLabel={t('Save')} withNulls onCancel={onClose}
        onSubmit={async changes => { await edit.mutateAsync({ id: grant.id, version: grant.version, changes }); tell(t('Saved')); onClose() }}
      />
    </Modal>
  )
}
