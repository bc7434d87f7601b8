import { Code, Stack, Text, Title } from '@mantine/core'
import { RecordPages } from '#ui/record-pages.tsx'
import { t } from '#ui/words.ts'
import { letterTemplate } from '../records-letters.ts'
import { placeholders } from '../rules-letters.ts'
import { Fact, FactList } from '#ui/plain-facts.tsx'

/** What the company writes when something changes. */
export default function LetterTemplates() {
  return (
    <RecordPages
      record={letterTemplate} at="/settings/letters" needs={['organization:handle', 'people:administer']} columns={['name', 'actions', 'language', 'legalEntityId', 'status']} filters={['actions', 'language', 'legalEntityId', 'status']} hasImport={false}
      empty={t('With a letter here, one can be made for each change that it is meant for. The person reads it on their own page once the change is released.')}
      more={() => (
        <Stack gap="xs">
          <Title order={3}>{t('Placeholders')}</Title>
          <Text size="sm" c="dimmed">{t('A letter can only speak of what its change sets. The note is never among it.')}</Text>
          <FactList>{Object.entries(placeholders).map(([name, { label }]) => <Fact key={name} label={<Code>{`{{${name}}}`}</Code>}>{t(label)}</Fact>)}</FactList>
        </Stack>
      )}
    />
  )
}
