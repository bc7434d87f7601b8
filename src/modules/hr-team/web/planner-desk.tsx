import { Button, Group, Modal, Select, Stack, Text, UnstyledButton } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { HrFunction } from '#shared/functions.ts'
import { Refusal } from '#shared/refusal.ts'
import { useAddress } from '#ui/address.ts'
import { dateText, numberText } from '#ui/format.ts'
import { useMe } from '#ui/me.ts'
import { Panel } from '#ui/page.tsx'
import { useCreate } from '#ui/queries.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { tell } from '#ui/tell.tsx'
import { learn, t } from '#ui/words.ts'
import { changes, staffingPlan, type measures } from '../records.ts'
import { restGroup } from '../rules-history.ts'
import { alwaysNeeded, areasNow, lackingFor, placesFor, planOf, type AreaNow, type KeptSheet, type Planned, type Question, type Season } from '../rules-planning.ts'
import type { Change, Compared, Sheet as Figures } from '../rules-scenarios.ts'
import { groupName } from './balance-map.tsx'
import { DeskHistory } from './planner-history.tsx'
import classes from './hr-team.module.css'
import { PlannerAnswers } from './planner-answers.tsx'
import { namesOf, sayRefusal } from './planner-words.ts'
import type { Known } from './planner.tsx'
import { areaLabel } from './words.ts'

learn({ '{{count}} people are counted with others_one': 'One person is counted with others', '{{count}} people are counted with others_other': '{{count}} people are counted with others' })
const seasonNames: Record<Season, string> = { year: 'All weeks', busiest: 'The busiest thirteen weeks', quietest: 'The quietest thirteen weeks' }

/** Asked of the company's own desk: what came, who is there, and what a change would do. */
export function DeskPlanner({ known }: { known: Known }) {
  const [{ area = '', group = '', change = '', place = '', season = '' }, setAddress] = useAddress()
  const sheet = useMemo(() => sheetOf(known), [known])
  const areas = [...new Set(known.cells.map(each => each.function))]
  const asked: Question = {
    function: (areas.includes(area as HrFunction) ? area : areas[0] ?? 'people') as HrFunction, population: known.groups.some(each => each.group === Number(group)) ? Number(group) : 0,
    change: change in changes ? change as Change['kind'] : 'generalist', placeId: place || null, season: season in seasonNames ? season as Season : 'year',
  }
  const key = JSON.stringify(asked), places = placesFor(known, asked), isLeaving = asked.change === 'leaves' || asked.change === 'away'
  // Who comes from a cell of the balance has asked already.
  const [{ said, planned, to }, setAnswer] = useState<Answer>(() => area && !change ? { ...workOut(known, sheet, asked, area), to: key } : { said: '', planned: null, to: key })
  const [keeping, setKeeping] = useState<Change['kind'] | null>(null)
  const answer = to === key ? planned : null
  const nameOf = (id: number) => { const found = known.groups.find(each => each.group === id); return found ? groupName({ group: id === restGroup ? null : id, name: found.name }, known.groups.length === 1) : t('Everyone') }
  const placeName = (of: Known['places'][number]) => [of.titles[0] ?? t('Without a position'), ...of.groups.map(each => each === 0 ? t('Everyone') : nameOf(each)), of.fte !== null && of.fte < 1 && t('{{percent}} %', { percent: numberText(Math.round(of.fte * 100)) })].filter(Boolean).join(' · ')
  return (
    <Stack gap="md">
      <Panel title={t('What to look at')}>
        <Group align="end">
          <Select label={t('Area')} data={[...areas].map(value => ({ value, label: areaLabel(value) }))} value={asked.function} allowDeselect={false} onChange={value => setAddress({ area: value, place: null })} />
          <Select label={t('For whom')} data={[{ value: '0', label: t('Everyone') }, ...known.groups.filter(() => known.groups.length > 1).map(each => ({ value: String(each.group), label: nameOf(each.group) }))]} value={String(asked.population)} allowDeselect={false} onChange={value => setAddress({ group: value, place: null })} />
          <Select label={t('What changes')} data={Object.entries(changes).map(([value, label]) => ({ value, label: t(label) }))} value={asked.change} allowDeselect={false} onChange={value => setAddress({ change: value })} />
          {isLeaving && <Select label={t('Which position')} data={places.map(each => ({ value: each.id, label: placeName(each) }))} value={asked.placeId} onChange={value => setAddress({ place: value })} />}
          <Select label={t('Weeks')} data={Object.entries(seasonNames).map(([value, label]) => ({ value, label: t(label) }))} value={asked.season} allowDeselect={false} onChange={value => setAddress({ season: value })} />
          <Button onClick={() => setAnswer({ ...workOut(known, sheet, asked, area), to: key })}>{t('Work it out')}</Button>
        </Group>
        <Text size="sm" c="dimmed" mt="sm">{[
          known.weeks > 0 ? t('From {{weeks}} whole weeks since {{since}}.', { weeks: known.weeks, since: dateText(known.since) }) : t('There is no whole week of the desk yet.'),
          known.folded > 0 && `${t('{{count}} people are counted with others', { count: known.folded })}: ${t('of fewer than {{least}} nothing is told.', { least: known.minimumGroup })}`,
          known.away > 0 && t('Positions whose holder is away for long aren’t counted: {{count}}.', { count: known.away }),
        ].filter(Boolean).join(' ')}</Text>
      </Panel>
      <div role="status">{said && to === key && <Text>{said}</Text>}</div>
      {answer && <PlannerAnswers planned={answer} hasCases={known.cells.some(each => each.function === asked.function && each.open !== null)} onKeep={setKeeping} />}
      <AllAreas known={known} sheet={sheet} population={asked.population} title={t('All areas: {{whom}}', { whom: nameOf(asked.population) })} onChoose={name => setAddress({ area: name, place: null })} />
      <DeskHistory known={known} asked={asked} />
      <Modal opened={keeping !== null} onClose={() => setKeeping(null)} title={t('Keep as a plan')}>
        {keeping && answer && <Keep asked={asked} change={keeping} planned={answer} whom={nameOf(asked.population)} populationId={known.groups.find(each => each.group === asked.population)?.id ?? null} place={isLeaving && keeping === asked.change ? places.filter(({ id }) => id === asked.placeId).map(placeName)[0] ?? null : null} onDone={() => setKeeping(null)} />}
      </Modal>
    </Stack>
  )
}

