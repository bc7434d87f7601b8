import { Button, Group, Modal, Radio, Stack } from '@mantine/core'
import { useState } from 'react'
import { dateText, listText } from '#ui/format.ts'
import { tellProblem } from '#ui/tell.tsx'
import { labelOf, t } from '#ui/words.ts'
import { change, changeAsks } from '../contract.ts'

export type LaterFact = { field: string; days: string[] }

/** Later facts may merely repeat what is changed: whether they follow is nobody's to guess. */
export function LaterFacts({ facts, onClose, onAnswer }: { facts: readonly LaterFact[]; onClose: () => void; onAnswer: (carries: string[]) => Promise<unknown> }) {
  const [carried, setCarried] = useState(() => facts.map(({ field }) => field))
  const [isBusy, setBusy] = useState(false)
  const answer = () => { setBusy(true); onAnswer(carried).catch(tellProblem).finally(() => setBusy(false)) }
  return (
    <Modal opened onClose={onClose} title={t('Something later says the same as until now')} size="lg">
      <Stack gap="md">
        {facts.map(({ field, days }) => (
          <Radio.Group
            key={field} label={labelOf(change.name, field, changeAsks[field as 'reason'])} description={t('Later facts from {{days}} repeat the old value.', { days: listText(days.map(day => dateText(day))) })}
            value={carried.includes(field) ? 'follow' : 'stay'} onChange={value => setCarried(value === 'follow' ? [...carried, field] : carried.filter(each => each !== field))}
          >
            <Group mt="xs"><Radio value="follow" label={t('They follow this change')} /><Radio value="stay" label={t('They stay as they are')} /></Group>
          </Radio.Group>
        ))}
        <Group gap="sm"><Button onClick={answer} loading={isBusy}>{t('Save the change')}</Button><Button variant="default" onClick={onClose}>{t('Back to the form')}</Button></Group>
      </Stack>
    </Modal>
  )
}
