import { getMigrations } from 'better-auth/db/migration'
import { randomUUIDv7 } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { createAuth } from '#platform/auth.ts'
import { hashKey, keyActor, newKey } from '#platform/keys.ts'
import { as, read } from '#platform/db.ts'
import { startJobs } from '#platform/jobs.ts'
import { origin, signInWorld } from '../../test/sign-in.ts'

const { rows, auth, jobs, mail, database, clock, ask, outbox, linkTo, acme, ada, hire, invite, invited, joined } = await signInWorld()
const signIn = (email: string, password: string, from?: string) => ask('sign-in/email', { email, password }, { ...from && { from } })
const whoami = async (cookie: string) => (await ask('/api/v1/whoami', undefined, { cookie })).body

test('better-auth would add nothing to the tables that our migrations make', async () => {
  const { toBeCreated, toBeAdded, compileMigrations } = await getMigrations(auth.options)
  expect(toBeCreated).toEqual([])
  expect(toBeAdded).toEqual([])
  expect((await compileMigrations()).replace(/;$/, '')).toBe('')
})

test('the sign-in’s role sees its own schema only, and each owner function belongs to one role', async () => {
  expect(await rows(`select c.oid::regclass::text as seen from pg_class c join pg_namespace n on n.oid = relnamespace
    where relkind in ('r', 'v', 'p') and nspname in ('public', 'app', 'jobs', 'equipoise') and has_table_privilege('equipoise_auth', c.oid, 'select, insert, update, delete')`)).toEqual([])
  const functions = await rows(`select p.oid::regprocedure::text as name, prosecdef, proconfig, array(select grantee::regrole::text from aclexplode(coalesce(proacl, acldefault('f', proowner))) where grantee <> proowner) as grantees
    from pg_proc p join pg_namespace n on n.oid = pronamespace where nspname = 'auth' or proname in ('invite', 'sign_in_of', 'belongs_until', 'post_about_person')`)
  expect(functions.length).toBeGreaterThan(7)
  for (const { name, proconfig, grantees } of functions) {
    expect(proconfig, name).toContainEqual(expect.stringMatching(/^search_path=pg_catalog, /))
    expect(grantees, name).toEqual(name.startsWith('auth.') ? ['equipoise_auth'] : /belongs_until|post_about/.test(name) ? [] : ['equipoise_app'])
  }
})

test('who signs in gets a cookie that scripts can’t read and other sites’ pages don’t send, and no token in the answer', async () => {
  const { status, body, cookies, cookie } = await signIn('Ada@acme.example', 'ada keeps the keys')
  expect([status, body]).toEqual([200, { email: 'ada@acme.example', name: 'Ada Boss' }])
  expect(cookies).toEqual([expect.stringMatching(/^equipoise=[^;]+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/)])
  expect(await whoami(cookie)).toEqual({ me: ada })
  expect(JSON.stringify((await ask('list-sessions', undefined, { cookie })).body)).not.toContain(auth.sessionToken(cookie))
})

test('a wrong password and an unknown address are answered alike', async () => {
  const wrong = await signIn('ada@acme.example', 'not the one I chose')
  const unknown = await signIn('nobody@acme.example', 'not the one I chose')
  expect([wrong.status, wrong.body]).toEqual([401, expect.objectContaining({ code: 'sign_in.wrong' })])
  expect([unknown.status, unknown.body, unknown.cookies]).toEqual([wrong.status, wrong.body, wrong.cookies])
  expect((await signIn('no address', 'not the one I chose')).body).toEqual(wrong.body)
})

test('the 5th wrong password locks for a minute, known or unknown, and each further one for twice as long', async () => {
  const { email } = await joined('Lou Locked', 'lou has a long one')
  stopClock()
  for (const address of [email, 'stranger@acme.example']) {
    for (let i = 0; i < 5; i++) expect((await signIn(address, 'wrong wrong wrong', `10.1.0.${i}`)).status).toBe(401)
    const locked = await signIn(address, 'lou has a long one', '10.1.0.9')
    expect([locked.status, locked.body.code, locked.headers['retry-after']]).toEqual([429, 'sign_in.locked', '60'])
  }
  clock.ahead += 61
  expect((await signIn(email, 'wrong wrong wrong', '10.1.0.9')).status).toBe(401)
  expect((await signIn(email, 'lou has a long one', '10.1.0.9')).headers['retry-after']).toBe('120')
  clock.ahead += 121
  expect((await signIn(email, 'lou has a long one', '10.1.0.9')).status).toBe(200)
  for (let i = 0; i < 4; i++) expect((await signIn(email, 'wrong wrong wrong')).status).toBe(401)
  expect((await signIn(email, 'lou has a long one')).status).toBe(200)
})

