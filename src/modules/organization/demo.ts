import { functions } from '#shared/functions.ts'
import { chance, idOf } from '#shared/chance.ts'
import { pay, rungs, shape, type Rung, type Shape } from './demo-shape.ts'

type Cell = string | number | boolean | null
/** A table's columns and rows, without the organisation. */
export type Table = { table: string; columns: readonly string[]; rows: readonly (readonly Cell[])[] }

export const entities = [
  { name: 'Marlow & Vane Ltd', country: 'GB', currency: 'GBP', registration: '07654321' },
  { name: 'Marlow & Vane Inc.', country: 'US', currency: 'USD', registration: '88-0654321' },
  { name: 'Marlow & Vane GmbH', country: 'DE', currency: 'EUR', registration: 'HRB 176543 B' },
  { name: 'Marlow & Vane India Pvt Ltd', country: 'IN', currency: 'INR', registration: 'U72900KA2012PTC065432' },
] as const
/** `share`: of the people; `entity`: which of the above employs them. */
export const locations = [
  { name: 'London', country: 'GB', entity: 0, share: 24, zone: 'Europe/London', subdivision: 'ENG', address: '12 Finsbury Circus', postalCode: 'EC2M 7EB' },
  { name: 'Manchester', country: 'GB', entity: 0, share: 8, zone: 'Europe/London', subdivision: 'ENG', address: '40 Deansgate', postalCode: 'M3 2EG' },
  { name: 'New York', country: 'US', entity: 1, share: 14, zone: 'America/New_York', subdivision: 'NY', address: '350 Hudson Street', postalCode: '10014' },
  { name: 'Austin', country: 'US', entity: 1, share: 10, zone: 'America/Chicago', subdivision: 'TX', address: '600 Congress Avenue', postalCode: '78701' },
  { name: 'Berlin', country: 'DE', entity: 2, share: 14, zone: 'Europe/Berlin', subdivision: 'BE', address: 'Torstraße 140', postalCode: '10119' },
  { name: 'Munich', country: 'DE', entity: 2, share: 8, zone: 'Europe/Berlin', subdivision: 'BY', address: 'Rosenheimer Straße 116', postalCode: '81669' },
  { name: 'Bengaluru', country: 'IN', entity: 3, share: 14, zone: 'Asia/Kolkata', subdivision: 'KA', address: '24 Residency Road', postalCode: '560025' },
  { name: 'Pune', country: 'IN', entity: 3, share: 8, zone: 'Asia/Kolkata', subdivision: 'MH', address: '7 Senapati Bapat Road', postalCode: '411016' },
] as const

/** Whom the demo signs in as, by their place in the company. */
export type Cast = { chro: number; director: number; generalists: number[]; compensation: number; specialists: number[]; executives: number[] }

const kinds = { organization: 1, entity: 2, location: 3, job: 4, unit: 5, costCentre: 6, population: 7, rule: 8, grant: 9, fullTime: 10 }

/** The frame of the demo company, as large as its people need. */
export function frame(seed: number, headcount: number) {
  const { company, tables, id } = framed(seed, {
    name: 'Marlow & Vane', entities, locations, rungs, pay, plan: shape(headcount, chance(seed, 1), locations), isSmall: false, uses: ['managers_propose', 'uses_dotted_lines', 'uses_cost_centres', 'uses_grades', 'uses_positions', 'uses_agreements'],
  })
  return { company, tables, access: (personId: (n: number) => string, since: string) => access(company, id('population'), id('rule'), id('grant'), company.plan.cast, company.plan, personId, since) }
}

type Ground = {
  name: string; entities: readonly { name: string; country: string; currency: string; registration: string }[]
  locations: readonly { name: string; country: string; entity: number; zone: string; subdivision: string; address: string; postalCode: string }[]
  rungs: readonly Rung[]; plan: Shape; pay: (rung: number, country: string) => number
  /** What it uses of what is optional; whether one person is all of its HR. */
  uses: readonly string[]; isSmall: boolean
}
/** Any company's frame, laid out from its ground. */
export function framed<G extends Ground>(seed: number, ground: G) {
  const id = (kind: keyof typeof kinds) => {
    const known: string[] = []
    return (number: number) => known[number] ??= idOf(seed, kinds[kind], number)
  }
  const company = { ...ground, id: id('organization')(0), entityId: id('entity'), locationId: id('location'), jobId: id('job'), unitId: id('unit'), costCentreId: id('costCentre') }
  return { company, tables: [...tables(company), fullTime(company, id('fullTime'))], id }
}
type Company = Ground & { id: string } & Record<'entityId' | 'locationId' | 'jobId' | 'unitId' | 'costCentreId', (number: number) => string>

