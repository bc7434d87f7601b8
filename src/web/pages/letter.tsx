import { Anchor, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { text } from '#shared/fields.ts'
import { post } from '#ui/client.ts'
import { Door } from '#ui/door.tsx'
import { RecordForm } from '#ui/record-form.tsx'
import { sharedDevice } from '#ui/shared-device.ts'
import { t } from '#ui/words.ts'
import { isShared, useEnter } from '../enter.ts'
import { newPassword } from '../password.ts'

const fields = {
  number: text('Employee number', { max: 64, help: 'As it stands in the letter.' }), code: text('Code', { max: 40, data: 'secret' }), ...newPassword,
  ...isShared,
}

/** The way in, or to a new password, for people without e-mail. */
export default function CodeLetter() {
  const enter = useEnter()
  return (
    <Door title={t('Your letter with a code')} about={t('Choose a password. From then on you sign in with your employee number and it.')} below={<Text><Anchor component={Link} to="/sign-in">{t('Go to the sign-in')}</Anchor></Text>}>
      <RecordForm
        place="sign_in" fields={fields} initial={{ isShared: sharedDevice.isOne() }} submitLabel={t('Set the password and sign in')} autoComplete={{ number: 'username', code: 'one-time-code', newPassword: 'new-password' }} hasFocus
        onSubmit={async ({ number, code, newPassword: password, isShared }) => {
          await post('/api/auth/accept-code', { number, code, password, isShared: isShared === true })
          await enter(isShared === true)
        }}
      />
    </Door>
  )
}