test('the lock grows to an hour and no further, and forgets in time', async () => {
  stopClock()
  const waits = []
  for (let i = 0; i < 12; i++) {
    await signIn('slow@acme.example', 'wrong wrong wrong', '10.2.0.1')
    const wait = Number((await signIn('slow@acme.example', 'wrong wrong wrong', '10.2.0.1')).headers['retry-after'] ?? 0)
    waits.push(wait)
    clock.ahead += wait
  }
  expect(waits.filter(Boolean).slice(0, 7)).toEqual([60, 120, 240, 480, 960, 1920, 3600])
  expect(Math.max(...waits)).toBe(3600)
  clock.ahead += 48 * 3600
  for (let i = 0; i < 4; i++) expect((await signIn('slow@acme.example', 'wrong wrong wrong', '10.2.0.2')).status).toBe(401)
})

test('a hundred guesses at once are five guesses', async () => {
  const all = await Promise.all(Array.from({ length: 25 }, (_, i) => signIn('parallel@acme.example', 'wrong wrong wrong', `10.3.0.${i}`)))
  expect(all.filter(({ status }) => status === 401).length).toBe(5)
  expect(all.filter(({ status }) => status === 429).length).toBe(20)
})

test('twenty wrong ones from an address lock the address, whatever it says of itself, and not the accounts', async () => {
  for (let i = 0; i < 20; i++) {
    const headers = { 'x-forwarded-for': `10.5.0.${i}`, 'x-equipoise-address': `10.6.0.${i}` }
    expect((await ask('sign-in/email', { email: `guess${i}@acme.example`, password: 'wrong wrong wrong' }, { from: '2001:db8:1:2:3::4', headers })).status).toBe(401)
  }
  expect((await signIn('ada@acme.example', 'ada keeps the keys', '2001:db8:1:2:ffff::5')).status).toBe(429)
  expect((await signIn('ada@acme.example', 'ada keeps the keys', '2001:db8:1:3::5')).status).toBe(200)
})

test('a password can be set anew by a link from a mail, once, and everybody else is signed out', async () => {
  const { email, cookie } = await joined('Rae Reset', 'rae forgets it soon')
  for (let i = 0; i < 5; i++) await signIn(email, 'wrong wrong wrong', '10.7.0.1')
  const known = await ask('request-password-reset', { email }), unknown = await ask('request-password-reset', { email: 'nobody@acme.example' })
  expect([known.status, known.body]).toEqual([200, { isDone: true }])
  expect([unknown.status, unknown.body]).toEqual([known.status, known.body])
  await expect.poll(() => linkTo(email)).toBeTruthy()
  expect((await outbox()).filter(({ to }) => to.startsWith('nobody'))).toEqual([])

  const token = await linkTo(email)
  expect((await ask('reset-password', { token, newPassword: 'short' })).body.code).toBe('password.too_short')
  expect((await ask('reset-password', { token, newPassword: 'Password123!' })).body.code).toBe('password.too_common')
  expect((await ask('reset-password', { token, newPassword: 'rae writes it down' })).status).toBe(200)
  expect((await ask('reset-password', { token, newPassword: 'rae writes it again' })).body.code).toBe('password.link_not_valid')
  expect(await whoami(cookie)).toMatchObject({ code: 'not_signed_in' })
  expect((await signIn(email, 'rae forgets it soon', '10.7.0.2')).status).toBe(401)
  expect((await signIn(email, 'rae writes it down', '10.7.0.2')).status).toBe(200)
  await expect.poll(async () => (await outbox()).some(({ to, subject }) => to === email && subject === 'Your password was changed')).toBe(true)
})

