import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { loadRule, rules } from '#rules/index.ts'
import { date, nullable, text } from '#shared/fields.ts'
import type { Laid, Rates } from '#shared/rates.ts'
import { Refusal } from '#shared/refusal.ts'
import type { Asked, Rule } from '#shared/rule.ts'
import { agreed } from '#shared/terms.ts'
import { rateLimit } from './rate-limit.ts'

/** Every cited rule, for whoever asks, by the figures that stand for them: `laidFor` says which are more than those of the product. */
export function ruleRoutes(app: FastifyInstance, laidFor: (request: FastifyRequest) => Promise<Laid>): void {
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
    async request => describe(await found(request), await laidFor(request)))
  app.post('/api/v1/rules/:id', { onRequest, schema: { tags: ['Rules'], summary: 'Work a rule out', description: 'What input a rule takes is told by GET. What it does not cover is refused by name.', params: byId, body: asked, response: { 200: answered } } },
    async request => {
      const { input = {}, on, place, terms } = request.body as Asked
      return (await found(request)).answer({ input, on, place, terms }, await laidFor(request))
    })
}

export const ruleSayings = { 'rules.too_many': 'That are many questions from one address: please wait a moment.' }

async function found(request: FastifyRequest): Promise<Rule> {
  const rule = await loadRule((request.params as { id: string }).id)
  if (!rule) throw new Refusal('not_found', {}, 404)
  return rule
}

function describe({ id, title, jurisdiction, field, source, checkedOn, datedBy, input, output, parameters, terms, limits, refusals, examples }: Rule, laid: Laid) {
  return {
    id, title, jurisdiction, field, source, checkedOn, datedBy, input, output, limits, examples,
    parameters: Object.entries(parameters).map(([name, rates]) => ({ name, ...inRows(laid.get(rates.id) ?? rates) })),
    terms: Object.entries(terms).map(([name, comparison]) => ({ field: name, ...comparison })),
    refusals: Object.entries(refusals).map(([reason, text]) => ({ code: `${id}.${reason}`, title: text })),
  }
}

const inRows = ({ id, title, source, rhythm, until, rows, values }: Rates) => ({
  id, title, source, rhythm, until,
  rows: rows.map(row => ({ from: row.from, ...row.until !== undefined && { until: row.until }, source: row.source ?? source, ...row.came ?? { origin: 'shipped' as const }, values: Object.fromEntries(Object.keys(values).map(name => [name, row[name]])) })),
})

const open = Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true })
const orNull = Type.Union([Type.String(), Type.Null()])
const oneOf = <T extends string>(values: readonly T[]) => Type.Unsafe<T>({ type: 'string', enum: [...values] })
const party = oneOf(Object.keys(agreed) as (keyof typeof agreed)[])
const compares = oneOf(['more-favourable', 'longer', 'at-most', 'exactly-the-rule'])
const why = oneOf(['more-favourable', 'longer', 'at-most', 'exactly-the-rule', 'instead-of-the-law', 'the-same'])
const byId = Type.Object({ id: Type.String({ maxLength: 100 }) })
const source = Type.Object({ instrument: Type.String(), section: Type.Optional(Type.String()), publisher: Type.Optional(Type.String()), address: Type.Optional(Type.String()), readOn: Type.Optional(Type.String()) })
const came = {
  origin: Type.Unsafe<'shipped' | 'pack' | 'entered here'>({ type: 'string', enum: ['shipped', 'pack', 'entered here'], description: 'With the product, by a signed pack, or entered by the organisation of whoever asks.' }),
  publisher: Type.Optional(Type.String()), number: Type.Optional(Type.Integer()), issuedOn: Type.Optional(Type.String()),
  id: Type.Optional(Type.String()), checkedAt: Type.Optional(Type.String()), preparedBy: Type.Optional(Type.String()), checkedBy: Type.Optional(Type.String()),
}
const listed = Type.Object({ id: Type.String(), title: Type.String(), jurisdiction: Type.String(), field: Type.String() })
const described = Type.Object({
  ...listed.properties, source, checkedOn: orNull, datedBy: orNull, input: open, output: open, limits: Type.Array(Type.String()), examples: Type.Array(open),
  parameters: Type.Array(Type.Object({ name: Type.String(), id: Type.String({ description: 'By which packs and entered figures name them.' }), title: Type.String(), source, rhythm: Type.String(), until: orNull, rows: Type.Array(Type.Object({ from: Type.String(), until: Type.Optional(Type.String()), source, values: open, ...came })) })),
  terms: Type.Array(Type.Object({ field: Type.String(), compares, section: Type.String(), says: Type.String(), instead: Type.Optional(Type.Object({ by: party, section: Type.String() })) }), { description: 'How contract, collective agreement and policy compare with it, by field of the answer. Empty: it refuses them.' }),
  refusals: Type.Array(Type.Object({ code: Type.String(), title: Type.String() })),
})
const asked = Type.Object({
  input: Type.Optional(Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true })),
  on: Type.Optional(nullable(date('The day whose law applies'))),
  place: Type.Optional(nullable(text('For whom: a country, or a part of one', { max: 6, pattern: '^[A-Z]{2}(-[A-Z0-9]{1,3})?$', help: 'As ISO 3166 writes it: GB-NIR. Where the rule doesn’t hold, it refuses by name.' }))),
  terms: Type.Optional(Type.Object(Object.fromEntries(Object.keys(agreed).map(name => [name, Type.Optional(open)])), { additionalProperties: false, description: 'What was agreed beside the law, in fields of the answer: { contract: { weeks: 8 } }. The answer says what governs.' })),
}, { additionalProperties: false })
const answered = Type.Object({
  output: open,
  governs: Type.Optional(Type.Array(Type.Object({ field: Type.String(), by: oneOf(['law', ...Object.keys(agreed)]), value: Type.Unsafe<unknown>({}), why, section: Type.String() }), { description: 'Where terms were given: for each field of theirs which governs, and why.' })), steps: Type.Array(Type.Object({ text: Type.String(), values: Type.Array(Type.String()) })), source, parametersFrom: orNull,
  parameters: Type.Array(Type.Object({ name: Type.String(), from: Type.String(), source, ...came })),
})
