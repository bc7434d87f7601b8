import { useMe } from '#ui/me.ts'
import { Page } from '#ui/page.tsx'
import { useOne } from '#ui/queries.ts'
import { RecordPanel } from '#ui/record-panel.tsx'
import { t } from '#ui/words.ts'
import { organization } from '../records.ts'

const stay = () => {}

export default function Company() {
  const one = useOne(organization, useMe().organizationId)
  return (
    <Page title={t('Company')} crumbs={[{ label: t('Settings'), to: '/settings' }]} width="form">
      <RecordPanel record={organization} one={one} onMade={stay} onGone={stay} onCancel={stay} />
    </Page>
  )
}
