import { List, Table, Text } from '@mantine/core'
import type { Static } from 'typebox'
import { dateText, numberText } from '#ui/format.ts'
import { useMay } from '#ui/me.ts'
import { Panel } from '#ui/page.tsx'
import { useRead } from '#ui/queries.ts'
import { t, wordOf } from '#ui/words.ts'
import type { certificatePay, CertificatePay, openRoles } from '../contract.ts'
import { certificate } from '../records.ts'

/** Vacant positions of one's own company, as far as one may know of them. */
export function OpenRoles() {
  const { data } = useRead<Static<typeof openRoles.output>>('/careers/open-roles')
  if (!data) return null
  return (
    <Panel title={t('Open roles here')}>
      {!data.isKnown ? <Text c="dimmed">{t('Unknown: the company keeps no positions here, or they aren’t yours to see. Ask HR which roles are open.')}</Text> : data.items.length === 0 ? <Text c="dimmed">{t('None of the positions that you may see is vacant.')}</Text> : (
        <List listStyleType="none" spacing="xs">{data.items.map(each => <List.Item key={each.id}><Text span fw={500}>{each.title}</Text> <Text span size="sm" c="dimmed">{[each.jobTitle, each.unitName, each.locationName, each.filledFte > 0 && t('{{left}} of {{budgeted}} FTE open', { left: numberText(each.budgetedFte - each.filledFte), budgeted: numberText(each.budgetedFte) })].filter(Boolean).join(' · ')}</Text></List.Item>)}</List>
      )}
    </Panel>
  )
}

/** For who looks after everybody's pay: how pay and certificates go together here. */
export function CertificatesBesidePay() {
  const may = useMay(['compensation'])
  const { data } = useRead<Static<typeof certificatePay.output>>('/careers/certificate-pay', { isOn: may })
  if (!data) return null
  return (
    <Panel title={t('Certificates beside pay in this company')}>
      {data.items.length === 0 ? <Text c="dimmed">{t('Unknown: nothing is told of fewer than {{least}} people who hold a certificate, and as many in like jobs who don’t.', { least: data.least })}</Text> : (
        <Table.ScrollContainer minWidth={420}>
          <Table>
            <Table.Thead><Table.Tr><Table.Th>{t('Certificate')}</Table.Th><Table.Th ta="end">{t('Pay differs by')}</Table.Th><Table.Th ta="end">{t('Between')}</Table.Th><Table.Th ta="end">{t('At least so many')}</Table.Th><Table.Th>{t('On')}</Table.Th></Table.Tr></Table.Thead>
            <Table.Tbody>{data.items.map(each => <One key={each.kind} of={each} />)}</Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      <Text size="sm" c="dimmed" mt="sm">{t('Pay at full time of employees in jobs of one family, country and currency, by least squares on its logarithm; the interval holds the difference 95 times in a hundred. It says what goes together, not that a certificate brings pay. Told once and kept, so that two answers can’t be subtracted.')}</Text>
    </Panel>
  )
}

const signed = (percent: number) => t('{{percent}} %', { percent: `${percent > 0 ? '+' : ''}${numberText(percent)}` })
const One = ({ of: { kind, day, holders, others, percent, low, high } }: { of: CertificatePay }) => (
  <Table.Tr><Table.Td>{wordOf('certificate', 'kind', certificate.all.kind, kind)}</Table.Td><Table.Td ta="end" className="tabular">{signed(percent)}</Table.Td><Table.Td ta="end" className="tabular">{t('{{low}} and {{high}}', { low: signed(low), high: signed(high) })}</Table.Td><Table.Td ta="end">{t('{{holders}} with, {{others}} without', { holders, others })}</Table.Td><Table.Td>{dateText(day)}</Table.Td></Table.Tr>
)
