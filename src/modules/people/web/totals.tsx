import { Box, Group, Select, Skeleton, Stack, Table, Text } from '@mantine/core'
import type { Static } from 'typebox'
import { workerKinds } from '#modules/organization/records.ts'
import { useAddress } from '#ui/address.ts'
import { address } from '#ui/client.ts'
import { ErrorNote } from '#ui/errors.tsx'
import { ExportMenu } from '#ui/export-menu.tsx'
import { DateField } from '#ui/fields/date-field.tsx'
import { countryName, dateText, numberText } from '#ui/format.ts'
import { LinkTabs } from '#ui/link-tabs.tsx'
import { useMay } from '#ui/me.ts'
import { EmptyState, Page, Panel } from '#ui/page.tsx'
import { Fact, FactList } from '#ui/plain-facts.tsx'
import { useRead } from '#ui/queries.ts'
import { t, wordOf } from '#ui/words.ts'
import type * as contracts from '../contract-totals.ts'
import { contract, employment } from '../records.ts'
import { cuts, metrics, type Cut, type Metric } from '../totals.ts'
import classes from './totals.module.css'

type Mine = Static<typeof contracts.totals.output>
type Told = Static<typeof contracts.closedTotals.output>

/** How many there are: of one's own people for any day, or, for who counts and doesn't look, of closed quarters. */
export default function Totals() {
  const [search] = useAddress()
  const seesRows = useMay(['people']), counts = useMay(['insights'])
  const isClosed = counts && (!seesRows || search['of'] === 'closed')
  const cut = (search['cut'] ?? 'all') in cuts ? (search['cut'] ?? 'all') as Cut : 'all'
  return (
    <Page title={t('Totals')} about={isClosed ? t('Closed quarters, for who counts and sees nobody: groups too small are told together.') : t('Of the people whom you look after.')}>
      <Stack gap="lg" maw="64rem">
        {seesRows && counts && <LinkTabs label={t('Of whom')} name="of" current={isClosed ? 'closed' : 'mine'} tabs={[{ value: 'mine', label: t('People whom I look after') }, { value: 'closed', label: t('Closed quarters') }]} />}
        {isClosed ? <Closed cut={cut} /> : <Open cut={cut} />}
        <HowCounted isClosed={isClosed} />
      </Stack>
    </Page>
  )
}

function Open({ cut }: { cut: Cut }) {
  const [search, setSearch] = useAddress()
  const asked = { cut, from: dayIn(search['from']), on: dayIn(search['on']), kinds: search['kinds'] }
  const { data, error, isError, refetch } = useRead<Mine>(address('/totals', asked))
  return (
    <>
      <Group align="end" gap="sm">
        <CutChoice cut={cut} />
        <Box w={170}><DateField inputWrapperOrder={order} label={t('From')} value={asked.from ?? data?.from ?? ''} onChange={from => setDay('from', from)} /></Box>
        <Box w={170}><DateField inputWrapperOrder={order} label={t('Until')} value={asked.on ?? data?.on ?? ''} onChange={on => setDay('on', on)} /></Box>
        <Select label={t('Who counts')} w={220} allowDeselect={false} value={search['kinds'] ?? 'employee'} onChange={kinds => setSearch({ kinds: kinds === 'employee' ? null : kinds })}
          data={[{ value: 'employee', label: t('Employees') }, { value: 'contingent', label: t('Agency and contractors') }, { value: 'other', label: t('Not workers') }, { value: Object.keys(workerKinds).join(), label: t('All kinds together') }]} />
        <ExportMenu path={address('/totals/file', asked)} name="totals" />
      </Group>
      {isError ? <ErrorNote error={error} onRetry={() => void refetch()} /> : !data ? <Skeleton height={240} /> : (
        <>
          <dl className={classes['figures']}>
            {([['headcount', data.whole.headcount], ['fte', data.whole.fte], ['joiners', data.whole.joiners], ['turnover', data.whole.turnover], ['tenure', data.whole.tenure]] as const).map(([name, value]) => (
              <div key={name}><dt>{t(metrics[name].label)}</dt><dd>{figure(name, value)}</dd></div>
            ))}
            <div><dt>{t('Left')}</dt><dd>{numberText(data.whole.leftVoluntary + data.whole.leftInvoluntary + data.whole.leftOther)}</dd></div>
          </dl>
          {data.whole.withoutHours > 0 && <Text size="sm" c="dimmed">{t('{{count}} people are left out of FTE: they have no hours, or nothing says what full time is.', { count: data.whole.withoutHours })}</Text>}
          {cut !== 'all' && <Lines data={data} cut={cut} />}
        </>
      )}
    </>
  )

  function setDay(name: 'from' | 'on', day: string) {
    if (!day || dayIn(day)) setSearch({ [name]: day || null })
  }
}

