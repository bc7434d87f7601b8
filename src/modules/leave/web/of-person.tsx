import { Button, Group } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMay } from '#ui/me.ts'
import { t } from '#ui/words.ts'
import { Balances } from './balances.tsx'
import { CasesOf } from './cases-of.tsx'
import classes from './leave.module.css'
import { DisabilityOf } from './disability.tsx'
import { PoliciesOf } from './policies-of.tsx'
import { Requests } from './requests.tsx'
import { Sicknesses } from './sicknesses.tsx'

/** Somebody's time off, for who looks after it: on their page. */
export default function LeaveOfPerson({ personId }: { personId: string }) {
  const mayAsk = useMay(['leave:handle'])
  return (
    <div className={classes['stack']}>
      {mayAsk && <Group><Button component={Link} to="/leave/new" search={{ person: personId } as never} variant="default">{t('Enter leave')}</Button><Button component={Link} to="/leave/sick" search={{ person: personId } as never} variant="default">{t('Report ill')}</Button></Group>}
      <Balances personId={personId} />
      {mayAsk && <PoliciesOf personId={personId} />}
      {mayAsk && <DisabilityOf personId={personId} mayEnter />}
      <Requests personId={personId} />
      {mayAsk && <CasesOf personId={personId} mayOpen />}
      <Sicknesses personId={personId} />
    </div>
  )
}
