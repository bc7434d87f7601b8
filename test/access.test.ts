import { expect, test } from 'vitest'
import { all, allows, is, levels, type Access, type Actor, type Grant, type Judged, type Reach, type Seen, type Viewer } from '#shared/access.ts'
import { isMany, text } from '#shared/fields.ts'
import { camel, snake } from '#shared/names.ts'
import { record as declare, type AnyRecord } from '#shared/record.ts'
import { leaves } from '#shared/workflow.ts'
import { as } from '#platform/db.ts'
import { selection } from '#platform/query.ts'
import { records } from '../src/modules.ts'
import { columns, expected } from './access.expected.ts'
import { served } from './fixtures/api.ts'
import { another, lines, targets, unmatched, type Line, type Target } from './fixtures/matrix.ts'
import { acme, actors, keyId, other, person, uuid } from './fixtures/world.ts'

// Record × operation × column × state × kind of actor: what is written down, what PostgreSQL does, what allows() says, what the API answers.
const made = await served()
const { ask, owner, rows, app } = made
const known = await targets(made)
const byName = new Map(records.map(record => [record.name, record as AnyRecord]))
const table = lines().filter(line => byName.has(line.record))
const named: Record<string, string> = { dor: 'dora', cor: 'cora', gst: 'guest', gky: 'narrowKey', oth: 'stranger' }
const actorOf = (column: string) => (actors as Record<string, Actor>)[named[column] ?? column]!
/** As the world has them. */
const settings = ['managersSeeEarlier', 'managersPropose', 'usesDottedLines'] as const
const targetOf = (line: Line): Target => {
  const target = known[line.record]?.[line.target]
  if (!target) throw new Error(`${line.record} has no ${line.target}`)
  return target
}
const inTables = await rows(`select table_name, array_agg(column_name::text) as columns from information_schema.columns where table_schema = 'public' group by 1`)
const inTable = (name: string) => inTables.find(each => each['table_name'] === name)?.['columns'] as string[] ?? []
const told = (line: Line) => `${line.record} ${line.target} ${line.operation}${line.column ? ` ${line.column}` : ''}`
const wantedOf = (line: Line) => line.marks.map(mark => mark === 'o' ? 'x' : mark).join(' ')
/** What a move asks for beside the row. */
const asking: Record<string, object> = {
  'sickness.back': { lastDay: '2026-06-15' }, 'sick_note.receive': { receivedOn: '2026-06-15', certifiedFrom: '2026-06-15', certifiedUntil: '2026-06-16' }, 'sick_note.differ': { receivedOn: '2026-06-15', certifiedFrom: '2026-06-15', certifiedUntil: '2026-06-16' },
  'reintegration_offer.offer': { offeredOn: '2026-06-15' }, 'reintegration_offer.accept': { answeredOn: '2026-06-15' }, 'reintegration_offer.decline': { answeredOn: '2026-06-15' }, 'reintegration_offer.close': { closedOn: '2026-06-15', outcome: 'agreed' },
  'leave_case.tell': { toldOn: '2026-06-15' }, 'leave_case.certify': { certifiedOn: '2026-06-15' }, 'leave_case.designate': { designatedOn: '2026-06-15' }, 'leave_case.refuse': { refusedBecause: 'x' }, 'leave_case.close': { returnedOn: '2026-06-15' },
  'leave_request.approve': {}, 'leave_request.reject': {}, 'leave_request.cancel': {}, 'leave_request.shorten': { lastDay: '2029-01-01' }, 'leave_request.attend': { on: '2028-12-28' },
  'change_proposal.decline': { answer: 'x' }, 'employment.terminate': { endsOn: '2026-12-31', terminationKind: 'other' }, 'employment.withdraw': { withdrawnReason: 'Twice' }, 'long_absence.end': { endsOn: '2026-12-31' }, 'reminder.decide': { decision: 'let_end' }, 'offer_application.accept': {}, 'question.answer': { text: 'x' }, 'question.ask_back': { text: 'x' }, 'question.reopen': {}, 'work_item.wait': { waitingFor: 'x' }, 'work_item.finish': {}, 'work_item.close': { closedReason: 'x' }, 'offer_application.decline': {}, ...Object.fromEntries(['confirm', 'decline', 'withdraw', 'replace'].map(move => [`entered_parameter.${move}`, {}])) }
