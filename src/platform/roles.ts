import pg from 'pg'
import { setTimeout as pause } from 'node:timers/promises'
import { ConfigError, derive, errorCode } from './config.ts'

type Wanted = { role: string; ownerUrl: string; secret: string; given?: string | null | undefined; variable: string }

/** Makes sure that the server can sign in as this role and that the role is bound by policies; answers with the address to use. */
export async function ensureRole(owner: pg.Client, { role, ownerUrl, secret, given, variable }: Wanted): Promise<string> {
  const url = given ?? withRole(ownerUrl, role, derive(secret, `database role ${role}`))
  const refused = await signInProblem(url)
  if (refused && given) throw new ConfigError(`${variable} can’t be used (${refused.message}): make the role ${role} with that password, or mend the address.`)
  if (refused) await make(owner, role, derive(secret, `database role ${role}`), variable)
  await refuseUnbound(owner, role, url, variable)
  return url
}

async function make(owner: pg.Client, role: string, password: string, variable: string) {
  for (let attempt = 1; ; attempt++) {
    try {
      const { rows: [found] } = await owner.query('select from pg_roles where rolname = $1', [role])
      if (!found) await owner.query(`create role ${role}`)
      await owner.query(`alter role ${role} login nocreaterole nocreatedb password ${pg.escapeLiteral(password)}`)
      return
    } catch (error) {
      if (errorCode(error) === '42501') throw new ConfigError(`The owner at DATABASE_URL may not make or change the role ${role}: make it as an administrator (login, nobypassrls) and set ${variable}.`)
      // Roles belong to the whole server: another database's migration may be making the same one.
      if (attempt === 10 || !['42710', '23505', 'XX000'].includes(errorCode(error))) throw error
      await pause(50 * attempt)
    }
  }
}

async function refuseUnbound(owner: pg.Client, role: string, url: string, variable: string) {
  const user = decodeURIComponent(/^\w+:\/\/([^:@/?#]*)/.exec(url)?.[1] ?? '')
  if (user !== role) throw new ConfigError(`${variable} signs in as ${user || 'nobody'}: it must be the role ${role}, which the policies name.`)
  const { rows: [found] } = await owner.query<{ is_free: boolean }>('select rolsuper or rolbypassrls as is_free from pg_roles where rolname = $1', [role])
  if (found?.is_free) throw new ConfigError(`The role ${role} is a superuser or may bypass row level security, so no right would hold: alter role ${role} nosuperuser nobypassrls.`)
}

async function signInProblem(connectionString: string): Promise<Error | null> {
  const client = new pg.Client({ connectionString })
  client.on('error', () => {})
  try {
    await client.connect()
    return null
  } catch (error) {
    return error as Error
  } finally {
    await client.end().catch(() => {})
  }
}

const withRole = (url: string, role: string, password: string) => url.replace(/^(\w+:\/\/)(?:[^@/?#]*@)?/, `$1${role}:${password}@`)
