import { Stack, Title } from '@mantine/core'
import { useMe } from '#ui/me.ts'
import { Page } from '#ui/page.tsx'
import { useOne } from '#ui/queries.ts'
import { RecordPanel } from '#ui/record-panel.tsx'
import { recordLabel, t } from '#ui/words.ts'
import { organization, settings } from '../records.ts'

const stay = () => {}

export default function Company() {
  const { organizationId } = useMe()
  return (
    <Page title={t('Company')} crumbs={[{ label: t('Settings'), to: '/settings' }]} width="form">
      <Stack gap="xl">
        <RecordPanel record={organization} one={useOne(organization, organizationId)} onMade={stay} onGone={stay} onCancel={stay} />
        <Stack component="section" gap="lg">
          <Title order={2} size="h4">{recordLabel(settings)}</Title>
          <RecordPanel record={settings} one={useOne(settings, organizationId)} onMade={stay} onGone={stay} onCancel={stay} />
        </Stack>
      </Stack>
    </Page>
  )
}
