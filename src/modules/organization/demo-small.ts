import { functions } from '#shared/functions.ts'
import { chance, idOf, pick, weighted } from '#shared/chance.ts'
import { framed, hrFunctions, type Table } from './demo.ts'
import type { Rung, Shape, Unit } from './demo-shape.ts'

const entities = [{ name: 'Thistle & Oak Ltd', country: 'GB', currency: 'GBP', registration: '05512874' }] as const
const locations = [{ name: 'Leeds', country: 'GB', entity: 0, share: 1, zone: 'Europe/London', subdivision: 'ENG', address: '18 Canal Wharf', postalCode: 'LS11 5PS' }] as const
const job = (title: string, code: string, family: string, level: string, factor: number, below: number | null = null): Rung => ({ title, code, family, level, grade: '', factor, isHourly: false, below })
/** In thousands of pounds a year, in the middle. */
const rungs = [
  job('Managing Director', 'MD', 'Management', 'Executive', 118), job('HR Generalist', 'HRG', 'Office', 'Professional', 41),
  job('Workshop Manager', 'WM', 'Workshop', 'Manager', 54), job('Team Lead, Workshop', 'WL', 'Workshop', 'Team lead', 39, 4), job('Cabinet Maker', 'CM', 'Workshop', 'Professional', 32, 5), job('Workshop Assistant', 'WA', 'Workshop', 'Entry', 25),
  job('Head of Fitting', 'FM', 'Fitting', 'Manager', 47), job('Fitter', 'FI', 'Fitting', 'Professional', 31, 8), job('Driver', 'DR', 'Fitting', 'Entry', 27),
  job('Sales Manager', 'SM', 'Sales', 'Manager', 52), job('Sales Adviser', 'SA', 'Sales', 'Professional', 33, 11), job('Showroom Assistant', 'SH', 'Sales', 'Entry', 25),
  job('Design Lead', 'DL', 'Design', 'Manager', 49), job('Furniture Designer', 'DE', 'Design', 'Professional', 37),
  job('Finance Manager', 'FN', 'Office', 'Manager', 56), job('Bookkeeper', 'BK', 'Office', 'Professional', 31),
] as const
const titled = (title: string) => rungs.findIndex(each => each.title === title)
const departments = [
  { name: 'Workshop', head: 'Workshop Manager', lead: 'Team Lead, Workshop', share: 46, works: ['Cabinet Maker', 'Cabinet Maker', 'Workshop Assistant'] },
  { name: 'Delivery and fitting', head: 'Head of Fitting', lead: 'Fitter', share: 20, works: ['Fitter', 'Fitter', 'Driver'] },
  { name: 'Sales', head: 'Sales Manager', lead: 'Sales Adviser', share: 16, works: ['Sales Adviser', 'Showroom Assistant'] },
  { name: 'Design', head: 'Design Lead', lead: 'Furniture Designer', share: 9, works: ['Furniture Designer'] },
  { name: 'Office', head: 'Finance Manager', lead: 'Bookkeeper', share: 9, works: ['Bookkeeper'] },
] as const

/** A company of up to a hundred with one HR person: the managing director decides what concerns her. */
export function smallFrame(seed: number, headcount: number) {
  const plan = shape(headcount, chance(seed, 1))
  const { chro: hr, executives: [director] } = plan.cast
  const { company, tables } = framed(seed, {
    name: 'Thistle & Oak', entities, locations, rungs: [...rungs], plan, pay: (rung: number) => rungs[rung]!.factor * 1000, uses: [], isSmall: true,
  })
  return { company, tables, access: (personId: (n: number) => string, since: string): Table[] => access(seed, hr, director!, personId, since) }
}

/** The director, HR, and five departments, the larger ones in teams of up to eight; each manager before those who report to them. */
function shape(headcount: number, roll: () => number): Shape {
  const [parent, unit, place, rung, reports] = [new Int32Array(headcount), new Int32Array(headcount), new Uint8Array(headcount), new Uint16Array(headcount), new Uint16Array(headcount)]
  const units: Unit[] = [{ name: 'Thistle & Oak', partOf: -1, costCentre: 0, size: headcount }]
  let filled = 0
  const seat = (under: number, own: number, title: string) => {
    parent[filled] = under
    unit[filled] = own
    rung[filled] = titled(title)
    if (under >= 0) reports[under]!++
    return filled++
  }
  const director = seat(-1, 0, 'Managing Director')
  const sizes = departments.map(({ share }) => Math.max(2, Math.round((headcount - 2) * share / 100)))
  sizes[0]! += headcount - 2 - sizes.reduce((sum, size) => sum + size, 0)
  const office = units.length + departments.length - 1
  const hr = seat(director, office, 'HR Generalist')
  let manager = -1, finance = -1
  for (const [n, { name, head, lead, works }] of departments.entries()) {
    const own = units.push({ name, partOf: 0, costCentre: n + 1, size: sizes[n]! }) - 1
    const above = seat(director, own, head)
    if (name === 'Sales') manager = above
    if (name === 'Office') finance = above
    let left = sizes[n]! - 1
    const teams = left > 10 ? Math.ceil(left / 9) : 0
    for (let team = 0; team < teams; team++) {
      const size = Math.ceil(left / (teams - team)), over = seat(above, own, lead)
      for (let i = 1; i < size; i++) seat(over, own, pick(roll, works))
      left -= size
    }
    for (; left > 0; left--) seat(above, own, works[weighted(roll, works.map(() => 1))]!)
  }
  return { headcount, parent, unit, place, rung, reports, units, hr: office, partnered: office, cast: { chro: hr, director: finance, generalists: [hr], compensation: hr, specialists: [], executives: [director], manager, employee: manager + 1 } }
}

/** All of HR is one person's; what concerns herself is the managing director's, by office. */
function access(seed: number, hr: number, director: number, personId: (n: number) => string, since: string): Table[] {
  const led = idOf(seed, 7, 0)
  const areas = (holder: number, these: readonly string[], level: string, population: string | null, reason: string, origin: string) => these.map(area => ({ holder, area, level, population, reason, origin }))
  const given = [
    ...areas(hr, Object.keys(functions), 'administer', null, 'Set up the system', 'given'), ...areas(hr, hrFunctions.filter(area => area !== 'systems' && area !== 'insights'), 'handle', null, 'HR generalist for everybody', 'given'),
    ...areas(director, ['people', 'compensation', 'leave', 'benefits', 'payroll', 'performance', 'relations', 'offboarding'], 'handle', led, 'Second person', 'second_person'), ...areas(director, ['access'], 'handle', null, 'Second person', 'second_person'),
  ]
  return [
    { table: 'population', columns: ['id', 'name', 'note', 'number'], rows: [[led, 'The HR leadership', 'For whom the second person decides', 1]] },
    { table: 'population_rule', columns: ['id', 'population_id', 'effect', 'circle'], rows: [[idOf(seed, 8, 0), led, 'include', 'hr_leads']] },
    {
      table: 'access_grant', columns: ['id', 'holder_id', 'function', 'level', 'population_id', 'starts_on', 'reason', 'status', 'origin'],
      rows: given.map(({ holder, area, level, population, reason, origin }, n) => [idOf(seed, 9, n), personId(holder), area, level, population, since, reason, 'active', origin]),
    },
  ]
}
