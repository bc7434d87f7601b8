export type Said = { personId: string; saidBy: 'own' | 'lead'; function: string; country: string | null; rating: 'none' | 'helped' | 'alone' | 'teaches' }
export type Holder = { personId: string; isAway: boolean; grants: readonly { function: string; populations: readonly number[] }[]; languages: readonly string[]; isCertified: boolean }
/** People who are alike to HR: in the same groups, under the same law. */
export type Class = { n: number; populations: readonly number[]; country: string; people: number }
export type Done = { personId: string; function: string; country: string; items: number }
export type Cover = { id: string; functions: readonly string[]; populations: readonly number[] }
export type Work = { n: number; function: string; open: number; overdue: number; incoming: number; done: number; language: string | null }
export type Facts = { classes: readonly Class[]; holders: readonly Holder[]; said: readonly Said[]; done: readonly Done[]; cover: readonly Cover[]; work: readonly Work[] }

/** What the balance takes for enough, said on the page: change it here and it is said there. */
export const measures = { handled: 5, months: 12, needed: 2, itemsPerMore: 25, weeks: 13, lowPerWeek: 1 } as const

export type Can = 'can' | 'cannot' | 'unknown'
export type Because = 'lead' | 'handled' | 'own_supported' | 'own_alone' | 'nothing' | 'language'
/**
 * Whether somebody can carry an area under a law: what their lead says decides; else enough cases of that kind; else their own word, where
 * a certificate or a case supports it. What is said of another country's law alone says nothing here.
 */
export function can(holder: Holder, area: string, country: string, asked: string | null, { said, done }: Pick<Facts, 'said' | 'done'>): { can: Can; because: Because } {
  if (asked && holder.languages.length > 0 && !holder.languages.includes(asked)) return { can: 'cannot', because: 'language' }
  const ofTheirs = said.filter(each => each.personId === holder.personId && each.function === area)
  const says = (by: Said['saidBy']) => ofTheirs.find(each => each.saidBy === by && each.country === country) ?? ofTheirs.find(each => each.saidBy === by && each.country === null)
  const isEnough = (each: Said) => each.rating === 'alone' || each.rating === 'teaches'
  const lead = says('lead'), own = says('own')
  if (lead) return { can: isEnough(lead) ? 'can' : 'cannot', because: 'lead' }
  const handled = done.filter(each => each.personId === holder.personId && each.function === area && each.country === country).reduce((sum, { items }) => sum + items, 0)
  if (handled >= measures.handled) return { can: 'can', because: 'handled' }
  if (!own) return { can: 'unknown', because: 'nothing' }
  if (!isEnough(own)) return { can: 'cannot', because: 'own_alone' }
  return handled > 0 || holder.isCertified ? { can: 'can', because: 'own_supported' } : { can: 'unknown', because: 'own_alone' }
}

export const may = (holder: Pick<Holder, 'grants'>, area: string, { populations }: Class): boolean =>
  holder.grants.some(grant => grant.function === area && grant.populations.some(each => each === 0 || populations.includes(each)))
const covers = (cover: Cover, area: string, { populations }: Class): boolean => cover.functions.includes(area) && (cover.populations.length === 0 || cover.populations.some(each => populations.includes(each)))

/** Worst first: nobody can; exactly one can and is here; too little is known; more than is needed, with little to do; as it should be. */
export const states = ['gap', 'single', 'unknown', 'overlap', 'covered'] as const
export type State = (typeof states)[number]
export type Judged = { state: State; may: string[]; can: string[]; here: string[]; unknown: string[]; cover: string[] }

export function judge(area: string, people: Class, facts: Facts): Judged {
  const work = facts.work.find(each => each.n === people.n && each.function === area)
  const allowed = facts.holders.filter(holder => may(holder, area, people))
  const judged = allowed.map(holder => ({ holder, ...can(holder, area, people.country, work?.language ?? null, facts) }))
  const able = judged.filter(each => each.can === 'can').map(({ holder }) => holder)
  const here = able.filter(({ isAway }) => !isAway)
  const cover = facts.cover.filter(each => covers(each, area, people))
  const hands = here.length + cover.length
  const unknown = judged.filter(each => each.can === 'unknown')
  const needed = measures.needed + Math.floor((work?.open ?? 0) / measures.itemsPerMore)
  const isQuiet = (work?.incoming ?? 0) / measures.weeks / Math.max(1, here.length) < measures.lowPerWeek
  const state: State = hands === 0 ? unknown.length > 0 ? 'unknown' : 'gap' : hands === 1 ? 'single' : here.length > needed && isQuiet ? 'overlap' : 'covered'
  const ids = (of: readonly Holder[]) => of.map(({ personId }) => personId)
  return { state, may: ids(allowed), can: ids(able), here: ids(here), unknown: ids(unknown.map(({ holder }) => holder)), cover: cover.map(({ id }) => id) }
}

export type Cell = { group: number | null; function: string; state: State; people: number; without: number; byOne: number; may: string[]; can: string[]; here: string[]; unknown: string[]; cover: string[]; open: number; overdue: number; incoming: number; done: number }

/** A cell is as bad as it is for any of its people: nobody is averaged away. */
export function cellOf(group: number | null, area: string, classes: readonly Class[], facts: Facts): Cell {
  const judged = classes.map(people => ({ people: people.people, ...judge(area, people, facts) }))
  const sum = (state: State) => judged.filter(each => each.state === state).reduce((total, { people }) => total + people, 0)
  const union = (key: 'may' | 'can' | 'here' | 'unknown' | 'cover') => [...new Set(judged.flatMap(each => each[key]))]
  const work = facts.work.filter(each => each.function === area && classes.some(({ n }) => n === each.n))
  const total = (key: 'open' | 'overdue' | 'incoming' | 'done') => work.reduce((all, each) => all + each[key], 0)
  return {
    group, function: area, state: states.find(state => judged.some(each => each.state === state)) ?? 'unknown', people: classes.reduce((all, { people }) => all + people, 0), without: sum('gap'), byOne: sum('single'),
    may: union('may'), can: union('can'), here: union('here'), unknown: union('unknown'), cover: union('cover'), open: total('open'), overdue: total('overdue'), incoming: total('incoming'), done: total('done'),
  }
}

/** Columns: the groups that HR looks after, without those whose people are all in smaller ones; whoever is in none comes last. */
export function columnsOf(groups: readonly number[], classes: readonly Class[]): { group: number | null; classes: Class[] }[] {
  const size = (group: number) => classes.filter(each => each.populations.includes(group)).reduce((sum, { people }) => sum + people, 0)
  const kept: number[] = []
  for (const group of [...groups].filter(each => size(each) > 0).sort((a, b) => size(a) - size(b) || a - b)) {
    const own = classes.filter(each => each.populations.includes(group))
    if (!own.every(each => kept.some(smaller => each.populations.includes(smaller)))) kept.push(group)
  }
  const rest = classes.filter(each => !each.populations.some(group => kept.includes(group)))
  return [...kept.sort((a, b) => size(b) - size(a) || a - b).map(group => ({ group, classes: classes.filter(each => each.populations.includes(group)) })), ...rest.length ? [{ group: null, classes: rest }] : []]
}

export function balanceOf(groups: readonly number[], areas: readonly string[], facts: Facts): Cell[] {
  return columnsOf(groups, facts.classes).flatMap(({ group, classes }) => areas.map(area => cellOf(group, area, classes, facts)))
}
