import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useMay } from '#ui/me.ts'
import { RecordTable } from '#ui/record-table.tsx'
import { t } from '#ui/words.ts'
import { confidentialPlan } from '../records.ts'

/** The plans that the reader is named on. Nobody is told of others. */
export default function Plans() {
  const mayPlan = useMay(['people:handle'])
  return (
    <RecordTable
      record={confidentialPlan} title={t('Confidential plans')} columns={['name', 'effectiveOn', 'status', 'releaseOn', 'preparedById']} filters={['status']} hasSearch={false} href={({ id }) => `/plans/${id}`}
      actions={mayPlan && <Button component={Link} to="/plans/new" leftSection={<Plus size={16} aria-hidden />}>{t('New plan')}</Button>}
      empty={{ title: t('No plans that you know of'), text: t('Hires, moves and ends that only a few may know of until they are released.') }}
    />
  )
}
