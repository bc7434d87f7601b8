import { Alert, List, Text } from '@mantine/core'
import { functions, type HrFunction } from '#shared/functions.ts'
import { listText } from '#ui/format.ts'
import { t, wordOf } from '#ui/words.ts'
import { approvalStep } from '#modules/approvals/records.ts'
import type { Asks } from '../contract.ts'

/** Before it is imported: how much of it waits for whom, and how much is written since imports count as decided here. */
export function WaitsFor({ asks: { changes, decided, steps } }: { asks: Asks }) {
  if (!changes && !decided) return null
  return (
    <>
      {changes > 0 && (
        <Alert variant="light" color="blue" title={t('{{count}} changes wait for approval', { count: changes })}>
          <Text size="sm">{t('They are planned when you import, and asked for at once. Each happens when all of its steps have approved.')}</Text>
          <List size="sm" mt="xs">{steps.map(step => <List.Item key={`${step.number} ${placeOf(step)}`}>{t('{{count}} for {{place}}', { count: step.changes, place: placeOf(step) })}{step.people.length > 0 && `: ${listText(step.people)}`}{step.more > 0 && ` ${t('and {{count}} more', { count: step.more })}`}</List.Item>)}</List>
        </Alert>
      )}
      {decided > 0 && <Alert variant="light" color="gray" title={t('{{count}} would want approval', { count: decided })}><Text size="sm">{t('By your company’s settings imports count as decided: they are written at once, and the import says so.')}</Text></Alert>}
    </>
  )
}

const placeOf = ({ holder, function: area, place }: Asks['steps'][number]): string =>
  area ? t('Who looks after {{area}}', { area: t(functions[area as HrFunction]) }) : place ?? wordOf(approvalStep.name, 'holder', approvalStep.all.holder, holder)
