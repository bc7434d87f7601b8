import { Anchor, Skeleton, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Page } from '#ui/page.tsx'
import { t } from '#ui/words.ts'
import { useUpwards } from './crumbs.ts'

/** Neither there nor to be seen: both are answered alike. */
export function Nobody() {
  const upwards = useUpwards()
  return (
    <Page title={t('There is nobody here that you may see')} crumbs={[upwards]} width="reading">
      <Text mb="sm">{t('The address may be wrong, or it leads to somebody whose records others look after.')}</Text>
      <Anchor component={Link} to={upwards.to}>{t('Go to: {{page}}', { page: upwards.label })}</Anchor>
    </Page>
  )
}

export function Waiting() {
  return <Stack gap="md" role="status" aria-label={t('Loading')}><Skeleton height={26} width="16rem" maw="100%" /><Skeleton height={14} width="24rem" maw="100%" /><Skeleton height={36} mt="md" /><Skeleton height={220} /></Stack>
}
