import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { address, send } from '#ui/client.ts'
import { today } from '#ui/format.ts'
import { Panel } from '#ui/page.tsx'
import { useCreate, useMove, useRows, type Listed } from '#ui/queries.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { tell, tellProblem } from '#ui/tell.tsx'
import { t } from '#ui/words.ts'
import { disabilityProof, severeDisability } from '../records.ts'
import { useEmployments } from './balances.tsx'
import { spanText } from './calendar-data.ts'
import classes from './leave.module.css'
import { ProofFiles } from './proofs.tsx'

/** Severe disability, for whose it is and who works on leave there: nowhere while there is none, unless it may be entered. */
export function DisabilityOf({ personId, mayEnter = false }: { personId: string; mayEnter?: boolean }) {
  const { data: all = [] } = useRows(severeDisability, { personId, status: 'counts' }), employed = useEmployments(personId)
  const creating = useCreate(severeDisability), [isOpen, setOpen] = useState(false)
  if (all.length === 0 && !mayEnter) return null
  return (
    <Panel title={t('Severe disability')} actions={mayEnter && !isOpen && employed.length > 0 && <Button variant="default" size="xs" onClick={() => setOpen(true)}>{t('Enter')}</Button>}>
      <Text size="sm" c="dimmed">{t('Known to the person and to who works on leave there: no manager, colleague or calendar is told. It gives further leave where the policy says so.')}</Text>
      <ul className={classes['list']}>{all.map(each => <One key={each.id} fact={each} mayTakeBack={mayEnter} />)}</ul>
      {isOpen && (
        <RecordForm
          place={severeDisability.name} fields={{ startsOn: severeDisability.asks.startsOn, endsOn: severeDisability.asks.endsOn }} hasFocus submitLabel={t('Save')} onCancel={() => setOpen(false)} initial={{ startsOn: today() }}
          onSubmit={async input => {
            // Each employment has leave of its own.
            for (const { id } of employed) await creating.mutateAsync({ ...input, personId, employmentId: id } as never)
            tell(t('Saved. Accounts follow within a quarter of an hour.'))
            setOpen(false)
          }}
        />
      )}
    </Panel>
  )
}

function One({ fact: { id, personId, startsOn, endsOn, version }, mayTakeBack }: { fact: Listed<typeof severeDisability>; mayTakeBack: boolean }) {
  const { data: files = [] } = useRows(disabilityProof, { disabilityId: id }), moving = useMove(severeDisability)
  const bring = (file: File) => send('POST', address(`/${disabilityProof.path}`, { disabilityId: id, name: file.name }), { body: new Blob([file], { type: 'application/octet-stream' }) })
  return (
    <li>
      <div><span>{spanText({ from: startsOn, to: endsOn })}</span><ProofFiles files={files} path={`/${disabilityProof.path}`} bring={bring} personId={personId} /></div>
      {mayTakeBack && <Button variant="subtle" color="red" size="compact-sm" loading={moving.isPending} onClick={() => void moving.mutateAsync({ id, version, move: 'takeBack' }).then(() => tell(t('Taken back, as if it had never counted.')), tellProblem)}>{t('Take back')}</Button>}
    </li>
  )
}
