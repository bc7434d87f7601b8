import { Anchor, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { dateText } from '#ui/format.ts'
import { EmptyState, Page } from '#ui/page.tsx'
import { useRead } from '#ui/queries.ts'
import { t } from '#ui/words.ts'
import type { Withdrawn } from '../contract-life.ts'
import classes from './people.module.css'
import { Waiting } from './standing.tsx'

/** What was entered by mistake where the reader looks after people: the way back to what no list shows. */
export default function WithdrawnPage() {
  const { data } = useRead<{ items: Withdrawn[] }>('/people/withdrawn')
  if (!data) return <Waiting />
  return (
    <Page title={t('Entered by mistake')} about={t('Employments that were withdrawn. Nobody else sees them; at the person’s page they can be put back.')} crumbs={[{ label: t('Settings'), to: '/settings' }]}>
      {data.items.length === 0 ? <EmptyState title={t('Nothing was withdrawn')} text={t('What is entered by mistake is withdrawn at the employment, and then stands here.')} /> : (
        <Table horizontalSpacing="xs">
          <Table.Thead><Table.Tr><Table.Th>{t('Who')}</Table.Th><Table.Th>{t('What happened')}</Table.Th><Table.Th visibleFrom="sm">{t('Employment')}</Table.Th><Table.Th visibleFrom="sm">{t('Withdrawn')}</Table.Th></Table.Tr></Table.Thead>
          <Table.Tbody>
            {data.items.map(each => (
              <Table.Tr key={each.id}>
                <Table.Td className={classes['what']}><Anchor component={Link} to={`/people/${each.personId}`} size="sm">{each.name}</Anchor>{each.number && <Text size="xs" c="dimmed">{each.number}</Text>}</Table.Td>
                <Table.Td className={classes['what']}>{each.withdrawnReason}</Table.Td>
                <Table.Td visibleFrom="sm" className={classes['what']}>{t('{{entity}}, from {{date}}', { entity: each.legalEntityName, date: dateText(each.startsOn) })}</Table.Td>
                <Table.Td visibleFrom="sm">{each.withdrawnAt && dateText(each.withdrawnAt.slice(0, 10))}{each.withdrawnBy && <Text size="xs" c="dimmed">{each.withdrawnBy}</Text>}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Page>
  )
}
