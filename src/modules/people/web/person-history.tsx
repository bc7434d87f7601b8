import { Text, Title } from '@mantine/core'
import { Timeline } from '#ui/timeline.tsx'
import { t } from '#ui/words.ts'
import classes from './people.module.css'

export function History({ personId }: { personId: string }) {
  return (
    <div className={classes['reading']}>
      <Title order={2}>{t('What happened')}</Title>
      <Text size="sm" c="dimmed" mb="md">{t('The newest first, as far as you may see it.')}</Text>
      <Timeline aboutId={personId} />
    </div>
  )
}
