import pg from 'pg'

/** The sign-in's own few connections, as equipoise_auth: it sees its schema and a handful of functions, nothing of the company. */
export function authPool(authUrl: string, max = 3): pg.Pool {
  const pool = new pg.Pool({
    connectionString: authUrl, max, options: '-c search_path=auth', application_name: 'equipoise sign-in',
    statement_timeout: 10_000, connectionTimeoutMillis: 10_000, types: { getTypeParser },
  })
  return pool.on('error', lost).on('connect', connection => connection.on('error', lost))
}

/** The doors read instants as text, for every connection of the process; better-auth compares them as dates, and a text would never be past. */
const getTypeParser = ((oid: number, format?: 'text' | 'binary') => oid === pg.types.builtins.TIMESTAMPTZ ? asDate : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser
const asDate = (text: string) => text === 'infinity' ? new Date(8.64e15) : text === '-infinity' ? new Date(-8.64e15) : new Date(text)

const lost = (error: Error) => console.error('a connection of the sign-in was lost:', error.message)
