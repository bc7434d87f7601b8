import { Button, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { dateText, locale, moneyText } from '#ui/format.ts'
import { Panel } from '#ui/page.tsx'
import type { Shown } from '#ui/queries.ts'
import { t } from '#ui/words.ts'
import type { person } from '../records.ts'
import { current, type JobHeld } from './data.ts'
import classes from './people.module.css'
import type { PayRow } from './use-pay.ts'
import { payText, spanText } from './words.ts'

type Props = { person: Shown<typeof person>; jobs: readonly JobHeld[]; pay: readonly PayRow[]; mayAdd: boolean }

export function PayTab({ person: who, jobs, pay, mayAdd }: Props) {
  const shown = jobs.filter(({ id, status }) => pay.some(row => row.assignmentId === id) || mayAdd && status !== 'ended')
  return (
    <div className={classes['stack']}>
      {shown.map(job => (
        <Panel
          key={job.id} title={shown.length > 1 ? t('Pay as {{title}}', { title: job.jobTitle }) : t('Pay')}
          actions={mayAdd && job.status !== 'ended' && <Button component={Link} to={`/people/${who.id}/change`} search={{ job: job.id, what: 'pay' } as never} variant="default" size="xs">{t('Change pay')}</Button>}
        >
          <PayOf rows={pay.filter(row => row.assignmentId === job.id)} isOver={job.status === 'ended'} />
        </Panel>
      ))}
      <Text size="sm" c="dimmed">{t('Pay is seen by the person and by those who look after pay, not by managers.')}</Text>
    </div>
  )
}

function PayOf({ rows, isOver }: { rows: readonly PayRow[]; isOver: boolean }) {
  const now = current(rows)
  if (!now) return <Text c="dimmed">{t('No pay is kept for this job yet.')}</Text>
  return (
    <>
      <div className={classes['sum']}>{payText(now)}</div>
      <Text c="dimmed" mb="md">{isOver ? t('last paid, {{span}}', { span: spanText(now) }) : spanText(now)}</Text>
      <Table.ScrollContainer minWidth={240} scrollAreaProps={{ viewportProps: { tabIndex: 0, 'aria-label': t('Pay so far') } }}>
        <Table className={classes['wages']} horizontalSpacing="xs">
          <Table.Thead><Table.Tr><Table.Th>{t('From')}</Table.Th><Table.Th visibleFrom="sm">{t('Until')}</Table.Th><Table.Th ta="end">{t('Pay')}</Table.Th><Table.Th ta="end">{t('Change')}</Table.Th><Table.Th visibleFrom="sm">{t('Reason')}</Table.Th></Table.Tr></Table.Thead>
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

/** Only amounts of one currency for one span of time can be compared. */
function growth(row: PayRow, before: PayRow | undefined): string {
  if (!before || before.currency !== row.currency || before.per !== row.per || Number(before.amount) === 0) return ''
  return new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 1, signDisplay: 'exceptZero' }).format(Number(row.amount) / Number(before.amount) - 1)
}