const before = new Map<string, Map<string, Record<string, unknown>>>()
for (const name of byName.keys()) before.set(name, new Map((await rows(`select * from ${name} where organization_id = $1`, [acme])).map(row => [row['id'] as string, camelled(row)])))
const rowOf = (line: Line) => before.get(line.record)!.get(targetOf(line).id)

test('every record, column, right, move and state has its rows', () => {
  expect(unmatched(records, inTable)).toEqual([])
  expect(table.length).toBeGreaterThan(300)
})

test('a record, a column, a move or a column of the table without rows fails', () => {
  const fake = declare('fake', { label: 'Fake', plural: 'Fakes', asks: { name: text('Name') }, access: { read: all(), create: all(), update: all() } })
  expect(unmatched([...records, fake], inTable)).toEqual(['fake: no rows'])
  const person = byName.get('person')!
  expect(unmatched([{ ...person, all: { ...person.all, shoeSize: text('Shoe size') } }], inTable)).toEqual(['person.shoeSize: not said'])
  expect(unmatched([person], () => ['secret'])).toEqual(['person.secret: in the table, not said'])
  expect(unmatched([{ ...person, flow: { states: ['a'], moves: { bless: { label: 'Bless', from: 'a', to: 'a', by: all() } } } }], inTable)).toEqual(['person: no row for bless'])
  expect(unmatched([{ ...person, reveal: { pronouns: all() } }], inTable)).toEqual(['person.pronouns: no row says who sees it'])
})

test('PostgreSQL does what is written', async () => {
  const did = await attempted(table.map(statementOf))
  expect(table.map((line, i) => `${told(line)}: ${columns.map(column => did.get(column)![i]).join(' ')}`)).toEqual(table.map(line => `${told(line)}: ${wantedOf(line)}`))
})

test('what never changes, and what only a move changes, nobody changes', async () => {
  const never = [...byName.values()].filter(record => record.name in expected).flatMap(record => inTable(record.name).filter(column => !(expected[record.name]!.changes ?? '').split(' ').includes(camel(column))).map(column => ({ record, column })))
  const statements = never.map(({ record, column }) => {
    const id = Object.values(known[record.name]!).find(target => !target.values)!.id, field = record.keeps[camel(column)]
    return `update ${record.name} set ${column} = ${field ? quoted(another(field, before.get(record.name)!.get(id)![camel(column)])) : column} where id = '${id}'`
  })
  for (const [column, said] of await attempted(statements)) {
    expect(statements.filter((statement, i) => said[i] !== '.' && !(/set status/.test(statement) && said[i] === 'x')).map(statement => `${column}: ${statement}`)).toEqual([])
  }
  expect(never.length).toBeGreaterThan(100)
})

