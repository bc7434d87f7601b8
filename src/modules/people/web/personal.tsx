import { RecordFacts } from '#ui/record-facts.tsx'
import { Panel } from '#ui/page.tsx'
import { useOne } from '#ui/queries.ts'
import { t } from '#ui/words.ts'
import { contactDetails, personalDetails } from '../records.ts'
import { Bank } from './bank.tsx'
import { Documents, Identifiers } from './identity.tsx'
import { FormerNames } from './names.tsx'
import classes from './people.module.css'

export const reachedAt = ['personalEmail', 'mobilePhone', 'homePhone', 'address', 'city', 'region', 'postalCode', 'country'] as const
export const inNeed = ['emergencyName', 'emergencyRelation', 'emergencyPhone'] as const

/** What belongs to the person rather than to the job. */
export function Personal({ personId, name }: { personId: string; name: string }) {
  const { data: contact } = useOne(contactDetails, personId)
  const { data: details } = useOne(personalDetails, personId)
  return (
    <div className={classes['halves']}>
      {contact && <Panel title={t('Private contact')}><RecordFacts record={contactDetails} row={contact} fields={reachedAt} /></Panel>}
      <div className={classes['stack']}>
        {details && <Panel title={t('Personal details')}><RecordFacts record={personalDetails} row={details} fields={['birthDate', 'gender', 'maritalStatus', 'nationality']} /></Panel>}
        <FormerNames personId={personId} />
        <Bank personId={personId} name={name} country={contact?.country} />
        <Identifiers personId={personId} country={contact?.country} />
        <Documents personId={personId} country={contact?.country} />
        {contact && <Panel title={t('In an emergency')}><RecordFacts record={contactDetails} row={contact} fields={inNeed} /></Panel>}
      </div>
    </div>
  )
}
