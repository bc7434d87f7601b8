import { describe, expect, test } from 'vitest'
import { as } from '#platform/db.ts'
import { served } from '../../../test/fixtures/api.ts'
import { acme, actors, attempt, eli, gus, insert, job, person, uuid, zoe } from '../../../test/fixtures/world.ts'

const { ask, owner, rows, truth } = await served()
type Who = keyof typeof actors

// Eli was Oldname Formerly: hired, reporting, acting, searched for, signed in, invited under that name.
const old = 'Oldname Formerly'
await owner.query(`update person set name = $2, preferred_name = 'Oldie', work_email = 'oldname@acme.example' where id = $1`, [person('eli'), old])
await owner.query(`insert into auth."user" (id, name, email, "emailVerified") values ('eli', $1, 'eli@acme.example', true)`, [old])
await owner.query(`update placement set manager_assignment_id = $1 where assignment_id = $2`, [job('eli'), job('kim')])
await ask('gus', 'PATCH', `/people/${person('eli')}`, { preferredName: 'Oldname', pronouns: 'they/them' }, { 'if-match': `"${await truth(`select version from person where id = $1`, [person('eli')])}"` })
await ask('eli', 'PATCH', `/contact-details/${person('eli')}`, { city: 'York' }, { 'if-match': '"1"' })
await owner.query(`insert into auth.outbox_mail values ($1, now(), 'x', $2, $3, $4)`, [uuid(95, 1), `For ${old}`, `Hello ${old},`, `<p>Hello ${old}</p>`])

await owner.query(`insert into hr_notice (id, told_on, what, person_name, from_name, by_name) values ($1, '2026-06-01', 'x', $2, 'Cora Example', $2)`, [uuid(95, 2), old])

const everybody = Object.keys(actors) as Who[]
const tables = (await rows(`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and has_table_privilege('equipoise_app', oid, 'select')`)).map(each => String(each['name']))
/** The tables of which somebody sees a row that says the name. */
const saying = (who: Who) => as(actors[who], async tx => {
  const found: string[] = []
  for (const name of tables) if ((await tx.query(`select from ${name} t where to_jsonb(t)::text ~* 'oldname|formerly|oldie' limit 1`)).length) found.push(name)
  return found
})
const places = async () => {
  const all = await rows(`select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname in ('public', 'auth', 'jobs')`)
  const found: string[] = []
  for (const { name } of all) if (await truth(`select count(*)::int from ${name} t where t::text ~* 'oldname|formerly|oldie'`)) found.push(String(name))
  // Its own record's story lies behind the same wall.
  return found.filter(name => name !== 'public.event_value').concat(await truth(`select count(*)::int from event_value v join event e on e.id = v.event_id where v::text ~* 'oldname|formerly|oldie' and e.record <> 'former_name'`) ? ['public.event_value'] : []).sort()
}
const paths = [
  `/people/${person('eli')}`, `/directory?q=oldname`, `/directory?q=formerly`, '/directory', `/directory/${job('eli')}`, `/directory?managerId=${person('eli')}`, '/managers?q=oldname', '/managers?q=eli', `/events?aboutId=${person('eli')}`,
  `/events?record=person&recordId=${person('eli')}`, `/events?record=contact_details&recordId=${person('eli')}`, `/former-names?personId=${person('eli')}`, `/bank-accounts?personId=${person('eli')}`,
]
const isSaid = async (who: Who) => {
  const said: string[] = []
  for (const path of paths) for (const accept of ['application/json', 'text/csv']) if (/oldname|formerly|oldie/i.test((await ask(who, 'GET', path, undefined, { accept })).text)) said.push(path)
  return said
}
let id = ''

