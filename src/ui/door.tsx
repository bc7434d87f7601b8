import { Paper, Stack, Text, Title } from '@mantine/core'
import { useEffect, type ReactNode } from 'react'
import classes from './door.module.css'
import { Mark } from './mark.tsx'

/** The pages before the sign-in: one matter each, in the middle. */
export function Door({ title, about, children, below }: { title: string; about?: ReactNode; children: ReactNode; below?: ReactNode }) {
  useEffect(() => { document.title = `${title} · Equipoise` }, [title])
  return (
    <main className={classes['door']} data-calm>
      <Stack gap="lg" className={classes['column']}>
        <div className={classes['brand']}><Mark size={32} /><Text span fw={600} size="xl">Equipoise</Text></div>
        <Paper className={classes['card']}>
          <Title order={1}>{title}</Title>
          {about && <Text c="dimmed" mt={4}>{about}</Text>}
          <div className={classes['content']}>{children}</div>
        </Paper>
        {below}
      </Stack>
    </main>
  )
}
