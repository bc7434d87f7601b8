import { RecordPages } from '#ui/record-pages.tsx'
import { t } from '#ui/words.ts'
import { workTeam } from '../records.ts'

/** How an area's new items are given, and who leads it. */
export default function Teams() {
  return (
    <RecordPages record={workTeam} at="/settings/desk-teams" needs={['people:administer']} columns={['hrFunction', 'gives', 'leadId']} filters={['gives']} hasImport={false}
      empty={t('In every area, new items go to somebody at once. Say here where they are offered to the team instead, and who leads an area.')} />
  )
}
