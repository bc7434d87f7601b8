import { Anchor, Text } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { useAddress } from '#ui/address.ts'
import { post } from '#ui/client.ts'
import { Door } from '#ui/door.tsx'
import { RecordForm } from '#ui/record-form.tsx'
import { t } from '#ui/words.ts'
import { newPassword } from '../password.ts'

export default function ResetPassword() {
  const [{ token }] = useAddress()
  const navigate = useNavigate()
  const again = <Text><Anchor component={Link} to="/forgot-password">{t('Ask for a new link')}</Anchor></Text>
  if (!token) return <Door title={t('This link isn’t whole')} below={again}><Text>{t('Open the whole link from the letter, or ask for a new one.')}</Text></Door>
  return (
    <Door title={t('Choose a new password')} about={t('You will be signed out everywhere else.')} below={again}>
      <RecordForm
        place="sign_in" fields={newPassword} submitLabel={t('Set the password')} autoComplete={{ newPassword: 'new-password' }} hasFocus
        onSubmit={async given => { await post('/api/auth/reset-password', { token, ...given }); await navigate({ to: '/sign-in', search: { password: 'changed' } as never }) }}
      />
    </Door>
  )
}
