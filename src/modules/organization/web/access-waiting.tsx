import { Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { Static } from 'typebox'
import { ErrorNote } from '#ui/errors.tsx'
import { listText } from '#ui/format.ts'
import { useMay } from '#ui/me.ts'
import { EmptyState, Page } from '#ui/page.tsx'
import { useMove, useRead, useRows } from '#ui/queries.ts'
import { tell, tellProblem } from '#ui/tell.tsx'
import { t } from '#ui/words.ts'
import type { waiting } from '../contract.ts'
import { accessGrant } from '../records.ts'
import classes from './access.module.css'
import HrNotice from './notice.tsx'
import type { Grant } from './access-data.ts'
import { accessCrumbs, AccessFrame } from './access-frame.tsx'
import { useGrowth, WaitingGrowth } from './group-waiting.tsx'
import { areasText, datesText, levelLabel } from './words.ts'

type Waiting = Static<typeof waiting.output>['items'][number]

/** All that is prepared and waits, for whoever may confirm some of it: they needn't look after access. */
export default function AccessWaiting() {
  const mayFrame = useMay(['access'])
  const { data, isError, error } = useRows(accessGrant, { status: 'prepared' })
  const growth = useGrowth()
  const page = (
    <Page title={t('Waiting to be confirmed')} crumbs={mayFrame ? accessCrumbs() : []} about={t('Preparing access gives none. Somebody else confirms it: whoever administers that area for these people, or the second person where there is nobody.')}>
      <HrNotice />
      {isError ? <ErrorNote error={error} /> : !data || !growth ? <Skeleton height={120} /> : data.length + growth.length === 0 ? <EmptyState title={t('Nothing waits to be confirmed')} /> : <Stack gap="md"><WaitingGrowth /><WaitingGrants grants={data} showsHolder /></Stack>}
    </Page>
  )
  return mayFrame ? <AccessFrame>{page}</AccessFrame> : page
}

/** What belongs together: given to one person at once, for the same people, with the same who may confirm. */
export function WaitingGrants({ grants, showsHolder = false }: { grants: readonly Grant[]; showsHolder?: boolean }) {
  const { data } = useRead<Static<typeof waiting.output>>('/access/waiting')
  if (!data) return <Skeleton height={80} />
  const of = new Map(data.items.map(each => [each.grantId, each]))
  const bundles = [...Map.groupBy(grants.filter(({ id }) => of.has(id)), grant => {
    const { confirmers, bar, preparer } = of.get(grant.id)!
    return [grant.holderId, grant.populationId, grant.level, grant.startsOn, grant.endsOn, grant.reason, preparer, bar, ...confirmers.map(({ name }) => name)].join('|')
  }).values()]
  return <Stack gap="md">{bundles.map(own => <Together key={own[0]!.id} grants={own} waiting={of.get(own[0]!.id)!} showsHolder={showsHolder} />)}</Stack>
}

function Together({ grants, waiting: { holder, preparer, population, confirmers, bar }, showsHolder }: { grants: readonly Grant[]; waiting: Waiting; showsHolder: boolean }) {
  const mayHandle = useMay(['access:handle'])
  const moving = useMove(accessGrant)
  const [busy, setBusy] = useState<string | null>(null)
  const [first] = grants as [Grant]
  const all = async (move: 'confirm' | 'discard', done: string) => {
    setBusy(move)
    try {
      for (const { id, version } of grants) await moving.mutateAsync({ id, version, move })
      tell(done)
    } catch (error) {
      tellProblem(error)
    } finally {
      setBusy(null)
    }
  }
  const areas = areasText(grants.map(grant => grant.function), 6), whom = population ?? t('everyone')
  return (
    <section className={classes['answer']} aria-label={t('Access for {{name}}', { name: holder })}>
      <Title order={showsHolder ? 2 : 3} size="h3">{showsHolder ? holder : t('Prepared, not yet in force')}</Title>
      <Text mt={4}>{areas}</Text>
      <Text size="sm" c="dimmed">{levelLabel(first.level)} · {t('for {{whom}}', { whom })} · {datesText(first)}{first.reason && ` · ${first.reason}`}</Text>
      <Text size="sm" mt="xs">{[preparer && t('Prepared by {{name}}.', { name: preparer }), waitsFor(confirmers), bar && whyNotMe[bar]()].filter(Boolean).join(' ')}</Text>
      {(bar === null || mayHandle) && (
        <Group mt="md" gap="xs">
          {bar === null && <Button loading={busy === 'confirm'} disabled={busy !== null} onClick={() => void all('confirm', t('Confirmed'))}>{grants.length === 1 ? t('Confirm') : t('Confirm all {{count}}', { count: grants.length })}</Button>}
          <Button variant="default" loading={busy === 'discard'} disabled={busy !== null} onClick={() => void all('discard', t('Discarded'))}>{bar === null ? t('Decline') : t('Discard')}</Button>
        </Group>
      )}
    </section>
  )
}

function waitsFor(confirmers: Waiting['confirmers']) {
  if (confirmers.length === 0) return t('Nobody may confirm it yet: somebody needs to administer this area, or name a second person.')
  const names = listText(confirmers.map(({ name }) => name), 'disjunction')
  return confirmers[0]!.why === 'second_person' ? t('It waits for {{names}}, the second person, since nobody else administers this area there.', { names }) : t('It waits for {{names}}, who administers this area there.', { names })
}

const whyNotMe: Record<NonNullable<Waiting['bar']>, () => string> = {
  own: () => t('It is your own, so somebody else confirms it.'),
  prepared: () => t('You prepared it, so somebody else confirms it.'),
  in_return: () => t('You have access from this person, so somebody else confirms theirs.'),
  not_administered: () => '',
}
