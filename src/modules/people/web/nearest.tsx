import { t } from '#ui/words.ts'
import { AddressText } from '#ui/address-text.tsx'
import { dateText } from '#ui/format.ts'
import { dependant, emergencyContact, otherAddress } from '../records-personal.ts'
import { isAhead, isNow, today } from './data.ts'
import { Kept } from './kept.tsx'

/** Whom to call, first to last. */
export function EmergencyContacts({ personId }: { personId: string }) {
  return (
    <Kept
      record={emergencyContact} personId={personId} title={t('In an emergency, call')} none={t('Nobody is named yet.')} add={t('Add contact')} initial={{ place: 1 }}
      facts={['name', 'relation', 'phone', 'otherPhone', 'place']}
    />
  )
}

/** Where letters go, or where somebody stays for a time. */
export function OtherAddresses({ personId, country }: { personId: string; country: string | null | undefined }) {
  return (
    <Kept
      record={otherAddress} personId={personId} title={t('Other addresses')} none={t('None: letters go home.')} add={t('Add address')} initial={{ startsOn: today(), purpose: 'letters', ...country && { country } }}
      heading={row => <AddressText address={row} />} facts={['purpose', 'startsOn', 'endsOn']}
      mark={row => row.movedInAt ? row.endsOn && row.endsOn < today() ? t('Lived there before') : t('Lives there now') : isAhead(row) ? t('from {{from}}', { from: dateText(row.startsOn) }) : !isNow(row) ? t('Earlier') : row.purpose === 'letters' ? t('Letters go here') : null}
    />
  )
}

/** Who depends on somebody. */
export function Dependants({ personId }: { personId: string }) {
  return (
    <Kept
      record={dependant} personId={personId} title={t('Dependants')} none={t('Nobody is named.')} add={t('Add dependant')}
      facts={['name', 'relation', 'birthDate']}
    />
  )
}
