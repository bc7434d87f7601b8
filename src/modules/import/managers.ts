import { collapsed, nameKey, readName } from './names.ts'
import { looksLikeEmail } from './values.ts'
import type { RowValues } from './rows.ts'

/** What a row says of itself and of its manager; `manager` may be a name, a number or an e-mail. */
export type Placed = { row: number } & Pick<RowValues, 'number' | 'name' | 'workEmail' | 'endsOn' | 'startsOn' | 'manager' | 'managerNumber' | 'managerEmail'>
export type ManagerProblem = { row: number; code: 'manager_unknown' | 'manager_ambiguous' | 'manager_contradicts' | 'manager_is_self' | 'manager_cycle' | 'manager_had_left'; params: Record<string, unknown>; value: string; isLinked: boolean }
/** One for each thing that isn't found in the file, to be mapped to a person, to a new one, or to nobody. */
export type UnknownManager = { value: string; key: string; rows: number[]; likely: { row: number; name: string }[] }
export type Resolved = { links: Map<number, number>; problems: ManagerProblem[]; unknown: UnknownManager[] }
/** What the person who imports said of an unknown one, by its key: the row of a person in the file, or left to the caller. */
export type ManagerMap = Record<string, number | 'outside' | null>

/** Over the whole file, in any order. `isNamed`: of several rows of one person, the one that a name means. Names must agree in every letter; a likely one is only ever suggested. */
export function resolveManagers(people: Placed[], map: ManagerMap = {}, isNamed: (person: Placed) => boolean = () => true): Resolved {
  const index = indexOf(people.filter(isNamed))
  const links = new Map<number, number>()
  const problems: ManagerProblem[] = []
  const unknown = new Map<string, UnknownManager>()
  for (const person of people) {
    const said = saidOf(person)
    if (!said) continue
    const verdict = find(said, index, map)
    if (verdict === 'outside') continue
    if (Array.isArray(verdict)) problems.push({ row: person.row, code: 'manager_ambiguous', params: { rows: verdict.map(each => each.row) }, value: said.text, isLinked: false })
    else if (verdict === 'contradicts') problems.push({ row: person.row, code: 'manager_contradicts', params: {}, value: said.text, isLinked: false })
    else if (verdict === null) {
      const group = unknown.get(said.key)
      if (group) group.rows.push(person.row)
      else unknown.set(said.key, { value: said.text, key: said.key, rows: [person.row], likely: [] })
    } else if (verdict.row === person.row) problems.push({ row: person.row, code: 'manager_is_self', params: {}, value: said.text, isLinked: false })
    else {
      links.set(person.row, verdict.row)
      if (verdict.endsOn && (!person.endsOn || person.endsOn > verdict.endsOn)) problems.push({ row: person.row, code: 'manager_had_left', params: { endsOn: verdict.endsOn }, value: said.text, isLinked: true })
    }
  }
  const groups = withLikely([...unknown.values()], people)
  for (const group of groups) for (const row of group.rows)
    problems.push({ row, code: 'manager_unknown', params: { likely: group.likely.map(each => each.name) }, value: group.value, isLinked: false })
  return { links, problems: [...problems, ...cutCycles(links, index)].sort((a, b) => a.row - b.row), unknown: groups }
}

/** Every row in a circle, each circle from its lowest row on: whoever reports into one without being in it isn't told. */
export function findCycles(links: ReadonlyMap<number, number>): number[][] {
  const cycles: number[][] = []
  const done = new Set<number>()
  for (const start of links.keys()) {
    const path = new Map<number, number>()
    let at: number | undefined = start
    while (at !== undefined && !done.has(at) && !path.has(at)) {
      path.set(at, path.size)
      at = links.get(at)
    }
    const from = at === undefined ? undefined : path.get(at)
    if (from !== undefined) cycles.push(rotated([...path.keys()].slice(from)))
    for (const row of path.keys()) done.add(row)
  }
  return cycles
}

type Said = { text: string; key: string; number?: string; email?: string; name?: string }
type Index = Record<'number' | 'email' | 'name', Map<string, Placed | Placed[]>> & { row: Map<number, Placed> }

