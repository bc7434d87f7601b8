import { Alert, Anchor, Box, Skeleton, Stack, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useAddress } from '#ui/address.ts'
import { address } from '#ui/client.ts'
import { ErrorNote } from '#ui/errors.tsx'
import { ExportMenu } from '#ui/export-menu.tsx'
import { DateField } from '#ui/fields/date-field.tsx'
import { coinsText, dateText, numberText } from '#ui/format.ts'
import { useMay } from '#ui/me.ts'
import { EmptyState, Page, Panel } from '#ui/page.tsx'
import { Fact, FactList } from '#ui/plain-facts.tsx'
import { useRead } from '#ui/queries.ts'
import { t } from '#ui/words.ts'
import { amountText } from './amounts.ts'
import { added, isDay, layerText, methodText, typeLabel, whyNone, type Group as Line, type Report } from './liability-data.ts'
import classes from './leave.module.css'

/** What is untaken on a day and what it is worth, to each as much as is theirs to see. */
export default function Liability() {
  const [search, setSearch] = useAddress(), on = isDay(search['on']) ? search['on'] : undefined
  const { data, error, isError, refetch } = useRead<Report>(address('/leave-liability', { on }))
  return (
    <Page title={t('Untaken leave')} crumbs={[{ label: t('Settings'), to: '/settings' }]} about={t('Of the people whose leave you look after. Values are told where you may see their pay too.')} actions={<ExportMenu path={address('/leave-liability/file', { on })} name={`untaken-leave-${data?.on ?? ''}`} />}>
      <Stack gap="lg">
        <Box w={190}><DateField inputWrapperOrder={['label', 'input', 'error']} label={t('As of')} value={on ?? data?.on ?? ''} onChange={day => { if (!day || isDay(day)) setSearch({ on: day || null }) }} /></Box>
        {isError ? <ErrorNote error={error} onRetry={() => void refetch()} /> : !data ? <Skeleton height={240} /> : !data.items.length
          ? <EmptyState title={t('Nothing is untaken')} text={t('Nobody whose leave you look after has a balance on that day.')} />
          : <><Sums report={data} /><Apart report={data} /><Lines report={data} /><HowWorked report={data} /></>}
      </Stack>
    </Page>
  )
}

function Sums({ report: { items } }: { report: Report }) {
  const valued = items.filter(({ currency }) => currency)
  if (!valued.length) return null
  return (
    <dl className={classes['sums']}>
      {[...Map.groupBy(valued, ({ currency }) => currency!)].map(([currency, of]) => {
        const inAll = (values: (string | null)[]) => coinsText(added(values, currency), currency)
        const owed = of.filter(each => each.owed > 0), stays = of.filter(each => each.stays > 0)
        return (
          <div key={currency}>
            <dt>{t('Untaken, in {{currency}}', { currency })}</dt><dd>{inAll(of.map(({ value }) => value))}</dd>
            {stays.length > 0 && <dd>{t('{{money}} of it stays, as nobody was told', { money: inAll(stays.map(({ staysValue }) => staysValue)) })}</dd>}
            {owed.length > 0 && <dd>{t('{{money}} more taken than given', { money: inAll(owed.map(({ owedValue }) => owedValue)) })}</dd>}
          </div>
        )
      })}
    </dl>
  )
}

/** What has no value stands in none of the sums, and says so. */
function Apart({ report: { items, methods } }: { report: Report }) {
  const mayAdd = useMay(['leave:administer'])
  const apart = [...Map.groupBy(items.filter(({ because }) => because), ({ because }) => because)]
  if (!apart.length) return null
  return (
    <Alert color="gray" title={t('Not in the sums')}>
      {apart.map(([because, of]) => <Text key={because} size="sm">{whyNone(because)}: {[...Map.groupBy(of, ({ unit }) => unit)].map(([unit, each]) => amountText(each.reduce((all, { quantity }) => all + quantity, 0), unit)).join(', ')}</Text>)}
      {apart.some(([because]) => because === 'no_method') && mayAdd && <Anchor component={Link} to="/settings/leave-valuations/new" size="sm">{methods.length ? t('Say how a day is valued elsewhere') : t('Say how a day is valued')}</Anchor>}
    </Alert>
  )
}

