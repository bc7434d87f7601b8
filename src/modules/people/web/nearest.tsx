import { t } from '#ui/words.ts'
import { dependant, emergencyContact } from '../records-personal.ts'
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

/** Who depends on somebody. */
export function Dependants({ personId }: { personId: string }) {
  return (
    <Kept
      record={dependant} personId={personId} title={t('Dependants')} none={t('Nobody is named.')} add={t('Add dependant')}
      facts={['name', 'relation', 'birthDate']}
    />
  )
}
