import { Type, type TSchema } from 'typebox'
import { all, through, type Access, type Judged } from './access.ts'
import { date, fixed, inputOf, isFixed, isFoldable, isSealed, link, optional, patchOf, rowOf, type Asks, type Changes, type Field, type Fields, type Values } from './fields.ts'
import { identifier, kebab, snake } from './names.ts'
import type { Workflow } from './workflow.ts'

export type Rights = { read: Access; create: Access; update: Access; delete?: Access }
export type Kind = 'record' | 'single' | 'part' | 'strand' | 'ledger'
type AsOf<F> = { without: readonly F[]; strand: { name: string; key: string; by: readonly F[] } }
type Names = { label: string; plural: string; path?: string }

/**
 * `asks`: what a person fills in. `keeps`: what only a move may write. `derives`: what the database computes.
 * `reveal`: milder rights for single fields, applied in SQL. `about`: whose timeline tells of it.
 * `list.needs`: a filter without which there is no list; `list.scope`: its rows stand in the key tables of coverage and reporting line;
 * `list.filters`: those that an index serves, where the list is long; else every field. `list.asOf`: the list answers for any day, from
 * the function `app.<name>_on(day)`, without sorting or filtering by what it knows for today only; `by`: filters that it finds by the strand.
 */
type Spec<A, K, D, F> = Names & {
  kind?: Kind; subject?: (keyof A & string) | 'id'; about?: string
  asks: A; keeps?: K; derives?: D; flow?: F; access: Rights
  reveal?: { [field in (keyof A | keyof K | keyof D) & string]?: Access }
  list?: { sort?: string; needs?: string; scope?: true; filters?: readonly ((keyof A | keyof K | keyof D) & string)[]; asOf?: AsOf<(keyof A | keyof K | keyof D) & string> }
}
export type AnyRecord = Judged & Names & {
  kind: Kind; path: string; about: string | undefined; asks: Fields; keeps: Fields; derives: Fields; all: Fields; access: Rights
  flow?: Workflow; reveal: Record<string, Access>; list: { sort: string; needs?: string; scope?: true; filters?: readonly string[]; asOf?: AsOf<string> }
  row: TSchema; input: TSchema; patch: TSchema
}

export function record<const N extends string, A extends Fields, K extends Fields = {}, D extends Fields = {}, F extends Workflow | undefined = undefined>(name: N, spec: Spec<A, K, D, F>) {
  const { kind = 'record', subject, asks, keeps = {} as K, derives = {} as D, flow, reveal = {} } = spec
  const given: Fields = { ...asks, ...keeps, ...derives }
  const fields = ['id', ...Object.keys(given)]
  const hidden = Object.keys(reveal)
  for (const each of [name, ...fields]) identifier(snake(each))
  if (subject && subject !== 'id' && !isFixed(asks[subject])) throw new Error(`${name}.${subject} says who judges, so it must be fixed()`)
  if (spec.about && !fields.includes(spec.about)) throw new Error(`${name} is about ${spec.about}, which it has not`)
  if (flow && !('status' in keeps)) throw new Error(`${name} has a workflow but keeps no status`)
  for (const field of hidden) if (!(field in given)) throw new Error(`${name} reveals ${field}, which it has not`)
  for (const [field, { kind: type, unique, sortable, searchable }] of Object.entries(given).filter(([, each]) => isSealed(each))) if (!['text', 'longText'].includes(type ?? '') || unique || sortable || searchable) throw new Error(`${name}.${field} is sealed: a text that nothing sorts, searches or compares`)
  const about = spec.about ?? ('personId' in asks ? 'personId' : undefined)
  return {
    ...spec, name, kind, asks, keeps, derives, all: given, fields, about, flow: flow as F,
    path: spec.path ?? kebab(spec.plural.replaceAll(' ', '_').toLowerCase()),
    reveal: reveal as Record<string, Access>,
    list: { sort: Object.keys(given).find(field => isFoldable(given[field])) ?? 'id', ...spec.list },
    row: Type.Object({
      id: Type.String({ format: 'uuid' }), version: Type.Integer(), ...rowOf(given, hidden).properties,
      ...hidden.length > 0 && { withheld: Type.Array(Type.String()) },
    }) as TSchema,
    input: inputOf(asks),
    patch: patchOf(asks),
  }
}
type Declared = { asks: Fields; keeps: Fields; derives: Fields }
export type Row<R extends Declared> = { id: string; version: number } & Values<R['asks']> & Values<R['keeps']> & Values<R['derives']>
export type Input<R extends Declared> = Asks<R['asks']>
export type Patch<R extends Declared> = Changes<R['asks']>

/** One-to-one with its owner, whose id is its id, under rights of its own: pay, bank, health, personal details. */
export const single = <const N extends string, A extends Fields>(name: N, spec: Names & { asks: A; access: Omit<Rights, 'delete'> }) =>
  record(name, { ...spec, kind: 'single', subject: 'id', about: 'id', list: { needs: 'id' } })

/** A note, a line, a file: judged as its parent may be read; `access` can only narrow that. */
export function part<const N extends string, A extends Fields>(name: N, { of, by, access, ...spec }: Names & { of: Judged; by: keyof A & string; asks: A; access?: Partial<Rights> }) {
  const asParent = through(of, by)
  const narrowed = (right: keyof Rights) => all(asParent, access?.[right] ?? all())
  return record(name, {
    ...spec, kind: 'part', list: { needs: by },
    access: { read: narrowed('read'), create: narrowed('create'), update: narrowed('update'), ...access?.delete && { delete: narrowed('delete') } },
  })
}

type Dated<B extends string> = { [K in B]: Field & { static: string; fixed: true } } & { startsOn: Field & { static: string; fixed: true }; endsOn: Field & { static: string; optional: true } }
/** Facts with dates, nothing overlapping: each row is true from `startsOn` to `endsOn`, both included; an open end is null. */
export function strand<const N extends string, B extends string, A extends Fields>(name: N, { of, by, asks, access, ...spec }: Names & { of: AnyRecord; by: B; asks: A; access: Pick<Rights, 'read' | 'create' | 'update'> }) {
  const dated = { [by]: fixed(link(of.label, of.name)), startsOn: fixed(date('From', { sortable: true })), endsOn: optional(date('Until')) } as Dated<B>
  return record(name, { ...spec, kind: 'strand', subject: by as never, asks: { ...dated, ...asks }, access: { ...access, delete: access.update }, list: { needs: by, sort: 'startsOn' } })
}

