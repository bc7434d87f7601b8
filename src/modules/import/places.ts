import { randomUUIDv7 } from 'node:crypto'
import type { Tx } from '#platform/db.ts'
import type { Answer, Answers, Settings } from './contract.ts'
import type { AllowanceKind } from './lines.ts'
import { foldWord } from './words.ts'

export type PlaceTarget = 'legalEntity' | 'location' | 'unit' | 'jobTitle' | 'costCentre' | 'position'
/** Something of the company's frame that the import makes; its id is known from the check on. */
export type NewPlace = { target: PlaceTarget; id: string; name: string; country: string | null; currency: string | null; timeZone: string | null; grade: string | null; parentId: string | null }
type Place = { id: string; name: string; code: string | null; country: string | null; currency: string | null; timeZone: string | null; grade: string | null; parentId: string | null }
export type Company = { country: string; canCreate: boolean; places: Record<PlaceTarget, Place[]>; allowanceKinds: AllowanceKind[] }
/** `id`: null says that the word stands for nothing. */
export type Found = { id: string | null } | { problem: 'reference_unknown' | 'reference_ambiguous' }

export const isPlace = (key: string): key is PlaceTarget => ['legalEntity', 'location', 'unit', 'jobTitle', 'costCentre', 'position'].includes(key)

export async function companyOf(tx: Tx): Promise<Company> {
  const [company] = await tx.query<Company>(`select o.country, app.covers_all('organization', 1) as "canCreate", jsonb_build_object(
    'legalEntity', (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name, 'country', country, 'currency', currency) order by sort_name), '[]') from legal_entity),
    'location', (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name, 'country', country, 'timeZone', time_zone) order by sort_name), '[]') from location),
    'unit', (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name, 'code', code, 'parentId', part_of_id) order by sort_name), '[]') from org_unit),
    'jobTitle', (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', title, 'code', code, 'grade', grade) order by sort_title), '[]') from job),
    'costCentre', (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name, 'code', code) order by sort_name), '[]') from cost_centre),
    'position', (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', title, 'code', code) order by sort_title), '[]') from position)) as places,
    (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name) order by sort_name), '[]') from allowance_kind) as "allowanceKinds" from organization o`)
  return company!
}

/** What the file doesn't say, where the company leaves no choice. */
export function onlyOnes({ places }: Company): Settings {
  const only = <T>(all: T[]) => all.length === 1 ? all[0]! : null
  const root = only(places.unit.filter(unit => !unit.parentId))?.id
  const entity = only(places.legalEntity), location = only(places.location)
  return { ...entity && { legalEntity: entity.id }, ...location && { location: location.id }, ...root && { unit: root, unitParent: root } }
}

/** From words to places: the answer given, what is here under that name or code, or something new. Every letter and figure must agree. */
export class Frame {
  readonly planned: NewPlace[]
  isChanged = false
  private readonly found = new Map<string, Found>()
  private readonly byWord: Record<PlaceTarget, Map<string, Set<string>>>
  private readonly company: Company
  private readonly answers: NonNullable<Answers['values']>
  private readonly settings: Settings

  constructor(company: Company, settings: Settings, answers: NonNullable<Answers['values']>, planned: NewPlace[] = []) {
    this.company = company
    this.settings = settings
    this.answers = answers
    this.planned = planned
    this.byWord = Object.fromEntries(Object.entries(company.places).map(([target, places]) => [target, wordsOf(places)])) as Frame['byWord']
  }

  find(target: PlaceTarget, text: string, grade: string | null = null): Found {
    const key = `${target} ${text} ${grade ?? ''}`
    const known = this.found.get(key) ?? this.search(target, text, grade)
    this.found.set(key, known)
    return known
  }