describe('another name', () => {
  test('isn’t one’s own to enter, nor a manager’s; the same name isn’t another', async () => {
    for (const who of ['eli', 'mia'] as const) expect((await ask(who, 'POST', `/people/${person('eli')}/rename`, { name: 'New', former: 'slip' })).status, who).toBe(403)
    expect((await ask('zoe', 'POST', `/people/${person('eli')}/rename`, { name: 'New', former: 'slip' })).status).toBe(404)
    expect((await ask('gus', 'POST', `/people/${person('eli')}/rename`, { name: old, former: 'slip' })).body['code']).toBe('people.same_name')
    expect(await places()).toEqual(['auth."user"', 'auth.outbox_mail', 'public.directory_entry', 'public.directory_word', 'public.event', 'public.event_value', 'public.hr_notice', 'public.person', 'public.population_member', 'public.reporting_line', 'public.vocabulary'])
  })
  test('keeps the former one, which the person and HR may see', async () => {
    const { status, body } = await ask('gus', 'POST', `/people/${person('eli')}/rename`, { name: 'Nova Present', preferredName: 'Nova', workEmail: 'nova@acme.example', former: 'shown', kind: 'birth', until: '2026-06-01' })
    expect(status).toBe(200)
    id = body['formerNameId'] as string
    expect((await ask('eli', 'GET', `/former-names/${id}`)).body).toMatchObject({ name: old, kind: 'birth', endsOn: '2026-06-01', status: 'shown', can: ['delete', 'hide'] })
    expect((await ask('cora', 'GET', `/former-names/${id}`)).status).toBe(200)
    for (const who of ['mia', 'dora', 'zoe', 'spe', 'ava'] as const) expect((await ask(who, 'GET', `/former-names/${id}`)).status, who).toBe(404)
    expect((await ask('cora', 'GET', '/directory?q=nova')).body.items).toHaveLength(2)
    expect((await ask('cora', 'GET', '/directory?q=oldname')).body.items).toEqual([])
    expect((await ask('gus', 'GET', `/events?aboutId=${person('eli')}`)).text).toContain(old)
    expect(await truth(`select name from auth."user" where id = 'eli'`)).toBe('Nova Present')
  })
})

