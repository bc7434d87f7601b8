import { workAreas } from '#shared/functions.ts'
import { RecordPages } from '#ui/record-pages.tsx'
import { t } from '#ui/words.ts'
import { workConflict } from '../records.ts'

/** Who must not handle what is about whom: never seen by whom it is with. */
export default function Conflicts() {
  return (
    <RecordPages record={workConflict} at="/settings/conflicts" needs={workAreas.map(area => `${area}:handle` as const)} columns={['personId', 'withId', 'hrFunction', 'endsOn']} filters={['hrFunction']} hasImport={false}
      empty={t('Married to a colleague, close friends, an old quarrel: say so here, and what is about them goes to somebody else. They never learn of it; who leads HR lifts it.')} />
  )
}
