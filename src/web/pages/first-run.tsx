import '#ui/fields/pickers.tsx'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { country, currency, email, flag, optional, text, timeZone } from '#shared/fields.ts'
import { settingFields, settingNames, type SettingName } from '#shared/settings.ts'
import { post } from '#ui/client.ts'
import { Door } from '#ui/door.tsx'
import { ownTimeZone } from '#ui/format.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { t } from '#ui/words.ts'
import { homeCurrency, ownCountry } from '../guess.ts'
import { newPassword } from '../password.ts'

type Optional = Extract<SettingName, `uses${string}`>
const optionals = settingNames.filter((name): name is Optional => name.startsWith('uses'))
const maybe = () => optional(flag(''))
const fields = {
  code: text('One-time code', { max: 20, data: 'secret', help: 'It stands on the console where the server was started.' }),
  company: text('Name of the company'), country: country('Home country'), currency: currency('Currency'), timeZone: timeZone('Time zone'),
  name: text('Your name'), email: email('Your e-mail', { help: 'You sign in with it.' }), password: { ...newPassword.newPassword, title: 'Password' },
  secondName: optional(text('Their name', { help: 'A managing director or owner, who isn’t in HR. You can also name them later.' })), secondEmail: optional(email('Their e-mail', { help: 'You invite them once you are in.' })),
  ...Object.fromEntries(optionals.map(name => [name, optional(settingFields[name])])) as Record<Optional, ReturnType<typeof maybe>>,
}

/** The company and its first administrator: made once, by whoever can read the console. */
export default function FirstRun() {
  const client = useQueryClient()
  const router = useRouter()
  const home = ownCountry()
  return (
    <Door title={t('Set up your company')} about={t('This is done once. Everything here can be changed later, and more places and companies added.')}>
      <RecordForm
        place="setup" fields={fields} draftKey="setup" submitLabel={t('Set up')} hasFocus
        initial={{ country: home, currency: homeCurrency(home), timeZone: ownTimeZone() }} autoComplete={{ company: 'organization', name: 'name', email: 'username', password: 'new-password' }}
        sections={[{ fields: ['code'] }, { title: t('The company'), fields: ['company', 'country', 'currency', 'timeZone'] }, { title: t('You, its first administrator'), fields: ['name', 'email', 'password'] },
          { title: t('The second person, who decides what concerns you'), fields: ['secondName', 'secondEmail'] }, { title: t('What you use. The rest is nowhere to be seen, and can be turned on later'), fields: optionals }]}
        onSubmit={async given => {
          await post('/setup', given)
          await post('/api/auth/sign-in/email', { email: given.email, password: given.password })
          client.clear()
          await router.invalidate()
          router.history.push('/')
        }}
      />
    </Door>
  )
}
