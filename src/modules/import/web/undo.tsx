import { Alert, Button, Group, List, Modal, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { Static } from 'typebox'
import { numberText } from '#ui/format.ts'
import { useRead } from '#ui/queries.ts'
import { tellProblem } from '#ui/tell.tsx'
import { t } from '#ui/words.ts'
import type { ImportView, undoable } from '../contract.ts'
import { useStep } from './use-run.ts'

/** The way back, as long as nothing stands on what came in. */
export function Undo({ view }: { view: ImportView }) {
  const { data } = useRead<Static<typeof undoable.output>>(`/imports/${view.id}/undo`, { isOn: view.can.includes('undo') })
  const undo = useStep(view.id, 'undo')
  const [isAsked, setAsked] = useState(false)
  if (!view.can.includes('undo') || !data || data.made + data.changes === 0) return null
  const what = (
    <List size="sm">
      {data.made > 0 && <List.Item>{t('{{count}} people who came in by it go as if they had never been entered.', { count: data.made })}</List.Item>}
      {data.changes > 0 && <List.Item>{t('{{count}} people whom it changed are again as they were.', { count: data.changes })}</List.Item>}
      <List.Item>{t('New units, jobs and places stay; remove them under Settings if nobody needs them.')}</List.Item>
      <List.Item>{t('The timeline keeps what happened, and one more entry tells that it was taken back.')}</List.Item>
    </List>
  )
  if (data.stands.length > 0) return (
    <section>
      <Title order={2} mb="xs">{t('It can’t be taken back as a whole')}</Title>
      <Text mb="xs">{t('Something stands on it already:')}</Text>
      <List size="sm">{data.stands.map(({ what: code, count, message }) => <List.Item key={code}>{numberText(count)} {t(message)}</List.Item>)}</List>
    </section>
  )
  return (
    <section>
      <Title order={2} mb="xs">{t('Was it the wrong file?')}</Title>
      <Text mb="sm">{t('As long as nothing stands on it, the whole import can be taken back, and the right file brought afterwards.')}</Text>
      <Button variant="default" onClick={() => setAsked(true)}>{t('Take this import back')}</Button>
      <Modal opened={isAsked} onClose={() => setAsked(false)} title={t('Take this import back?')}>
        <Stack>
          {what}
          <Group><Button color="red" loading={undo.isPending} onClick={() => undo.mutate({}, { onSuccess: () => setAsked(false), onError: tellProblem })}>{t('Take it back')}</Button><Button variant="default" onClick={() => setAsked(false)}>{t('Keep it')}</Button></Group>
        </Stack>
      </Modal>
      {undo.isError && <Alert mt="sm" color="red" variant="light" role="alert"><Text size="sm">{t('Nothing was taken back.')}</Text></Alert>}
    </section>
  )
}
