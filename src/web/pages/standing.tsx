import { Anchor, Skeleton, Stack, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ErrorNote } from '#ui/errors.tsx'
import { t } from '#ui/words.ts'

export function Loading() {
  return <Stack gap="md" p="lg" aria-busy aria-label={t('Loading')} role="status"><Skeleton height={24} width="30%" /><Skeleton height={14} width="70%" /><Skeleton height={14} width="55%" /><Skeleton height={14} width="62%" /></Stack>
}

export function NotFound() {
  return (
    <Stack gap="xs" p="lg" maw={560}>
      <Title order={1}>{t('There is nothing here')}</Title>
      <Text>{t('The address may be wrong, or it leads to something that you may not see. If someone gave it to you, ask them what it is about.')}</Text>
      <Text><Anchor component={Link} to="/">{t('Go to the start')}</Anchor></Text>
    </Stack>
  )
}

export function Broken({ error, reset }: { error: unknown; reset: () => void }) {
  return <Stack p="lg"><Title order={1}>{t('This page didn’t open')}</Title><ErrorNote error={error} onRetry={reset} /></Stack>
}

/** Outside of the frame, which has the landmark otherwise. */
export const LostOutside = () => <Outside><NotFound /></Outside>
export const BrokenOutside = (props: Parameters<typeof Broken>[0]) => <Outside><Broken {...props} /></Outside>
const Outside = ({ children }: { children: ReactNode }) => <main>{children}</main>