type Answer = { said: string; planned: Planned | null; to: string }
/** The answer, or in words what stands in its way. */
function workOut(known: Known, sheet: KeptSheet, asked: Question, area: string): Omit<Answer, 'to'> {
  const no = (said: string) => ({ said, planned: null })
  if (area && !known.cells.some(each => each.function === area)) return no(t('Nothing of {{area}} came to the desk in these weeks, so there is nothing to work out.', { area: areaLabel(area) }))
  const places = placesFor(known, asked)
  if ((asked.change === 'leaves' || asked.change === 'away') && !places.some(({ id }) => id === asked.placeId)) return no(places.length ? t('Say which position.') : t('There is nobody who could leave or be away.'))
  try {
    const missing = lackingFor(known, sheet, asked)
    return missing.length ? no(t('This needs assumptions that are still empty: {{what}}.', { what: namesOf(missing) })) : { said: '', planned: planOf(known, known.hours, sheet, asked) }
  } catch (error) { return no(sayRefusal(error)) }
}

function AllAreas({ known, sheet, population, title, onChoose }: { known: Known; sheet: KeptSheet; population: number; title: string; onChoose: (area: string) => void }) {
  const found = useMemo(() => { try { return areasNow(known, known.hours, sheet, population) } catch (error) { if (error instanceof Refusal) return error; throw error } }, [known, sheet, population])
  const ofThese = (area: string) => known.now.filter(each => each.function === area && (population === 0 || each.populations.includes(population)))
  const count = (area: string, what: 'open' | 'waiting' | 'overdue') => ofThese(area).reduce((all, each) => all + each[what], 0)
  const words = { open: t('Open'), waiting: t('Waiting'), overdue: t('Overdue') }
  const tookOf = (area: string) => known.took.filter(each => each.function === area).toSorted((a, b) => b.items - a.items)[0]
  if (found instanceof Refusal) return <Panel title={title}><Text>{found.code === 'hr-team.figures_missing' || alwaysNeeded.some(name => sheet.figures[name] === undefined) ? t('This needs assumptions that are still empty: {{what}}.', { what: namesOf([...alwaysNeeded.filter(name => sheet.figures[name] === undefined), ...(found.detail['figures'] as string[] | undefined) ?? []]) }) : sayRefusal(found)}</Text></Panel>
  if (found.length === 0) return null
  return (
    <Panel title={title}>
      <div className={classes['scroll']}>
        <table className={`${classes['table']} ${classes['stack']}`}>
          <thead><tr>{[t('Area'), t('New a week'), t('Hours a week'), t('Positions that can do it'), t('Busy'), t('Until somebody begins'), t('Open'), t('Waiting'), t('Overdue'), t('Half are done within')].map(each => <th key={each} scope="col">{each}</th>)}</tr></thead>
          <tbody>{found.map(each => {
            const took = tookOf(each.function)
            return (
              <tr key={each.function}>
                <th scope="row" className={classes['unbroken']}><UnstyledButton className={classes['link']} onClick={() => onChoose(each.function)}>{areaLabel(each.function)}</UnstyledButton></th>
                <td data-label={t('New a week')}>{numberText(round(each.aWeek))}</td><td data-label={t('Hours a week')}>{numberText(round(each.hours))}</td><td data-label={t('Positions that can do it')}>{each.able === 0 ? t('none') : numberText(each.able)}</td>
                <td data-label={t('Busy')} className={classes['unbroken']}>{Number.isFinite(each.busy) ? t('{{percent}} %', { percent: numberText(Math.round(each.busy * 100)) }) : '–'}</td><td data-label={t('Until somebody begins')}>{beginsIn(each)}</td>
                {(['open', 'waiting', 'overdue'] as const).map(what => <td key={what} data-label={words[what]}>{numberText(count(each.function, what))}</td>)}
                <td data-label={t('Half are done within')}>{took ? t('{{days}} days', { days: numberText(took.days) }) : t('too few to tell')}</td>
              </tr>
            )
          })}</tbody>
        </table>
      </div>
    </Panel>
  )
}