test('a reset link runs out after an hour, and no more than a few are mailed', async () => {
  const { email } = await joined('Exa Expired', 'exa takes too long')
  for (let i = 0; i < 8; i++) expect((await ask('request-password-reset', { email })).status).toBe(200)
  await expect.poll(async () => (await outbox()).filter(({ to, subject }) => to === email && subject === 'A new password').length).toBe(3)
  expect(await rows(`select 1 from auth.verification where "expiresAt" > now() + interval '61 minutes'`)).toEqual([])
  await rows(`update auth.verification set "expiresAt" = now() - interval '1 second'`)
  expect((await ask('reset-password', { token: await linkTo(email), newPassword: 'exa is much too late' })).body.code).toBe('password.link_not_valid')
  expect((await signIn(email, 'exa takes too long')).status).toBe(200)
})

test('changing one’s password wants the present one, and signs out elsewhere', async () => {
  const { email, personId, cookie } = await joined('Cleo Changed', 'cleo likes her cats')
  const elsewhere = (await signIn(email, 'cleo likes her cats')).cookie
  expect((await ask('change-password', { currentPassword: 'some other words', newPassword: 'cleo likes her dogs' }, { cookie })).body.code).toBe('password.wrong')
  expect((await ask('change-password', { currentPassword: 'cleo likes her cats', newPassword: 'CleoChanged2026' }, { cookie })).body.code).toBe('password.too_common')
  const changed = await ask('change-password', { currentPassword: 'cleo likes her cats', newPassword: 'cleo likes her dogs' }, { cookie })
  expect([changed.status, changed.body]).toEqual([200, { email, name: 'Cleo Changed' }])
  expect(await whoami(changed.cookie)).toEqual({ me: personId })
  for (const old of [cookie, elsewhere]) expect(await whoami(old)).toMatchObject({ code: 'not_signed_in' })
})

test('an invitation works once', async () => {
  const person = await hire('Ina Invited')
  expect(await stateOf(person.personId)).toBe('none')
  const token = await invited(person)
  expect(await stateOf(person.personId)).toBe('invited')
  expect((await ask('invitation', { token })).body).toEqual({ email: person.email, personName: 'Ina Invited', organizationName: 'Acme', hasAccount: false })
  expect((await ask('accept-invitation', { token, password: 'ina.invited1' })).body.code).toBe('password.too_common')
  const accepted = await ask('accept-invitation', { token, password: 'ina walks right in' })
  expect([accepted.status, accepted.body.email, await whoami(accepted.cookie)]).toEqual([200, person.email, { me: person.personId }])
  expect(await stateOf(person.personId)).toBe('active')
  for (const path of ['invitation', 'accept-invitation']) expect((await ask(path, { token, ...path !== 'invitation' && { password: 'ina walks in again' } })).body.code).toBe('invitation.not_valid')
  await expect(invite(person)).rejects.toThrow('people.signs_in_already')
  expect((await rows(`select move, actor_name as by from event where about_id = $1 order by id`, [person.personId]))).toEqual([{ move: 'invite', by: 'Ada Boss' }, { move: 'accept_invitation', by: 'Ina Invited' }])
})

test('an invitation used twice at the same moment works once', async () => {
  const token = await invited(await hire('Dora Double'))
  const both = await Promise.all([1, 2].map(i => ask('accept-invitation', { token, password: `dora is number ${i}` })))
  expect(both.map(({ status }) => status).sort()).toEqual([200, 410])
})

test('an invitation ends after seven days, when a newer one is sent, when the address is corrected, and when the person leaves', async () => {
  const late = await invited(await hire('Lea Late'))
  clock.ahead += 7 * 24 * 3600 + 60
  expect((await ask('accept-invitation', { token: late, password: 'lea comes too late' })).body.code).toBe('invitation.expired')
  clock.ahead -= 7 * 24 * 3600 + 60

  const newer = await hire('Nia Newer')
  const [first, second] = [await invited(newer), await invited(newer)]
  expect((await ask('invitation', { token: first })).body.code).toBe('invitation.not_valid')
  expect((await ask('invitation', { token: second })).status).toBe(200)

  const corrected = await hire('Cora Corrected')
  const old = await invited(corrected)
  await rows(`update person set work_email = 'cora@acme.example' where id = $1`, [corrected.personId])
  expect((await ask('accept-invitation', { token: old, password: 'cora had another one' })).body.code).toBe('invitation.not_valid')
  expect((await ask('invitation', { token: old })).body.code).toBe('invitation.not_valid')

  const leaver = await hire('Lev Leaver')
  const open = await invited(leaver)
  await rows(`update employment set ends_on = '2025-06-30' where person_id = $1`, [leaver.personId])
  expect((await ask('accept-invitation', { token: open, password: 'lev has gone away' })).body.code).toBe('invitation.not_valid')
  await expect(invite(leaver)).rejects.toThrow('people.has_left')
  expect((await ask('invitation', { token: 'made-up' })).body.code).toBe('invitation.not_valid')
})

