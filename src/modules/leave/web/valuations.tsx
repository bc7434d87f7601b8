import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { RecordPages } from '#ui/record-pages.tsx'
import { t } from '#ui/words.ts'
import { leaveValuation } from '../records.ts'

/** By which method of its own the company values leave, from a day on. */
export default function Valuations() {
  return (
    <RecordPages
      record={leaveValuation} title={t('Value of a day of leave')} at="/settings/leave-valuations" needs={['leave:administer']} columns={['startsOn', 'legalEntityId', 'method', 'yearDays', 'hasAllowances']} filters={['legalEntityId', 'method']} hasImport={false}
      empty={t('Say how a day of leave is valued, and “Untaken leave” tells what all of it is worth. No law’s method is held here: ask whoever closes your books.')}
      more={() => <Anchor component={Link} to="/settings/leave-liability" size="sm">{t('What untaken leave is worth')}</Anchor>}
    />
  )
}
