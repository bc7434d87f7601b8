import { Alert, Anchor, Code, Skeleton, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { ErrorNote } from '#ui/errors.tsx'
import { numberText } from '#ui/format.ts'
import { Page, Panel } from '#ui/page.tsx'
import { useAct, useRead } from '#ui/queries.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { tell } from '#ui/tell.tsx'
import { t } from '#ui/words.ts'
import { mailInAsks, mailOutcomes, setMailIn, type MailInStands } from '../contract-mail.ts'
import classes from './mail-in.module.css'

/** Whether people may write to HR by mail, what came of it in numbers, and how a mail server is told. */
export default function MailIn() {
  const { data, error, refetch } = useRead<MailInStands>('/mail-in/settings')
  const setting = useAct(setMailIn)
  return (
    <Page title={t('Questions by mail')} width="reading" about={t('What people write to one address becomes a question to HR, and their replies land in its thread. Only what your mail server vouches for is let in; nothing is told to anybody else.')}>
      {error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : !data ? <Skeleton height={240} /> : (
        <Stack gap="lg">
          <Panel title={data.isOn ? t('Mail comes in') : t('Switched off: no mail comes in')}>
            {data.canSet ? (
              <RecordForm
                key={JSON.stringify([data.isOn, data.address, data.trustedHost])} place="desk.set_mail_in" fields={mailInAsks} initial={data} submitLabel={t('Save')} withNulls
                onSubmit={async given => { const { isOn } = await setting.mutateAsync(given); await refetch(); tell(isOn ? t('Mail comes in from now on.') : t('No mail comes in any more. What came stays.')) }}
              />
            ) : (
              <Text>{data.isOn ? t('At {{address}}, on the word of {{host}}. Whoever administers the HR systems for everybody changes that.', { address: data.address ?? '', host: data.trustedHost ?? '' }) : t('Whoever administers the HR systems for everybody switches it on.')}</Text>
            )}
          </Panel>
          <Panel title={t('The last thirty days')}>
            {data.counts.length === 0 ? <Text c="dimmed">{t('Nothing has come yet.')}</Text> : (
              <dl className={classes['counts']}>
                {data.counts.map(({ outcome, count }) => <div key={outcome} data-in={outcome === 'let_in' || undefined}><dt>{t(mailOutcomes[outcome])}</dt><dd>{numberText(count)}</dd></div>)}
              </dl>
            )}
            <Text size="sm" c="dimmed" mt="sm">{t('Nothing else is kept of what wasn’t let in.')}</Text>
          </Panel>
          <Panel title={t('How to connect your mail server')}>
            <ol className={classes['steps']}>
              <li>{t('Make a key for “Bring mail to Ask HR” on your account page. It can do nothing else, and stops when you no longer administer the HR systems.')} <Anchor component={Link} to="/account" underline="always">{t('Account')}</Anchor></li>
              <li>{t('Let the server hand over each message for the address, and for what stands after a plus sign in it:')}<Code block className={classes['command']}>{`npm run --silent mail-in -- --to ${location.origin} --key-file /etc/equipoise-mail.key`}</Code></li>
              <li>{t('Let it check DMARC, write Authentication-Results in its own name, and take away those that come from outside.')}</li>
            </ol>
            <Alert variant="light" mt="md">{t('A new mail opens a question under “Something else”, which isn’t confidential. Replies about confidential questions aren’t taken: their sender gets a link to the page.')}</Alert>
          </Panel>
        </Stack>
      )}
    </Page>
  )
}
