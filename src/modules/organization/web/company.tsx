import { Stack, Title } from '@mantine/core'
import { useMe } from '#ui/me.ts'
import { Page, Panel } from '#ui/page.tsx'
import { useOne } from '#ui/queries.ts'
import { RecordFacts } from '#ui/record-facts.tsx'
import { RecordPanel } from '#ui/record-panel.tsx'
import { recordLabel, t } from '#ui/words.ts'
import { organization, settings } from '../records.ts'

const stay = () => {}

export default function Company() {
  const { organizationId } = useMe()
  const { data: company } = useOne(organization, organizationId)
  return (
    <Page title={t('Company')} crumbs={[{ label: t('Settings'), to: '/settings' }]} width="form">
      <Stack gap="xl">
        {company && <Panel title={recordLabel(organization)}><RecordFacts record={organization} row={company} fields={['name', 'country', 'shortName']} /></Panel>}
        <Stack component="section" gap="lg">
          <Title order={2} size="h4">{recordLabel(settings)}</Title>
          <RecordPanel record={settings} one={useOne(settings, organizationId)} onMade={stay} onGone={stay} onCancel={stay} />
        </Stack>
      </Stack>
    </Page>
  )
}