test('allows() says what is written', async () => {
  const viewers = new Map<string, Viewer>()
  for (const column of columns) viewers.set(column, await viewerOf(column))
  const reaches = new Map((await rows(`select * from reach where organization_id = $1`, [acme])).map(row => [row['subject_id'] as string, row as unknown as Reach]))
  const proposed = new Map<string, number[]>()
  const members = await rows('select who, list, record_id, part from member')
  for (const line of table) for (const row of [targetOf(line).values, line.operation === 'change' && { ...rowOf(line), [line.column]: valueOf(line) }]) {
    if (row && row['assignmentId'] && row['locationId']) proposed.set(placeKey(row), (await rows(`select app.populations_at($1, $2, $3) as at`, [row['assignmentId'], row['unitId'], row['locationId']]))[0]!['at'] as number[] ?? [])
  }
  const seeing = (row: Record<string, unknown>, isHere: boolean, who: string | null): Seen => ({
    row, reachOf: field => isHere ? reaches.get(String(row[field])) : undefined, placeOf: () => isHere ? proposed.get(placeKey(row)) ?? [] : [], 
    partsIn: list => members.filter(each => isHere && each['list'] === list && each['record_id'] === row['id'] && each['who'] === who).map(each => each['part'] as string),
    parentOf: field => { const parent = isHere && [...before.values()].map(each => each.get(String(row[field]))).find(Boolean); return parent ? seeing(parent, isHere, who) : undefined },
  })
  const says = (line: Line, column: string): boolean => {
    const record = byName.get(line.record)!, viewer = viewers.get(column)!, isHere = column !== 'oth', { values, id } = targetOf(line)
    const holds = (access: Access, row: Record<string, unknown>, of: Judged = record) => allows(access, viewer, of, seeing(row, isHere, viewer.who))
    const mayName = (field: string, value: unknown) => {
      const { to, seenBy, of: inner } = record.asks[field]!
      if (inner && value != null) return (JSON.parse(String(value)) as Record<string, unknown>[]).every(line => Object.entries(line).every(([name, each]) => !inner[name]!.to || isHere && before.get(inner[name]!.to)?.has(String(each)) && holds(byName.get(inner[name]!.to)!.access.read, before.get(inner[name]!.to)!.get(String(each))!, byName.get(inner[name]!.to)!)))
      const target = to && value != null ? before.get(to)?.get(String(value)) : undefined
      if (!to || value == null) return true
      const isManager = seenBy === 'may_be_named_manager' && viewer.grants.some(each => each.function === 'people' && levels.indexOf(each.level) >= 1)
      const isColleague = seenBy === 'is_colleague' && viewer.personId !== null && viewer.personId !== value
      return isHere && target !== undefined && (isManager || isColleague || holds(byName.get(to)!.access.read, target, byName.get(to)!))
    }
    if (values) {
      const hasOwner = record.kind !== 'single' || isHere
      return hasOwner && holds(record.access.create, { ...values, id }) && Object.entries(values).every(([field, value]) => mayName(field, value))
    }
    const row = rowOf(line)!
    if (!isHere || !holds(record.access.read, row)) return false
    const step = record.flow?.moves[line.operation]
    if (step) return holds(all(is('status', ...leaves(step)), step.by), row)
    if (line.operation === 'read') return true
    if (line.operation === 'see') return holds(record.reveal[line.column]!, row)
    if (line.operation === 'delete') return holds(record.access.delete!, row)
    const changed = { ...row, [line.column]: valueOf(line) }
    return holds(record.access.update, row) && mayName(line.column, valueOf(line)) && places(record.access.create).every(place => !place.fields.includes(line.column) || holds(place, changed))
  }
  expect(table.map(line => `${told(line)}: ${columns.map(column => says(line, column) ? 'x' : '.').join(' ')}`)).toEqual(table.map(line => `${told(line)}: ${wantedOf(line)}`))
})

