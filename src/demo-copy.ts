import type pg from 'pg'

type Wire = pg.Connection & { sendCopyFromChunk(chunk: Buffer): void; endCopyFrom(): void; sendCopyFail(why: string): void }
export type Value = string | number | boolean | null

/** Rows into a table by COPY, as fast as PostgreSQL takes them; never more than a chunk of them in memory. */
export function copyRows(client: pg.Client, table: string, columns: readonly string[], rows: Iterable<readonly Value[]>): Promise<void> {
  return new Promise((resolve, reject) => {
    let failure: Error | undefined
    client.query({
      submit: connection => connection.query(`copy ${table} (${columns.join(', ')}) from stdin`),
      async handleCopyInResponse(connection: Wire) {
        try {
          for (const chunk of chunks(rows)) {
            if (failure) return
            connection.sendCopyFromChunk(chunk)
            if (connection.stream.writableNeedDrain) await new Promise<void>(done => { connection.stream.once('drain', done).once('close', done) })
          }
          connection.endCopyFrom()
        } catch (error) {
          connection.sendCopyFail((error as Error).message)
        }
      },
      handleCommandComplete() {},
      handleRowDescription() {},
      handleDataRow() {},
      handlePortalSuspended() {},
      handleEmptyQuery() {},
      handleError(error: Error) { failure = error; reject(error) },
      handleReadyForQuery() { resolve() },
    } as pg.Submittable)
  })
}

function* chunks(rows: Iterable<readonly Value[]>): Generator<Buffer> {
  let text = ''
  for (const row of rows) {
    for (let i = 0; i < row.length; i++) text += (i ? '\t' : '') + written(row[i]!)
    text += '\n'
    if (text.length < 65_536) continue
    yield Buffer.from(text)
    text = ''
  }
  if (text) yield Buffer.from(text)
}

const written = (value: Value) => value === null ? '\\N' : typeof value === 'string' ? needsCare.test(value) ? value.replace(/[\\\t\n\r]/g, each => escapes[each]!) : value : String(value)
const needsCare = /[\\\t\n\r]/
const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }
