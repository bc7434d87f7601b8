import { Box, Button, Modal, Text } from '@mantine/core'
import { useState } from 'react'
import { useMay, useMe } from '#ui/me.ts'
import { Panel } from '#ui/page.tsx'
import { useMove, useOne, useRows, type Shown } from '#ui/queries.ts'
import { RecordFacts } from '#ui/record-facts.tsx'
import { RecordForm } from '#ui/record-form.tsx'
import { tell, tellProblem } from '#ui/tell.tsx'
import { t } from '#ui/words.ts'
import { withdrawAsks } from '../contract-life.ts'
import { employment, type person } from '../records.ts'
import classes from './people.module.css'

/** What never should have been entered is taken back whole, told before it is done. */
export function Withdraw({ row, name }: { row: Shown<typeof employment>; name: string }) {
  const [isOpen, setOpen] = useState(false)
  const moving = useMove(employment)
  if (!row.can.includes('withdraw')) return null
  return (
    <>
      <Button variant="subtle" color="red" size="xs" onClick={() => setOpen(true)}>{t('Entered by mistake…')}</Button>
      {isOpen && (
        <Modal opened onClose={() => setOpen(false)} title={t('Entered by mistake')} size="lg">
          <div className={classes['note']}>
            <Text>{t('What will happen:')}</Text>
            <ul>
              <li>{t('This employment of {{name}} disappears with its jobs, from lists, search, counts and reporting lines, also of days past. {{name}} and the managers see nothing of it any more.', { name })}</li>
              <li>{t('Unless another employment stands, {{name}} can’t sign in and isn’t found any more. You come back by “Entered by mistake” in the settings.', { name })}</li>
              <li>{t('The employee number is never used again.')}</li>
              <li>{t('You, and those who look after the same people, still read what was entered, and can put it back.')}</li>
            </ul>
            <Text>{t('Somebody who did work here has an end instead: terminate the employment.')}</Text>
          </div>
          <RecordForm place={employment.name} fields={withdrawAsks} submitLabel={t('Withdraw the employment')} isDanger hasFocus onCancel={() => setOpen(false)} onSubmit={async input => {
            await moving.mutateAsync({ id: row.id, version: row.version, move: 'withdraw', input })
            setOpen(false)
            tell(t('The employment of {{name}} was withdrawn. You can put it back here.', { name }))
          }} />
        </Modal>
      )}
    </>
  )
}

/** For HR: what was withdrawn of somebody, and the way back. */
export function Withdrawn({ person: who }: { person: Shown<typeof person> }) {
  const { personId } = useMe()
  const looksAfter = useMay(['people']) && personId !== who.id
  const { data } = useRows(employment, { personId: who.id }, { isOn: looksAfter })
  return data?.filter(({ status }) => status === 'withdrawn').map(({ id }) => <WithdrawnPanel key={id} id={id} />)
}

function WithdrawnPanel({ id }: { id: string }) {
  const { data: row } = useOne(employment, id)
  const moving = useMove(employment)
  if (!row) return null
  const putBack = () => moving.mutateAsync({ id, version: row.version, move: 'putBack' }).then(() => tell(t('Put back: everything is as it was.')), tellProblem)
  return (
    <Box mb="md"><Panel title={t('An employment that was entered by mistake')} actions={row.can.includes('putBack') && <Button size="xs" variant="default" loading={moving.isPending} onClick={() => void putBack()}>{t('Put back')}</Button>}>
      <Text mb="sm">{t('It was withdrawn: only those who look after people records there see it. What happened is in the timeline.')}</Text>
      <RecordFacts record={employment} row={row} fields={['withdrawnReason', 'legalEntityId', 'number', 'kind', 'startsOn']} />
    </Panel></Box>
  )
}
