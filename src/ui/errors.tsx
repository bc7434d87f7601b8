import { Alert, Button, Group, Text } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { Problem, sayProblem } from './problem.ts'
import { t } from './words.ts'

/** What went wrong with a read, in place, with a way on. */
export function ErrorNote({ error, onRetry }: { error: unknown; onRetry?: () => unknown }) {
  const isGone = error instanceof Problem && (error.status === 404 || error.status === 403)
  return (
    <Alert color={isGone ? 'gray' : 'red'} variant="light" role="alert" maw={640}>
      <Text size="sm">{sayProblem(error)}</Text>
      {onRetry && !isGone && <Group mt="sm"><Button variant="default" size="xs" onClick={() => onRetry()}>{t('Try again')}</Button></Group>}
    </Alert>
  )
}

/** A page that breaks takes no other with it. */
export class PageBoundary extends Component<{ children: ReactNode; at: string }, { error: unknown; at: string }> {
  override state = { error: null as unknown, at: this.props.at }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  static getDerivedStateFromProps({ at }: { at: string }, state: { error: unknown; at: string }) {
    return at === state.at ? null : { error: null, at }
  }

  override componentDidCatch(error: unknown) {
    console.error(error)
  }

  override render() {
    if (this.state.error === null) return this.props.children
    return <ErrorNote error={this.state.error} onRetry={() => location.reload()} />
  }
}