  /** What would be made of a word if nobody said anything. */
  guess(target: PlaceTarget, text: string): Answer | null {
    const here = this.here(target, text, null)
    if (here.length) return here.length === 1 ? { id: here[0]! } : null
    if (!this.mayMake(target)) return null
    const { country, currency, timeZone } = this.particulars(target, {})
    return { create: { ...country && { country }, ...currency && { currency }, ...timeZone && { timeZone } } }
  }

  nameOf(target: PlaceTarget, id: string): string | null {
    return this.company.places[target].find(place => place.id === id)?.name ?? this.planned.find(place => place.id === id)?.name ?? null
  }

  currencyOf(entityId: string): string | null {
    return this.company.places.legalEntity.find(place => place.id === entityId)?.currency ?? this.planned.find(place => place.id === entityId)?.currency ?? null
  }

  private search(target: PlaceTarget, text: string, grade: string | null): Found {
    const answer = this.answers[target]?.[foldWord(text)]
    if (answer?.leaveOut) return { id: null }
    if (answer?.id) return this.company.places[target].some(place => place.id === answer.id) ? { id: answer.id } : { problem: 'reference_unknown' }
    if (this.company.places[target].some(place => place.id === text)) return { id: text }
    // What is to be made is made once: the next file finds it.
    const here = this.here(target, text, grade)
    if (here.length === 1) return { id: here[0]! }
    if (here.length && !answer?.create) return { problem: 'reference_ambiguous' }
    return this.mayMake(target) && !/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(text) ? { id: this.plan(target, text, grade, answer?.create ?? {}) } : { problem: 'reference_unknown' }
  }

  /** A position needs a budget and a place: no file makes one. */
  private mayMake(target: PlaceTarget): boolean {
    return this.company.canCreate && target !== 'position'
  }

  private here(target: PlaceTarget, text: string, grade: string | null): string[] {
    const ids = [...this.byWord[target].get(foldWord(text)) ?? []]
    if (target !== 'jobTitle' || !grade) return ids
    const graded = ids.filter(id => foldWord(this.company.places.jobTitle.find(job => job.id === id)?.grade ?? '') === foldWord(grade))
    return graded
  }

  private plan(target: PlaceTarget, text: string, grade: string | null, told: NonNullable<Answer['create']>): string {
    const same = this.planned.find(place => place.target === target && foldWord(place.name) === foldWord(text) && foldWord(place.grade ?? '') === foldWord(grade ?? ''))
    if (same) return same.id
    const place: NewPlace = { target, id: randomUUIDv7(), name: text, grade: target === 'jobTitle' ? grade : null, parentId: target === 'unit' ? this.company.places.unit.find(({ id }) => id === this.settings.unitParent)?.id ?? null : null, ...this.particulars(target, told) }
    this.planned.push(place)
    this.isChanged = true
    return place.id
  }

  private particulars(target: PlaceTarget, told: NonNullable<Answer['create']>) {
    const { places, country: home } = this.company
    const country = told.country ?? home
    if (target === 'legalEntity') return { country, currency: told.currency ?? this.settings.currency ?? places.legalEntity.find(each => each.country === country)?.currency ?? places.legalEntity[0]?.currency ?? null, timeZone: null }
    if (target === 'location') return { country, currency: null, timeZone: told.timeZone ?? places.location.find(each => each.country === country)?.timeZone ?? zoneOf(country) ?? places.location[0]?.timeZone ?? 'UTC' }
    return { country: null, currency: null, timeZone: null }
  }
}

/** A country's own time zone, where it has hardly another. */
function zoneOf(country: string): string | null {
  const zones = new Intl.Locale(`und-${country}`).getTimeZones() ?? []
  return zones.length > 0 && zones.length <= 2 ? zones[0]! : null
}

function wordsOf(places: Place[]): Map<string, Set<string>> {
  const words = new Map<string, Set<string>>()
  for (const { id, name, code } of places) for (const word of new Set([name, code ?? ''].map(foldWord)))
    if (word) words.set(word, (words.get(word) ?? new Set()).add(id))
  return words
}
