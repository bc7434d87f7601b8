import { expect, test } from 'vitest'
import { randomUUIDv7 } from 'node:crypto'
import { as } from '#platform/db.ts'
import { signInWorld } from '../../test/sign-in.ts'

// People without e-mail: an employee number, a code on paper, a password of their own.
const { rows, auth, clock, ask, outbox, acme, ada, hire, joined } = await signInWorld()
const by = (personId: string) => ({ kind: 'person', organizationId: acme, personId }) as const
const issue = (personId: string, who = ada) => as(by(who), tx => auth.numbers.issue(tx, personId))
const refusal = (work: Promise<unknown>) => work.then(() => 'done', (error: { code?: string; message: string }) => error.message.startsWith('people.') ? error.message : error.code)
const signIn = (email: string, password: string, more: object = {}) => ask('sign-in/email', { email, password, ...more })
const accept = (number: string, code: string, password = 'forty two green boots', from?: string) => ask('accept-code', { number, code, password }, { ...from && { from } })
let last = 5000
async function worker(name: string, email: string | null = null) {
  const person = await hire(name, email), number = String(++last)
  await rows(`update employment set number = $2 where person_id = $1`, [person.personId, number])
  return { ...person, number }
}
const told = async (person: string) => (await rows(`select move from event where about_id = $1 and record = 'person' order by id`, [person])).map(each => each.move)

test('a letter brings somebody in by their number; the code works once and only its hash is kept', async () => {
  const { personId, number } = await worker('Nia Nurse')
  const letter = await issue(personId)
  expect(letter).toMatchObject({ number, shortName: null, company: 'Acme', personName: 'Nia Nurse', code: expect.stringMatching(/^[A-Z2-9]{4}(-[A-Z2-9]{4}){2}$/) })
  expect(JSON.stringify(await rows(`select * from auth.sign_in_code`))).not.toContain(letter.code.slice(0, 9))
  const { status, body, cookie } = await accept(number, letter.code.toLowerCase().replaceAll('-', ' '))
  expect([status, body]).toEqual([200, { email: '', name: 'Nia Nurse' }])
  expect((await ask('/api/v1/whoami', undefined, { cookie })).body).toEqual({ me: personId })
  expect((await accept(number, letter.code)).status).toBe(410)
  expect((await signIn(number, 'forty two green boots')).status).toBe(200)
  expect((await signIn(number, 'not the one')).status).toBe(401)
  expect(await told(personId)).toEqual(['issue_letter', 'accept_invitation'])
  expect((await outbox()).filter(({ to }) => to.includes('no-mail'))).toEqual([])
})

test('a reset in person is told to them, and signs them out everywhere; a newer code replaces an older', async () => {
  const { personId, number } = await worker('Rae Reset')
  const { cookie } = await accept(number, (await issue(personId)).code)
  const [older, newer] = [await issue(personId), await issue(personId)]
  expect((await signIn(number, 'forty two green boots')).status).toBe(200)
  expect((await accept(number, older.code)).status).toBe(410)
  expect((await accept(number, newer.code, 'another long password')).status).toBe(200)
  expect((await ask('/api/v1/whoami', undefined, { cookie })).status).toBe(401)
  expect((await signIn(number, 'forty two green boots')).status).toBe(401)
  expect(await told(personId)).toEqual(['issue_letter', 'accept_invitation', 'issue_reset', 'issue_reset', 'reset_sign_in'])
})

test('a code runs out, is nobody else’s, and guessing is slowed down', async () => {
  const [one, two] = [await worker('Ola One'), await worker('Tom Two')]
  const letter = await issue(one.personId)
  expect((await accept(two.number, letter.code)).status).toBe(410)
  expect((await accept(one.number, letter.code, 'short')).body.code).toBe('password.too_short')
  for (let i = 0; i < 4; i++) await accept(one.number, `AAAA-BBBB-CCC${i}`, undefined, `10.9.0.${i}`)
  expect((await accept(one.number, 'AAAA-BBBB-CCCC', undefined, '10.9.0.8')).status).toBe(410)
  expect((await accept(one.number, letter.code, undefined, '10.9.0.9')).status).toBe(429)
  clock.ahead += 15 * 24 * 3600
  expect((await accept(one.number, letter.code, undefined, '10.9.0.9')).status).toBe(410)
  clock.ahead = 0
})

