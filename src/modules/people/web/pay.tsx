import { Button, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { dateText, locale, moneyText } from '#ui/format.ts'
import { useSettings, useUsed } from '#ui/me.ts'
import { Panel } from '#ui/page.tsx'
import type { Shown } from '#ui/queries.ts'
import { Value } from '#ui/value.tsx'
import { labelOf, t } from '#ui/words.ts'
import { pay as payRecord, type person } from '../records.ts'
import { current, type JobHeld } from './data.ts'
import classes from './people.module.css'
import { Fact, FactList } from '#ui/plain-facts.tsx'
import type { PayRow } from './use-pay.ts'
import { useTerms } from './use-terms.ts'
import { Planned } from './planned.tsx'
import { payText, spanText } from './words.ts'

type Props = { person: Shown<typeof person>; jobs: readonly JobHeld[]; pay: readonly PayRow[]; mayAdd: boolean }

export function PayTab({ person: who, jobs, pay, mayAdd }: Props) {
  const { managersSeePay } = useSettings()
  const shown = jobs.filter(({ id, status }) => pay.some(row => row.assignmentId === id) || mayAdd && status !== 'ended')
  return (
    <div className={classes['stack']}>
      {shown.map(job => (
        <Panel
          key={job.id} title={shown.length > 1 ? t('Pay as {{title}}', { title: job.jobTitle }) : t('Pay')}
          actions={mayAdd && job.status !== 'ended' && <Button component={Link} to={`/people/${who.id}/change`} search={{ job: job.id, what: 'pay' } as never} variant="default" size="xs">{t('Change pay')}</Button>}
        >
          <Planned personId={who.id} jobs={[job.id]} fact="pay" />
          <PayOf rows={pay.filter(row => row.assignmentId === job.id)} assignmentId={job.id} isOver={job.status === 'ended'} />
        </Panel>
      ))}
      <Text size="sm" c="dimmed">{managersSeePay ? t('Pay is seen by the person, their direct manager and those who look after pay.') : t('Pay is seen by the person and by those who look after pay, not by managers.')}</Text>
    </div>
  )
}

function PayOf({ rows, assignmentId, isOver }: { rows: readonly PayRow[]; assignmentId: string; isOver: boolean }) {
  const now = current(rows)
  const isUsed = useUsed()
  const worked = current(useTerms(assignmentId).pay)
  if (!now) return <Text c="dimmed">{t('No pay is kept for this job yet.')}</Text>
  return (
    <>
      <div className={classes['sum']}>{payText({ ...now, amount: worked?.actual ?? now.amount })}</div>
      <Text c="dimmed" mb="md">{isOver ? t('last paid, {{span}}', { span: spanText(now) }) : spanText(now)}</Text>
      <FactList>
        {worked?.actual != null && worked.actual !== now.amount && <Fact label={t('At full time')}>{payText(now)}</Fact>}
        {worked?.eachPayment != null && now.paymentsAYear !== null && <Fact label={t('Each payment')}>{t('{{sum}}, {{count}} times a year', { sum: moneyText(worked.eachPayment, now.currency), count: now.paymentsAYear })}</Fact>}
        {kept.filter(name => isUsed(payRecord.all[name]) && now[name] !== null).map(name => <Fact key={name} label={labelOf(payRecord.name, name, payRecord.all[name])}><Value place={payRecord.name} name={name} field={payRecord.all[name]} value={now[name]} row={now} /></Fact>)}
        {worked?.base != null && <Fact label={t('Base pay of a year')}>{moneyText(worked.base, now.currency)}</Fact>}
      </FactList>
      <Table.ScrollContainer mt="md" minWidth={240} scrollAreaProps={{ viewportProps: { tabIndex: 0, 'aria-label': t('Pay so far') } }}>
        <Table className={classes['wages']} horizontalSpacing="xs">
          <Table.Thead><Table.Tr><Table.Th>{t('From')}</Table.Th><Table.Th visibleFrom="sm">{t('Until')}</Table.Th><Table.Th ta="end">{t('At full time')}</Table.Th><Table.Th ta="end">{t('Change')}</Table.Th><Table.Th visibleFrom="sm">{t('Reason')}</Table.Th></Table.Tr></Table.Thead>
          <Table.Tbody>
            {rows.map((row, index) => (
              <Table.Tr key={row.id} fw={row === now ? 600 : undefined}>
                <Table.Td>{dateText(row.startsOn)}{row.reason && <Text size="sm" c="dimmed" fw={400} hiddenFrom="sm" className={classes['reason']}>{row.reason}</Text>}</Table.Td><Table.Td visibleFrom="sm">{row.endsOn ? dateText(row.endsOn) : '–'}</Table.Td>
                <Table.Td ta="end">{row.per === now.per ? moneyText(row.amount, row.currency) : payText(row)}</Table.Td><Table.Td ta="end">{growth(row, rows[index + 1])}</Table.Td><Table.Td visibleFrom="sm">{row.reason}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </>
  )
}

const kept = ['grade', 'step', 'payGroup', 'allowances', 'decidedById'] as const

/** Only amounts of one currency for one span of time can be compared. */
function growth(row: PayRow, before: PayRow | undefined): string {
  if (!before || before.currency !== row.currency || before.per !== row.per || Number(before.amount) === 0) return ''
  return new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 1, signDisplay: 'exceptZero' }).format(Number(row.amount) / Number(before.amount) - 1)
}