/** What nobody gets round to at this rate, requests or cases, piles up. */
const beginsIn = ({ growsBy, waits, caseWaits }: AreaNow) => growsBy > 0.01 || !Number.isFinite(waits) || !Number.isFinite(caseWaits) ? t('piles up') : round(Math.max(caseWaits, waits)) === 0 ? t('at once') : caseWaits > 0 ? t('{{weeks}} weeks for a case', { weeks: numberText(round(caseWaits)) }) : t('{{hours}} working hours', { hours: numberText(round(waits)) })

const { name, dueOn, note } = staffingPlan.asks
function Keep({ asked, change, planned, whom, populationId, place, onDone }: { asked: Question; change: Change['kind']; planned: Planned; whom: string; populationId: string | null; place: string | null; onDone: () => void }) {
  const { personId } = useMe(), create = useCreate(staffingPlan), navigate = useNavigate()
  const compared = change === asked.change ? planned.compared : planned.options.find(each => each.change.kind === change)?.compared
  const steps = change === 'outside' ? [t('Ask for two offers'), t('Enter who steps in')] : change === 'generalist' || change === 'specialist' ? [t('Agree on the budget'), t('Open a position')] : [t('Say who steps in'), t('Let somebody else learn it')]
  if (!personId) return <Text>{t('This sign-in belongs to nobody in the company, so there is nobody whose plans they would be.')}</Text>
  return (
    <RecordForm
      place={staffingPlan.name} fields={{ name, dueOn, note }} initial={{ name: `${t(changes[change])}: ${areaLabel(asked.function)}, ${whom}`.slice(0, 200) }} submitLabel={t('Keep as a plan')} hasFocus onCancel={onDone}
      onSubmit={async input => {
        await create.mutateAsync({ ...input, personId, function: asked.function, whom: asked.population === 0 ? 'everyone' : asked.population === restGroup ? 'rest' : 'group', populationId, change, place, steps: steps.map(what => ({ what, isDone: false })), found: compared ? foundOf(compared) : null } as never)
        tell(t('Kept. Only you can see it.'))
        await navigate({ to: '/hr-team/planner', search: { view: 'plans' } as never })
      }}
    />
  )
}

/** As ranges; what has no end has no figure. */
function foundOf({ before, after }: Compared) {
  const line = (what: keyof typeof measures, of: (side: Compared['before']) => { low: number; high: number }, times = 1) => {
    const [from, to] = [of(before), of(after)], kept = (value: number) => Number.isFinite(value) ? Math.round(value * times * 10) / 10 : null
    return { what, beforeLow: kept(from.low), beforeHigh: kept(from.high), afterLow: kept(to.low), afterHigh: kept(to.high) }
  }
  return [line('hours', side => side.ranges.hours), line('busy', side => side.ranges.busy, 100), line('waits', side => side.ranges.waits), line('grows', side => side.ranges.growsBy), line('able', side => ({ low: side.able ?? 0, high: side.able ?? 0 }))]
}

function sheetOf({ figures, costs }: Known): KeptSheet {
  return {
    figures: Object.fromEntries(figures.filter(({ positionId }) => positionId === null).map(({ figure, value }) => [figure, value])), byPosition: Object.fromEntries(figures.flatMap(({ figure, positionId, value }) => figure === 'duties' && positionId !== null ? [[positionId, value]] : [])),
    costs: costs.map(({ figure, country, amount, currency }) => ({ figure: figure as Figures['costs'][number]['figure'], country, value: Number(amount), currency })),
  }
}
const round = (value: number) => value >= 10 ? Math.round(value) : Math.round(value * 10) / 10
