import { Code, Stack, Text, Title } from '@mantine/core'
import { Fact, FactList } from '#ui/plain-facts.tsx'
import { RecordPages } from '#ui/record-pages.tsx'
import { t } from '#ui/words.ts'
import { caseLetterTemplate } from '../records.ts'
import { casePlaceholders, lapsePlaceholders } from '../rules-letters.ts'

/** What the company writes in a leave case. */
export default function CaseLetterTemplates() {
  return (
    <RecordPages
      record={caseLetterTemplate} at="/settings/case-letters" needs={['leave:administer']} columns={['name', 'notice', 'language', 'status']} filters={['notice', 'language', 'status']} hasImport={false}
      empty={t('With a text here, letters can be written in a leave case. They are the company’s own words, not a form of any authority.')}
      more={() => (
        <Stack gap="xs">
          <Title order={3}>{t('Placeholders')}</Title>
          <Text size="sm" c="dimmed">{t('A letter can only speak of what its case says. Why somebody is away is never among it.')}</Text>
          <Text size="sm" fw={600}>{t('In a text that leave lapses')}</Text>
          <FactList>{Object.entries(lapsePlaceholders).map(([name, label]) => <Fact key={name} label={<Code>{`{{${name}}}`}</Code>}>{t(label)}</Fact>)}</FactList>
          <Text size="sm" fw={600}>{t('In a text of a case')}</Text>
          <FactList>{Object.entries(casePlaceholders).map(([name, label]) => <Fact key={name} label={<Code>{`{{${name}}}`}</Code>}>{t(label)}</Fact>)}</FactList>
        </Stack>
      )}
    />
  )
}
