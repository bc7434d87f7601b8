import { Alert, Button, Group, List, Stack, Text, Title } from '@mantine/core'
import { numberText } from '#ui/format.ts'
import { sayProblem } from '#ui/problem.ts'
import { t } from '#ui/words.ts'
import type { Counts } from '../contract.ts'
import { targetLabel } from './columns.tsx'
import { WaitsFor } from './asks.tsx'
import { Differences } from './differences.tsx'
import classes from './import.module.css'
import { Managers } from './managers.tsx'
import { Problems } from './problems.tsx'
import type { StepProps } from './run.tsx'
import { useStep } from './use-run.ts'

/** The trial's outcome: who would come in, and what is wrong where. */
export function CheckStep({ view, go }: StepProps) {
  const check = useStep(view.id, 'check')
  const { counts } = view
  const again = <Button variant={counts ? 'default' : 'filled'} loading={check.isPending} disabled={view.step !== null || !view.can.includes('check')} onClick={() => check.mutate({})}>{counts ? t('Check again') : t('Check')}</Button>
  const failed = check.isError && <Alert color="red" variant="light" role="alert"><Text size="sm">{sayProblem(check.error)}</Text></Alert>
  if (!counts) return (
    <Stack gap="md">
      <Title order={2}>{t('A trial of every row')}</Title>
      {!view.step && <Text c="dimmed">{t('Something was changed since the last check, or none has been made yet. Nothing is written by it.')}</Text>}
      {!view.step && <Managers view={view} />}
      {failed}
      {!view.step && <Group>{again}</Group>}
    </Stack>
  )
  const isOpen = counts.differences.some(({ possible, answer }) => possible > 0 && answer === null)
  return (
    <Stack gap="xl">
      <section>
        <Title order={2} mb="sm">{t('What would happen')}</Title>
        <Figures counts={counts} />
      </section>
      {failed}
      <Managers view={view} />
      <Differences view={view} />
      <WaitsFor asks={counts.asks} />
      {counts.created.length > 0 && <Made made={counts.created} />}
      <Problems view={view} counts={counts} />
      <Group>
        <Button disabled={!view.can.includes('commit') || writes(counts) === 0} onClick={() => go('import')}>{t('Go on: import')}</Button>
        {again}
        <Button variant="default" onClick={() => go('values')}>{t('Back')}</Button>
      </Group>
      {counts.unanswered > 0 && <Text c="dimmed">{t('First say who the managers are that aren’t found, then check again.')}</Text>}
      {counts.unanswered === 0 && isOpen && <Text c="dimmed">{t('First say what becomes of the values that differ.')}</Text>}
      {writes(counts) === 0 && counts.unanswered === 0 && !isOpen && <Text c="dimmed">{t('Nobody new is in this file, and nobody changes by it: there is nothing to import.')}</Text>}
    </Stack>
  )
}

/** How many come in, change, or wait for approval. */
const writes = ({ added, changed, asks }: Counts) => added + changed + asks.changes

export function Figures({ counts }: { counts: Counts }) {
  const shown: [string, number][] = [
    [t('new'), counts.added], [t('rows of before and after'), counts.past], [t('as they are here already'), counts.unchanged], [t('here with other values'), counts.differing], [t('change by it'), counts.changed], [t('changes that wait for approval'), counts.asks.changes], [t('can’t come in'), counts.leftOut],
    [t('with a manager'), counts.linked], [t('with pay'), counts.withPay], [t('with a last day'), counts.ended],
  ]
  return <dl className={classes['counts']}>{shown.filter(([, count], index) => index === 0 || count > 0).map(([label, count]) => <div key={label}><dt>{label}</dt><dd>{numberText(count)}</dd></div>)}</dl>
}

const mostNamed = 8

function Made({ made }: { made: Counts['created'] }) {
  const byTarget = [...Map.groupBy(made, each => each.target)]
  return (
    <section>
      <Title order={2} mb="xs">{t('New with it')}</Title>
      <List size="sm">
        {byTarget.map(([target, own]) => <List.Item key={target}>{targetLabel(target)}: {own.slice(0, mostNamed).map(({ name }) => name).join(', ')}{own.length > mostNamed && ` ${t('and {{count}} more', { count: own.length - mostNamed })}`}</List.Item>)}
      </List>
    </section>
  )
}
