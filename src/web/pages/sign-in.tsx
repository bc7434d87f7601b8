import { Alert, Anchor, Paper, Stack, Text, UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { text } from '#shared/fields.ts'
import { useAddress } from '#ui/address.ts'
import { post } from '#ui/client.ts'
import { Door } from '#ui/door.tsx'
import { sayProblem } from '#ui/problem.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { sharedDevice } from '#ui/shared-device.ts'
import { t } from '#ui/words.ts'
import { isShared, useEnter } from '../enter.ts'
import { welcomeQuery } from '../welcome.ts'
import classes from './pages.module.css'

const fields = {
  email: text('E-mail or employee number', { max: 254 }), password: text('Password', { max: 1000, data: 'secret' }),
  ...isShared,
}

export default function SignIn() {
  const [{ from = '/', out, password }] = useAddress()
  const { data: welcome } = useQuery(welcomeQuery)
  const [problem, setProblem] = useState<string | null>(null)
  const enter = useEnter(from)
  const signIn = async ({ isShared, ...given }: { email: string; password: string; isShared?: boolean | null | undefined }) => {
    await post('/api/auth/sign-in/email', { ...given, isShared: isShared === true })
    await enter(isShared === true)
  }
  const demo = welcome?.demoSignIns ?? []
  return (
    <Door
      title={t('Sign in')}
      below={demo.length > 0 && (
        <Paper className={classes['demo']}>
          <Text fw={600}>{t('This is the demo: come in as')}</Text>
          <Stack gap={2} mt="xs">
            {demo.map(({ email: address, who, password: known }) => (
              <UnstyledButton key={address} className={classes['demoEntry']} onClick={() => { setProblem(null); signIn({ email: address, password: known ?? 'equipoise-demo' }).catch((error: unknown) => setProblem(sayProblem(error))) }}>
                <span>{t(who)}<Text component="span" size="xs" c="dimmed">{address}</Text></span><ChevronRight size={16} aria-hidden />
              </UnstyledButton>
            ))}
          </Stack>
        </Paper>
      )}
    >
      <Stack gap="md">
        {out && <Alert color="gray" role="status">{t('You are signed out.')}</Alert>}
        {password === 'changed' && <Alert color="green" role="status">{t('The new password is set. Sign in with it.')}</Alert>}
        {from !== '/' && !out && <Alert color="gray" role="status">{t('Sign in to go on where you were.')}</Alert>}
        {problem && <Alert color="red" role="alert">{problem}</Alert>}
        <RecordForm place="sign_in" fields={fields} initial={{ isShared: sharedDevice.isOne() }} submitLabel={t('Sign in')} onSubmit={signIn} autoComplete={{ email: 'username', password: 'current-password' }} hasFocus />
        <Text size="sm"><Anchor component={Link} to="/forgot-password" size="sm">{t('I forgot my password')}</Anchor></Text>
        <Text size="sm"><Anchor component={Link} to="/letter" size="sm">{t('I have a letter with a code')}</Anchor></Text>
        <Text size="sm">{t('No account is needed for the')} <Anchor component={Link} to="/calculators" size="sm" underline="always">{t('calculators')}</Anchor>.</Text>
      </Stack>
    </Door>
  )
}
