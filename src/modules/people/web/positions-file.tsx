import { useNavigate } from '@tanstack/react-router'
import { Page } from '#ui/page.tsx'
import { RecordImport } from '#ui/record-import.tsx'
import { t } from '#ui/words.ts'
import { positionRow } from '../records-positions.ts'

/** Positions from a file, made and changed by their number. */
export default function PositionsFile() {
  const navigate = useNavigate()
  return (
    <Page title={t('Positions from a file')} about={t('Each row says what a position is from a day on. A number that is here already is changed from that day; what a row leaves empty stays as it was. Columns are guessed by their names: look at what they were taken as before you import.')} width="form" crumbs={[{ label: t('Positions'), to: '/positions' }]}>
      <RecordImport record={positionRow} onDone={() => void navigate({ to: '/positions' })} />
    </Page>
  )
}