const columns = ['fte', 'joiners', 'leftVoluntary', 'leftInvoluntary', 'leftOther', 'turnover', 'tenure'] as const satisfies readonly Metric[]
function Lines({ data, cut }: { data: Mine; cut: Cut }) {
  const most = Math.max(1, ...data.items.map(({ headcount }) => headcount))
  return (
    <Table.ScrollContainer minWidth={680} scrollAreaProps={{ viewportProps: { tabIndex: 0, 'aria-label': t('Totals') } }}>
      <Table className={classes['lines']} horizontalSpacing="xs">
        <Table.Thead><Table.Tr><Table.Th>{t(cuts[cut])}</Table.Th><Table.Th ta="end">{t(metrics.headcount.label)}</Table.Th><Table.Th aria-hidden />{columns.map(name => <Table.Th key={name} ta="end">{t(metrics[name].label)}</Table.Th>)}</Table.Tr></Table.Thead>
        <Table.Tbody>
          {data.items.map(line => (
            <Table.Tr key={line.key}>
              <Table.Th scope="row">{nameOf(cut, line)}</Table.Th><Table.Td ta="end">{numberText(line.headcount)}</Table.Td><Bar share={line.headcount / most} />
              {columns.map(name => <Table.Td key={name} ta="end">{figure(name, line[name])}</Table.Td>)}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

function Closed({ cut }: { cut: Cut }) {
  const [search, setSearch] = useAddress()
  const { data, error, isError, refetch } = useRead<Told>(address('/totals/closed', { cut }))
  if (isError) return <ErrorNote error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton height={240} />
  if (!data.items.length) return <EmptyState title={t('No quarter is closed yet')} text={t('They are closed by themselves, a quarter of an hour after somebody was given this at the latest.')} />
  const groups = [...new Map(data.items.map(each => [each.population, each.populationName ?? t('Everyone')]))]
  const group = groups.find(([number]) => String(number) === search['group'])?.[0] ?? groups[0]![0]
  const days = data.items.filter(each => each.population === group)
  const told = days.find(({ day }) => day === search['day']) ?? days[0]!
  const most = Math.max(1, told.together, ...told.cells.map(({ people }) => people))
  return (
    <>
      <Group align="end" gap="sm">
        {groups.length > 1 && <Select label={t('For whom')} allowDeselect={false} value={String(group)} onChange={value => setSearch({ group: value })} data={groups.map(([number, label]) => ({ value: String(number), label }))} />}
        <CutChoice cut={cut} />
        <Select label={t('At the end of')} w={200} allowDeselect={false} value={told.day} onChange={day => setSearch({ day })} data={days.map(({ day }) => ({ value: day, label: quarterText(day) }))} />
        <ExportMenu path={address('/totals/closed/file', { cut })} name="totals" />
      </Group>
      {told.headcount === null ? <Text>{t('Not told for this quarter: fewer than {{count}} people came, went or changed since what was told before.', { count: told.minimum })}</Text> : (
        <dl className={classes['figures']}>
          <div><dt>{t(metrics.headcount.label)}</dt><dd>{numberText(told.headcount)}</dd></div>
          {([['fte', told.fte], ['joiners', told.joiners], ['tenure', told.tenure]] as const).map(([name, value]) => <div key={name}><dt>{t(metrics[name].label)}</dt><dd>{value === null ? <Withheld /> : figure(name, value)}</dd></div>)}
          {([['leftVoluntary', told.leftVoluntary], ['leftInvoluntary', told.leftInvoluntary], ['leftOther', told.leftOther]] as const).filter(([, value]) => value !== null).map(([name, value]) => <div key={name}><dt>{t(metrics[name].label)}</dt><dd>{numberText(value!)}</dd></div>)}
          {told.leftTogether !== null && <div><dt>{t('Left, of kinds too few')}</dt><dd>{numberText(told.leftTogether)}</dd></div>}
        </dl>
      )}
      {cut !== 'all' && (told.isCutTold ? (
        <Table className={classes['lines']} horizontalSpacing="xs">
          <Table.Thead><Table.Tr><Table.Th>{t(cuts[cut])}</Table.Th><Table.Th ta="end">{t(metrics.headcount.label)}</Table.Th><Table.Th aria-hidden /></Table.Tr></Table.Thead>
          <Table.Tbody>
            {told.cells.map(cell => <Table.Tr key={cell.key}><Table.Th scope="row">{nameOf(cut, cell)}</Table.Th><Table.Td ta="end">{numberText(cell.people)}</Table.Td><Bar share={cell.people / most} /></Table.Tr>)}
            {told.together > 0 && <Table.Tr><Table.Th scope="row">{t('All others together')}</Table.Th><Table.Td ta="end">{numberText(told.together)}</Table.Td><Bar share={told.together / most} /></Table.Tr>}
          </Table.Tbody>
        </Table>
      ) : <Text c="dimmed">{t('This cut is not told for this quarter: beside what was told before it would give away fewer than {{count}} people.', { count: told.minimum })}</Text>)}
    </>
  )
}

function CutChoice({ cut }: { cut: Cut }) {
  const [, setSearch] = useAddress()
  return <Select label={t('By')} w={230} allowDeselect={false} value={cut} onChange={value => setSearch({ cut: value === 'all' ? null : value })} data={Object.entries(cuts).map(([value, label]) => ({ value, label: t(label) }))} />
}

function HowCounted({ isClosed }: { isClosed: boolean }) {
  return (
    <Panel title={t('How is this counted?')}>
      <FactList>
        {(Object.keys(metrics) as Metric[]).filter(name => !['leftInvoluntary', 'leftOther'].includes(name) && !(isClosed && name === 'turnover')).map(name => <Fact key={name} label={name === 'leftVoluntary' ? t('Left') : t(metrics[name].label)}>{t(metrics[name].how)}</Fact>)}
        {isClosed && <Fact label={t('Told or not')}>{t('A group is told if it is large enough and nothing about fewer people could be worked out from it beside any other table that was ever told. What was told stays as it was, whatever is corrected later. FTE and service are of the whole, rounded.')}</Fact>}
      </FactList>
    </Panel>
  )
}

const Bar = ({ share }: { share: number }) => <Table.Td aria-hidden className={classes['bar']}><span style={{ inlineSize: `${Math.max(share * 100, 0.5)}%` }} /></Table.Td>
const Withheld = () => <Text span c="dimmed">{t('not told')}</Text>
const order: ('label' | 'input' | 'error' | 'description')[] = ['label', 'input', 'error', 'description']
const dayIn = (text: string | undefined) => text && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined
const figure = (name: Metric, value: number | null) => value === null ? '–' : name === 'turnover' ? t('{{number}} %', { number: numberText(value) }) : name === 'tenure' ? t('{{number}} years', { number: numberText(value) }) : numberText(value)
const quarterText = (day: string) => t('Quarter {{number}} of {{year}} ({{day}})', { number: Number(day.slice(5, 7)) / 3, year: day.slice(0, 4), day: dateText(day) })
function nameOf(cut: Cut, { key, name }: { key: string; name: string | null }): string {
  if (key === '') return cut === 'all' ? t('All') : t('None given')
  if (cut === 'country') return countryName(key)
  if (cut === 'form') return wordOf(contract.name, 'form', contract.all['form'], key)
  if (cut === 'kind') return wordOf(employment.name, 'kind', employment.all['kind'], key)
  return name ?? key
}