test('nobody makes a code for themselves, for whom they don’t look after, for who looks after others, or who signs in by e-mail', async () => {
  const nurse = await worker('Ned Nurse'), clerk = await worker('Cleo Clerk'), mailed = await worker('Max Mail', 'max@acme.example')
  const member = await joined('Mia Member', 'mia has a long one')
  await rows(`update employment set number = $2 where person_id = $1`, [member.personId, String(++last)])
  expect(await refusal(issue(ada))).toBe('42501')
  expect(await refusal(issue(nurse.personId, clerk.personId))).toBe('42501')
  expect(await refusal(issue(nurse.personId, nurse.personId))).toBe('42501')
  expect(await refusal(issue(randomUUIDv7()))).toBe('42501')
  expect(await refusal(issue(mailed.personId))).toBe('people.signs_in_by_mail')
  expect(await refusal(issue(member.personId))).toBe('people.signs_in_by_mail')
  await rows(`insert into access_grant (organization_id, id, holder_id, function, level, starts_on, status) values ($1, $2, $3, 'people', 'view', '2025-01-01', 'prepared')`, [acme, randomUUIDv7(), clerk.personId])
  expect(await refusal(issue(clerk.personId))).toBe('people.access_needs_mail')
  await rows(`update employment set number = $2 where person_id = $1`, [nurse.personId, null])
  expect(await refusal(issue(nurse.personId))).toBe('people.no_number')
})

test('access that was given after the letter makes its code void', async () => {
  const { personId, number } = await worker('Gil Granted')
  const letter = await issue(personId)
  await rows(`insert into access_grant (organization_id, id, holder_id, function, level, starts_on, status) values ($1, $2, $3, 'people', 'view', '2025-01-01', 'active')`, [acme, randomUUIDv7(), personId])
  expect((await accept(number, letter.code)).status).toBe(410)
})

test('who has left gets no code, and doesn’t sign in by number any more', async () => {
  const { personId, number } = await worker('Lia Leaver')
  await accept(number, (await issue(personId)).code)
  await rows(`update employment set ends_on = '2025-12-31' where person_id = $1`, [personId])
  expect(await refusal(issue(personId))).toBe('people.has_left')
  expect((await signIn(number, 'forty two green boots')).status).toBe(401)
})

test('the same number in two organisations needs the short name; unknown and known are answered alike', async () => {
  const { personId, number } = await worker('Sam Same'), other = randomUUIDv7(), theirs = randomUUIDv7()
  await rows(`update organization set short_name = 'acme' where id = $1`, [acme])
  await rows(`insert into organization (organization_id, id, name, country, short_name) values ($1, $1, 'Other', 'GB', 'other')`, [other])
  const [entity, contract] = [randomUUIDv7(), randomUUIDv7()]
  await rows(`insert into legal_entity (organization_id, id, name, country, currency) values ($1, $2, 'Other', 'GB', 'GBP')`, [other, entity])
  await rows(`insert into person (organization_id, id, name) values ($1, $2, 'Sue Same')`, [other, theirs])
  await rows(`insert into employment (organization_id, id, person_id, legal_entity_id, kind, starts_on, number) values ($1, $2, $3, $4, 'employee', '2025-01-01', $5)`, [other, contract, theirs, entity, number])
  const letter = await issue(personId)
  expect(letter.shortName).toBe('acme')
  expect((await accept(`other/${number}`, letter.code)).status).toBe(410)
  expect((await accept(`ACME/${number}`, letter.code)).status).toBe(200)
  expect((await signIn(`acme/${number}`, 'forty two green boots')).status).toBe(200)
  const [unknown, wrong] = [await signIn('acme/999999', 'not the one'), await signIn(`other/${number}`, 'not the one')]
  expect([unknown.status, unknown.body]).toEqual([wrong.status, wrong.body])
  for (const table of ['employee_number', 'employment', 'person', 'legal_entity']) await rows(`delete from ${table} where organization_id = $1`, [other])
})