function saidOf(person: Placed): Said | null {
  const free = collapsed(String(person.manager ?? ''))
  const email = String(person.managerEmail ?? '') || /<([^>]+@[^>]+)>/.exec(free)?.[1] || (looksLikeEmail(free) ? free : '')
  const number = String(person.managerNumber ?? '') || /[([#]\s*([\w.-]*\d[\w.-]*)\s*[)\]]?$/.exec(free)?.[1] || (/\d/.test(free) && !/\s|@/.test(free) ? free : '')
  const name = collapsed(free.replace(/<[^>]*>|[([#][^)\]]*[)\]]?$/g, ''))
  const text = free || number || email
  if (!text) return null
  return {
    text, key: name && name !== number && name !== email ? nameKey(name) : (number || email).toLowerCase(),
    ...number && { number: numberKey(number) }, ...email && { email: email.toLowerCase() }, ...name && name !== number && name !== email && { name: nameKey(name) },
  }
}

/** Spreadsheets drop leading zeros. */
const numberKey = (number: string) => number.trim().toLowerCase().replace(/^0+(?=\d)/, '')

function indexOf(people: Placed[]): Index {
  const index: Index = { number: new Map(), email: new Map(), name: new Map(), row: new Map(people.map(person => [person.row, person])) }
  const put = (map: Map<string, Placed | Placed[]>, key: string, person: Placed) => {
    const found = map.get(key)
    if (Array.isArray(found)) found.push(person)
    else if (key) map.set(key, found ? [found, person] : person)
  }
  for (const person of people) {
    put(index.number, numberKey(String(person.number ?? '')), person)
    put(index.email, String(person.workEmail ?? '').toLowerCase(), person)
    put(index.name, nameKey(String(person.name ?? '')), person)
  }
  return index
}

/** What names one person wins over what names several. Where the parts don't agree on one, a namesake may be meant: no answer. */
function find({ number, email, name, key }: Said, index: Index, map: ManagerMap): Placed | Placed[] | 'contradicts' | 'outside' | null {
  const answers = [number && index.number.get(number), email && index.email.get(email), name && index.name.get(name)].flatMap(found => found ? [Array.isArray(found) ? found : [found]] : [])
  const isUnknown = number && index.number.size && !index.number.has(number) || email && index.email.size && !index.email.has(email)
  if (isUnknown && answers.length && !Object.hasOwn(map, key)) return 'contradicts'
  const single = new Set(answers.filter(found => found.length === 1).map(found => found[0]!))
  if (single.size > 1) return 'contradicts'
  if (single.size === 1) {
    const [one] = [...single]
    return answers.every(found => found.includes(one!)) ? one! : 'contradicts'
  }
  const mapped = Object.hasOwn(map, key) ? map[key] : undefined
  if (typeof mapped === 'number') return index.row.get(mapped) ?? null
  if (mapped !== undefined) return 'outside'
  return answers[0] ?? null
}

function cutCycles(links: Map<number, number>, index: Index): ManagerProblem[] {
  return findCycles(links).flatMap(cycle => {
    for (const row of cycle) links.delete(row)
    return cycle.map((row): ManagerProblem => ({ row, code: 'manager_cycle', params: { rows: cycle }, value: saidOf(index.row.get(row)!)?.text ?? '', isLinked: false }))
  })
}

function rotated(rows: number[]): number[] {
  const lowest = rows.indexOf(Math.min(...rows))
  return [...rows.slice(lowest), ...rows.slice(0, lowest)]
}

const mostSuggested = 3
const mostUnknown = 30

/** The same first and last name with another middle, or at most two letters away. */
function withLikely(groups: UnknownManager[], people: Placed[]): UnknownManager[] {
  const names = groups.length ? people.filter(person => person.name).map(({ row, name }) => ({ row, name: String(name), key: nameKey(String(name)), ends: endsOf(String(name)) })) : []
  return groups.map((group, at) => at >= mostUnknown ? group : { ...group, likely: likelyFor(group, names) })
}

function likelyFor(group: UnknownManager, names: { row: number; name: string; key: string; ends: string }[]): UnknownManager['likely'] {
  const groupEnds = endsOf(group.value)
  return names.map(({ row, name, key, ends }) => ({ row, name, far: ends === groupEnds ? 0 : distance(group.key, key) }))
    .filter(each => each.far <= 2).sort((a, b) => a.far - b.far || a.row - b.row).slice(0, mostSuggested).map(({ row, name }) => ({ row, name }))
}

/** Levenshtein's, given up beyond two. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3
  let before = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const line = [i]
    for (let j = 1; j <= b.length; j++) line[j] = Math.min(before[j]! + 1, line[j - 1]! + 1, before[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
    if (Math.min(...line) > 2) return 3
    before = line
  }
  return before[b.length]!
}

const endsOf = (name: string) => {
  const { given, family } = readName(nameKey(name))
  return `${given.split(' ')[0]} ${family}`
}
