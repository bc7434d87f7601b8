import { Anchor, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { email } from '#shared/fields.ts'
import { post } from '#ui/client.ts'
import { Door } from '#ui/door.tsx'
import { RecordForm } from '#ui/record-form.tsx'
import { t } from '#ui/words.ts'

const fields = { email: email('E-mail') }

export default function ForgotPassword() {
  const [sentTo, setSentTo] = useState<string | null>(null)
  const back = <Text><Anchor component={Link} to="/sign-in">{t('Back to the sign-in')}</Anchor></Text>
  if (sentTo) return (
    <Door title={t('Look into your mail')} below={back}>
      <Text role="status">{t('If somebody signs in with {{email}}, a letter with a link is on its way there. It works once, for an hour. Nothing arrived? Look among the unwanted mail, or ask your HR team which address you sign in with.', { email: sentTo })}</Text>
    </Door>
  )
  return (
    <Door title={t('A new password')} about={t('We send a link to your e-mail; there you choose a new one. Until then the old one stays good.')} below={back}>
      <RecordForm place="sign_in" fields={fields} submitLabel={t('Send the link')} autoComplete={{ email: 'username' }} hasFocus onSubmit={async given => { await post('/api/auth/request-password-reset', given); setSentTo(given.email) }} />
    </Door>
  )
}
