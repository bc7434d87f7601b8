import { Button, Group, Modal, Skeleton, Stack, Table, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Static } from 'typebox'
import { legalEntity } from '#modules/organization/records.ts'
import { addDays } from '#shared/calendar.ts'
import { useParam } from '#ui/address.ts'
import { ErrorNote } from '#ui/errors.tsx'
import { ExportMenu } from '#ui/export-menu.tsx'
import { dateText, numberText, today } from '#ui/format.ts'
import { EmptyState, Page, Panel } from '#ui/page.tsx'
import { useAct, useOne, useRead, useRows } from '#ui/queries.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { RecordTable } from '#ui/record-table.tsx'
import { t, wordOf } from '#ui/words.ts'
import { drawPayroll, payrollAsks, type payrollSums } from '../contract-payroll.ts'
import { leavePayroll, leavePayrollLine } from '../records.ts'
import classes from './leave.module.css'

const at = '/settings/leave-payroll'
const crumbs = () => [{ label: t('Settings'), to: '/settings' }]

/** What payroll is told of leave: a period once, and what has changed since with the next. */
export default function Payroll() {
  const id = useParam('id')
  return id ? <One id={id} /> : <All />
}

type Asked = Static<typeof drawPayroll.input>
function All() {
  const [asked, setAsked] = useState<Asked | null>(null)
  const month = today().slice(0, 7)
  return (
    <Page title={t('Leave for payroll')} crumbs={crumbs()} about={t('What payroll needs for a period: days and hours by type, what is paid out, and what has changed in periods that it was told of before.')}>
      <Stack gap="lg">
        <Panel title={t('Draw a period')}>
          <RecordForm place="leave_payroll" fields={payrollAsks} initial={{ startsOn: `${month}-01`, endsOn: lastOf(month), hasBalances: false }} submitLabel={t('Draw it')} onSubmit={async input => setAsked(input as Asked)} />
        </Panel>
        <RecordTable record={leavePayroll} columns={['legalEntityId', 'payGroup', 'startsOn', 'endsOn', 'hasBalances', 'drawnById', 'drawnAt']} filters={['legalEntityId']} title={t('Drawn so far')} href={row => `${at}/${row.id}`} hasSearch={false} isPart empty={{ title: t('None yet'), text: t('Begin with the period that payroll works at. What comes before it is never told.') }} />
      </Stack>
      {asked && <Confirm asked={asked} onClose={() => setAsked(null)} />}
    </Page>
  )
}
const lastOf = (month: string) => addDays(`${addDays(`${month}-28`, 4).slice(0, 7)}-01`, -1)