test('a forwarded invitation never lets anybody in as themselves, nor past the password of the account it is for', async () => {
  const bob = await joined('Bob Borrower', 'bob has an account')
  const alice = await hire('Alice Asked')
  const forwarded = await ask('accept-invitation', { token: await invited(alice), password: 'bob has an account' }, { cookie: bob.cookie })
  expect(forwarded.body.email).toBe(alice.email)
  expect(await rows(`select u.email from membership m join auth."user" u on u.id = m.account_id where person_id = $1`, [alice.personId])).toEqual([{ email: alice.email }])
  expect(await whoami(bob.cookie)).toEqual({ me: bob.personId })

  const { personId: there, organizationId } = await elsewhere('Zed Two', 'zed@two.example')
  const account = await auth.createAccount({ email: 'zed@two.example', name: 'Zed Two', password: 'zed is at two places' })
  await rows(`insert into membership (organization_id, account_id, person_id) values ($1, $2, $3)`, [organizationId, account, there])
  const here = await hire('Zed Here', 'zed@two.example')
  const token = await invited(here)
  expect((await ask('invitation', { token })).body.hasAccount).toBe(true)
  const stolen = await ask('accept-invitation', { token, password: 'bob has an account' }, { cookie: bob.cookie })
  expect([stolen.status, stolen.body.code]).toEqual([401, 'sign_in.wrong'])
  const { cookie } = await ask('accept-invitation', { token, password: 'zed is at two places' })

  const { memberships, membershipId } = (await ask('get-session', undefined, { cookie })).body
  expect(memberships.map(({ organizationName }) => organizationName).sort()).toEqual(['Acme', 'Two'])
  const other = memberships.find(({ id }) => id !== membershipId)!
  expect((await ask('choose-membership', { membershipId: other.id }, { cookie })).status).toBe(200)
  expect(await whoami(cookie)).toEqual({ me: other.personId })
  const [bobs] = await rows(`select id from membership where person_id = $1`, [bob.personId])
  expect((await ask('choose-membership', { membershipId: bobs!.id }, { cookie })).status).toBe(404)
})

test('who may invite: those who look after the person, never oneself; whoever holds access is let in by those who give it', async () => {
  const colleague = await joined('Cal Colleague', 'cal is curious too')
  const person = await hire('Pia Plain'), powerful = await hire('Pru Powerful'), handler = await joined('Hal Handler', 'hal handles people')
  await grant(handler.personId, 'people', 'handle')
  await grant(powerful.personId, 'people', 'administer')
  await expect(invite(person, colleague.personId)).rejects.toThrow('not yours')
  await expect(invite(powerful, handler.personId)).rejects.toThrow('whose access others give')
  await expect(invite({ personId: ada, email: '' })).rejects.toThrow('not yours')
  await expect(invite(await hire('Nora Nomail', null))).rejects.toThrow('people.no_work_email')
  await expect(invite({ personId: randomUUIDv7(), email: '' })).rejects.toThrow('not yours')
  expect((await ask('invitation', { token: await invited(person, handler.personId) })).status).toBe(200)
  expect((await ask('invitation', { token: await invited(powerful) })).status).toBe(200)
})

