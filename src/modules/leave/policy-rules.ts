import { Type, type TSchema } from 'typebox'
import { Compile, Errors } from 'typebox/schema'
import { fieldErrors } from '#shared/field-errors.ts'
import { Refusal, refuseIf } from '#shared/refusal.ts'
import { problemsOf } from './account.ts'
import type { Policy } from './policy.ts'
import type { RequestRules } from './rules-request.ts'
import { layerWords } from './words.ts'

/** What a version of a policy keeps: `Policy`, what it asks of a request, when a notice counts, and whether its years wait to be closed. */
export type PolicyRules = Policy & { asking?: RequestRules; sandwich?: boolean; tells?: { within: number; before: number }; closing?: 'confirmed' }

const quantity = Type.Number({ minimum: 0, maximum: 100_000 }), whole = (maximum: number) => Type.Integer({ minimum: 0, maximum }), day = Type.String({ format: 'date', pattern: '^(19|20|21)[0-9]{2}-' })
const one = (...values: (string | number | boolean)[]) => Type.Unsafe<unknown>({ enum: values })
const layers = Object.keys(layerWords), given = one(...layers.filter(each => each !== 'carried')), layer = one(...layers)
const may = (schema: TSchema) => Type.Optional(schema)
const strict = (properties: Record<string, TSchema>) => Type.Object(properties, { additionalProperties: false })
const carries = strict({ mostDays: quantity, months: Type.Union([whole(120), Type.Null()]), inAll: may(one(true)), beyond: may(one('paid_out')) }), lapses = one('yes', 'no', 'if_told')

/** Checked before it is written. */
export const policyRules = strict({
  yearFrom: Type.Union([day, one('hire')]), unit: may(one('days', 'hours')),
  gives: Type.Array(strict({
    layer: given, weeks: may(quantity), mostDays: may(quantity), days: may(quantity), hours: may(quantity), counts: may(one('from_day', 'whole_year')),
    when: may(strict({ service: may(whole(80)), age: may(whole(120)), ageBelow: may(whole(120)), grades: may(Type.Array(Type.String({ maxLength: 40 }), { maxItems: 40 })), isDisabled: may(one(true)) })),
  }), { maxItems: 30 }),
  accrual: Type.Union([
    strict({ everyMonths: one(1, 3, 6, 12), at: one('start', 'end'), joins: may(Type.Union([one('by_days', 'full'), strict({ byDay: whole(31) })])), leaves: may(one('by_days', 'full', 'nothing')) }),
    strict({ everyDays: one(1, 7, 14, 28), from: day, at: one('start', 'end') }),
    strict({ part: one('months_joined'), joinersTo: may(quantity) }), strict({ part: one('twelfths') }),
    strict({ worked: one('days', 'hours'), each: Type.Number({ exclusiveMinimum: 0, maximum: 100_000 }), mostAYear: may(quantity), yearBefore: may(strict({ atLeast: quantity })) }),
  ]),
  rounding: may(strict({ to: Type.Number({ exclusiveMinimum: 0, maximum: 100 }), way: one('nearest', 'up', 'down', 'from_half') })),
  waiting: may(strict({ months: whole(120), before: one('at_once', 'lost') })),
  absent: may(Type.Array(strict({ kind: Type.String({ maxLength: 40 }), accrues: quantity }), { maxItems: 20 })),
  order: Type.Array(layer, { minItems: 1, maxItems: 6, uniqueItems: true }),
  carries, lapses,
  layers: may(strict(Object.fromEntries(layers.filter(each => each !== 'carried').map(each => [each, may(strict({ carries: may(carries), lapses: may(lapses) }))])))),
  hindered: may(strict({ layers: Type.Array(given, { maxItems: 5 }), months: strict(Object.fromEntries(['sickness', 'maternity', 'operational', 'personal'].map(each => [each, may(whole(120))]))) })),
  illStays: may(Type.Array(one('contractual', 'bought', 'in_lieu'), { maxItems: 3 })),
  cap: may(quantity),
  ends: may(strict({ pays: Type.Array(layer, { maxItems: 6 }), overdrawn: one('recovered', 'let_go') })),
  transfers: may(strict({ carries: Type.Array(layer, { maxItems: 6 }), months: may(whole(120)), booked: may(one('approved', 'asked')) })),
  asking: may(strict({
    least: may(quantity), most: may(quantity), notice: may(Type.Array(strict({ from: quantity, days: whole(400) }), { maxItems: 10 })), backdated: may(whole(4000)),
    blackouts: may(Type.Array(strict({ from: day, to: day, name: Type.String({ minLength: 1, maxLength: 80 }) }), { maxItems: 50 })), afterMonths: may(whole(120)), mostAway: may(Type.Integer({ minimum: 1, maximum: 1000 })), evidenceFrom: may(Type.Integer({ minimum: 1, maximum: 1000 })), longFrom: may(Type.Integer({ minimum: 1, maximum: 1000 })), offerFrom: may(Type.Integer({ minimum: 1, maximum: 366 })),
    draws: may(Type.Array(Type.String({ format: 'uuid' }), { minItems: 1, maxItems: 5, uniqueItems: true })),
  })),
  sandwich: may(Type.Boolean()), tells: may(strict({ within: whole(366), before: whole(366) })), closing: may(one('confirmed')),
})

let compiled: { Check(value: unknown): boolean } | undefined
/** Refuses what isn't a policy, and what a policy may not say. */
export function checkRules(rules: unknown): PolicyRules {
  compiled ??= Compile(policyRules)
  if (!compiled.Check(rules)) throw new Refusal('invalid', { errors: fieldErrors(Errors(policyRules, rules)[1]).map(each => ({ ...each, field: ['rules', each.field].filter(Boolean).join('.') })) })
  const [problem] = problemsOf(rules as PolicyRules)
  refuseIf(problem !== undefined, problem!, { field: 'rules' })
  return rules as PolicyRules
}
