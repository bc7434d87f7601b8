import { Badge, Button, Group, Text } from '@mantine/core'
import { Link, Navigate } from '@tanstack/react-router'
import { UserPlus } from 'lucide-react'
import type { ReactNode } from 'react'
import { useAddress } from '#ui/address.ts'
import { Face } from '#ui/face.tsx'
import { useMay, useMe } from '#ui/me.ts'
import type { Listed } from '#ui/queries.ts'
import { RecordTable } from '#ui/record-table.tsx'
import { t } from '#ui/words.ts'
import { directoryEntry } from '../records.ts'
import { laid, PlannedMark, PlannedThen, useLaidOver } from './planned-then.tsx'

type Line = Listed<typeof directoryEntry>

/** Everybody whom the reader may see, a line per job held. */
export default function Directory() {
  const { isManager, personId } = useMe()
  const looksAfter = useMay(['people'])
  const mayHire = useMay(['people:handle'])
  const [search] = useAddress()
  const over = useLaidOver(search['on'])
  if (!looksAfter && !isManager) return <Navigate to="/me" replace />
  return (<>
    {search['on'] && <PlannedThen on={search['on']} lines={over.lines} />}
    <RecordTable
      record={directoryEntry} title={looksAfter ? t('People') : t('My team')} searchHint={t('Name, e-mail, number or job')}
      // A team is whom one leads: oneself isn’t part of it.
      // Who went on in another legal entity hasn’t left.
      where={{ isContinued: 'false', ...looksAfter || !personId ? {} : { 'personId.not': personId } }}
      // As of another day, whoever came later isn’t there yet.
      tabs={{ field: 'status', values: search['on'] ? ['active', 'ended'] : ['active', 'starting', 'ended'] }}
      columns={['name', 'jobTitle', 'unitName', 'locationName', 'managerName', 'startsOn']}
      widths={{ name: 205, jobTitle: 185, unitName: 140, locationName: 110, managerName: 145, startsOn: 112 }}
      filters={['unitId', 'locationId', 'jobId', 'legalEntityId', 'country', 'managerId', 'reportsTo', 'workerKind', 'isPrimary', 'startsOn']}
      href={({ personId }) => `/people/${personId}`}
      cells={{
        name: row => <Name {...row} mark={<PlannedMark of={over.of} row={row} />} />, managerName: row => laid(over, row, 'managerName', <ManagedBy {...row} />),
        jobTitle: row => laid(over, row, 'jobTitle', row.jobTitle), unitName: row => laid(over, row, 'unitName', row.unitName), locationName: row => laid(over, row, 'locationName', row.locationName),
      }}
      actions={mayHire && <Button component={Link} to="/people/hire" leftSection={<UserPlus size={16} aria-hidden />}>{t('Hire')}</Button>}
      empty={{
        title: t('Nobody here'),
        text: looksAfter ? t('Nobody whom you look after is in this state now.') : t('Nobody who reports to you is in this state now.'),
      }}
    />
  </>)
}

/** Whose manager's place is open reports to the one above. */
function ManagedBy({ managerName, leftManagerName }: Line) {
  if (!leftManagerName) return managerName
  return <>{managerName ?? t('Nobody')}<Text span display="block" size="xs" c="dimmed">{t('while the place of {{name}} is open', { name: leftManagerName })}</Text></>
}

/** Somebody with two jobs has two lines: the one beside the main job says so. */
function Name({ name, personId, isPrimary, mark }: Line & { mark: ReactNode }) {
  return <Group component="span" gap={8} wrap="nowrap" display="inline-flex"><Face name={name} personId={personId} size={26} />{name}{!isPrimary && <Badge component="span" size="sm" radius="sm" variant="default" tt="none" fw={500}>{t('second job')}</Badge>}{mark}</Group>
}