test('a shared device is signed out after half an hour, however busily it is used', async () => {
  const { personId, number } = await worker('Dee Device')
  await accept(number, (await issue(personId)).code)
  const { cookie, cookies } = await signIn(number, 'forty two green boots', { isShared: true })
  expect(cookies.find(each => each.startsWith('equipoise='))).not.toContain('Max-Age')
  const minutes = async () => Number((await rows(`select extract(epoch from "expiresAt" - "createdAt") / 60 as n from auth.session where token = $1`, [auth.sessionToken(cookie)]))[0].n)
  expect(Math.round(await minutes())).toBe(30)
  const { body } = await ask('get-session', undefined, { cookie })
  expect(body).toMatchObject({ isShared: true, email: '' })
  // Also without the cookie that says so, what is kept says how long.
  await ask('get-session', undefined, { cookie: cookie.split('; ').find(each => each.startsWith('equipoise='))! })
  expect(Math.round(await minutes())).toBe(30)
  await rows(`update auth.session set "expiresAt" = now() - interval '1 second' where token = $1`, [auth.sessionToken(cookie)])
  expect((await ask('get-session', undefined, { cookie })).status).toBe(401)
})

test('an account follows a new work e-mail once that address has answered, and only for whoever is signed in to it', async () => {
  // So many attempts at once are more than one address may make.
  clock.ahead += 120
  const fay = await joined('Fay Follows', 'fay has a long one'), eve = await joined('Eve Else', 'eve has a long one')
  const linkTo = async (email: string) => /confirm=([\w.-]+)/.exec((await outbox()).find(each => each.to === email)?.text ?? '')?.[1] ?? ''
  expect((await ask('follow-work-email', {}, { cookie: fay.cookie })).status).toBe(409)
  await rows(`update person set work_email = 'Fay.New@acme.example' where id = $1`, [fay.personId])
  expect((await ask('get-session', undefined, { cookie: fay.cookie })).body).toMatchObject({ email: fay.email, workEmail: 'fay.new@acme.example' })
  expect((await ask('follow-work-email', {}, { cookie: fay.cookie })).status).toBe(200)
  const token = await linkTo('fay.new@acme.example')
  expect((await ask('confirm-work-email', { token }, { cookie: eve.cookie })).status).toBe(410)
  expect((await ask('confirm-work-email', { token })).status).toBe(401)
  expect((await ask('confirm-work-email', { token: `${token}x` }, { cookie: fay.cookie })).status).toBe(410)
  expect((await signIn('fay.new@acme.example', 'fay has a long one')).status).toBe(401)
  expect((await ask('confirm-work-email', { token }, { cookie: fay.cookie })).status).toBe(200)
  expect((await signIn('fay.new@acme.example', 'fay has a long one')).status).toBe(200)
  expect((await signIn(fay.email, 'fay has a long one')).status).toBe(401)
  expect((await outbox()).some(({ to, subject }) => to === fay.email && subject.startsWith('You sign in with another'))).toBe(true)
  expect((await ask('confirm-work-email', { token }, { cookie: fay.cookie })).status).toBe(410)
  // An address that somebody else signs in with, or that was corrected meanwhile, isn't taken.
  await rows(`update person set work_email = $2 where id = $1`, [fay.personId, 'fay.third@acme.example'])
  await rows(`update person set work_email = $2 where id = $1`, [eve.personId, 'fay.new@acme.example'])
  expect((await ask('follow-work-email', {}, { cookie: eve.cookie })).status).toBe(409)
})
