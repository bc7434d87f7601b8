import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { sayProblem } from './problem.ts'
import { t } from './words.ts'

/** Says that something was done; for ten seconds it can be taken back where there is a way back. */
export function tell(message: string, undo?: () => Promise<unknown>): void {
  if (!undo) return void notifications.show({ message, autoClose: 4000, closeButtonProps: close() })
  const id = notifications.show({
    autoClose: 10_000, closeButtonProps: close(),
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{message}</Text>
        <Button size="compact-sm" variant="default" onClick={() => { notifications.hide(id); undo().catch(tellProblem) }}>{t('Undo')}</Button>
      </Group>
    ),
  })
}

export const tellProblem = (error: unknown): void => void notifications.show({ color: 'red', message: sayProblem(error), autoClose: 8000, closeButtonProps: close() })
const close = () => ({ 'aria-label': t('Close') })
