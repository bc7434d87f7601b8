import { useMay } from '#ui/me.ts'
import { RecordPages } from '#ui/record-pages.tsx'
import { t } from '#ui/words.ts'
import { population } from '../records.ts'
import { accessCrumbs, AccessFrame } from './access-frame.tsx'
import { GroupRules } from './group-rules.tsx'
import { GroupUse } from './group-use.tsx'
import { UsualGroups } from './usual-groups.tsx'

export default function AccessGroups() {
  const mayMake = useMay(['access:handle'])
  return (
    <AccessFrame>
      {mayMake && <UsualGroups />}
      <RecordPages
        record={population} at="/access/groups" columns={['name', 'note']} needs={['access:handle']} title={t('Groups of people')} crumbs={accessCrumbs()} hasImport={false}
        empty={t('A group says for whom somebody looks after something: everyone in London, say, except the executives.')}
        more={row => <><GroupRules population={row} /><GroupUse populationId={row.id} /></>}
      />
    </AccessFrame>
  )
}