function tables({ id, name: companyName, entities, locations, rungs, uses, plan: { units }, entityId, locationId, jobId, unitId, costCentreId }: Company): Table[] {
  const above = (unit: number): string[] => units[unit]!.partOf < 0 ? [] : [...above(units[unit]!.partOf), unitId(units[unit]!.partOf)]
  return [
    { table: 'organization', columns: ['id', 'name', 'country'], rows: [[id, companyName, 'GB']] },
    { table: 'settings', columns: ['id', ...uses], rows: [[id, ...uses.map(() => true)]] },
    {
      table: 'legal_entity', columns: ['id', 'name', 'country', 'currency', 'registration_number', 'address', 'city', 'region', 'postal_code'],
      rows: entities.map(({ name, country, currency, registration }, i) => {
        const seat = locations.find(({ entity }) => entity === i)!
        return [entityId(i), name, country, currency, registration, seat.address, seat.name, country === 'US' || country === 'IN' ? seat.subdivision : null, seat.postalCode]
      }),
    },
    {
      table: 'location', columns: ['id', 'name', 'country', 'subdivision', 'time_zone', 'address', 'city', 'postal_code'],
      rows: locations.map(({ name, country, subdivision, zone, address, postalCode }, i) => [locationId(i), name, country, subdivision, zone, address, name, postalCode]),
    },
    { table: 'job', columns: ['id', 'title', 'code', 'family', 'level', 'grade'], rows: rungs.map(({ title, code, family, level, grade }, i) => [jobId(i), title, code, family, level, grade]) },
    {
      table: 'org_unit', columns: ['id', 'name', 'code', 'part_of_id', 'ancestors'],
      rows: units.map(({ name, partOf }, i) => [unitId(i), name, `U${String(i + 100)}`, partOf < 0 ? null : unitId(partOf), `{${above(i).join()}}`]),
    },
    { table: 'cost_centre', columns: ['id', 'code', 'name'], rows: units.flatMap(({ name, costCentre }, i) => costCentre === i ? [[costCentreId(i), `CC-${4000 + i}`, name]] : []) },
  ]
}

/** What full time is in each legal entity; in Germany it was an hour more. */
function fullTime({ entities, entityId }: Company, fullTimeId: (n: number) => string): Table {
  const rows = entities.flatMap(({ country }, i): Cell[][] => {
    const hours = fullTimeIn[country]!
    return country === 'DE' ? [[fullTimeId(i * 2), entityId(i), '2000-01-01', '2023-12-31', hours + 1], [fullTimeId(i * 2 + 1), entityId(i), '2024-01-01', null, hours]] : [[fullTimeId(i * 2), entityId(i), '2000-01-01', null, hours]]
  })
  return { table: 'entity_hours', columns: ['id', 'legal_entity_id', 'starts_on', 'ends_on', 'weekly_hours'], rows }
}
const fullTimeIn: Record<string, number> = { GB: 37.5, US: 40, DE: 39, IN: 45 }

type Criterion = Partial<Record<'legal_entity_id' | 'country' | 'location_id' | 'unit_id' | 'worker_kind' | 'circle' | 'person_id', string>>
const criteria = ['legal_entity_id', 'country', 'location_id', 'unit_id', 'worker_kind', 'circle', 'person_id'] as const
export const hrFunctions = (Object.keys(functions) as (keyof typeof functions)[]).filter(each => !['organization', 'access', 'audit'].includes(each))

