import { randomInt, randomUUIDv7 } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { Type } from 'typebox'
import type { Ground } from '#platform/config.ts'
import { isLocal, type Mail } from '#platform/mail.ts'
import type { Auth } from '#platform/auth.ts'
import { subdivisionOf } from '#platform/addresses.ts'
import { country, currency, email, inputOf, optional, rows, subdivision, text, timeZone, type Fields } from '#shared/fields.ts'
import { functions } from '#shared/functions.ts'
import { identifier, snake } from '#shared/names.ts'
import { settingFields, settingNames, type SettingName } from '#shared/settings.ts'
import { Refusal } from '#shared/refusal.ts'

/** `lines`: what the console tells about signing in. `code`: asked by the first-run page while there is no company. */
export type Welcome = { lines: string[]; hasDemoAccounts: boolean; demoSignIns: readonly { email: string; who: string; password: string }[]; code: string | null }
type Options = { isEmpty: boolean; people: number; log: (line: string) => void }

/** What a database gets after its first migration: the demo company, or the one-time code of the first-run page. */
export async function setUp({ ownerUrl, config }: Ground, { isEmpty, people, log }: Options, createAccount: Auth['createAccount']): Promise<Welcome> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    const { rows: [found] } = await owner.query<{ has_company: boolean; demo: string[] }>(`select exists (select from organization) as has_company, array(select u.email from membership m join auth."user" u on u.id = m.account_id where m.is_demo) as demo`)
    if (found!.has_company) return welcomed(found!.demo)
    if (isEmpty) {
      const code = String(randomInt(10 ** 8)).padStart(8, '0')
      return { lines: [`Nobody is here yet: open the address and enter the one-time code ${code}.`], hasDemoAccounts: false, demoSignIns: [], code }
    }
    return welcomed(await demo(owner, ownerUrl, { people, now: config.now ?? undefined, log }, createAccount))
  } finally {
    await owner.end()
  }
}

/** Tells how to sign in to a demo company; nothing where there is none. */
function welcomed(emails: readonly string[]): Welcome {
  const demoSignIns = demoPeople.filter(([email]) => emails.includes(email)).map(([email, who]) => ({ email, who, password: demoPassword }))
  const lines = demoSignIns.length ? ['', `Demo sign-ins, password ${demoPassword}:`, ...demoSignIns.map(({ email, who }) => `  ${email.padEnd(38)} ${who}`), ''] : []
  return { lines, hasDemoAccounts: emails.length > 0, demoSignIns, code: null }
}

async function demo(owner: pg.Client, ownerUrl: string, { people, now, log }: { people: number; now: string | undefined; log: (line: string) => void }, createAccount: Auth['createAccount']): Promise<string[]> {
  const { seedDemo } = await import('./demo.ts')
  log('Filling a demo company …')
  const { organizationId, signIns } = await seedDemo(ownerUrl, { people, now, log })
  for (const { email, who, personId } of signIns) {
    const account = await createAccount({ email, name: who, password: demoPassword })
    await owner.query(`insert into membership (organization_id, account_id, person_id, is_demo) values ($1, $2, $3, true)`, [organizationId, account, personId])
  }
  return signIns.map(({ email }) => email)
}

const first = inputOf({
  code: text('One-time code', { max: 20 }), company: text('Company'), country: country('Home country'), currency: currency('Currency'), timeZone: timeZone('Time zone'),
  name: text('Your name'), email: email('Your e-mail'), password: text('Password', { max: 128 }),
  secondName: optional(text('Name of the second person')), secondEmail: optional(email('Their e-mail')),
  subdivision: optional(subdivision('State or region', 'country')),
  places: optional(rows('Where else people work', { country: country('Country'), legalEntity: text('Legal entity'), currency: currency('Currency'), location: text('Place of work'), timeZone: timeZone('Time zone'), subdivision: optional(subdivision('State or region', 'country')) }, { max: 100 })),
  ...Object.fromEntries(settingNames.map(name => [name, optional(settingFields[name])])) as Fields,
})
type Place = { country: string; legalEntity: string; currency: string; location: string; timeZone: string; subdivision?: string | null }
type First = { [field in 'code' | 'company' | 'country' | 'currency' | 'timeZone' | 'name' | 'email' | 'password']: string } & { secondName?: string | null; secondEmail?: string | null; subdivision?: string | null; places?: Place[] | null } & { [name in SettingName]?: boolean | null }

