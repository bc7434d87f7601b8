import { Anchor, Skeleton, Stack } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { EmptyState } from '#ui/page.tsx'
import { t } from '#ui/words.ts'
import { useCrumbsOf, useUpwards } from './crumbs.ts'

/** Neither there nor to be seen: both are answered alike. */
export function Nobody() {
  const upwards = useUpwards()
  useCrumbsOf(t('Nobody here'))
  return (
    <EmptyState title={t('There is nobody here that you may see')} text={t('The address may be wrong, or it leads to somebody whose records others look after.')}>
      <Anchor component={Link} to={upwards.to}>{t('Go to: {{page}}', { page: upwards.label })}</Anchor>
    </EmptyState>
  )
}

export function Waiting() {
  return <Stack gap="md" role="status" aria-label={t('Loading')}><Skeleton height={26} width="16rem" maw="100%" /><Skeleton height={14} width="24rem" maw="100%" /><Skeleton height={36} mt="md" /><Skeleton height={220} /></Stack>
}
