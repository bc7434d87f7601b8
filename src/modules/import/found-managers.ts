import type { Tx } from '#platform/db.ts'
import type { Ground } from './check.ts'
import type { ManagerAnswer } from './contract.ts'
import { resolveManagers, type ManagerProblem, type UnknownManager } from './managers.ts'
import { nameKey } from './names.ts'
import { looksLikeEmail } from './values.ts'
import type { Person } from './whole.ts'

/** `outside`: somebody who is here already; `added`: those made because rows name them, with rows of their own below zero. */
export type Managers = { links: Map<number, number>; outside: Map<number, string>; added: Person[]; problems: ManagerProblem[]; unknown: UnknownManager[] }

/** Over the whole file first, then among the people who are here, then as was answered. */
export async function managersOf(tx: Tx, people: Person[], ground: Ground, todays: ReadonlyMap<number, number>): Promise<Managers> {
  const answers = ground.draft.answers.managers ?? {}
  const inFile = Object.fromEntries(Object.entries(answers).flatMap(([key, { row }]) => row === undefined ? [] : [[key, row]]))
  const { links, problems, unknown } = resolveManagers(people, inFile, ({ row }) => !todays.has(row))
  const here = await knownHere(tx, unknown)
  const outside = new Map<number, string>()
  const added: Person[] = []
  const settled = new Set<string>(), several = new Set<string>()
  for (const group of unknown) {
    const answer: ManagerAnswer | undefined = answers[group.key]
    const found = here.get(group.key) ?? []
    if (answer?.create) {
      const person = newManager(-1 - added.length, answer.create, group, people, ground)
      added.push(person)
      for (const row of group.rows) links.set(row, person.row)
    } else if (answer?.assignmentId || !answer && found.length === 1) for (const row of group.rows) outside.set(row, answer?.assignmentId ?? found[0]!)
    else if (!answer && found.length > 1) several.add(group.key)
    else if (!answer?.nobody) continue
    settled.add(group.key)
  }
  const settledRows = new Set(unknown.filter(({ key }) => settled.has(key)).flatMap(({ rows }) => rows))
  const severalRows = new Set(unknown.filter(({ key }) => several.has(key)).flatMap(({ rows }) => rows))
  const asked = unknown.filter(({ key }) => !settled.has(key) || answers[key])
  return {
    links, outside, added, unknown: asked,
    problems: problems.flatMap(problem => problem.code !== 'manager_unknown' ? [problem] : severalRows.has(problem.row) ? [{ ...problem, code: 'manager_ambiguous' as const, params: { rows: [] } }] : settledRows.has(problem.row) ? [] : [problem]),
  }
}

/** Whose number, e-mail or name agrees, by the key of the group. */
async function knownHere(tx: Tx, unknown: UnknownManager[]): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>()
  for (let at = 0; at < unknown.length; at += 1000) {
    const asked = unknown.slice(at, at + 1000).flatMap(({ key, value }) => {
      const email = looksLikeEmail(value) ? value.toLowerCase() : /<([^>]+@[^>]+)>/.exec(value)?.[1]?.toLowerCase() ?? null
      return [{ key, email, number: /\d/.test(value) && !/\s|@/.test(value) ? value : null, names: namings(key) }]
    })
    const hits = await tx.query<{ key: string; id: string; name: string; by: string }>(`select key, id, name, by from app.import_managers($1)`, [JSON.stringify(asked)])
    for (const { key, id, name, by } of hits) if (by !== 'name' || nameKey(name) === key) found.set(key, [...new Set([...found.get(key) ?? [], id])])
  }
  return found
}

/** Initials are kept with and without their dots. */
const namings = (key: string) => [key, key.replace(/(?<=^| )(\p{L})(?= |$)/gu, '$1.')]

/** Placed where most of those are who name them. */
function newManager(row: number, told: NonNullable<ManagerAnswer['create']>, { rows }: UnknownManager, people: Person[], { frame }: Ground): Person {
  const naming = new Set(rows)
  const reports = people.filter(person => naming.has(person.row) && person.level !== 'row')
  const most = <T>(values: T[]): T | null => [...Map.groupBy(values, value => value)].sort((a, b) => b[1].length - a[1].length)[0]?.[0] ?? null
  const place = most(reports.map(({ legalEntityId, locationId, unitId }) => `${legalEntityId} ${locationId} ${unitId}`))
  const at = reports.find(({ legalEntityId, locationId, unitId }) => `${legalEntityId} ${locationId} ${unitId}` === place)
  const job = frame.find('jobTitle', told.jobTitle)
  const jobId = 'id' in job ? job.id : null
  const startsOn = told.startsOn ?? reports.map(person => String(person.startsOn)).sort()[0]
  return {
    row, level: at && jobId && startsOn ? null : 'row', kind: 'employee', name: told.name, ...startsOn && { startsOn }, ...told.number && { number: told.number }, ...told.workEmail && { workEmail: told.workEmail.toLowerCase() },
    legalEntityId: at?.legalEntityId ?? null, locationId: at?.locationId ?? null, unitId: at?.unitId ?? null, jobId, costCentreId: null, hasPay: false, since: null,
  }
}
