import { Text, Title } from '@mantine/core'
import { ChevronRight } from 'lucide-react'
import { useId, useState, type ReactNode } from 'react'
import classes from './record-form.module.css'

type Props = { title?: string | undefined; help?: ReactNode; isFolded?: boolean | undefined; /** Something was given in it, or is wrong with it: it opens, again when that changes. */ why: 'given' | 'wrong' | null; children: ReactNode }

/** Fields that belong together; those that few need stay folded until somebody asks for them. */
export function FormSection({ title, help, isFolded = false, why, children }: Props) {
  const [isOpen, setOpen] = useState(!isFolded || why !== null)
  const [before, setBefore] = useState(why)
  if (before !== why) {
    setBefore(why)
    if (why !== null) setOpen(true)
  }
  const id = useId()
  const heading = title && <Title order={2} size="h3" id={id} className={classes['wide']}>{title}</Title>
  const fields = <>{help && <Text size="sm" c="dimmed" className={classes['wide']}>{help}</Text>}{children}</>
  if (!isFolded) return <fieldset className={classes['section']} {...title && { 'aria-labelledby': id }}>{heading}{fields}</fieldset>
  return (
    <details className={classes['folded']} open={isOpen} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary><ChevronRight size={16} aria-hidden />{heading}</summary>
      <fieldset className={classes['section']} aria-labelledby={id}>{fields}</fieldset>
    </details>
  )
}
