import { Table, Text } from '@mantine/core'
import { Panel } from '#ui/page.tsx'
import { numberText } from '#ui/format.ts'
import { RecordPages } from '#ui/record-pages.tsx'
import { t } from '#ui/words.ts'
import { reminderRule } from '../records-reminders.ts'
import { reminderDefaults, reminderKinds, type ReminderKind } from '../words-reminders.ts'

/** When somebody is asked about a date: as it comes, and beside it where the organisation wants it otherwise. */
export default function ReminderRules() {
  return (
    <RecordPages record={reminderRule} at="/settings/reminders" needs={['people:administer']} columns={['kind', 'country', 'opensBefore', 'remindsBefore', 'escalatesBefore', 'isOn']} filters={['kind', 'country']}
      empty={t('Nothing is said otherwise: what usually holds, holds everywhere.')} twin={{ label: t('As usual'), look: () => <Usual /> }} />
  )
}

function Usual() {
  return (
    <Panel title={t('What holds where nothing else is said')}>
      <Text size="sm" c="dimmed" mb="sm">{t('Days before the date. This is custom and no law: where a law or an agreement asks for notice, say in the list when you want to be asked.')}</Text>
      <Table.ScrollContainer minWidth={420} scrollAreaProps={{ viewportProps: { tabIndex: 0, 'aria-label': t('What holds where nothing else is said') } }}>
        <Table>
          <Table.Thead><Table.Tr><Table.Th>{t('Of what')}</Table.Th><Table.Th ta="end">{t('Asked')}</Table.Th><Table.Th ta="end">{t('Asked again')}</Table.Th><Table.Th ta="end">{t('Those who lead HR')}</Table.Th></Table.Tr></Table.Thead>
          <Table.Tbody>{(Object.keys(reminderKinds) as ReminderKind[]).map(kind => {
            const { opensBefore, remindsBefore, escalatesBefore } = reminderDefaults[kind]
            return <Table.Tr key={kind}><Table.Th scope="row" fw={500}>{t(reminderKinds[kind])}</Table.Th>{[opensBefore, remindsBefore, escalatesBefore].map((days, n) => <Table.Td key={n} ta="end">{numberText(days)}</Table.Td>)}</Table.Tr>
          })}</Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Panel>
  )
}