test('an invitation and its mail are written together or not at all', async () => {
  const person = await hire('Una Undone')
  await expect(as({ kind: 'person', organizationId: acme, personId: ada }, async tx => {
    await auth.invitations.invite(tx, jobs, person.personId)
    throw new Error('changed my mind')
  })).rejects.toThrow('changed my mind')
  expect(await stateOf(person.personId)).toBe('none')
  expect(await rows(`select 1 from jobs.job where name = 'mail-invitation' and state in ('created', 'active', 'retry')`)).toEqual([])
  await expect(as({ kind: 'person', organizationId: acme, personId: ada }, tx => jobs.enqueue(tx, 'mail-invitation', { text: 'Dear all,' }))).rejects.toThrow('ids only')
})

test('a job that fails will be tried again, and stopping lets what runs end', async () => {
  const own = await startJobs({ appUrl: database.appUrl, pollSeconds: 0.5 })
  const seen: string[] = []
  await own.work('slow', async ({ id }) => {
    await pause(300)
    seen.push(id!)
  })
  await own.work('failing', async () => { throw new Error('not today') })
  const stateOf = async (name: string) => (await rows(`select state::text, retry_limit from jobs.job where name = $1`, [name]))[0]
  await as({ kind: 'person', organizationId: acme, personId: ada }, async tx => {
    await own.enqueue(tx, 'failing', { id: 'b' })
    await own.enqueue(tx, 'slow', { id: 'a' })
  })
  await expect.poll(() => stateOf('failing')).toEqual({ state: 'retry', retry_limit: 5 })
  await expect.poll(() => stateOf('slow'), { interval: 20 }).toMatchObject({ state: expect.stringMatching('active|completed') })
  await own.stop()
  expect([seen, await stateOf('slow')]).toEqual([['a'], { state: 'completed', retry_limit: 5 }])
})

test('a session that is ended works no more, at once', async () => {
  const { email, cookie } = await joined('Sia Sessions', 'sia sits everywhere')
  const [second, third] = [(await signIn(email, 'sia sits everywhere')).cookie, (await signIn(email, 'sia sits everywhere')).cookie]
  const { items } = (await ask('list-sessions', undefined, { cookie })).body
  expect(items.map(({ isThis }) => isThis).filter(Boolean)).toHaveLength(1)
  expect((await rows(`select id from auth.session where token = $1`, [auth.sessionToken(cookie)]))[0]!.id).toBe(items.find(({ isThis }) => isThis)!.id)
  expect(items[0]).toEqual({ id: expect.any(String), signedInAt: expect.any(String), seenAt: expect.any(String), address: '10.0.0.1', program: expect.any(String), isThis: expect.any(Boolean) })

  const stranger = await joined('Mal Malicious', 'mal ends sessions')
  const target = (await ask('list-sessions', undefined, { cookie: second })).body.items.find(({ isThis }) => isThis)!
  await ask('revoke-session', { id: target.id }, { cookie: stranger.cookie })
  expect(await whoami(second)).toEqual({ me: expect.any(String) })
  expect((await ask('revoke-session', { id: target.id }, { cookie })).status).toBe(200)
  expect(await whoami(second)).toMatchObject({ code: 'not_signed_in' })
  await ask('revoke-other-sessions', {}, { cookie })
  expect(await whoami(third)).toMatchObject({ code: 'not_signed_in' })
  const out = await ask('sign-out', {}, { cookie })
  expect(out.cookies[0]).toMatch(/^equipoise=; Max-Age=0/)
  expect(await whoami(cookie)).toMatchObject({ code: 'not_signed_in' })
  expect((await ask('get-session', undefined, { cookie })).status).toBe(401)
})

test('who has left can’t sign in, and is told so only after the right password', async () => {
  const { email, personId, cookie } = await joined('Gus Gone', 'gus had a good time')
  await rows(`update employment set ends_on = '2025-06-30' where person_id = $1`, [personId])
  expect(await whoami(cookie)).toMatchObject({ code: 'not_signed_in' })
  expect((await signIn(email, 'not what gus chose')).body.code).toBe('sign_in.wrong')
  expect((await signIn(email, 'gus had a good time')).body.code).toBe('sign_in.no_membership')
})

