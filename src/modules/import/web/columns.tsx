import { Alert, Badge, Button, Group, List, Select, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useUsed } from '#ui/me.ts'
import { sayProblem } from '#ui/problem.ts'
import { labelOf, t } from '#ui/words.ts'
import { targets, type TargetKey } from '../columns.ts'
import type { ImportView } from '../contract.ts'
import classes from './import.module.css'
import type { StepProps } from './run.tsx'
import { useStep } from './use-run.ts'

const groups: Record<string, () => string> = {
  person: () => t('Person'), contact: () => t('Contact'), personal: () => t('Personal'), employment: () => t('Employment'), placement: () => t('Job and place'), hours: () => t('Hours'), pay: () => t('Pay'), contract: () => t('Contract'),
}
export const targetLabel = (key: string): string => labelOf('import', key, { title: targets.find(each => each.key === key)?.label ?? key })

type Column = ImportView['columns'][number]

/** What becomes of each column: guessed from its name and contents, and chosen otherwise where the guess is wrong. */
export function ColumnsStep({ view, go }: StepProps) {
  const map = useStep<{ columns: (TargetKey | null)[] }>(view.id, 'map')
  const [chosen, setChosen] = useState<Record<number, TargetKey | null>>({})
  const isUsed = useUsed()
  const targetOf = ({ column, target }: Column) => column in chosen ? chosen[column]! : target
  const taken = new Map(view.columns.map(each => [targetOf(each), each.header]))
  const data = Object.entries(groups).map(([group, label]) => ({ group: label(), items: targets.filter(each => each.group === group && isUsed(each)).map(({ key }) => ({ value: key as string, label: targetLabel(key) })) }))
  // A field has one column: choosing it here takes it from where it was.
  const choose = (column: Column, target: TargetKey | null) => {
    const before = target && view.columns.find(each => each.column !== column.column && targetOf(each) === target)
    setChosen({ ...chosen, ...before && { [before.column]: null }, [column.column]: target })
  }
  const save = (next?: () => void) => map.mutate({ columns: view.columns.map(targetOf) }, { onSuccess: after => { setChosen({}); if (!after.lacks.some(({ isBlocking }) => isBlocking) || next) next?.() } })
  const isChanged = Object.keys(chosen).length > 0
  const outside = view.columns.filter(each => targetOf(each) === null).length
  return (
    <Stack gap="lg">
      <div>
        <Title order={2}>{t('What the columns are')}</Title>
        <Text c="dimmed">{view.isRemembered ? t('As you chose for a file of the same columns before.') : t('Guessed from their names and contents. Change what is wrong.')} {outside > 0 && `${t('{{count}} columns stay outside', { count: outside })}.`}</Text>
      </div>
      <table className={`${classes['table']} ${classes['stack']}`}>
        <thead><tr><th scope="col">{t('In the file')}</th><th scope="col" className={classes['becomes']}>{t('Becomes')}</th><th scope="col">{t('Why')}</th></tr></thead>
        <tbody>
          {view.columns.map(column => {
            const target = targetOf(column)
            const header = column.header || t('Column {{number}}', { number: column.column + 1 })
            return (
              <tr key={column.column} data-quiet={target === null || undefined}>
                <th scope="row">{header}<span className={classes['samples']} style={{ display: 'block', fontWeight: 400 }}>{column.samples.slice(0, 3).join(' · ') || t('empty')}</span></th>
                <td><Select aria-label={t('{{column}} becomes', { column: header })} placeholder={t('Not imported')} data={data} value={target} searchable clearable onChange={value => choose(column, value as TargetKey | null)} nothingFoundMessage={t('Nothing of that name')} maxDropdownHeight={360} clearButtonProps={{ 'aria-label': t('Don’t import {{column}}', { column: header }) }} /></td>
                <td><Why column={column} target={target} isChosen={column.column in chosen} /></td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <Lacks view={view} isChanged={isChanged} has={key => taken.has(key as TargetKey)} />
      {map.isError && <Alert color="red" variant="light" role="alert"><Text size="sm">{sayProblem(map.error)}</Text></Alert>}
      <Group>
        <Button loading={map.isPending} disabled={view.step !== null && view.step.name !== 'reading'} onClick={() => save(() => go('values'))}>{t('Go on: values')}</Button>
        {isChanged && <Button variant="default" onClick={() => setChosen({})}>{t('As it was')}</Button>}
      </Group>
    </Stack>
  )
}

function Why({ column, target, isChosen }: { column: Column; target: TargetKey | null; isChosen: boolean }) {
  if (isChosen) return <Text size="sm" c="dimmed">{target ? t('chosen by you') : t('left out by you')}</Text>
  if (target === null) return <Text size="sm" c="dimmed">{column.message ?? t('Not recognised. Choose what it is, if it is needed.')}</Text>
  const said = column.why === 'chosen' ? t('chosen by you') : column.why === 'remembered' ? t('as last time') : column.why === 'contents' ? t('by its contents') : column.why === 'name and contents' ? t('by its name and contents') : t('by its name')
  return <Group gap={6}><Text size="sm" c="dimmed">{said}</Text>{column.confidence < 0.7 && <Badge variant="light" color="yellow" tt="none" fw={500} radius="sm">{t('please look')}</Badge>}</Group>
}

/** What is still missing is said by the server as of what was saved; what has been chosen since is taken into account. */
function Lacks({ view, isChanged, has }: { view: ImportView; isChanged: boolean; has: (key: string) => boolean }) {
  const lacks = view.lacks.filter(({ targets: wanted, code }) => code !== 'constant_missing' && !(isChanged && wanted.some(has)))
  if (lacks.length === 0) return null
  const isBlocking = lacks.some(each => each.isBlocking)
  return (
    <Alert color={isBlocking ? 'red' : 'yellow'} variant="light" role="status" title={isBlocking ? t('Something is still needed') : t('Worth knowing')}>
      <List size="sm">{lacks.map(({ code, message, targets: wanted }) => <List.Item key={`${code} ${wanted.join()}`}>{message}</List.Item>)}</List>
    </Alert>
  )
}
