import { Anchor, Button, Group } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMay, useMe } from '#ui/me.ts'
import { EmptyState, Page, Panel, TwoColumns } from '#ui/page.tsx'
import { t } from '#ui/words.ts'
import { Balances } from './balances.tsx'
import { CasesOf } from './cases-of.tsx'
import { DisabilityOf } from './disability.tsx'
import { Feeds } from './feeds.tsx'
import classes from './leave.module.css'
import { Requests } from './requests.tsx'
import { Sicknesses } from './sicknesses.tsx'
import { WhosOut } from './whos-out.tsx'

/** One's own time off: what there is, what is planned, who else is away. */
export default function MyLeave() {
  const { personId } = useMe()
  const worksOnLeave = useMay(['leave:handle'])
  if (!personId) return <Page title={t('Time off')} isCalm><EmptyState title={t('This sign-in belongs to nobody in the company')} text={t('So there is nothing of your own to show here.')} /></Page>
  return (
    <Page title={t('Time off')} isCalm actions={<Group gap="xs"><Button component={Link} to="/leave/sick" variant="default">{t('I’m ill')}</Button><Button component={Link} to="/leave/new">{t('Ask for leave')}</Button></Group>}>
      <TwoColumns aside={<>
        <WhosOut />
        <Panel title={t('More')}>
          <ul className={classes['list']}>
            <li><Anchor component={Link} to="/leave/year">{t('My year')}</Anchor></li>
            <li><Anchor component={Link} to="/leave/calendar">{t('Who is away')}</Anchor></li>
            {worksOnLeave && <li><Anchor component={Link} to="/leave/cases">{t('Leave cases')}</Anchor></li>}
            <li><Anchor component={Link} to="/leave/ill">{t('Who is ill')}</Anchor></li>
          </ul>
        </Panel>
        <Feeds whose="own" locationId="" />
      </>}>
        <Balances personId={personId} />
        <Requests personId={personId} />
        <CasesOf personId={personId} />
        <DisabilityOf personId={personId} />
        <Sicknesses personId={personId} />
      </TwoColumns>
    </Page>
  )
}
