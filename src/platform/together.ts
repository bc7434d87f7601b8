import pg from 'pg'

export type Statement = { name?: string | undefined; text: string; values: readonly unknown[] }
type Row = Record<string, unknown>
type Shape = { name: string; parse: (text: string) => unknown }[]
/** What of pg's connection is spoken here: the extended protocol, message by message. */
type Wire = {
  parse(message: { name: string; text: string; types: number[] }): void
  bind(message: { statement: string; values: (string | null)[] }): void
  describe(message: { type: 'P'; name: string }): void
  execute(message: object): void
  sync(): void
}

/**
 * Statements under one Sync: PostgreSQL runs them in one transaction of their own, so that a setting which the first makes for its
 * transaction holds for the next and is gone with it; what fails ends it, and nothing after it runs. One packet each way.
 */
export function together(client: pg.PoolClient, statements: readonly Statement[]): Promise<Row[][]> {
  return new Promise((resolve, reject) => client.query(new Together(statements, resolve, reject) as unknown as pg.Submittable))
}

/** Which statements a connection has prepared, and what their rows look like: asked once. */
const prepared = new WeakMap<object, Set<string>>()
const shapes = new Map<string, Shape>()

class Together {
  readonly #statements: readonly Statement[]
  readonly #found: Row[][]
  readonly #shapes: (Shape | undefined)[]
  readonly #resolve: (found: Row[][]) => void
  readonly #reject: (error: Error) => void
  #at = 0

  constructor(statements: readonly Statement[], resolve: (found: Row[][]) => void, reject: (error: Error) => void) {
    this.#statements = statements
    this.#found = statements.map(() => [])
    this.#shapes = statements.map(({ name, text }) => name === undefined ? undefined : shapes.get(text))
    this.#resolve = resolve
    this.#reject = reject
  }

  submit(connection: Wire) {
    const known = prepared.get(connection) ?? new Set()
    prepared.set(connection, known)
    for (const [at, { name = '', text, values }] of this.#statements.entries()) {
      if (!known.has(name)) connection.parse({ name, text, types: [] })
      if (name) known.add(name)
      connection.bind({ statement: name, values: values.map(written) })
      if (!this.#shapes[at]) connection.describe({ type: 'P', name: '' })
      connection.execute({})
    }
    connection.sync()
  }

  handleRowDescription({ fields }: { fields: { name: string; dataTypeID: number }[] }) {
    const shape = fields.map(({ name, dataTypeID }) => ({ name, parse: pg.types.getTypeParser(dataTypeID, 'text') as (text: string) => unknown }))
    this.#shapes[this.#at] = shape
    const { name, text } = this.#statements[this.#at]!
    if (name !== undefined) shapes.set(text, shape)
  }

  handleDataRow({ fields }: { fields: (string | null)[] }) {
    const shape = this.#shapes[this.#at]!, row: Row = {}
    for (let i = 0; i < shape.length; i++) row[shape[i]!.name] = fields[i] === null ? null : shape[i]!.parse(fields[i]!)
    this.#found[this.#at]!.push(row)
  }

  handleCommandComplete() { this.#at++ }
  handleEmptyQuery() { this.#at++ }
  handlePortalSuspended() {}
  handleError(error: Error) { this.#reject(error) }
  handleReadyForQuery() { this.#resolve(this.#found) }
}

/** As PostgreSQL reads a text parameter. */
function written(value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (Array.isArray(value)) return `{${value.map(each => each === null ? 'NULL' : `"${String(each).replaceAll(/["\\]/g, '\\$&')}"`).join()}}`
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
