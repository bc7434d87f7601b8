import { countryName, dateText } from '#ui/format.ts'
import { t, wordOf } from '#ui/words.ts'
import { identityDocument, nationalIdentifier } from '../records-personal.ts'
import { today } from './data.ts'
import { Kept } from './kept.tsx'

type Props = { personId: string; country: string | null | undefined }

/** The numbers that the state has given. */
export function Identifiers({ personId, country }: Props) {
  return (
    <Kept
      record={nationalIdentifier} personId={personId} title={t('National identifiers')} none={t('No number is kept yet.')} add={t('Add number')} initial={{ kind: usual[country ?? ''] }}
      heading={row => row.note ?? wordOf('national_identifier', 'kind', nationalIdentifier.all.kind, row.kind)} facts={['number', 'country']} mark={() => null}
    />
  )
}
const usual: Record<string, string> = { GB: 'gb_nino', US: 'us_ssn', DE: 'de_idnr', IN: 'in_pan' }

/** Passports, visas, permits: until when each holds. */
export function Documents({ personId, country }: Props) {
  return (
    <Kept
      record={identityDocument} personId={personId} title={t('Identity documents')} none={t('No document is kept yet.')} add={t('Add document')} initial={country ? { country } : {}}
      heading={row => `${wordOf('identity_document', 'kind', identityDocument.all.kind, row.kind)}, ${countryName(row.country)}`} facts={['number', 'note', 'issuedOn', 'expiresOn']}
      mark={({ expiresOn }) => !expiresOn ? null : expiresOn < today() ? t('Expired') : expiresOn < soon() ? t('Expires {{on}}', { on: dateText(expiresOn) }) : null}
    />
  )
}

/** Renewing a permit takes months. */
function soon() {
  const [year = 0, month = 1, day = 1] = today().split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 + 6, day)).toISOString().slice(0, 10)
}
