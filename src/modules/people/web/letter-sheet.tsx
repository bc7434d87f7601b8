import { Text, Title } from '@mantine/core'
import classes from './people.module.css'

/** A letter as it reads, on the screen and on paper. */
export const LetterSheet = ({ letter: { subject, body }, company }: { letter: { subject: string; body: string }; company?: string }) => (
  <article className={classes['sheet']}>
    {company && <Text size="sm" mb="lg">{company}</Text>}
    <Title order={2} size="h3">{subject}</Title>
    {body.split(/\n{2,}/).map((paragraph, i) => <Text key={i} mt="md" className={classes['paragraph']}>{paragraph.trim()}</Text>)}
  </article>
)
