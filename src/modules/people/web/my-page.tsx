import { Anchor, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useCrumbs } from '#ui/crumbs.ts'
import { useMe } from '#ui/me.ts'
import { EmptyState, Page, Panel, TwoColumns } from '#ui/page.tsx'
import { useOne } from '#ui/queries.ts'
import { RecordFacts } from '#ui/record-facts.tsx'
import { t } from '#ui/words.ts'
import { contactDetails, person } from '../records.ts'
import { useJobs } from './data.ts'
import { MyJobs } from './my-job.tsx'
import { MyPhoto } from './photo.tsx'
import { MyTeam } from './my-team.tsx'
import { EmergencyContacts } from './nearest.tsx'
import { Bank } from './bank.tsx'
import { BirthdayChoice } from './birthday.tsx'
import { HomeAddress } from './home-address.tsx'
import { reachedAt } from './personal.tsx'
import { MyLetters } from './letter-panel.tsx'
import { Waits } from './to-decide.tsx'
import classes from './people.module.css'

/** One's own: what a minute on the phone is for. */
export default function MyPage() {
  const { personId, isManager } = useMe()
  const { data: self } = useOne(person, personId)
  const { data: contact } = useOne(contactDetails, personId)
  const { jobs = [] } = useJobs(personId ?? '')
  useCrumbs(t('My page'))
  if (!personId) return <Page title={t('My page')} isCalm><EmptyState title={t('This sign-in belongs to nobody in the company')} text={t('So there is nothing of your own to show here.')} /></Page>
  const first = self && (self.preferredName || self.name.split(' ')[0]) || ''
  return (
    <Page title={first ? t('Hello {{name}}', { name: first }) : t('My page')} isCalm about={t('What the company keeps about you, and what you can change yourself.')}>
      <TwoColumns aside={<>
        {isManager && <MyTeam personId={personId} />}
        <Panel title={t('More about me')}>
          <ul className={classes['links']}>
            <li><Anchor component={Link} to={`/people/${personId}`} search={{ tab: 'pay' } as never}>{t('My pay')}</Anchor></li>
            <li><Anchor component={Link} to={`/people/${personId}`} search={{ tab: 'job' } as never}>{t('My job and contract')}</Anchor></li>
            <li><Anchor component={Link} to={`/people/${personId}`} search={{ tab: 'personal' } as never}>{t('My personal details')}</Anchor></li>
            <li><Anchor component={Link} to={`/people/${personId}`} search={{ tab: 'timeline' } as never}>{t('What happened, and who did it')}</Anchor></li>
            <li><Anchor component={Link} to="/account">{t('Sign-in and password')}</Anchor></li>
          </ul>
        </Panel>
      </>}>
        <Waits />
        <MyJobs jobs={jobs} />
        {contact && <Panel title={t('How to reach me')}><RecordFacts record={contactDetails} row={contact} fields={reachedAt} cells={{ address: row => <HomeAddress row={row} /> }} /></Panel>}
        <EmergencyContacts personId={personId} />
        <MyLetters personId={personId} />
        <MyPhoto personId={personId} />
        <BirthdayChoice personId={personId} />
        <Bank personId={personId} country={contact?.country} />
        <Text c="dimmed">{t('Is your name or something else here wrong? Tell HR: they will put it right.')}</Text>
      </TwoColumns>
    </Page>
  )
}
