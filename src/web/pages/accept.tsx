import { Anchor, Skeleton, Text } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useRouter } from '@tanstack/react-router'
import { text } from '#shared/fields.ts'
import { useAddress } from '#ui/address.ts'
import { post } from '#ui/client.ts'
import { Door } from '#ui/door.tsx'
import { sayProblem } from '#ui/problem.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { t } from '#ui/words.ts'
import { newPassword } from '../password.ts'

type Invited = { email: string; personName: string; organizationName: string; hasAccount: boolean }
const present = { password: text('Your password', { max: 1000, data: 'secret' }) }

/** The way in from an invitation's letter. */
export default function Accept() {
  const [{ token = '' }] = useAddress()
  const client = useQueryClient()
  const router = useRouter()
  const { data, error } = useQuery({ queryKey: ['invitation', token], queryFn: () => post<Invited>('/api/auth/invitation', { token }), retry: false, enabled: token !== '', refetchOnWindowFocus: false })
  const accept = async (password: string) => {
    await post('/api/auth/accept-invitation', { token, password })
    client.clear()
    await router.invalidate()
    router.history.push('/')
  }
  const back = <Text><Anchor component={Link} to="/sign-in">{t('Go to the sign-in')}</Anchor></Text>
  if (error || !token) return <Door title={t('This invitation doesn’t open')} below={back}><Text>{token ? sayProblem(error) : t('Open the whole link from the letter.')}</Text></Door>
  if (!data) return <Door title={t('Your invitation')}><Skeleton height={80} /></Door>
  if (data.hasAccount) return (
    <Door title={t('Hello {{name}}', { name: data.personName })} about={t('You sign in with {{email}} already. Give that password to add {{company}}.', { email: data.email, company: data.organizationName })} below={back}>
      <RecordForm place="sign_in" fields={present} submitLabel={t('Sign in')} autoComplete={{ password: 'current-password' }} hasFocus onSubmit={given => accept(given.password)} />
    </Door>
  )
  return (
    <Door title={t('Hello {{name}}', { name: data.personName })} about={t('Welcome to {{company}}. From now on you sign in with {{email}} and the password that you choose here.', { email: data.email, company: data.organizationName })} below={back}>
      <RecordForm place="sign_in" fields={newPassword} submitLabel={t('Set the password and sign in')} autoComplete={{ newPassword: 'new-password' }} hasFocus onSubmit={given => accept(given.newPassword)} />
    </Door>
  )
}
