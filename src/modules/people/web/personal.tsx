import { RecordFacts } from '#ui/record-facts.tsx'
import { Panel } from '#ui/page.tsx'
import { useMay, useMe } from '#ui/me.ts'
import { useOne } from '#ui/queries.ts'
import { t } from '#ui/words.ts'
import { contactDetails, personalDetails } from '../records.ts'
import { Bank } from './bank.tsx'
import { Documents, Identifiers } from './identity.tsx'
import { Dependants, EmergencyContacts, OtherAddresses } from './nearest.tsx'
import { HomeAddress } from './home-address.tsx'
import { FormerNames } from './names.tsx'
import { TheirPhoto } from './photo.tsx'
import classes from './people.module.css'

export const reachedAt = ['personalEmail', 'mobilePhone', 'homePhone', 'address'] as const

/** What belongs to the person rather than to the job. */
export function Personal({ personId, name }: { personId: string; name: string }) {
  const isSelf = useMe().personId === personId, mayTakeAway = useMay(['people:handle']) && !isSelf
  const { data: contact } = useOne(contactDetails, personId)
  const { data: details } = useOne(personalDetails, personId)
  return (
    <div className={classes['halves']}>
      <div className={classes['stack']}>
        {contact && <Panel title={t('Private contact')}><RecordFacts record={contactDetails} row={contact} fields={reachedAt} cells={{ address: row => <HomeAddress row={row} /> }} /></Panel>}
        <OtherAddresses personId={personId} country={contact?.country} />
        <EmergencyContacts personId={personId} />
        <Dependants personId={personId} />
      </div>
      <div className={classes['stack']}>
        {details && <Panel title={t('Personal details')}><RecordFacts record={personalDetails} row={details} fields={['birthDate', 'gender', 'maritalStatus', 'nationality']} /></Panel>}
        {mayTakeAway && <TheirPhoto personId={personId} name={name} />}
        <FormerNames personId={personId} />
        <Bank personId={personId} country={contact?.country} />
        <Identifiers personId={personId} country={contact?.country} />
        <Documents personId={personId} country={contact?.country} />
      </div>
    </div>
  )
}
