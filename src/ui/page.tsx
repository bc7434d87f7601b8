import { Button, Group, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useCrumbs, type Crumb } from './crumbs.ts'
import classes from './page.module.css'

type HeaderProps = { title: ReactNode; count?: string | null; state?: ReactNode; about?: ReactNode; actions?: ReactNode }

/** Who or what this is, its state, and what may be done with it. */
export function PageHeader({ title, count, state, about, actions }: HeaderProps) {
  return (
    <header className={classes['header']}>
      <Stack gap={4} className={classes['heading']}>
        <Group gap="sm" align="baseline" wrap="wrap">
          <Title order={1} className={classes['title']}>{title}</Title>
          {count && <Text span c="dimmed" size="lg" className="tabular">{count}</Text>}
          {state}
        </Group>
        {about && <Text c="dimmed">{about}</Text>}
      </Stack>
      {actions && <Group gap="xs" className={classes['actions']}>{actions}</Group>}
    </header>
  )
}

/** A page that isn't a list: a header and what stands below it. `width`: forms and reading are narrow, facts are not. `isCalm`: the larger type of employees' own pages. */
export function Page({ title, crumbs, width = 'full', isCalm = false, children, ...header }: Omit<HeaderProps, 'title'> & { title: string; crumbs?: readonly Crumb[]; width?: 'full' | 'form' | 'reading'; isCalm?: boolean; children: ReactNode }) {
  useCrumbs(title, crumbs)
  return (
    <div className={classes['body']} data-width={width} data-calm={isCalm || undefined}>
      <PageHeader title={title} {...header} />
      {children}
    </div>
  )
}

/** Left the facts, right what happened; one below the other where there is no room. */
export function TwoColumns({ children, aside }: { children: ReactNode; aside: ReactNode }) {
  return <div className={classes['columns']}><div className={classes['main']}>{children}</div><aside className={classes['aside']}>{aside}</aside></div>
}

export function Panel({ title, actions, children, id }: { title?: string; actions?: ReactNode; children: ReactNode; id?: string }) {
  return (
    <section className={classes['panel']} id={id} aria-label={title}>
      {(title || actions) && <Group justify="space-between" className={classes['panelHead']}>{title && <Title order={2}>{title}</Title>}{actions}</Group>}
      {children}
    </section>
  )
}

/** Says why there is nothing and what to do about it. */
export function EmptyState({ title, text, action, children }: { title: string; text?: string; action?: { label: string; onClick: () => void }; children?: ReactNode }) {
  return (
    <Stack align="flex-start" gap="xs" className={classes['empty']}>
      <Text fw={600} size="lg">{title}</Text>
      {text && <Text c="dimmed">{text}</Text>}
      {action && <Button variant="default" mt="xs" onClick={action.onClick}>{action.label}</Button>}
      {children}
    </Stack>
  )
}
