import { dateText } from '#ui/format.ts'
import { t } from '#ui/words.ts'
import { bankAccount } from '../records-personal.ts'
import { today } from './data.ts'
import { Kept } from './kept.tsx'

/** Where the pay goes: the last account that has begun. */
export function Bank({ personId, country }: { personId: string; country: string | null | undefined }) {
  return (
    <Kept
      record={bankAccount} personId={personId} title={t('Bank account')} none={t('No account yet. Without one, pay can’t be sent.')} add={t('Add account')}
      initial={{ startsOn: today(), ...country && { country } }}
      heading={row => row.bankName || row.holder || t('Account')} facts={['startsOn', 'holder', 'country', 'iban', 'routingCode', 'accountNumber']}
      mark={(row, rows) => row.startsOn > today() ? t('from {{from}}', { from: dateText(row.startsOn) }) : rows.find(each => each.startsOn <= today())?.id === row.id ? t('Pay goes here') : t('Earlier')}
      note={t('Seen by the person and by those who prepare payroll. Whoever has a number shown in full is told in the timeline.')}
    />
  )
}
