import { dateText, today } from '#ui/format.ts'
import { KeptRows } from '#ui/kept.tsx'
import { t } from '#ui/words.ts'
import { association, networkContact } from '../records.ts'
import classes from './careers.module.css'
import { Alone } from './plans.tsx'
import { PutForward, PutForwardToMe } from './put-forward.tsx'

/** Whom somebody knows, and whom to write to again. */
export function Network({ personId }: { personId: string }) {
  return (
    <div className={classes['stack']}>
      <PutForwardToMe personId={personId} />
      <KeptRows
        record={networkContact} of={{ personId }} mayAdd title={t('People I know')} none={t('Nobody yet. Those whom one would call are worth a line.')} add={t('Add somebody')}
        heading={row => row.name} mark={row => row.nextOn && row.nextOn <= today() ? { due: t('Get in touch: since {{on}}', { on: dateText(row.nextOn) }) } : row.circle}
        facts={['does', 'knownFrom', 'circle', 'email', 'phone', 'lastOn', 'nextOn', 'note']} note={<Alone />} more={row => <PutForward contact={row} />}
      />
      <KeptRows
        record={association} of={{ personId }} mayAdd title={t('Associations')} none={t('None.')} add={t('Add an association')}
        heading={row => row.name} mark={row => row.renewsOn && row.renewsOn < today() ? { due: t('Renewal was due') } : null} facts={['number', 'since', 'renewsOn']}
      />
    </div>
  )
}
