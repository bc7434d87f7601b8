import { Button, Group, Text, Title } from '@mantine/core'
import type { Static } from 'typebox'
import { countryName, listText } from '#ui/format.ts'
import { useMay } from '#ui/me.ts'
import { useMove, useRead } from '#ui/queries.ts'
import { tell, tellProblem } from '#ui/tell.tsx'
import { t, wordOf } from '#ui/words.ts'
import type { waitingGroups } from '../contract.ts'
import { populationChange } from '../records.ts'
import classes from './access.module.css'
import { circleWords } from './group-sentence.tsx'

type Growth = Static<typeof waitingGroups.output>['items'][number]

export const tellWaits = () => tell(t('This lets more people in, and somebody has access to this group: it waits until it is confirmed.'))
export const useGrowth = () => useRead<Static<typeof waitingGroups.output>>('/access/waiting-groups').data?.items

/** What waits to let somebody into groups of people, or into one of them. */
export function WaitingGrowth({ populationId }: { populationId?: string }) {
  const items = useGrowth()?.filter(each => !populationId || each.populationId === populationId) ?? []
  return <>{items.map(each => <One key={each.changeId} growth={each} namesGroup={!populationId} />)}</>
}

function One({ growth, namesGroup }: { growth: Growth; namesGroup: boolean }) {
  const mayHandle = useMay(['access:handle'])
  const moving = useMove(populationChange)
  const { changeId: id, version, population, people, names, preparer, confirmers, bar } = growth
  const by = (move: 'confirm' | 'discard', done: string) => void moving.mutateAsync({ id, version, move }).then(() => tell(done), tellProblem)
  const more = people - (names?.length ?? 0)
  return (
    <section className={classes['answer']} aria-label={t('A change of {{group}} that waits', { group: population })}>
      <Title order={namesGroup ? 2 : 4} size={namesGroup ? 'h3' : 'h4'}>{namesGroup ? population : t('Waits to be confirmed')}</Title>
      <Text mt={4}>{lineText(growth)}</Text>
      <Text size="sm" c="dimmed">
        {people === 0 ? t('Nobody would come in today; whoever meets it later would.') : t('{{count}} people would come in.', { count: people })}
        {names && people > 0 && ` ${more > 0 ? t('{{names}} and {{count}} more.', { names: names.join(', '), count: more }) : `${listText(names)}.`}`}
      </Text>
      <Text size="sm" mt="xs">{[preparer && t('Prepared by {{name}}.', { name: preparer }), waitsFor(confirmers)].filter(Boolean).join(' ')}</Text>
      {(bar === null || mayHandle) && (
        <Group mt="md" gap="xs">
          {bar === null && <Button loading={moving.isPending} onClick={() => by('confirm', t('Confirmed'))}>{t('Confirm')}</Button>}
          <Button variant="default" loading={moving.isPending} onClick={() => by('discard', t('Discarded'))}>{bar === null ? t('Decline') : t('Discard')}</Button>
        </Group>
      )}
    </section>
  )
}

function lineText({ deed, effect, kind, what }: Growth): string {
  const said = kind === 'country' ? countryName(String(what)) : kind === 'worker' ? wordOf(populationChange.name, 'workerKind', populationChange.asks.workerKind, String(what)) : kind === 'circle' ? circleWords[what as 'hr_team']() : what ?? '…'
  if (effect === 'exclude') return t('No longer leave out: {{what}}', { what: said })
  return deed === 'add' ? t('Let in: {{what}}', { what: said }) : t('No longer only: {{what}}', { what: said })
}

function waitsFor(confirmers: Growth['confirmers']): string {
  if (confirmers.length === 0) return t('Nobody may confirm it yet: it takes somebody who could confirm all access to this group, or a second person.')
  return t('It waits for {{names}}, who could confirm all access to this group.', { names: listText(confirmers.map(({ name }) => name), 'disjunction') })
}
