import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import type { Actor } from '#shared/access.ts'
import { as, read } from '#platform/db.ts'
import { acme, connect, cora, eli, gus, hashed, jobActor, key, mia, outcome, person, places, world, zoe } from './fixtures/world.ts'

const { database, owner, truth } = await world()
const mine = (of: Actor) => `update contact_details set city = 'x' where id = '${'personId' in of ? of.personId : ''}' returning id`

describe('what was begun as somebody ends as them', () => {
  test('a stray query after a failure is refused, also when another’s transaction has the connection', async () => {
    let stray: Promise<unknown> = Promise.resolve()
    await as(zoe, async tx => {
      stray = sleep(50).then(() => tx.query(`select app.me()`))
      stray.catch(() => {})
      throw new Error('refused')
    }).catch(() => {})
    await as(mia, () => sleep(120))
    expect(await outcome(stray)).toBe('this transaction is over')
  })
  test('a failure that was swallowed is not reported as done', async () => {
    expect(await outcome(as(eli, async tx => {
      await tx.query(mine(eli))
      await tx.query('select 1 / 0').catch(() => {})
    }))).toBe('a statement had failed unnoticed: nothing was written')
    expect(await truth('select city from contact_details where id = $1', [person('eli')])).toBeNull()
  })
  test('a connection lost in mid-transaction never comes back as somebody else', async () => {
    const killer = await connect(database.ownerUrl)
    const lost = await outcome(as(eli, async tx => {
      await tx.query(mine(eli))
      await killer.query(`select pg_terminate_backend($1)`, [(await tx.query<{ pid: number }>(`select pg_backend_pid() as pid`))[0]!.pid])
      await tx.query(`select pg_sleep(1)`)
    }))
    await killer.end()
    expect(lost).not.toBe('ok')
    for (const who of [eli, mia, zoe]) expect(await as(who, tx => tx.query('select app.me() as me'))).toEqual([{ me: 'personId' in who && who.personId }])
    expect(await truth('select city from contact_details where id = $1', [person('eli')])).toBeNull()
  })
  test('2,000 interleaved reads and writes each run as who asked', async () => {
    const everyone = [eli, mia, zoe, gus, cora, key, jobActor]
    const names = await Promise.all(everyone.map(async who => (await as(who, tx => tx.me())).actor))
    const ran = await Promise.all(Array.from({ length: 2000 }, async (_, i) => {
      const who = everyone[i % everyone.length]!, text = `select app.actor() as actor, app.org() as org`
      const [row] = i % 3 ? await read<{ actor: string; org: string }>(who, text) : await as(who, tx => tx.query<{ actor: string; org: string }>(text))
      return row!.actor === names[i % everyone.length] && row!.org === acme
    }))
    expect(ran.filter(each => !each)).toHaveLength(0)
    expect(new Set(names).size).toBe(everyone.length)
  })
})

describe('a read', () => {
  test('can’t write, also not by a function', async () => {
    expect(await outcome(read(eli, mine(eli)))).toBe('25006')
    expect(await outcome(read(cora, `select app.today_at($1)`, [places.london]))).toBe('ok')
    expect(await outcome(read(cora, `select app.remember('k', 'h', '{}')`))).toBe('25006')
  })
  test('is one statement', async () => {
    expect(await outcome(read(eli, `set default_transaction_read_only = off; ${mine(eli)}`))).toBe('42601')
    expect(await outcome(read(eli, `select 1; select 2`))).toBe('42601')
  })
  test('is not outlived by its actor', async () => {
    await Promise.all(Array.from({ length: 40 }, () => read(cora, 'select 1')))
    expect(await Promise.all(Array.from({ length: 40 }, async () => (await read(eli, 'select from pay')).length))).toEqual(Array.from({ length: 40 }, () => 2))
  })
})

describe('entering', () => {
  const nobody: [string, Actor, string][] = [
    ['an id that is none', { ...eli, personId: 'a\0b' } as Actor, '401'], ['an organisation that is none', { ...eli, organizationId: '' } as Actor, '401'],
    ['SQL in place of an id', { ...eli, personId: `' or true --` } as Actor, '401'], ['a job of no organisation', { ...jobActor, organizationId: 'x' } as Actor, '401'],
    ['a session that is none', { kind: 'session', token: 'no such' }, '28000'], ['a key that is none', { kind: 'key', hash: hashed('no such') }, '28000'],
    ['an empty session', { kind: 'session', token: '' }, '28000'], ['a kind that is none', { kind: 'owner', organizationId: acme } as never, '401'],
  ]
  test.each(nobody)('with %s runs nothing', async (_, who, wanted) => {
    let hasRun = false
    expect(await outcome(as(who, async tx => { hasRun = (await tx.query(mine(eli))).length > 0 }))).toBe(wanted)
    expect(hasRun).toBe(false)
    await read(cora, 'select 1')
    expect(await outcome(read(who, 'select from pay'))).toBe(wanted)
  })
  test('a session enters as its member, until it expires, is taken away, or the membership ends', async () => {
    await owner.query(`insert into auth."user" (id, name, email, "emailVerified") values ('mia', 'Mia', 'mia@acme.example', true), ('lou', 'Lou', 'lou@acme.example', true);
      insert into auth.session (id, token, "expiresAt", "updatedAt", "userId") values ('1', 'of mia', 'infinity', now(), 'mia'), ('2', 'stale', now() - interval '1 second', now(), 'mia'), ('3', 'of lou', 'infinity', now(), 'lou')`)
    const session = (token: string): Actor => ({ kind: 'session', token })
    expect(await as(session('of mia'), tx => tx.me())).toEqual({ organizationId: acme, personId: person('mia'), actor: `person:${person('mia')}` })
    expect(await outcome(read(session('stale'), 'select 1'))).toBe('28000')
    expect(await outcome(read(session('of lou'), 'select 1'))).toBe('28000')
    await owner.query(`delete from auth.session where token = 'of mia'`)
    expect(await outcome(read(session('of mia'), 'select 1'))).toBe('28000')
  })
  test('a key enters while it is active, not over, and its holder belongs', async () => {
    const enters = () => outcome(read(key, 'select 1'))
    const while_ = async (change: string, back: string) => { await owner.query(change); const said = await enters(); await owner.query(back); return said }
    expect(await enters()).toBe('ok')
    expect(await while_(`update api_key set status = 'revoked'`, `update api_key set status = 'active'`)).toBe('28000')
    expect(await while_(`update api_key set ends_on = '2026-06-14'`, `update api_key set ends_on = '2027-01-01'`)).toBe('28000')
    expect(await while_(`update membership set ends_at = app.clock() where account_id = 'cora'`, `update membership set ends_at = 'infinity' where account_id = 'cora'`)).toBe('28000')
    expect(await enters()).toBe('ok')
  })
})
