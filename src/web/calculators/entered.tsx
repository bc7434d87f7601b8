import { Anchor, Group, Skeleton, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Here } from '#modules/law/contract.ts'
import { enteredParameter } from '#modules/law/records.ts'
import { fromLines } from '#shared/figures.ts'
import { loadTables, type Tables } from '#rules/index.ts'
import { optional, text } from '#shared/fields.ts'
import { replacedBy } from '#shared/laid.ts'
import { ErrorNote } from '#ui/errors.tsx'
import { instantText } from '#ui/format.ts'
import { useMay, useMe } from '#ui/me.ts'
import { MoveButtons } from '#ui/move-buttons.tsx'
import { EmptyState, Page } from '#ui/page.tsx'
import { useOne, useRows, type Listed } from '#ui/queries.ts'
import { Named } from '#ui/value.tsx'
import { actionLabel, t, wordOf } from '#ui/words.ts'
import { BeforeAfter, compared } from './before-after.tsx'
import classes from './calculators.module.css'
import { knownOver, useHere } from './laid.tsx'
import { day, SourceOf } from './sources.tsx'

type Entered = Listed<typeof enteredParameter>
type Given = { tables: Tables; here: Here }
const sections = [['prepared', 'Waiting for a second person'], ['in_force', 'In force'], ['replaced', 'Replaced by a pack or a release'], ['withdrawn', 'Withdrawn or declined']] as const

/** What the organisation has entered by itself, from waiting to replaced. */
export default function EnteredHere() {
  const { data, isError, error } = useRows(enteredParameter)
  const { data: tables } = useQuery({ queryKey: ['rules', 'tables'], queryFn: loadTables, staleTime: Infinity, structuralSharing: false })
  const { here } = useHere()
  const mayEnter = useMay(['compliance:handle:everyone'])
  return (
    <Page title={t('Figures entered here')} crumbs={[{ label: t('Calculators'), to: '/calculators' }]} about={t('What your organisation has entered because the product doesn’t know it yet. Two people stand behind each: one prepares, another holds it against its source.')}>
      {isError ? <ErrorNote error={error} /> : !data || !tables || !here ? <Skeleton height={120} />
        : data.length === 0 ? <EmptyState title={t('Nothing was entered')} text={mayEnter ? t('Where a calculator lacks the newest figures, enter them on its page, below “Figures by date”.') : t('Whoever looks after Compliance may enter what a calculator lacks.')} />
        : sections.map(([status, title]) => <Section key={status} title={t(title)} rows={data.filter(row => row.status === status)} tables={tables} here={here} />)}
    </Page>
  )
}

function Section({ title, rows, ...given }: Given & { title: string; rows: readonly Entered[] }) {
  if (rows.length === 0) return null
  return (
    <section className={classes['moment']} aria-label={title}>
      <Title order={2}>{title}</Title>
      <Stack gap={0}>{rows.map(row => <One key={row.id} row={row} {...given} />)}</Stack>
    </section>
  )
}

function One({ row, tables, here }: Given & { row: Entered }) {
  const table = tables.get(row.rates)
  const { data: shown } = useOne(enteredParameter, row.status === 'prepared' || row.status === 'in_force' ? row.id : null)
  const { personId } = useMe()
  if (!table) return null
  const { rates, rules } = table, first = rules[0]!.id
  const known = knownOver(rates, here), values = fromLines(rates, row.figures)
  const instead = row.status === 'replaced' || row.status === 'prepared' ? replacedBy(known, { from: row.startsOn, until: row.endsOn, followsFrom: row.followsFrom }) : null
  const beside = instead ? compared(rates, first, values, instead) : compared(rates, first, known.rows.findLast(({ from }) => from < row.startsOn), values)
  const { instrument, section, publisher, address, readOn } = row
  const source = { instrument, ...section && { section }, ...publisher && { publisher }, ...address && { address }, readOn }
  return (
    <article className={classes['change']}>
      <Title order={3}>{rates.title}</Title>
      <Text size="sm">{row.endsOn ? t('From {{day}} until {{end}}', { day: day(row.startsOn), end: day(row.endsOn) }) : t('From {{day}}', { day: day(row.startsOn) })}</Text>
      <BeforeAfter title={rates.title} values={beside} heads={instead ? [t('Entered here'), row.replacedBy ?? t('Known by now')] : [t('Before'), t('Entered here')]} />
      <Text size="sm" c="dimmed" component="div">{instead ? t('Entered from') : t('Source')}: <SourceOf source={source} /></Text>
      {instead && <Text size="sm" c="dimmed" component="div">{t('Now known from {{day}}, by', { day: day(instead.from) })}: <SourceOf source={instead.source ?? rates.source} /></Text>}
      <Text size="sm">
        {row.preparedById && <>{t('Prepared by')} <Named record="person" id={row.preparedById} />{row.preparedAt && `, ${instantText(row.preparedAt)}`}. </>}
        {row.checkedById && <>{t('Checked by')} <Named record="person" id={row.checkedById} />{row.checkedAt && `, ${instantText(row.checkedAt)}`}. </>}
        {row.status === 'prepared' && row.preparedById === personId && t('You prepared it, so somebody else puts it in force.')}
        {row.reason && <>{wordOf(enteredParameter.name, 'status', enteredParameter.all.status, row.status)}: {row.reason}</>}
      </Text>
      <Text size="sm">{t('Used by')} {rules.map((rule, at) => <span key={rule.id}>{at > 0 && ', '}<Anchor component={Link} to={`/calculators/${rule.id}`} inherit>{actionLabel(rule.id, rule.title)}</Anchor></span>)}</Text>
      {shown && <Group mt="xs"><MoveButtons record={enteredParameter} row={shown} inputs={{ decline: why, withdraw: why }} danger={{ decline: null, withdraw: t('From then on the product’s own figures count, and what they don’t know is refused.') }} /></Group>}
    </article>
  )
}

const why = { reason: optional(text('Why', { max: 500 })) }
