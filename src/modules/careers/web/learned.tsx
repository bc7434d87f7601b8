import { Badge, Text } from '@mantine/core'
import { Attached } from '#ui/attached.tsx'
import { dateText, numberText, today } from '#ui/format.ts'
import { KeptRows } from '#ui/kept.tsx'
import { useRows, type Listed } from '#ui/queries.ts'
import { t, wordOf } from '#ui/words.ts'
import { certificate, certificateCredit, certificateFile, qualification, qualificationFile } from '../records.ts'
import { source, standingOf, type CreditKind } from '../rules-certificates.ts'
import classes from './careers.module.css'

/** What somebody has learned, and what keeps it valid. */
export function Learned({ personId }: { personId: string }) {
  const { data: held = [] } = useRows(certificate, { personId })
  return (
    <div className={classes['stack']}>
      <KeptRows
        record={certificate} of={{ personId }} mayAdd title={t('Certificates')} none={t('None is recorded.')} add={t('Add a certificate')} heading={row => nameOf(row)}
        mark={row => row.expiresOn && row.expiresOn < today() ? { due: t('Expired') } : null} facts={['number', 'awardedOn', 'expiresOn', 'evidence']} note={t('Seen by you and by those who look after learning.')} more={row => <Attached record={certificateFile} of={{ certificateId: row.id }} label={t('Attach evidence')} note={yours()} />}
      />
      {held.map(each => <Credits key={each.id} of={each} />)}
      <KeptRows
        record={qualification} of={{ personId }} mayAdd title={t('Education and practice')} none={t('None is recorded: degrees, courses, internships, volunteering.')} add={t('Add')} initial={{ kind: 'course' }}
        heading={row => row.title} mark={row => wordOf('qualification', 'kind', qualification.all.kind, row.kind)} facts={['institution', 'startsOn', 'endsOn', 'note']} more={row => <Attached record={qualificationFile} of={{ qualificationId: row.id }} label={t('Attach evidence')} note={yours()} />}
      />
    </div>
  )
}

const yours = () => t('Files are yours alone: nobody else opens them, nor sees that there are any.')
const nameOf = ({ kind, name }: Listed<typeof certificate>) => kind === 'other' ? name ?? '' : wordOf('certificate', 'kind', certificate.all.kind, kind)

function Credits({ of }: { of: Listed<typeof certificate> }) {
  const { data: credits } = useRows(certificateCredit, { certificateId: of.id })
  const standing = credits && standingOf(of.kind, of.expiresOn, credits.map(({ kind, amount, earnedOn }) => ({ kind, amount, on: earnedOn })))
  if (!standing) return null
  const kindText = (kind: CreditKind) => wordOf('certificate_credit', 'kind', certificateCredit.all.kind, kind)
  return (
    <KeptRows
      record={certificateCredit} of={{ personId: of.personId, certificateId: of.id }} mayAdd title={t('Credits towards {{certificate}}', { certificate: nameOf(of) })} none={t('None is recorded yet.')} add={t('Add credits')} initial={{ kind: 'general', earnedOn: today() }}
      heading={row => row.what} mark={row => t('{{amount}} · {{kind}}', { amount: numberText(row.amount), kind: kindText(row.kind) })} facts={['earnedOn', 'evidence']}
      note={<>
        <Text span display="block">{t('{{counted}} of {{needed}} count, earned from {{from}} to {{until}}.', { counted: numberText(standing.counted), needed: numberText(standing.needed), from: dateText(standing.from), until: dateText(standing.until) })} {standing.isEnough && <Badge color="green" variant="light" tt="none">{t('Enough')}</Badge>}</Text>
        {standing.lacking.map(({ kind, needed, has }) => <Text key={kind} span display="block">{t('{{kind}}: {{has}} of at least {{needed}}.', { kind: kindText(kind), has: numberText(has), needed: numberText(needed) })}</Text>)}
        {standing.beyond.map(({ kind, most, has }) => <Text key={kind} span display="block">{t('{{kind}}: {{has}} earned, of which {{most}} count.', { kind: kindText(kind), has: numberText(has), most: numberText(most) })}</Text>)}
        <Text span display="block" size="xs">{t('By {{source}}.', { source })}</Text>
      </>}
    />
  )
}
