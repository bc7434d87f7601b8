import { RecordPages } from '#ui/record-pages.tsx'
import { t } from '#ui/words.ts'
import { outsideCover } from '../records.ts'
import { HrTeamFrame, hrTeamCrumbs } from './frame.tsx'

/** Who outside of the company carries an area, or steps in. */
export default function Outside() {
  return (
    <HrTeamFrame>
      <RecordPages
        record={outsideCover} at="/hr-team/outside" needs={['people:administer:everyone']} title={t('Outside cover')} crumbs={hrTeamCrumbs()} columns={['name', 'kind', 'functions', 'contact', 'endsOn']} filters={['kind']} hasImport={false}
        empty={t('A lawyer, a payroll bureau, a broker, occupational health, an adviser on unions: whoever carries something for you, with whom to call and until when.')}
      />
    </HrTeamFrame>
  )
}
