import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { loadRule, rules } from '#rules/index.ts'
import { date, nullable } from '#shared/fields.ts'
import type { Rates } from '#shared/rates.ts'
import { Refusal } from '#shared/refusal.ts'
import type { Asked, Rule } from '#shared/rule.ts'
import { rateLimit } from './rate-limit.ts'

/** Every cited rule, for whoever asks: no sign-in, no database. */
export function ruleRoutes(app: FastifyInstance): void {
  const wait = rateLimit({ max: 2000, seconds: 10, now: () => new Date() })
  const onRequest = async (request: FastifyRequest, reply: FastifyReply) => {
    const seconds = wait(request.ip)
    if (!seconds) return
    reply.header('retry-after', seconds)
    throw new Refusal('rules.too_many', {}, 429)
  }

  app.get('/api/v1/rules', { onRequest, schema: { tags: ['Rules'], summary: 'The cited rules', response: { 200: Type.Object({ items: Type.Array(listed), nextCursor: Type.Null(), total: Type.Integer() }) } } },
    async () => ({ items: rules, nextCursor: null, total: rules.length }))
  app.get('/api/v1/rules/:id', { onRequest, schema: { tags: ['Rules'], summary: 'A rule: its source, what it takes and gives, its parameters by date, worked examples', params: byId, response: { 200: described } } },
    async request => describe(await found(request)))
  app.post('/api/v1/rules/:id', { onRequest, schema: { tags: ['Rules'], summary: 'Work a rule out', description: 'What input a rule takes is told by GET. What it does not cover is refused by name.', params: byId, body: asked, response: { 200: answered } } },
    async request => {
      const { input = {}, on } = request.body as Asked
      return (await found(request)).answer({ input, on })
    })
}

export const ruleSayings = { 'rules.too_many': 'That are many questions from one address: please wait a moment.' }

async function found(request: FastifyRequest): Promise<Rule> {
  const rule = await loadRule((request.params as { id: string }).id)
  if (!rule) throw new Refusal('not_found', {}, 404)
  return rule
}

function describe({ id, title, jurisdiction, field, source, checkedOn, datedBy, input, output, parameters, limits, refusals, examples }: Rule) {
  return {
    id, title, jurisdiction, field, source, checkedOn, datedBy, input, output, limits, examples,
    parameters: Object.entries(parameters).map(([name, rates]) => ({ name, ...inRows(rates) })),
    refusals: Object.entries(refusals).map(([reason, text]) => ({ code: `${id}.${reason}`, title: text })),
  }
}

const inRows = ({ title, source, rhythm, until, rows, values }: Rates) => ({
  title, source, rhythm, until,
  rows: rows.map(row => ({ from: row.from, source: row.source ?? source, values: Object.fromEntries(Object.keys(values).map(name => [name, row[name]])) })),
})

const open = Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true })
const orNull = Type.Union([Type.String(), Type.Null()])
const byId = Type.Object({ id: Type.String({ maxLength: 100 }) })
const source = Type.Object({ instrument: Type.String(), section: Type.Optional(Type.String()), publisher: Type.Optional(Type.String()), address: Type.Optional(Type.String()), readOn: Type.Optional(Type.String()) })
const listed = Type.Object({ id: Type.String(), title: Type.String(), jurisdiction: Type.String(), field: Type.String() })
const described = Type.Object({
  ...listed.properties, source, checkedOn: orNull, datedBy: orNull, input: open, output: open, limits: Type.Array(Type.String()), examples: Type.Array(open),
  parameters: Type.Array(Type.Object({ name: Type.String(), title: Type.String(), source, rhythm: Type.String(), until: orNull, rows: Type.Array(Type.Object({ from: Type.String(), source, values: open })) })),
  refusals: Type.Array(Type.Object({ code: Type.String(), title: Type.String() })),
})
const asked = Type.Object({
  input: Type.Optional(Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true })),
  on: Type.Optional(nullable(date('The day whose law applies'))),
}, { additionalProperties: false })
const answered = Type.Object({
  output: open, steps: Type.Array(Type.Object({ text: Type.String(), values: Type.Array(Type.String()) })), source, parametersFrom: orNull,
  parameters: Type.Array(Type.Object({ name: Type.String(), from: Type.String(), source })),
})
