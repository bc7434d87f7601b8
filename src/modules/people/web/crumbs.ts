import { useCrumbs, type Crumb } from '#ui/crumbs.ts'
import { useMay, useMe } from '#ui/me.ts'
import { t } from '#ui/words.ts'

/** Where the way up leads, by who reads: to the people, to the team, to one's own page. */
export function useUpwards(): Required<Crumb> {
  const { isManager } = useMe()
  const looksAfter = useMay(['people'])
  return looksAfter ? { label: t('People'), to: '/people' } : isManager ? { label: t('My team'), to: '/people' } : { label: t('My page'), to: '/me' }
}

export function useCrumbsOf(title: string | undefined, above: readonly Crumb[] = []): void {
  const upwards = useUpwards()
  useCrumbs(title ?? null, [upwards, ...above])
}
