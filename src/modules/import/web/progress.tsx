import { Button, Group, Progress as Bar, Stack, Text } from '@mantine/core'
import { numberText } from '#ui/format.ts'
import { tellProblem } from '#ui/tell.tsx'
import { t } from '#ui/words.ts'
import type { ImportView } from '../contract.ts'
import classes from './import.module.css'
import { useStep } from './use-run.ts'

/** What goes on now, how far it is, and the way to stop it. */
export function Progress({ view }: { view: ImportView }) {
  const stop = useStep(view.id, 'stop')
  if (!view.step) return null
  const { name, done, total } = view.step
  const share = total ? Math.min(100, Math.round(done / total * 100)) : null
  const words = { reading: t('Reading the file'), checking: t('Checking every row'), committing: t('Importing'), undoing: t('Taking it back') }[name]
  return (
    <Stack gap={6} className={classes['box']}>
      <Group justify="space-between">
        <Text fw={600} role="status">{words} …</Text>
        {name !== 'undoing' && <Button variant="default" size="compact-sm" loading={stop.isPending} onClick={() => stop.mutate({}, { onError: tellProblem })}>{t('Stop')}</Button>}
      </Group>
      <Bar value={share ?? 100} animated={share === null} striped={share === null} aria-label={words} />
      {name !== 'undoing' && <Text size="sm" c="dimmed" className="tabular">{total ? t('{{done}} of {{total}} rows', { done: numberText(done), total: numberText(total) }) : t('{{count}} rows read', { count: done })}</Text>}
      {name === 'committing' && <Text size="sm" c="dimmed">{t('All come in together, or nobody does. You may leave this page; it goes on.')}</Text>}
      {name === 'undoing' && <Text size="sm" c="dimmed">{t('All of it goes back, or nothing does. You may leave this page; it goes on.')}</Text>}
    </Stack>
  )
}
