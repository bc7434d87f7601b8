import '#ui/fields/pickers.tsx'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { choice, choices, country, currency, email, flag, optional, subdivision, text, timeZone, type Fields } from '#shared/fields.ts'
import { settingFields, settingNames, type SettingName } from '#shared/settings.ts'
import type { FormValues } from '#ui/check.ts'
import { post } from '#ui/client.ts'
import { countries } from '#ui/codes.ts'
import { Door } from '#ui/door.tsx'
import { countryName, ownTimeZone } from '#ui/format.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { useSame } from '#ui/same.ts'
import { t } from '#ui/words.ts'
import { homeCurrency, ownCountry, zoneOf } from '../guess.ts'
import { newPassword } from '../password.ts'

type Optional = Extract<SettingName, `uses${string}`>
type Size = 'small' | 'medium' | 'large'
const optionals = settingNames.filter((name): name is Optional => name.startsWith('uses'))
/** What a company of that size usually has; everything can be turned on or off in the form, and later. */
const usual: Record<Size, readonly Optional[]> = { small: [], medium: ['usesCostCentres'], large: optionals }
const maybe = () => optional(flag(''))
const fields = {
  code: text('One-time code', { max: 20, data: 'secret', help: 'It stands on the console where the server was started.' }),
  company: text('Name of the company'), country: country('Home country'), currency: currency('Currency'), timeZone: timeZone('Time zone'), subdivision: optional(subdivision('State or region', 'country', { help: 'Decides the public holidays.' })),
  elsewhere: optional(choices('Other countries', Object.fromEntries(countries.map(each => [each, countryName(each)])))),
  size: choice('How many people work there?', { small: 'Up to 100', medium: '100 to 2,000', large: 'More than 2,000' }),
  name: text('Your name'), email: email('Your e-mail', { help: 'You sign in with it.' }), password: { ...newPassword.newPassword, title: 'Password' },
  secondName: optional(text('Their name', { help: 'A managing director or owner, who isn’t in HR. You can also name them later.' })), secondEmail: optional(email('Their e-mail', { help: 'You invite them once you are in.' })),
  ...Object.fromEntries(optionals.map(name => [name, optional(settingFields[name])])) as Record<Optional, ReturnType<typeof maybe>>,
}

const none: readonly string[] = []

/** What is asked of a country where people work beside the home one. */
const placeAsks = (of: string) => ({
  legalEntity: text('Legal entity'), currency: currency('Currency'), location: text('Place of work'), timeZone: timeZone('Time zone'), subdivision: optional(subdivision('State or region', `${of}_country`, { help: 'Decides the public holidays.' })),
})
const partsOf = (of: string) => Object.entries(placeAsks(of)).map(([part, field]) => [part, `${of}_${part}`, field] as const)

/** The company and its first administrator: made once, by whoever can read the console. */
export default function FirstRun() {
  const client = useQueryClient()
  const router = useRouter()
  const home = ownCountry()
  const [values, setValues] = useState<FormValues>({})
  const elsewhere = useSame((values['elsewhere'] || none) as readonly string[])
  const asked = useMemo((): Fields => ({ ...fields, ...Object.fromEntries(elsewhere.flatMap(of => partsOf(of).map(([, name, field]) => [name, field]))) }), [elsewhere])
  const propose = async (name: string, value: unknown): Promise<FormValues> => {
    if (name === 'size') return Object.fromEntries(optionals.map(each => [each, usual[value as Size].includes(each)]))
    if (name !== 'elsewhere') return {}
    const added = (value as string[]).filter(of => values[`${of}_country`] === undefined)
    return Object.fromEntries(added.flatMap(of => Object.entries({
      country: of, legalEntity: [values['company'], countryName(of)].filter(Boolean).join(' '), currency: homeCurrency(of), location: countryName(of), timeZone: zoneOf(of),
    }).map(([part, said]) => [`${of}_${part}`, said])))
  }
  return (
    <Door title={t('Set up your company')} about={t('This is done once. Everything here can be changed later, and more places and companies added. No mail leaves for employees until you switch it on.')}>
      <RecordForm
        place="setup" fields={asked} draftKey="setup" submitLabel={t('Set up')} hasFocus onValues={setValues} proposes={propose}
        initial={{ country: home, currency: homeCurrency(home), timeZone: ownTimeZone(), size: 'small' }} autoComplete={{ company: 'organization', name: 'name', email: 'username', password: 'new-password' }}
        sections={[{ fields: ['code'] }, { title: t('The company'), fields: ['company', 'country', 'currency', 'timeZone', 'subdivision'] }, { title: t('You, its first administrator'), fields: ['name', 'email', 'password'] },
          { title: t('Where else people work'), help: t('Each country gets a legal entity and a place of work. More of both can be added later.'), fields: ['elsewhere'] },
          ...elsewhere.map(of => ({ title: countryName(of), fields: partsOf(of).map(([, name]) => name) })),
          { title: t('The second person, who decides what concerns you'), help: t('Where one person looks after HR, somebody else has to decide on their pay and their access.'), fields: ['secondName', 'secondEmail'] },
          { title: t('What you use'), help: t('What is off is nowhere to be seen. It can be turned on later, and nothing is lost by then.'), fields: ['size', ...optionals] }]}
        onSubmit={async given => {
          const { size: _, elsewhere: also = [], ...rest } = given as Record<string, unknown> & { elsewhere?: string[] }
          const known = Object.fromEntries(Object.entries(rest).filter(([name]) => name in fields))
          const places = also.map(of => ({ country: of, ...Object.fromEntries(partsOf(of).flatMap(([part, name]) => rest[name] === undefined ? [] : [[part, rest[name]]])) }))
          await post('/setup', { ...known, ...places.length && { places } })
          await post('/api/auth/sign-in/email', { email: given['email'], password: given['password'] })
          client.clear()
          await router.invalidate()
          // Nobody is here yet: the desk would be empty, the list says how people come in.
          router.history.push('/people')
        }}
      />
    </Door>
  )
}
