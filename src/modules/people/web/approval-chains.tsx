import { RecordPages } from '#ui/record-pages.tsx'
import { KeptRows } from '#ui/kept.tsx'
import { t, wordOf } from '#ui/words.ts'
import { functions } from '#shared/functions.ts'
import { changeChain, chainStep } from '../records-chains.ts'

/** What must be approved, by whom: none unless the company says so. */
export default function ApprovalChains() {
  return (
    <RecordPages
      record={changeChain} at="/settings/approvals" needs={['organization:administer', 'people:administer']} columns={['name', 'actions', 'overPercent', 'startsOn', 'endsOn']} filters={['actions']} hasImport={false}
      empty={t('Changes are released by whoever prepares them. With a chain, those whom it names must approve first.')}
      more={chain => (
        <KeptRows
          record={chainStep} of={{ chainId: chain.id }} mayAdd={chain.can.includes('update')} title={t('Steps')} none={t('A chain without steps asks nobody.')} add={t('Add a step')}
          initial={{ number: 1, holder: 'direct', passesOn: 'stays', tellsAtOnce: false }} facts={['jobId', 'unitId', 'remindAfter', 'passesOn', 'tellsAtOnce']}
          heading={({ number, holder, function: area }) => `${number}. ${area ? t('Who looks after {{area}}', { area: t(functions[area]) }) : wordOf(chainStep.name, 'holder', chainStep.all.holder, holder)}`}
        />
      )}
    />
  )
}