test('the API answers what is written: 404 unseen, 403 not yours, else what it has to say of the version', async () => {
  const asked = table.filter(line => !targetOf(line).values && (line.operation !== 'change' || isFirst(line) && !byName.get(line.record)!.asks[line.column]!.to))
  const wrong: string[] = []
  let answers = 0
  /** What somebody reads of a row answers for every line about it: whether they see it at all, and each withheld column. */
  const looked = new Map<string, ReturnType<typeof ask>>()
  const seen = (who: keyof typeof actors, url: string) => looked.getOrInsertComputed(`${who} ${url}`, () => ask(who, 'GET', url))
  for (const line of asked) for (const [i, column] of columns.entries()) {
    const record = byName.get(line.record)!, path = `/${record.path}/${targetOf(line).id}`, reading = table.find(each => each.record === line.record && targetOf(each).id === targetOf(line).id && each.operation === 'read')?.marks[i]
    const stale = { 'if-match': '"999999"' }, who = (named[column] ?? column) as keyof typeof actors
    // Somebody of another organisation has Cora's very id: there it is theirs.
    if (column === 'oth' && targetOf(line).id === person('cora')) continue
    const [method, url, body] = line.operation === 'read' || line.operation === 'see' ? ['GET', path, undefined] as const : line.operation === 'change' ? ['PATCH', path, { [line.column]: wire(line) }] as const
      : line.operation === 'delete' ? ['DELETE', path, undefined] as const : ['POST', `${path}/${line.operation}`, asking[`${line.record}.${line.operation}`]] as const
    if (!app.hasRoute({ method, url: `/api/v1/${record.path}/:id${method === 'POST' ? `/${line.operation}` : ''}` })) continue
    const { status, body: said } = await (method === 'GET' ? seen(who, url) : ask(who, method, url, body, stale))
    answers++
    const isYes = line.operation === 'see' ? status === 200 && !(said['withheld'] as string[]).includes(line.column) : method === 'GET' ? status === 200 : status === 412
    const isNo = line.operation === 'see' ? !isYes : method !== 'GET' && reading !== '.' && status === (method === 'POST' && status === 409 ? 409 : 403) || reading !== 'x' && status === 404
    if (line.marks[i] === 'x' ? !isYes : !isNo) wrong.push(`${told(line)} by ${column}: ${status}`)
  }
  expect(wrong).toEqual([])
  expect(answers).toBeGreaterThan(1000)
})

function statementOf(line: Line): string {
  const record = byName.get(line.record)!, { id, values } = targetOf(line), where = `where id = '${id}' and organization_id = '${acme}'`
  if (values) return `insert into ${record.name} (${['id', ...Object.keys(values).map(snake)].join(', ')}) values (${[`'${id}'`, ...Object.values(values).map(quoted)].join(', ')})`
  const step = record.flow?.moves[line.operation]
  // Where two moves lead to one state, or the row is there already, only the state it leaves tells what is meant.
  const isAmbiguous = step && (rowOf(line)!['status'] === step.to || Object.values(record.flow!.moves).filter(each => each.to === step.to).length > 1)
  if (step) return `update ${record.name} set status = '${step.to}'${(step.sets ?? []).map(field => `, ${snake(field)} = ${quoted(another(record.keeps[field]!, null))}`).join('')} ${where}${isAmbiguous ? ` and status in (${leaves(step).map(quoted).join()})` : ''}`
  switch (line.operation) {
    case 'read': return `select from ${record.name} ${where}`
    case 'see': return `select from (select ${selection(record, 't')} from ${record.name} t where t.id = '${id}' and t.organization_id = '${acme}') s where not '${line.column}' = any (s.withheld)`
    case 'delete': return `delete from ${record.name} ${where}`
    // Exactly one criterion stands in a rule.
    default: return `update ${record.name} set ${record.name === 'population_rule' && !['effect', 'locationId'].includes(line.column) ? 'location_id = null, ' : ''}${snake(line.column)} = ${quoted(valueOf(line))} ${where}`
  }
}

/**
 * Tries each statement as each actor and undoes it: x where it reaches a row, . where it may not, else what went wrong.
 * A function for each, since PostgreSQL plans what stands in one once and not for every actor: with policies that takes longer than to run it. Some at a time: plans take room.
 */