/** A file that was drawn stays: that is said before. */
function Confirm({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  const navigate = useNavigate(), drawing = useAct(drawPayroll)
  return (
    <Modal opened onClose={onClose} title={t('Draw {{from}} to {{until}}?', { from: dateText(asked.startsOn), until: dateText(asked.endsOn) })}>
      <Stack>
        <Text size="sm">{t('It is kept as it stands now and can’t be drawn anew or taken back. Whatever changes later comes as corrections with the next period. It is of the people whose leave you look after.')}</Text>
        <Text size="sm">{asked.payGroup ? t('Those in the pay group “{{group}}” have periods of their own from now on, of people whose pay you may see.', { group: asked.payGroup }) : t('What a last day ahead pays out is in it where you may know of that day.')}</Text>
        {drawing.error && <ErrorNote error={drawing.error} />}
        <Group><Button loading={drawing.isPending} onClick={() => drawing.mutate(asked, { onSuccess: ({ id }) => void navigate({ to: `${at}/${id}` }) })}>{t('Draw it')}</Button><Button variant="default" onClick={onClose}>{t('Not now')}</Button></Group>
      </Stack>
    </Modal>
  )
}

function One({ id }: { id: string }) {
  const { data, error, refetch } = useOne(leavePayroll, id), { data: entities } = useRows(legalEntity)
  const own = [...crumbs(), { label: t('Leave for payroll'), to: at }]
  if (error && !data) return <Page title={t('Leave for payroll')} crumbs={own}><ErrorNote error={error} onRetry={() => void refetch()} /></Page>
  if (!data) return <Page title={t('Leave for payroll')} crumbs={own}>{null}</Page>
  const period = t('{{from}} to {{until}}', { from: dateText(data.startsOn), until: dateText(data.endsOn) })
  return (
    <Page title={period} crumbs={own} about={[entities?.find(each => each.id === data.legalEntityId)?.name, data.payGroup && t('pay group {{group}}', { group: data.payGroup })].filter(Boolean).join(', ')} actions={<ExportMenu path={`/leave-payrolls/${id}/file`} name={`leave-payroll-${data.startsOn}-${data.endsOn}`} />}>
      <Stack gap="lg">
        <Sums id={id} />
        <RecordTable record={leavePayrollLine} where={{ payrollId: id }} columns={['personId', 'number', 'typeName', 'kind', 'payEffect', 'onDay', 'days', 'hours', 'layer', 'correctsId']} filters={['kind', 'payEffect']} title={t('Line by line')} hasSearch={false} isPart empty={{ title: t('Nobody of whom you look after') }} />
      </Stack>
    </Page>
  )
}

function Sums({ id }: { id: string }) {
  const { data } = useRead<Static<typeof payrollSums.output>>(`/leave-payrolls/${id}/sums`)
  if (!data) return <Skeleton height={120} />
  if (!data.items.length) return <EmptyState title={t('Nothing to tell')} text={t('{{count}} people, of none of whom payroll needs to know anything for this period.', { count: data.people })} />
  const now = data.items.filter(each => !each.isCorrection), late = data.items.filter(each => each.isCorrection)
  return (
    <Panel title={t('Of {{count}} people', { count: data.people })}>
      <Table.ScrollContainer minWidth={560} scrollAreaProps={{ viewportProps: { tabIndex: 0, 'aria-label': t('What it comes to') } }}>
        <Table horizontalSpacing="xs" className={classes['worth']}>
          <Table.Thead><Table.Tr><Table.Th>{t('Leave')}</Table.Th><Table.Th>{t('What')}</Table.Th><Table.Th>{t('Pay meanwhile')}</Table.Th><Table.Th ta="end">{t('People')}</Table.Th><Table.Th ta="end">{t('Days')}</Table.Th><Table.Th ta="end">{t('Hours')}</Table.Th></Table.Tr></Table.Thead>
          <Table.Tbody>
            {now.map(each => <Sum key={keyOf(each)} of={each} />)}
            {late.length > 0 && <Table.Tr><Table.Th colSpan={6} scope="colgroup">{t('Corrections of earlier periods')}</Table.Th></Table.Tr>}
            {late.map(each => <Sum key={keyOf(each)} of={each} />)}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Panel>
  )
}
type Item = Static<typeof payrollSums.output>['items'][number]
const keyOf = ({ typeCode, typeName, kind, payEffect, isCorrection }: Item) => JSON.stringify([typeCode, typeName, kind, payEffect, isCorrection])
function Sum({ of }: { of: Item }) {
  return (
    <Table.Tr>
      <Table.Td>{of.typeName} <Text span size="xs" c="dimmed">{of.typeCode}</Text></Table.Td><Table.Td>{wordOf(leavePayrollLine.name, 'kind', leavePayrollLine.all.kind, of.kind)}</Table.Td>
      <Table.Td>{of.payEffect ? wordOf(leavePayrollLine.name, 'payEffect', leavePayrollLine.all.payEffect, of.payEffect) : of.kind === 'taken' ? <Text span size="sm" c="dimmed">{t('Not said')}</Text> : null}</Table.Td>
      <Table.Td ta="end">{numberText(of.people)}</Table.Td><Table.Td ta="end">{numberText(of.days)}</Table.Td><Table.Td ta="end">{numberText(of.hours)}</Table.Td>
    </Table.Tr>
  )
}
