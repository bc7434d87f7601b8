import { Button, FileButton, Group, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { remove, send } from '#ui/client.ts'
import { Face } from '#ui/face.tsx'
import { Panel } from '#ui/page.tsx'
import { usePhoto } from '#ui/photos.ts'
import { tell, tellProblem } from '#ui/tell.tsx'
import { t } from '#ui/words.ts'
import { useMe } from '#ui/me.ts'
import { small } from './photo-small.ts'

/** One's own photo: brought, exchanged, taken away. */
export function MyPhoto({ personId }: { personId: string }) {
  const { name } = useMe()
  const photoId = usePhoto(personId)
  const { attempt, isBusy } = useAttempt()
  const bring = async (file: File) => send('POST', '/photos', { body: new Blob([await small(file)], { type: 'application/octet-stream' }) })
  return (
    <Panel title={t('My photo')}>
      <Group wrap="nowrap" align="flex-start">
        <Face name={name ?? ''} size={72} personId={personId} />
        <div>
          <Text size="sm" c="dimmed">{t('Seen by whoever sees you in the directory; if you work in HR, by those you are there for too. Only the picture is kept: not where, when or with what it was taken.')}</Text>
          <Group gap="xs" mt="xs">
            <FileButton accept="image/jpeg,image/png,image/webp,image/*" onChange={file => file && void attempt(() => bring(file), t('Your photo is there'))}>
              {props => <Button {...props} variant="default" size="compact-md" loading={isBusy}>{photoId ? t('Choose another photo') : t('Choose a photo')}</Button>}
            </FileButton>
            {photoId && <Button variant="subtle" color="gray" size="compact-md" disabled={isBusy} onClick={() => void attempt(() => remove(`/photos/${photoId}`, 1), t('Your photo is gone'))}>{t('Take my photo away')}</Button>}
          </Group>
        </div>
      </Group>
    </Panel>
  )
}

/** Of somebody else, for HR: a photo that shouldn’t be there. */
export function TheirPhoto({ personId, name }: { personId: string; name: string }) {
  const photoId = usePhoto(personId)
  const { attempt, isBusy } = useAttempt()
  if (!photoId) return null
  return (
    <Panel title={t('Photo')}>
      <Group wrap="nowrap">
        <Face name={name} size={72} personId={personId} />
        <Button variant="default" size="compact-md" loading={isBusy} onClick={() => void attempt(() => remove(`/photos/${photoId}`, 1), t('The photo is gone'))}>{t('Take the photo away')}</Button>
      </Group>
    </Panel>
  )
}

function useAttempt() {
  const queries = useQueryClient()
  const [isBusy, setBusy] = useState(false)
  const attempt = async (work: () => Promise<unknown>, done: string) => {
    setBusy(true)
    await work().then(() => tell(done), tellProblem)
    await queries.invalidateQueries({ queryKey: ['photos'] })
    setBusy(false)
  }
  return { attempt, isBusy }
}