async function attempted(statements: string[]): Promise<Map<string, string[]>> {
  const did = new Map(columns.map(column => [column, [] as string[]]))
  for (let from = 0; from < statements.length; from += 200) {
    const some = statements.slice(from, from + 200)
    await owner.query(some.map((statement, n) => `create or replace function public.attempt_${n}() returns text language plpgsql as $attempt$
      #variable_conflict use_column
      declare reached bigint; begin
        begin
          ${statement.replace(/^select /, 'perform ')};
          get diagnostics reached = row_count;
          raise exception using errcode = 'UNDOE', message = reached::text;
        exception when sqlstate 'UNDOE' then return case when sqlerrm = '0' then '.' else 'x' end;
          when insufficient_privilege or generated_always or foreign_key_violation then return '.';
          when others then return sqlstate || ' ' || sqlerrm;
        end;
      end $attempt$`).join(';\n'))
    for (const column of columns) await as(actorOf(column), async tx => {
      const [{ said }] = await tx.query<{ said: string[] }>(`select array[${some.map((_, n) => `public.attempt_${n}()`).join()}] as said`) as [{ said: string[] }]
      did.get(column)!.push(...said)
    })
  }
  return did
}

async function viewerOf(column: string): Promise<Viewer> {
  const actor = actorOf(column), held = async (org: string, holder: string): Promise<Grant[]> => (await rows(`select function, level, population from access_grant where organization_id = $1 and holder_id = $2 and status = 'active'`, [org, holder])) as Grant[]
  const limited = (grants: Grant[], scopes: Record<string, 'view' | 'handle'>) => grants.filter(grant => grant.function in scopes).map(grant => ({ ...grant, level: levels[Math.min(levels.indexOf(grant.level), levels.indexOf(scopes[grant.function]!))]! }))
  switch (column) {
    case 'gst': return { who: uuid(9, 1), personId: null, holderId: null, grants: [], settings, lines: [], withdrawn: [] }
    case 'job': return { who: null, personId: null, holderId: null, grants: [{ function: 'people', level: 'handle', population: 0 }], settings, lines: [], withdrawn: [] }
    case 'key': return { who: keyId, personId: null, holderId: person('cora'), grants: limited(await held(acme, person('cora')), { people: 'view' }), settings, lines: [], withdrawn: [], conflicts: [person('ben')] }
    case 'gky': return { who: uuid(17, 2), personId: null, holderId: person('gus'), grants: limited(await held(acme, person('gus')), { people: 'handle', compensation: 'view' }), settings, lines: [], withdrawn: [], conflicts: [person('kim')] }
    default: { const id = 'personId' in actor ? actor.personId : ''; return { who: id, personId: id, holderId: id, grants: await held(column === 'oth' ? other : acme, id), settings, lines: [id], withdrawn: column === 'oth' ? [] : (await rows('select app.withdrawn_of($1, $2) as ids', [acme, id]))[0]!['ids'] as string[], conflicts: column === 'gus' ? [person('kim')] : column === 'cor' ? [person('ben')] : [] } }
  }
}

function valueOf(line: Line) { return another(byName.get(line.record)!.asks[line.column]!, rowOf(line)?.[line.column]) }
function wire(line: Line) { const value = valueOf(line), field = byName.get(line.record)!.asks[line.column]!; return field.kind === 'money' ? String(value) : isMany(field) && !Array.isArray(value) ? String(value).slice(1, -1).split(',') : value }
function isFirst(line: Line) { return table.find(each => each.record === line.record && each.target === line.target && each.operation === 'change') === line }
function quoted(value: unknown): string { return value === null ? 'null' : `'${(Array.isArray(value) ? `{${value.join()}}` : String(value)).replaceAll("'", "''")}'`}
function camelled(row: Record<string, unknown>) { return Object.fromEntries(Object.entries(row).map(([name, value]) => [camel(name), value])) }
function placeKey(row: Record<string, unknown>) { return [row['assignmentId'], row['unitId'], row['locationId']].join() }
function places(access: Access): Extract<Access, { kind: 'place' }>[] { return access.kind === 'all' ? access.of.flatMap(places) : access.kind === 'place' ? [access] : [] }