function Lines({ report: { on, items } }: { report: Report }) {
  const hasOwed = items.some(({ owed }) => owed > 0), hasStays = items.some(({ stays }) => stays > 0)
  return (
    <div className={classes['scroll']} tabIndex={0} role="region" aria-label={t('Untaken leave')}>
      <Table horizontalSpacing="xs" className={`${classes['worth']} ${classes['stacked']}`}>
        <Table.Thead><Table.Tr>
          <Table.Th>{t('Legal entity and location')}</Table.Th><Table.Th>{typeLabel()}</Table.Th><Table.Th>{t('Layer')}</Table.Th><Table.Th ta="end">{t('Accounts')}</Table.Th><Table.Th ta="end">{t('Untaken')}</Table.Th><Table.Th ta="end">{t('Value')}</Table.Th>
          {hasStays && <Table.Th ta="end">{t('Stays')}</Table.Th>}{hasOwed && <Table.Th ta="end">{t('Owed')}</Table.Th>}
        </Table.Tr></Table.Thead>
        <Table.Tbody>
          {items.map(line => (
            <Table.Tr key={JSON.stringify([line.legalEntityId, line.locationId, line.leaveTypeId, line.layer, line.currency, line.because])}>
              <Table.Th scope="row"><Anchor component={Link} to={theirs(on, line)} inherit>{[line.legalEntity, line.location].filter(Boolean).join(' · ')}</Anchor></Table.Th>
              <Table.Td>{line.leaveType}</Table.Td><Table.Td>{layerText(line.layer)}</Table.Td><Table.Td ta="end" data-label={t('Accounts')}>{numberText(line.accounts)}</Table.Td><Table.Td ta="end" data-label={t('Untaken')}>{amountText(line.quantity, line.unit)}</Table.Td>
              <Table.Td ta="end" data-label={t('Value')}>{line.value === null ? <Text span size="sm" c="dimmed">{whyNone(line.because)}</Text> : coinsText(line.value, line.currency)}</Table.Td>
              {hasStays && <Amount label={t('Stays')} quantity={line.stays} value={line.staysValue} line={line} />}{hasOwed && <Amount label={t('Owed')} quantity={line.owed} value={line.owedValue} line={line} />}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}
const theirs = (on: string, { legalEntityId, locationId, leaveTypeId, layer, currency, because }: Line) => address('/settings/leave-liability/people', { on, legalEntityId, locationId, leaveTypeId, layer, currency, because })
function Amount({ label, quantity, value, line: { unit, currency } }: { label: string; quantity: number; value: string | null; line: Line }) {
  return <Table.Td ta="end" data-label={quantity > 0 ? label : undefined}>{quantity > 0 && <>{amountText(quantity, unit)}{value !== null && <Text size="xs" c="dimmed">{coinsText(value, currency)}</Text>}</>}</Table.Td>
}

function HowWorked({ report: { on, methods, items } }: { report: Report }) {
  const entityOf = (id: string | null) => id === null ? t('Everywhere else') : items.find(each => each.legalEntityId === id)?.legalEntity ?? ''
  return (
    <Panel title={t('How is this worked out?')}>
      <FactList>
        {methods.map(({ id, legalEntityId, startsOn, method, yearDays, hasAllowances }) => (
          <Fact key={id} label={methods.length > 1 ? entityOf(legalEntityId) : t('A week’s pay')}>
            {[methodText(method), method === 'year_days' && yearDays !== null && t('{{number}} paid days', { number: numberText(yearDays) }), hasAllowances ? t('with the allowances that count to base pay') : t('without allowances'), t('as the company says from {{date}} on', { date: dateText(startsOn) })].filter(Boolean).join(', ')}
          </Fact>
        ))}
        <Fact label={t('A day, an hour')}>{t('A week’s pay by the days or the hours that are worked in a week. An hour’s pay is itself. No law’s method is held here.')}</Fact>
        <Fact label={t('Pay')}>{t('As it stood or will stand on {{date}}, for the hours of that day, all jobs of an employment together.', { date: dateText(on) })}</Fact>
        <Fact label={t('Rounding')}>{t('Once for each line of a person, to the smallest coin; half goes up. Sums are of what is told.')}</Fact>
        <Fact label={t('Told apart')}>{t('What is owed is never taken off what is untaken, and nothing of two currencies is added.')}</Fact>
        <Fact label={t('Stays')}>{t('Left over from earlier leave years and without an end, because nobody was told twice, in time and with proof, that it lapses.')}</Fact>
      </FactList>
    </Panel>
  )
}
