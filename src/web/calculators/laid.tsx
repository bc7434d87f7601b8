import { Badge, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRouteContext } from '@tanstack/react-router'
import type { Here } from '#modules/law/contract.ts'
import { lay } from '#shared/laid.ts'
import type { Came, Laid, Rates } from '#shared/rates.ts'
import { send } from '#ui/client.ts'
import { dateText, instantText } from '#ui/format.ts'
import { mayUse, type Me, type Needs } from '#ui/seam.ts'
import { t } from '#ui/words.ts'

/** What stands beside the product's own figures for whoever reads; `isOld` where it can't be had, and the product's own count. */
export function useHere(): { here: Here | undefined; isOld: boolean } {
  const { data, isError } = useQuery({ queryKey: ['law', 'here'], queryFn: ({ signal }) => send<Here>('GET', '/law', { signal, isQuiet: true }), staleTime: 60_000 })
  return { here: data ?? (isError ? nothing : undefined), isOld: isError }
}
const nothing: Here = { packs: [], entered: [] }

export const laidOver = (rates: readonly Rates[], { packs, entered }: Here): Laid => lay(rates, packs, entered)
/** As they were known without what was entered: what an entered row is held against. */
export const knownOver = (rates: Rates, { packs }: Here): Rates => lay([rates], packs).get(rates.id) ?? rates

/** Whoever is in may do more here; the page is open to all. */
export function usePresentMay(needs: Needs): boolean {
  const { me } = useRouteContext({ strict: false }) as { me?: Me | null }
  return Boolean(me && mayUse(me, needs))
}

/** How a figure came, where that isn’t with the product. */
export function CameOf({ came }: { came: Came | undefined }) {
  if (!came || came.origin === 'shipped') return null
  if (came.origin === 'pack') return <Text span size="xs" c="dimmed">{t('pack {{number}} of {{publisher}}, {{day}}', { number: came.number, publisher: came.publisher, day: dateText(came.issuedOn) })}</Text>
  return (
    <>
      <Badge variant="light" color="yellow" radius="sm" size="sm" tt="none" fw={500}>{t('entered here')}</Badge>{' '}
      <Text span size="xs" c="dimmed">{came.preparedBy && came.checkedBy ? t('prepared by {{one}}, checked by {{other}}, {{when}}', { one: came.preparedBy, other: came.checkedBy, when: instantText(came.checkedAt) }) : t('checked {{when}}', { when: instantText(came.checkedAt) })}</Text>
    </>
  )
}