/** What the sign-in page needs to know, and the first run: made once, by whoever reads the console. */
export function setUpRoutes(app: FastifyInstance, { ownerUrl, config }: Ground, welcome: Welcome, createAccount: Auth['createAccount'], mail: Mail): void {
  let tries = 0
  app.get('/api/v1/welcome', { schema: { tags: ['Health'], summary: 'What the sign-in page shows' } }, async () => ({
    isEmpty: welcome.code !== null, isDemo: welcome.hasDemoAccounts, hasOutbox: mail.outbox !== null,
    demoSignIns: welcome.hasDemoAccounts && isLocal(config) ? welcome.demoSignIns : [],
  }))
  app.post('/api/v1/setup', { schema: { tags: ['Health'], summary: 'The first company and its first administrator', body: first, response: { 201: Type.Object({ organizationId: Type.String() }) } } }, async (request, reply) => {
    const given = request.body as First
    const { code, company, country, currency, timeZone, name, email, password, secondName, secondEmail } = given
    if (welcome.code === null) throw new Refusal('setup.done_already', {}, 409)
    if (++tries > 20) throw new Refusal('setup.too_many_tries', {}, 429)
    if (code.replaceAll(/\s/g, '') !== welcome.code) throw new Refusal('setup.wrong_code', { errors: [{ field: 'code', code: 'invalid', message: 'is not the code on the console' }] })
    const { places, subdivision } = placed(given)
    if (secondName && (!secondEmail || secondEmail.trim().toLowerCase() === email.trim().toLowerCase())) throw new Refusal('setup.second_email', { errors: [{ field: 'secondEmail', code: 'invalid', message: 'is needed, and another than yours' }] })
    const account = await createAccount({ email, name, password })
    const owner = new pg.Client({ connectionString: ownerUrl })
    await owner.connect()
    try {
      await owner.query('begin')
      const { rows: [made] } = await owner.query<{ id: string }>(`select app.set_up($1, $2, $3, $4, $5, $6, $7, $8) as id`, [company, country, currency, timeZone, name, email, account, Object.keys(functions)])
      const used = settingNames.filter(each => given[each])
      if (used.length) await owner.query(`update settings set ${used.map(each => `${identifier(snake(each))} = true`).join(', ')} where organization_id = $1`, [made!.id])
      if (subdivision) await owner.query(`update location set subdivision = $2 where organization_id = $1`, [made!.id, subdivision])
      for (const each of places) {
        await owner.query(`insert into legal_entity (organization_id, id, name, country, currency) values ($1, $2, $3, $4, $5)`, [made!.id, randomUUIDv7(), each.legalEntity, each.country, each.currency])
        await owner.query(`insert into location (organization_id, id, name, country, time_zone, subdivision) values ($1, $2, $3, $4, $5, $6)`, [made!.id, randomUUIDv7(), each.location, each.country, each.timeZone, each.subdivision])
      }
      if (secondName) await owner.query(`select app.set_up_second($1, $2, $3)`, [made!.id, secondName, secondEmail])
      await owner.query('commit')
      welcome.code = null
      return await reply.status(201).send({ organizationId: made!.id })
    } finally {
      await owner.end()
    }
  })
}

/** Places as they are kept; fields of a further country are named `DE_timeZone`, as the page names them. */
function placed({ country, timeZone, subdivision, company, places }: First) {
  const wrong = (field: string, message: string) => { throw new Refusal('invalid', { errors: [{ field, code: 'invalid', message }] }) }
  const zone = (field: string, value: string) => { if (!isZone(value)) wrong(field, 'is no time zone') }
  zone('timeZone', timeZone)
  const entities = new Set([company.toLowerCase()]), locations = new Set([company.toLowerCase()])
  const kept = (places ?? []).map(each => {
    const field = (part: keyof Place) => `${each.country}_${part}`
    zone(field('timeZone'), each.timeZone)
    if (entities.has(each.legalEntity.toLowerCase())) wrong(field('legalEntity'), 'is called like another: give it a name of its own')
    if (locations.has(each.location.toLowerCase())) wrong(field('location'), 'is called like another: give it a name of its own')
    entities.add(each.legalEntity.toLowerCase())
    locations.add(each.location.toLowerCase())
    return { ...each, subdivision: each.subdivision ? subdivisionOf(each.country, each.subdivision, field('subdivision')) : null }
  })
  return { places: kept, subdivision: subdivision ? subdivisionOf(country, subdivision, 'subdivision') : null }
}

/** Browsers and servers may list one zone under different names: Kolkata and Calcutta. */
function isZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}

export const setUpSayings = {
  'setup.done_already': 'The company has been set up already: sign in.',
  'setup.wrong_code': 'That isn’t the one-time code that the console shows.',
  'setup.second_email': 'The second person needs a work e-mail of their own, to be invited by.',
  'setup.too_many_tries': 'Too many wrong codes: start the server again for a new one.',
}

const demoPassword = 'equipoise-demo'
const demoPeople = [
  ['chro@demo.example', 'Head of HR: looks after everything, for everyone'],
  ['generalist@demo.example', 'HR generalist: every area, for one location'],
  ['specialist.compensation@demo.example', 'Compensation specialist: one area, for everyone'],
  ['hr@demo.example', 'The only HR person: every area, for everyone'],
  ['director@demo.example', 'Managing director: decides what concerns HR itself'],
  ['finance@demo.example', 'Finance manager: might stand in'],
  ['manager@demo.example', 'Manager of a team'],
  ['employee@demo.example', 'Employee'],
] as const