describe('a hidden former name', () => {
  test('is hidden by the person or by those named on it, nobody else', async () => {
    for (const who of ['cora', 'mia', 'key', 'job'] as const) expect([403, 404], who).toContain((await ask(who, 'POST', `/former-names/${id}/hide`)).status)
    expect((await ask('eli', 'POST', `/former-names/${id}/named`, { named: [person('zoe')] })).body).toEqual({ named: [person('zoe')] })
    for (const who of ['eli', 'zoe'] as const) expect((await ask(who, 'GET', `/former-names/${id}/named`)).body, who).toEqual({ named: [{ id: person('eli'), name: 'Nova Present' }, { id: person('zoe'), name: 'Zoe Example' }] })
    for (const who of ['cora', 'gus', 'mia', 'key'] as const) expect((await ask(who, 'GET', `/former-names/${id}/named`)).body, who).toEqual({ named: [] })
    expect((await ask('gus', 'POST', `/former-names/${id}/hide`)).status).toBe(403)
    expect((await ask('eli', 'POST', `/former-names/${id}/hide`)).status).toBe(200)
  })
  test('stands nowhere in the database but in its own record and under the seal of what happened', async () => {
    expect(await places()).toEqual(['public.event_whole', 'public.former_name'])
    expect(await rows('select * from app.verify_events($1)', [acme])).toEqual([])
  })
  test.each(everybody)('is for %s what it should be: seen by the person and the named one, and by nobody else, in no table', async who => {
    expect(await saying(who)).toEqual(['eli', 'zoe'].includes(who) ? expect.arrayContaining(['former_name']) : [])
  })
  test.each(everybody)('nor does the API tell %s', async who => {
    expect(await isSaid(who)).toEqual(['eli', 'zoe'].includes(who) ? [`/events?aboutId=${person('eli')}`, `/former-names?personId=${person('eli')}`].flatMap(path => [path, path]) : [])
  })
  test('leaves its mails, by the name of today', async () => {
    expect(await rows(`select subject, body_text, body_html from auth.outbox_mail where id = $1`, [uuid(95, 1)])).toEqual([{ subject: 'For Nova Present', body_text: 'Hello Nova Present,', body_html: '<p>Hello Nova Present</p>' }])
    const renamed = (text: string, was: string, called: string) => truth(`select app.renamed($1, $2, $3)`, [text, was, called])
    expect(await Promise.all([renamed('Li, a Link', 'Li', 'Bo'), renamed('J. (Jo) says', 'J. (Jo)', 'A\\1'), renamed('Jx (Jo)', 'J. (Jo)', 'A')])).toEqual(['Bo, a Link', 'A\\1 says', 'Jx (Jo)'])
    expect(await truth(`select app.in_html('O''Neill & <Sons>')`)).toBe('O&#39;Neill &#38; &#60;Sons&#62;')
  })
  test('leaves what happened as told, without the name and without saying that one is missing', async () => {
    const { items } = (await ask('cora', 'GET', `/events?record=person&recordId=${person('eli')}`)).body
    expect(items!.map(each => [each['move'], each['before'], each['after']])).toEqual([
      ['edit', {}, { name: 'Nova Present', preferredName: 'Nova', workEmail: 'nova@acme.example' }], ['edit', { pronouns: null }, { pronouns: 'they/them' }],
    ])
    expect((await ask('cora', 'GET', `/events?record=contact_details&recordId=${person('eli')}`)).body.items).toMatchObject([{ actorName: 'Nova Present', after: { city: 'York' } }])
  })
  test('doesn’t come back by what is done later: another name, another address, a changed account', async () => {
    const stands = async () => ({ 'if-match': `"${await truth(`select version from person where id = $1`, [person('eli')])}"` })
    await owner.query(`update person set work_email = 'oldname@acme.example' where id = $1`, [person('eli')])
    expect((await ask('gus', 'PATCH', `/people/${person('eli')}`, { workEmail: 'nova@acme.example' }, await stands())).status).toBe(200)
    expect(await places()).toEqual(['public.event_whole', 'public.former_name'])
    expect((await ask('gus', 'POST', `/people/${person('eli')}/rename`, { name: 'Nova Later', former: 'slip' })).status).toBe(200)
    expect((await ask('gus', 'GET', `/events?aboutId=${person('eli')}`)).text).not.toMatch(/oldname|Nova Present/i)
    expect(await rows('select * from app.verify_events($1)', [acme])).toEqual([])
  })
  test('names others by the person’s own word, or theirs who are named; nobody names themselves', async () => {
    for (const who of [gus, actors.cora, actors.mia, actors.key]) expect(await attempt(who, `select app.name_few($1, $2)`, [id, [person('gus')]])).toBe('42501')
    for (const who of [gus, actors.cora]) expect(await attempt(who, `select app.name_on('former_name', $1, $2)`, [id, [person('gus')]])).toBe('42501')
    expect((await ask('cora', 'POST', `/former-names/${id}/named`, { named: [person('cora')] })).status).toBe(404)
    expect(await attempt(zoe, `select app.name_few($1, $2)`, [id, [person('kim')]])).toBe('rows')
    expect(await attempt(eli, `select app.name_few($1, $2)`, [id, []])).toBe('rows')
    expect(await attempt(zoe, `update former_name set status = 'shown' where id = $1 returning id`, [id])).toBe('no rows')
    expect(await attempt(eli, 'select from event_whole')).toBe('42501')
  })
  test('can be hidden in the same breath as the name changes', async () => {
    await insert(owner, 'person', [{ organization_id: acme, version: 1, id: uuid(96, 1), name: 'Oldname Again' }])
    const { body } = await ask('cora', 'POST', `/people/${person('mia')}/rename`, { name: 'Mia Renamed', former: 'hidden', named: [person('spe')] })
    expect((await ask('cora', 'GET', `/former-names/${String(body['formerNameId'])}`)).body).toMatchObject({ name: 'Mia Example', status: 'hidden' })
    for (const who of ['mia', 'spe'] as const) expect((await ask(who, 'GET', `/former-names/${String(body['formerNameId'])}`)).status, who).toBe(200)
    for (const who of ['gus', 'dora', 'eli'] as const) expect((await ask(who, 'GET', `/former-names/${String(body['formerNameId'])}`)).status, who).toBe(404)
    expect((await ask('gus', 'GET', `/events?aboutId=${person('mia')}`)).text).not.toContain('Mia Example')
    expect(await truth(`select manager_name from directory_entry where id = $1`, [job('eli')])).toBe('Mia Renamed')
  })
  test('is shown again by the person alone, and what happened tells it as before', async () => {
    expect((await ask('eli', 'POST', `/former-names/${id}/reveal`)).status).toBe(200)
    expect((await ask('gus', 'GET', `/events?aboutId=${person('eli')}`)).text).toContain(old)
    expect(await truth(`select count(*)::int from event_whole w join event e on e.id = w.event_id where e.about_id = $1`, [person('eli')])).toBe(0)
    expect(await rows('select * from app.verify_events($1)', [acme])).toEqual([])
  })
})
