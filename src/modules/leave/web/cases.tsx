import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { RecordTable } from '#ui/record-table.tsx'
import { t } from '#ui/words.ts'
import { leaveCase } from '../records.ts'

/** The cases of protected leave that the reader works on. */
export default function LeaveCases() {
  return (
    <RecordTable
      record={leaveCase} columns={['personId', 'status', 'startsOn', 'endsOn', 'isIntermittent', 'askedOn']} filters={['status', 'personId', 'isIntermittent']} hasSearch={false} href={({ id }) => `/leave/cases/${id}`}
      crumbs={[{ label: t('Time off'), to: '/leave' }]} actions={<Button component={Link} to="/leave/cases/new">{t('Open a case')}</Button>}
      empty={{ title: t('No leave case is running'), text: t('A case keeps one protected leave together: who may take it, what was told when, and the hours against the twelve weeks. Managers don’t see it.') }}
    />
  )
}
