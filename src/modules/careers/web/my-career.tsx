import { Button } from '@mantine/core'
import { Download } from 'lucide-react'
import { useAddress } from '#ui/address.ts'
import { LinkTabs } from '#ui/link-tabs.tsx'
import { useMe } from '#ui/me.ts'
import { EmptyState, Page } from '#ui/page.tsx'
import { t } from '#ui/words.ts'
import { Fit } from './fit.tsx'
import { Learned } from './learned.tsx'
import { Network } from './network.tsx'
import { Offers } from './offers.tsx'
import { Paths } from './paths.tsx'
import { Plans } from './plans.tsx'

const views = { '': Paths, plan: Plans, fit: Fit, learned: Learned, network: Network, offers: Offers } as const

/** Where somebody stands in their profession, and where to. */
export default function MyCareer() {
  const { personId } = useMe()
  const [{ view = '' }] = useAddress()
  const title = t('My career')
  if (!personId) return <Page title={title} isCalm><EmptyState title={t('This sign-in belongs to nobody in the company')} text={t('So there is nothing of your own to show here.')} /></Page>
  const Shown = views[view as keyof typeof views] ?? Paths
  return (
    <Page title={title} isCalm about={t('Plans, contacts and assessments belong to you alone. Nobody else can open them: no manager, no HR, no administrator.')}
      actions={<Button component="a" href="/api/v1/careers/export" download variant="default" leftSection={<Download size={16} aria-hidden />}>{t('Take it all along')}</Button>}>
      <LinkTabs label={t('Parts of my career')} name="view" current={view} tabs={[
        { value: '', label: t('Paths') }, { value: 'plan', label: t('My plan') }, { value: 'fit', label: t('Generalist or specialist?') },
        { value: 'learned', label: t('Certificates') }, { value: 'network', label: t('Network') }, { value: 'offers', label: t('Offers') },
      ]} />
      <Shown personId={personId} />
    </Page>
  )
}