test('a session lives on while it is used, for thirty days', async () => {
  const { email } = await joined('Sly Sliding', 'sly stays a while')
  const { cookie } = await signIn(email, 'sly stays a while')
  const token = auth.sessionToken(cookie)
  const days = async () => Math.round((await rows(`select extract(epoch from "expiresAt" - clock_timestamp()) / 86400 as days from auth.session where token = $1`, [token]))[0]!.days)
  await rows(`update auth.session set "expiresAt" = clock_timestamp() + interval '3 days' where token = $1`, [token])
  await ask('get-session', undefined, { cookie })
  expect(await days()).toBe(7)
  await rows(`update auth.session set "expiresAt" = clock_timestamp() + interval '1 day', "createdAt" = clock_timestamp() - interval '28 days' where token = $1`, [token])
  await ask('get-session', undefined, { cookie })
  expect(await days()).toBe(2)
  await rows(`update auth.session set "expiresAt" = clock_timestamp() - interval '1 second' where token = $1`, [token])
  expect((await ask('get-session', undefined, { cookie })).status).toBe(401)
  expect(await whoami(cookie)).toMatchObject({ code: 'not_signed_in' })
})

test('what another site’s page sends is refused, on every path', async () => {
  const { cookie } = await signIn('ada@acme.example', 'ada keeps the keys')
  const evil = { origin: 'https://evil.example' }
  expect((await ask('sign-in/email', { email: 'ada@acme.example', password: 'ada keeps the keys' }, { headers: evil })).body.code).toBe('sign_in.foreign_origin')
  for (const headers of [evil, { origin: 'null' }, { origin: 'http://127.0.0.1:3001' }, { origin: `${origin}.evil.example` }]) {
    expect((await ask('/api/v1/whoami', {}, { cookie, headers })).status, headers.origin).toBe(403)
    expect((await ask('sign-out', {}, { cookie, headers })).status).toBe(403)
  }
  expect((await ask('sign-out', {}, { cookie, headers: { origin: '' } })).status).toBe(403)
  expect((await ask('/api/v1/whoami', {}, { cookie, headers: { origin: 'http://localhost:3000' } })).body).toEqual({ me: ada })
})

test('served by https, the cookie is for this host and https alone', async () => {
  const secure = createAuth({ authUrl: database.authUrl, secret: 'a secret for tests, of 32 characters', baseUrl: 'https://hr.acme.example', mail })
  const reply = await secure.handler(new Request('http://any/api/auth/sign-in/email', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email: 'ada@acme.example', password: 'ada keeps the keys' }) }))
  const [cookie] = reply.headers.getSetCookie()
  expect(cookie).toMatch(/^__Host-equipoise=[^;]+; Max-Age=604800; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
  expect(secure.sessionToken(cookie!.split(';')[0])).toMatch(/^\w{32}$/)
  expect(auth.sessionToken(cookie!.split(';')[0])).toBeNull()
  await secure.close()
})

test('a cookie that was tampered with is no cookie', async () => {
  const { cookie } = await signIn('ada@acme.example', 'ada keeps the keys')
  const [token, signature] = decodeURIComponent(cookie.slice('equipoise='.length)).split('.') as [string, string]
  expect(auth.sessionToken(cookie)).toBe(token)
  expect(auth.sessionToken(`theme=dark; ${cookie}; other=1`)).toBe(token)
  const flipped = (text: string) => (text[0] === 'A' ? 'B' : 'A') + text.slice(1)
  for (const value of [token, `${token}.`, `${flipped(token)}.${signature}`, `${token}.${flipped(signature)}`, `.${signature}`, `${token}.${signature.slice(0, 20)}`, `${token}.${signature}=`, `${token}.${signature}!`, '%', '', `${token} .${signature}`])
    expect(auth.sessionToken(`equipoise=${value.includes('%') ? value : encodeURIComponent(value)}`), value).toBeNull()
  expect(auth.sessionToken(undefined)).toBeNull()
  expect(auth.sessionToken(`xequipoise=${encodeURIComponent(`${token}.${signature}`)}`)).toBeNull()
})

test('nobody signs up, and what isn’t needed of better-auth isn’t there', async () => {
  for (const path of ['sign-up/email', 'update-user', 'delete-user', 'change-email', 'sign-in/social', 'revoke-sessions', 'update-session', 'link-social'])
    expect((await ask(path, { email: 'new@acme.example', password: 'let me in please', name: 'New' })).status, path).toBe(404)
  const direct = await auth.handler(new Request(`${origin}/api/auth/sign-up/email`, { method: 'POST', headers: { 'content-type': 'application/json', origin }, body: '{}' }))
  expect(direct.status).toBe(404)
  await expect(auth.createAccount({ email: 'ada@acme.example', name: 'Ada Boss', password: 'ada has another one' })).rejects.toThrow('account.taken')
})

