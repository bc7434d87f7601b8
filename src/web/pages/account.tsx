import { Stack, Text } from '@mantine/core'
import { listText } from '#ui/format.ts'
import { useMe, useSettings } from '#ui/me.ts'
import { Page, Panel } from '#ui/page.tsx'
import { useRead } from '#ui/queries.ts'
import { t, wordOf } from '#ui/words.ts'
import { accessGrant } from '#modules/organization/records.ts'
import { Keys } from '../account/keys.tsx'
import { Memberships, Password, Sessions, WorkEmail, type Present } from '../account/sign-in.tsx'
import classes from './pages.module.css'

/** What concerns one's own way in: who one is here, what one looks after, keys, sessions, password. */
export default function Account() {
  const { name, organizationName, personId } = useMe()
  const { data } = useRead<Present>('/api/auth/get-session')
  return (
    <Page title={t('My account')} width="form">
      <Stack gap="md">
        <Panel>
          <Text fw={600} size="lg">{name ?? data?.name}</Text>
          <Text c="dimmed">{[organizationName, data?.email].filter(Boolean).join(' · ')}</Text>
        </Panel>
        {data?.workEmail && <WorkEmail email={data.email} workEmail={data.workEmail} />}
        {(data?.memberships.length ?? 0) > 1 && <Memberships present={data!} />}
        <Access />
        {personId && <Keys personId={personId} />}
        <Sessions />
        <Password />
      </Stack>
    </Page>
  )
}

/** One's access in words. */
function Access() {
  const { access, isManager } = useMe()
  const { managersSeePay } = useSettings()
  const { level } = accessGrant.asks
  return (
    <Panel title={t('What I look after')}>
      {access.length === 0 && <Text>{isManager && managersSeePay ? t('As a manager you see the people who report to you, what concerns their work, and the pay of those who report to you directly. You look after no HR area.')
        : isManager ? t('As a manager you see the people who report to you, and what concerns their work. You look after no HR area.') : t('You see and keep your own details. You look after no HR area.')}</Text>}
      {access.length > 0 && (
        <ul className={classes['plain']}>
          {Object.entries(Object.groupBy(access, each => `${each.level} ${each.populationName ?? ''}`)).map(([key, same = []]) => (
            <li key={key}>
              <div>
                <Text fw={500}>{t('{{level}}, for {{whom}}', { level: wordOf('access_grant', 'level', level, same[0]!.level), whom: same[0]!.populationName ?? t('everyone') })}</Text>
                <Text size="sm" c="dimmed">{listText(same.map(each => wordOf('access_grant', 'function', accessGrant.asks.function, each.function)).sort())}</Text>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
