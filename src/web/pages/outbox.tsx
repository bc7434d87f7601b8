import { Anchor, Text, UnstyledButton } from '@mantine/core'
import { Fragment, useState } from 'react'
import { ErrorNote } from '#ui/errors.tsx'
import { instantText } from '#ui/format.ts'
import { EmptyState, Page, Panel } from '#ui/page.tsx'
import { useRead } from '#ui/queries.ts'
import { t } from '#ui/words.ts'
import classes from './pages.module.css'
import { Loading } from './standing.tsx'

type Letter = { id: string; at: string; to: string; subject: string; text: string }

/** In the demo and in development letters aren't sent but kept here, to be looked at. */
export default function Outbox() {
  const { data, error } = useRead<{ items: Letter[] }>('/outbox')
  const [chosen, setChosen] = useState<string | null>(null)
  const letters = data?.items ?? []
  const letter = letters.find(({ id }) => id === chosen) ?? letters[0]
  return (
    <Page title={t('Outbox')} about={t('This server sends no mail. What it would have sent lies here.')}>
      {error ? <ErrorNote error={error} /> : !data ? <Loading /> : !letter ? <EmptyState title={t('No letters yet')} text={t('Invitations and links for a new password appear here as soon as there are any.')} /> : (
        <div className={classes['mail']}>
          <ul className={classes['letters']}>
            {letters.map(({ id, to, subject, at }) => (
              <li key={id}>
                <UnstyledButton className={classes['letter']} aria-pressed={id === letter.id} onClick={() => setChosen(id)}>
                  <Text span fw={500} truncate>{subject}</Text><Text span size="sm" c="dimmed" truncate>{to}</Text><Text span size="xs" c="dimmed">{instantText(at)}</Text>
                </UnstyledButton>
              </li>
            ))}
          </ul>
          <Panel title={letter.subject}>
            <Text size="sm" c="dimmed" mb="md">{t('To {{address}}, {{at}}', { address: letter.to, at: instantText(letter.at) })}</Text>
            <div className={classes['text']}><Linked text={letter.text} /></div>
          </Panel>
        </div>
      )}
    </Page>
  )
}

function Linked({ text }: { text: string }) {
  return text.split(/(https?:\/\/\S+)/).map((part, index) => <Fragment key={index}>{/^https?:/.test(part) ? <Anchor href={part} inherit underline="always">{part}</Anchor> : part}</Fragment>)
}
