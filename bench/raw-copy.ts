import type pg from 'pg'

type Wire = pg.Connection & { sendCopyFromChunk(chunk: Buffer): void; endCopyFrom(): void }

/** A query's rows as COPY writes them; kept in memory, so that reading them back costs nothing but PostgreSQL's own time. */
export function copyOut(client: pg.Client, query: string): Promise<Buffer[]> {
  const chunks: Buffer[] = []
  return submitted(client, `copy (${query}) to stdout`, {
    handleCopyData: ({ chunk }: { chunk: Buffer }) => { chunks.push(Buffer.from(chunk)) },
  }).then(() => chunks)
}

export function copyIn(client: pg.Client, target: string, chunks: readonly Buffer[]): Promise<void> {
  return submitted(client, `copy ${target} from stdin`, {
    async handleCopyInResponse(connection: Wire) {
      for (let at = 0; at < chunks.length; at += 500) {
        connection.sendCopyFromChunk(Buffer.concat(chunks.slice(at, at + 500)))
        if (connection.stream.writableNeedDrain) await new Promise(done => connection.stream.once('drain', done))
      }
      connection.endCopyFrom()
    },
  })
}

function submitted(client: pg.Client, text: string, more: object): Promise<void> {
  return new Promise((resolve, reject) => {
    client.query({
      submit: connection => connection.query(text),
      handleCommandComplete() {}, handleRowDescription() {}, handleDataRow() {}, handlePortalSuspended() {}, handleEmptyQuery() {},
      handleError: reject, handleReadyForQuery: () => resolve(), ...more,
    } as pg.Submittable)
  })
}
