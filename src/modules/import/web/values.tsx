import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core'
import type { Static } from 'typebox'
import { ErrorNote } from '#ui/errors.tsx'
import { sayProblem } from '#ui/problem.ts'
import { useRead } from '#ui/queries.ts'
import { t } from '#ui/words.ts'
import type { questions } from '../contract.ts'
import type { StepProps } from './run.tsx'
import { SettingsAsked } from './settings-asked.tsx'
import { useStep } from './use-run.ts'
import { WordsOf } from './words-of.tsx'

export type Questions = Static<typeof questions.output>

/** What the file doesn't say, asked once; and what its words mean. */
export function ValuesStep({ view, go }: StepProps) {
  const { data, isError, error, refetch } = useRead<Questions>(`/imports/${view.id}/questions`, { isOn: view.isRead })
  const check = useStep(view.id, 'check')
  const isBusy = view.step !== null
  const lacks = view.lacks.filter(({ isBlocking }) => isBlocking)
  const waits = !view.isRead || isBusy
  if (isError) return <ErrorNote error={error} onRetry={() => void refetch()} />
  return (
    <Stack gap="xl">
      {!view.isRead && <Text c="dimmed">{t('The file is still being read; what its words mean comes then.')}</Text>}
      {data && <SettingsAsked runId={view.id} questions={data} />}
      {data?.values.filter(({ words }) => words.length > 0).map(each => <WordsOf key={each.column} runId={view.id} asked={each} />)}
      {data?.values.every(({ words }) => words.length === 0) && <Text c="dimmed">{t('No word of the file needs explaining.')}</Text>}
      {lacks.length > 0 && <Alert color="yellow" variant="light" title={t('Still to be said')}>{lacks.map(({ code, targets, message }) => <Text key={`${code} ${targets.join()}`} size="sm">{message}</Text>)}</Alert>}
      {check.isError && <Alert color="red" variant="light" role="alert"><Text size="sm">{sayProblem(check.error)}</Text></Alert>}
      <div>
        <Title order={2} mb={4}>{t('Next: a trial')}</Title>
        <Text c="dimmed" mb="sm">{t('Every row is checked and compared with who is here. Nothing is written.')}</Text>
        <Group><Button disabled={waits || lacks.length > 0} loading={check.isPending} onClick={() => check.mutate({}, { onSuccess: () => go('check') })}>{t('Check')}</Button><Button variant="default" onClick={() => go('columns')}>{t('Back')}</Button></Group>
      </div>
    </Stack>
  )
}
