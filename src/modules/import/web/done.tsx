import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { t } from '#ui/words.ts'
import { Figures } from './check.tsx'
import type { StepProps } from './run.tsx'
import { Undo } from './undo.tsx'

export function DoneStep({ view }: StepProps) {
  const { status, counts } = view
  if (status === 'undone') return (
    <Stack gap="sm" align="flex-start">
      <Title order={2}>{t('This import was taken back')}</Title>
      <Text>{t('Whoever came in by it is as if never entered, and what it changed is as it was before.')}</Text>
      <Button component={Link} to="/import" variant="default">{t('Bring another file')}</Button>
    </Stack>
  )
  if (status === 'cancelled') return (
    <Stack gap="sm" align="flex-start">
      <Title order={2}>{t('This import was given up')}</Title>
      <Text>{t('Nobody came in by it, and nothing of the file is kept here.')}</Text>
      <Button component={Link} to="/import" variant="default">{t('Bring another file')}</Button>
    </Stack>
  )
  return (
    <Stack gap="lg">
      <Title order={2}>{counts && counts.added === 0 && counts.changed > 0 ? t('{{count}} people are changed', { count: counts.changed }) : counts && counts.added === 0 && counts.asks.changes > 0 ? t('{{count}} changes wait for approval', { count: counts.asks.changes }) : t('{{count}} people are in', { count: counts?.added ?? 0 })}</Title>
      {counts && <Figures counts={counts} />}
      <Text c="dimmed">{t('The rows of the file are no longer kept here. Bringing the same file again changes nothing.')}</Text>
      <Group><Button component={Link} to="/people">{t('Look at the people')}</Button><Button component={Link} to="/import" variant="default">{t('Bring another file')}</Button></Group>
      <Undo view={view} />
    </Stack>
  )
}