test('an account that was left without a company is taken over by the next setup', async () => {
  const first = await auth.createAccount({ email: 'left@over.example', name: 'Lee', password: 'the first attempt' })
  expect(await auth.createAccount({ email: 'Left@over.example', name: 'Lee', password: 'the second attempt' })).toBe(first)
  expect((await signIn('left@over.example', 'the first attempt')).body.code).toBe('sign_in.wrong')
  expect((await signIn('left@over.example', 'the second attempt')).body.code).toBe('sign_in.no_membership')
})

test('more than thirty requests in ten seconds from one address wait', async () => {
  const all = []
  stopClock()
  for (let i = 0; i < 31; i++) all.push((await ask('invitation', { token: 'made-up' }, { from: '10.9.0.1' })).status)
  expect(all).toEqual([...Array(30).fill(410), 429])
  expect((await ask('invitation', { token: 'made-up' }, { from: '10.9.0.2' })).status).toBe(410)
  clock.ahead += 11
  expect((await ask('invitation', { token: 'made-up' }, { from: '10.9.0.1' })).status).toBe(410)
})

test('an API key enters by its hash, and what isn’t one doesn’t', async () => {
  const { key, hash, prefix } = newKey()
  expect([key.length, key.startsWith(prefix), hash]).toEqual([46, true, hashKey(key)])
  expect(keyActor(`Bearer ${key}`)).toEqual({ kind: 'key', hash })
  for (const wrong of [undefined, '', key, `Basic ${key}`, 'Bearer eq_short', `Bearer ${key}x`, `Bearer ${key}\nX: y`]) expect(keyActor(wrong)).toBeNull()
  await rows(`insert into api_key (organization_id, id, holder_id, name, scopes, ends_on, ends_at, hash, prefix) values ($1, $2, $3, 'sync', 'people:view', '2099-12-31', '2099-12-31', $4, $5)`, [acme, randomUUIDv7(), ada, hash, prefix])
  expect(await read({ kind: 'key', hash }, `select app.covers_all('people', 0) as views, app.covers_all('people', 1) as handles`)).toEqual([{ views: true, handles: false }])
  await expect(read({ kind: 'key', hash: hashKey('eq_other') }, 'select 1')).rejects.toThrow('no such key')
})

test('what has run out is swept away', async () => {
  await rows(`insert into auth.lockout (key, failures, failed_at) values ('old', 3, '2020-01-01')`)
  await rows(`insert into auth.outbox_mail values ($1, '2020-01-01', 'a@b.example', 's', 't', 'h')`, [randomUUIDv7()])
  await auth.sweep()
  expect(await rows(`select 1 from auth.lockout where key = 'old' union all select 1 from auth.session where "expiresAt" < now() union all select 1 from auth.outbox_mail where at < '2021-01-01'`)).toEqual([])
})

function stopClock() {
  clock.still = Date.now()
  onTestFinished(() => { clock.still = null })
}

const stateOf = async (personId: string) => (await read<{ state: string }>({ kind: 'person', organizationId: acme, personId: ada }, 'select app.sign_in_of($1) as state', [personId]))[0]?.state

async function grant(personId: string, fn: string, level: string) {
  await rows(`insert into access_grant (organization_id, id, holder_id, function, level, starts_on, status) values ($1, $2, $3, $4, $5, '2025-01-01', 'active')`, [acme, randomUUIDv7(), personId, fn, level])
}

async function elsewhere(name: string, email: string) {
  const [organizationId, personId] = [randomUUIDv7(), randomUUIDv7()]
  await rows(`insert into organization (organization_id, id, name, country) values ($1, $1, 'Two', 'DE')`, [organizationId])
  await rows(`insert into person (organization_id, id, name, work_email) values ($1, $2, $3, $4)`, [organizationId, personId, name, email])
  return { organizationId, personId }
}
