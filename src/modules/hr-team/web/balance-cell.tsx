import { Anchor, Modal, Skeleton, Stack, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Static } from 'typebox'
import { ErrorNote } from '#ui/errors.tsx'
import { dateText, listText } from '#ui/format.ts'
import { useRead } from '#ui/queries.ts'
import { t, wordOf } from '#ui/words.ts'
import type * as contract from '../contract-balance.ts'
import { outsideCover } from '../records.ts'
import { restGroup } from '../rules-history.ts'
import type { Balance } from './balance.tsx'
import { groupName, keyOf, saysWork } from './balance-map.tsx'
import { becauseWord, sign, stateHelp, stateWord } from './balance-words.tsx'
import classes from './hr-team.module.css'
import { areaLabel } from './words.ts'

type Told = Static<typeof contract.balanceCell.output>

/** One cell: who is in it and why, and what waits there. */
export function CellDialog({ balance, at, onClose }: { balance: Balance; at: string; onClose: () => void }) {
  const cell = balance.cells.find(each => keyOf(each) === at)
  const { data, error } = useRead<Told>(`/hr-team/balance/cell?function=${cell?.function ?? ''}${cell?.group ? `&group=${cell.group}` : ''}`, { isOn: cell !== undefined })
  if (!cell?.state) return null
  const where = groupName(balance.groups.find(each => each.group === cell.group)!, balance.groups.length === 1)
  return (
    <Modal opened onClose={onClose} size="lg" title={`${areaLabel(cell.function)} · ${where}`}>
      <Stack gap="lg">
        <div>
          <Text fw={500}>{sign[cell.state]} {stateWord(cell.state)}: {stateHelp(cell.state)}</Text>
          {Boolean(cell.without) && <Text size="sm" c="dimmed">{t('for {{count}} people', { count: cell.without ?? 0 })}</Text>}
          {cell.state !== 'covered' && <Anchor component={Link} size="sm" to={`/hr-team/planner?area=${cell.function}&group=${cell.group ?? restGroup}`}>{t('What would change it?')}</Anchor>}
        </div>
        {error ? <ErrorNote error={error} /> : !data ? <Skeleton height={160} /> : <><People people={data.people} /><Outside cover={data.cover} /><Items items={data.items} cell={cell} /></>}
      </Stack>
    </Modal>
  )
}

function People({ people }: { people: Told['people'] }) {
  return (
    <section aria-label={t('People')}>
      <Title order={3} size="h4" mb="xs">{t('Who may')}</Title>
      {people.length === 0 ? <Text c="dimmed">{t('Nobody.')}</Text> : (
        <ul className={classes['list']}>{people.map(each => (
          <li key={each.personId}>
            <Text fw={500}>{each.name}{each.isAway && ` · ${each.awayUntil ? t('away until {{until}}', { until: dateText(each.awayUntil) }) : t('away')}`}{each.isOutside && ` · ${t('not an employee')}`}</Text>
            <Text size="sm">{canWord[each.can]()} {listText(each.because.map(becauseWord))}</Text>
            {(each.positions.length > 0 || each.handled !== null) && <Text size="sm" c="dimmed">{[...each.positions, each.handled !== null && t('{{count}} done in twelve months', { count: each.handled })].filter(Boolean).join(' · ')}</Text>}
            {each.can === 'unknown' && <Anchor component={Link} size="sm" to={`/hr-team/competence?of=${each.personId}`}>{t('Say what they can')}</Anchor>}
          </li>
        ))}</ul>
      )}
    </section>
  )
}
const canWord = { can: () => t('Can,'), cannot: () => t('Can’t yet,'), unknown: () => t('Unknown:'), partly: () => t('For some of these people, not for all:') }

function Outside({ cover }: { cover: Told['cover'] }) {
  return (
    <section aria-label={t('Outside cover')}>
      <Title order={3} size="h4" mb="xs">{t('Outside cover')}</Title>
      {cover.length === 0 ? <Text c="dimmed">{t('None.')}</Text> : <ul className={classes['list']}>{cover.map(each => <li key={each.id}><Contact of={each} /></li>)}</ul>}
    </section>
  )
}

/** Who it is and how to reach them. */
export function Contact({ of }: { of: Told['cover'][number] }) {
  return (
    <>
      <Text fw={500}>{of.name}</Text>
      <Text size="sm" c="dimmed">{[wordOf(outsideCover.name, 'kind', outsideCover.all.kind, of.kind), of.contact, of.endsOn && t('until {{until}}', { until: dateText(of.endsOn) })].filter(Boolean).join(' · ')}</Text>
      {(of.email || of.phone) && <Text size="sm">{of.email && <Anchor inherit href={`mailto:${of.email}`}>{of.email}</Anchor>}{of.email && of.phone && ' · '}{of.phone && <Anchor inherit href={`tel:${of.phone.replace(/[^+\d]/g, '')}`}>{of.phone}</Anchor>}</Text>}
    </>
  )
}

function Items({ items, cell }: { items: Told['items']; cell: Balance['cells'][number] }) {
  return (
    <section aria-label={t('Items')}>
      <Title order={3} size="h4" mb="xs">{t('What waits there')}</Title>
      <Text size="sm" c="dimmed" mb="xs">{saysWork(cell)}</Text>
      <ul className={classes['list']}>{items.map(item => <li key={item.id}><Anchor component={Link} to={`/desk?item=${item.id}`}>{item.title ?? t('About {{person}}', { person: item.person ?? '…' })}</Anchor><span className={classes['two']}>{[item.title && item.person, t('due {{on}}', { on: dateText(item.dueOn) })].filter(Boolean).join(' · ')}</span></li>)}</ul>
      {(cell.open ?? 0) > items.length && <Text size="sm" c="dimmed">{t('Others aren’t yours to see, or come later.')}</Text>}
    </section>
  )
}
