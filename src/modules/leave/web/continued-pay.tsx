import { Anchor, Button, Group, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { ErrorNote } from '#ui/errors.tsx'
import { dateText, today } from '#ui/format.ts'
import { Panel } from '#ui/page.tsx'
import { useCreate, useMove, useRead, useRows, type Listed } from '#ui/queries.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { tell, tellProblem } from '#ui/tell.tsx'
import { t, wordOf } from '#ui/words.ts'
import { WorkedOut } from '#ui/worked-out.tsx'
import type { ContinuedPay } from '../contract-sickness.ts'
import { sicknessLink } from '../records.ts'
import { spanText } from './calendar-data.ts'
import classes from './leave.module.css'

type Of = { id: string; personId: string; employmentId: string }
/** Sick pay that the employer owes in Germany, for whose it is and who works on leave there; of other places nothing is shown. */
export function ContinuedPayPanel({ of, mayEnter }: { of: Of; mayEnter: boolean }) {
  const { data: pay, error } = useRead<ContinuedPay>(`/sicknesses/${of.id}/continued-pay`)
  const { data: said = [] } = useRows(sicknessLink, { sicknessId: of.id, status: 'counts' })
  if (error) return <Panel title={t('Sick pay')}><ErrorNote error={error} /></Panel>
  if (!pay?.worked) return null
  const valueOf = (name: string) => pay.worked!.values.find(each => each.name === name)?.value ?? null, until = valueOf('paidUntil'), from = valueOf('paidFrom')
  return (
    <Panel title={t('Sick pay by the employer, Germany')}>
      <Text>{until === null ? t('Nothing of this absence is paid by the employer.') : t('Paid from {{from}} until {{until}} at the longest.', { from: dateText(String(from)), until: dateText(String(until)) })}</Text>
      {pay.together.length > 0 && <Text size="sm" c="dimmed">{t('Counted with: {{dates}}', { dates: pay.together.map(each => each.because === 'follows' ? t('{{dates}} (this one follows at once)', { dates: spanText(each) }) : spanText(each)).join('; ') })}</Text>}
      <WorkedOut worked={pay.worked} />
      {said.length > 0 && <ul className={classes['list']}>{said.map(each => <Said key={each.id} link={each} mayTakeBack={mayEnter} />)}</ul>}
      {pay.open.length > 0 && <Open of={of} open={pay.open} mayEnter={mayEnter} />}
      <Text size="sm" c="dimmed" mt="xs">{t('Nobody is asked which illness it is, and it is kept nowhere. Managers see none of this. Illness before the records here begin isn’t in it.')}</Text>
    </Panel>
  )
}

function Said({ link: { id, version, says, saidBy, saidOn, earlierId }, mayTakeBack }: { link: Listed<typeof sicknessLink>; mayTakeBack: boolean }) {
  const moving = useMove(sicknessLink)
  return (
    <li>
      <span><Anchor component={Link} to={`/leave/sick/${earlierId}`}>{wordOf(sicknessLink.name, 'says', sicknessLink.all.says, says)}</Anchor> · {wordOf(sicknessLink.name, 'saidBy', sicknessLink.all.saidBy, saidBy)} · {dateText(saidOn)}</span>
      {mayTakeBack && <Button variant="subtle" color="red" size="compact-sm" loading={moving.isPending} onClick={() => void moving.mutateAsync({ id, version, move: 'takeBack' }).then(() => tell(t('Taken back')), tellProblem)}>{t('Take back')}</Button>}
    </li>
  )
}

/** Sickness of which nobody says whether it was the same: who works on leave there notes what the fund answered. */
function Open({ of, open, mayEnter }: { of: Of; open: ContinuedPay['open']; mayEnter: boolean }) {
  const [chosen, setChosen] = useState<string | null>(null), creating = useCreate(sicknessLink), { says, saidBy, saidOn } = sicknessLink.asks
  return (
    <>
      <Text size="sm" mt="md">{t('Nobody says yet whether these were the same illness. They count apart until somebody does.')}</Text>
      <ul className={classes['list']}>{open.map(each => (
        <li key={each.id}>
          <Anchor component={Link} to={`/leave/sick/${each.id}`}>{spanText(each)}</Anchor>
          {mayEnter && chosen !== each.id && <Button variant="default" size="compact-sm" onClick={() => setChosen(each.id)} aria-label={t('Note what is said of {{dates}}', { dates: spanText(each) })}>{t('Note what is said')}</Button>}
        </li>
      ))}</ul>
      {chosen && open.some(({ id }) => id === chosen) && <Group><RecordForm key={chosen} place={sicknessLink.name} fields={{ says, saidBy, saidOn }} initial={{ saidOn: today() }} hasFocus submitLabel={t('Save')} onCancel={() => setChosen(null)} onSubmit={async input => {
        await creating.mutateAsync({ ...input, personId: of.personId, employmentId: of.employmentId, sicknessId: of.id, earlierId: chosen } as never)
        setChosen(null)
        tell(t('Saved'))
      }} /></Group>}
    </>
  )
}
