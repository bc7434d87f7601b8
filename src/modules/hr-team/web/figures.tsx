import { RecordPages } from '#ui/record-pages.tsx'
import { t } from '#ui/words.ts'
import { staffingFigure } from '../records.ts'
import { HrTeamFrame, hrTeamCrumbs } from './frame.tsx'

/** Figures of one's own beside the published ones. */
export default function Figures() {
  return (
    <HrTeamFrame>
      <RecordPages record={staffingFigure} at="/hr-team/figures" needs={['people:administer:everyone']} title={t('Figures of our own')} crumbs={hrTeamCrumbs()} columns={['name', 'perHundred', 'definition', 'source', 'year']} hasImport={false}
        empty={t('What your association says, or a target of your own: it stands beside the published figures on the page Balance.')} />
    </HrTeamFrame>
  )
}
