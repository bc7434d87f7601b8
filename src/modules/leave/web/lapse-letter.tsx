import { Anchor, Stack, Text, Title } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useParam } from '#ui/address.ts'
import { ErrorNote } from '#ui/errors.tsx'
import { dateText } from '#ui/format.ts'
import { useMe } from '#ui/me.ts'
import { Page, Panel } from '#ui/page.tsx'
import { useAct, useOne } from '#ui/queries.ts'
import { tellProblem } from '#ui/tell.tsx'
import { t } from '#ui/words.ts'
import { readLapseLetter } from '../contract-lapsing.ts'
import { lapseLetter } from '../records.ts'

/** The letter, as it was written. Opened by whom it is to, it is delivered, and the page says so. */
export default function LapseLetter() {
  const id = useParam('letterId')!, { data, error, refetch } = useOne(lapseLetter, id), me = useMe(), opening = useAct(readLapseLetter, { id }), begun = useRef(false)
  const isMine = !!data && me.personId === data.personId
  useEffect(() => {
    if (!isMine || data.status !== 'given' || begun.current) return
    begun.current = true
    opening.mutate({}, { onError: tellProblem })
  }, [isMine, data, opening])
  const crumbs = [{ label: t('Time off'), to: '/leave' }]
  if (error && !data) return <Page title={t('Leave that lapses')} crumbs={crumbs}><ErrorNote error={error} onRetry={() => void refetch()} /></Page>
  if (!data) return <Page title={t('Leave that lapses')} crumbs={crumbs}>{null}</Page>
  return (
    <Page title={t('Leave that lapses')} crumbs={crumbs}>
      <Stack gap="lg" maw="44rem">
        <Panel title={data.subject}>
          <article>{data.body.split(/\n{2,}/).map((paragraph, n) => <Text key={n} mt={n ? 'md' : 0}>{paragraph.trim()}</Text>)}</article>
        </Panel>
        <div>
          <Title order={2} size="h4">{t('What stands of it')}</Title>
          <Text size="sm" mt={4}>{data.status === 'delivered' ? t('Delivered on {{date}}.', { date: dateText(data.deliveredOn!) }) : t('Not delivered yet.')} {isMine && t('Opening it counts as having received it. Taking your leave is enough; there is nothing to answer.')}</Text>
          <Anchor size="sm" href={`/api/v1/lapse-letters/${id}/pdf`} target="_blank" rel="noreferrer">{t('To print')}</Anchor>
        </div>
      </Stack>
    </Page>
  )
}
