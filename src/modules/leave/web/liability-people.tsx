import { Anchor, Button, Group, Skeleton, Stack, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useAddress } from '#ui/address.ts'
import { address } from '#ui/client.ts'
import { ErrorNote } from '#ui/errors.tsx'
import { coinsText, dateText, numberText } from '#ui/format.ts'
import { EmptyState, Page } from '#ui/page.tsx'
import { useRead } from '#ui/queries.ts'
import { t } from '#ui/words.ts'
import { amountText } from './amounts.ts'
import { isDay, layerText, typeLabel, whyNone, type People } from './liability-data.ts'
import classes from './leave.module.css'

const onePage = 100
/** The people behind a line of the report. */
export default function LiabilityPeople() {
  const [{ on, from, legalEntityId, locationId, leaveTypeId, layer, currency, because }, setSearch] = useAddress()
  const start = Number(from) || 0, day = isDay(on) ? on : undefined
  const { data, error, isError, refetch } = useRead<People>(address('/leave-liability/people', { on: day, legalEntityId, locationId, leaveTypeId, layer, currency, because, from: start || null }))
  const crumbs = [{ label: t('Settings'), to: '/settings' }, { label: t('Untaken leave'), to: address('/settings/leave-liability', { on: day }) }]
  return (
    <Page title={t('Untaken leave, by person')} crumbs={crumbs} {...data && { about: t('As of {{date}}', { date: dateText(data.on) }) }}>
      {isError ? <ErrorNote error={error} onRetry={() => void refetch()} /> : !data ? <Skeleton height={240} /> : !data.items.length ? <EmptyState title={t('Nobody of whom you look after')} /> : (
        <Stack gap="md">
          <Lines items={data.items} />
          {data.total > onePage && (
            <Group gap="sm">
              <Button variant="default" disabled={start === 0} onClick={() => setSearch({ from: start > onePage ? String(start - onePage) : null })}>{t('Before')}</Button>
              <Text size="sm" c="dimmed">{t('{{first}} to {{last}} of {{total}}', { first: numberText(start + 1), last: numberText(Math.min(start + onePage, data.total)), total: numberText(data.total) })}</Text>
              <Button variant="default" disabled={start + onePage >= data.total} onClick={() => setSearch({ from: String(start + onePage) })}>{t('Next')}</Button>
            </Group>
          )}
        </Stack>
      )}
    </Page>
  )
}

function Lines({ items }: { items: People['items'] }) {
  return (
    <div className={classes['scroll']} tabIndex={0} role="region" aria-label={t('Untaken leave, by person')}>
      <Table horizontalSpacing="xs" className={`${classes['worth']} ${classes['stacked']}`}>
        <Table.Thead><Table.Tr><Table.Th>{t('Person')}</Table.Th><Table.Th>{t('Legal entity and location')}</Table.Th><Table.Th>{typeLabel()}</Table.Th><Table.Th>{t('Layer')}</Table.Th><Table.Th ta="end">{t('How much')}</Table.Th><Table.Th ta="end">{t('One of it')}</Table.Th><Table.Th ta="end">{t('Value')}</Table.Th></Table.Tr></Table.Thead>
        <Table.Tbody>
          {items.map(line => (
            <Table.Tr key={`${line.accountId} ${line.layer}`}>
              <Table.Th scope="row"><Anchor component={Link} to={`/people/${line.personId}?tab=leave`} inherit>{line.name ?? t('Name isn’t yours to see')}</Anchor></Table.Th>
              <Table.Td>{[line.legalEntity, line.location].filter(Boolean).join(' · ')}</Table.Td><Table.Td>{line.leaveType}</Table.Td><Table.Td>{layerText(line.layer)}</Table.Td>
              <Table.Td ta="end" data-label={t('How much')}>{line.quantity < 0 ? t('owes {{amount}}', { amount: amountText(-line.quantity, line.unit) }) : amountText(line.quantity, line.unit)}{line.stays > 0 && <Text size="xs" c="dimmed">{t('{{amount}} stays', { amount: amountText(line.stays, line.unit) })}</Text>}</Table.Td>
              <Table.Td ta="end" data-label={line.each !== null ? t('One of it') : undefined}>{line.each !== null && coinsText(line.each, line.currency)}</Table.Td>
              <Table.Td ta="end" data-label={t('Value')}>{line.value === null ? <Text span size="sm" c="dimmed">{whyNone(line.because)}</Text> : coinsText(line.value, line.currency)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}
