import { Text } from '@mantine/core'
import { Timeline } from '#ui/timeline.tsx'
import { t } from '#ui/words.ts'
import classes from './people.module.css'

export function History({ personId }: { personId: string }) {
  return (
    <div className={classes['reading']}>
      <Text size="sm" c="dimmed" mb="md">{t('What happened, as far as you may see it.')}</Text>
      <Timeline aboutId={personId} />
    </div>
  )
}
