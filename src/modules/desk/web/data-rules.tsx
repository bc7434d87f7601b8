import { RecordPages } from '#ui/record-pages.tsx'
import { t } from '#ui/words.ts'
import { dataRule } from '../records-data.ts'

/** What is looked for in people's data, where the organisation says otherwise. */
export default function DataRules() {
  return (
    <RecordPages record={dataRule} at="/settings/data-checks" title={t('Checks of data')} needs={['people:administer']} columns={['gap', 'country', 'isOn']} filters={['gap', 'country']} hasImport={false}
      empty={t('As usual, everything is looked for but emergency contacts: say here what you want looked for, and where.')} />
  )
}