/** Generalists: every area for some of the people. Specialists: one area for all of them. */
function access({ locationId, entityId, unitId }: Company, populationId: (n: number) => string, ruleId: (n: number) => string, grantId: (n: number) => string,
  { chro, director, generalists, compensation, specialists, executives }: Cast, { hr, partnered }: Pick<Shape, 'hr' | 'partnered'>, personId: (n: number) => string, since: string): Table[] {
  const populations: { name: string; note: string; include: Criterion[]; exclude: Criterion[] }[] = []
  const grants: { holder: number; function: string; level: string; population: number | null; reason: string; status: string; origin: string; preparer: number | null }[] = []
  const give = (holder: number, reason: string, areas: readonly string[], level: string, population: number | null = null) => { for (const each of areas) grants.push({ holder, function: each, level, population, reason, status: 'active', origin: 'given', preparer: null }) }
  const group = (name: string, note: string, include: Criterion[], exclude: Criterion[] = []) => populations.push({ name, note, include, exclude }) - 1
  const named = executives.map(each => ({ person_id: personId(each) }))
  const outside: Criterion[] = [...named, { unit_id: unitId(hr) }, { circle: 'hr_team' }]

  give(chro, 'Leads HR', Object.keys(functions), 'administer')
  for (const [place, { name }] of locations.entries()) {
    const population = populations.push({ name: `Everyone in ${name} except executives and HR`, note: 'For the HR generalist of the site', include: [{ location_id: locationId(place) }], exclude: outside }) - 1
    give(generalists[place]!, `HR generalist for ${name}`, hrFunctions, 'handle', population)
  }
  const [recruiter, payroll, labor, partner] = specialists
  give(compensation, 'Compensation specialist', ['compensation'], 'administer')
  give(compensation, 'Needs the names beside the pay', ['people'], 'view')
  if (recruiter) give(recruiter, 'Talent acquisition', ['recruiting'], 'handle')
  if (payroll) give(payroll, 'Payroll hand-over', ['payroll'], 'administer')
  if (payroll) give(payroll, 'Needs the names beside the accounts', ['people'], 'view')
  const germans = populations.push({ name: 'Employees in Germany', note: 'Whom the works council speaks for', include: [{ legal_entity_id: entityId(2) }, { worker_kind: 'employee' }], exclude: [] }) - 1
  if (labor) give(labor, 'Works council matters', ['labor', 'people'], 'view', germans)
  const team = populations.push({ name: 'One unit with its HR partner', note: 'A pilot', include: [{ unit_id: unitId(partnered) }], exclude: [] }) - 1
  if (partner) give(partner, 'HR partner of one unit', hrFunctions, 'handle', team)
  if (recruiter) give(recruiter, 'Counts for the hiring plan', ['insights'], 'view')

  const others = group('Everyone except HR and executives', 'For pay, relations, health and documents of everybody else', ['employee', 'contingent', 'other'].map(kind => ({ worker_kind: kind })), [{ circle: 'hr_team' }, ...named])
  const colleagues = group('The HR team', 'For HR for HR; its leadership is the second person’s', [{ circle: 'hr_team' }], [{ circle: 'hr_leads' }, ...named])
  give(director, 'Leads the HR generalists', hrFunctions, 'handle', others)
  give(director, 'HR for HR', hrFunctions, 'handle', colleagues)
  // What concerns who leads HR is the chief executive's, by office.
  const led = group('The HR leadership', 'For whom the second person decides', [{ circle: 'hr_leads' }])
  give(executives[0]!, 'Second person', ['people', 'compensation', 'leave', 'benefits', 'payroll', 'performance', 'relations', 'offboarding'], 'handle', led)
  give(executives[0]!, 'Second person', ['access'], 'handle')
  for (const grant of grants) if (grant.reason === 'Second person') grant.origin = 'second_person'
  // Two that wait: one for who administers pay, one for the second person, since nobody else administers learning.
  const prepare = (holder: number, area: string, level: string, reason: string) => grants.push({ holder, function: area, level, population: null, reason, status: 'prepared', origin: 'given', preparer: chro })
  if (partner) prepare(partner, 'compensation', 'view', 'Helps with the pay review')
  prepare(generalists[1]!, 'learning', 'administer', 'Sets up the new courses')

  const rules = populations.flatMap(({ include, exclude }, population) => [...include.map(each => ({ population, effect: 'include', each })), ...exclude.map(each => ({ population, effect: 'exclude', each }))])
  return [
    { table: 'population', columns: ['id', 'name', 'note', 'number'], rows: populations.map(({ name, note }, i) => [populationId(i), name, note, i + 1]) },
    { table: 'population_rule', columns: ['id', 'population_id', 'effect', ...criteria], rows: rules.map(({ population, effect, each }, i) => [ruleId(i), populationId(population), effect, ...criteria.map(name => each[name] ?? null)]) },
    {
      table: 'access_grant', columns: ['id', 'holder_id', 'function', 'level', 'population_id', 'starts_on', 'reason', 'status', 'origin', 'prepared_by_id'],
      rows: grants.map((each, i) => [grantId(i), personId(each.holder), each.function, each.level, each.population === null ? null : populationId(each.population), since, each.reason, each.status, each.origin, each.preparer === null ? null : personId(each.preparer)]),
    },
  ]
}
