import { Button, Group, Stack, Text } from '@mantine/core'
import { useParam } from '#ui/address.ts'
import { instantText } from '#ui/format.ts'
import { useMe } from '#ui/me.ts'
import { useName } from '#ui/names.ts'
import { EmptyState, Page } from '#ui/page.tsx'
import { useOne } from '#ui/queries.ts'
import { t } from '#ui/words.ts'
import { changeLetter, type ChangeLetter } from '../records-letters.ts'
import { LetterSheet } from './letter-sheet.tsx'
import classes from './people.module.css'
import { Waiting } from './standing.tsx'

/** The letter of a change, to read, print or keep. */
export default function LetterPage() {
  const [personId, changeId] = [useParam('personId'), useParam('changeId')]
  const { data: letter, error } = useOne(changeLetter, changeId)
  return <Read letter={letter} error={error} personId={personId} back={`/people/${personId}/changes/${changeId}`} pdf={`/api/v1/change-letters/${changeId}/pdf`} withdrawn={t('This letter was withdrawn with its change. It is kept, and the person doesn’t see it.')} />
}

/** What a letter page shows, whatever the letter is about. */
export function Read({ letter, error, personId, back, pdf, withdrawn }: { letter: Pick<ChangeLetter, 'subject' | 'body' | 'status' | 'madeAt'> | undefined; error: Error | null; personId: string; back: string; pdf: string; withdrawn: string }) {
  const { personId: me, organizationName } = useMe()
  const name = useName('person', personId) ?? ''
  const crumbs = me === personId ? [{ label: t('My page'), to: '/me' }] : [{ label: name || '…', to: back }]
  if (error) return <Page title={t('Letter')} width="reading"><EmptyState title={t('There is no such letter that you may see')} /></Page>
  if (!letter) return <Waiting />
  return (
    <Page title={t('Letter')} crumbs={crumbs} width="form">
      <Stack>
        {letter.status === 'withdrawn' && <Text>{withdrawn}</Text>}
        <LetterSheet letter={letter} company={organizationName} />
        <Group className={classes['print']}>
          <Button component="a" href={pdf} target="_blank" rel="noreferrer">{t('Open as PDF')}</Button>
          <Button variant="default" onClick={() => print()}>{t('Print')}</Button>
          <Text size="sm" c="dimmed">{t('Kept as it was written on {{date}}', { date: instantText(letter.madeAt) })}</Text>
        </Group>
      </Stack>
    </Page>
  )
}
