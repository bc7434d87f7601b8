import { pick, weighted, whole, type Roll } from '#shared/chance.ts'

type Family = { name: string; code: string; factor: number; isHourly?: true; titles: readonly [string, string, string, string, string]; leads: readonly [string, string, string, string] }
type Division = { name: string; chief: string; share: number; topics: readonly string[]; families: readonly Family[] }

const family = (name: string, code: string, factor: number, noun: string, area: string, more: Partial<Family> = {}): Family => ({
  name, code, factor, titles: [`Junior ${noun}`, noun, `Senior ${noun}`, `Lead ${noun}`, `Principal ${noun}`],
  leads: [`${area} Team Lead`, `${area} Manager`, `Director of ${area}`, `Vice President, ${area}`], ...more,
})

export const divisions: readonly Division[] = [
  { name: 'Engineering', chief: 'Chief Technology Officer', share: 30, topics: ['Platform', 'Instrument Software', 'Firmware', 'Optics', 'Data Services', 'Test Engineering', 'Mobile', 'Cloud Operations', 'Security Engineering', 'Research'],
    families: [family('Software engineering', 'SWE', 1.15, 'Software Engineer', 'Software Engineering'), family('Quality engineering', 'QAE', 1, 'Test Engineer', 'Quality Engineering'), family('Hardware engineering', 'HWE', 1.05, 'Hardware Engineer', 'Hardware Engineering')] },
  { name: 'Operations', chief: 'Chief Operating Officer', share: 21, topics: ['Production', 'Supply Chain', 'Calibration', 'Warehousing', 'Facilities', 'Purchasing', 'Field Service', 'Process Quality'],
    families: [family('Production', 'PRD', 0.72, 'Production Technician', 'Production', { isHourly: true }), family('Supply chain', 'SUP', 0.85, 'Supply Planner', 'Supply Chain')] },
  { name: 'Sales', chief: 'Chief Revenue Officer', share: 16, topics: ['Key Accounts', 'Life Sciences', 'Industrial', 'Universities', 'Partners', 'Sales Engineering', 'Renewals'],
    families: [family('Sales', 'SLS', 1, 'Account Manager', 'Sales'), family('Sales engineering', 'SEN', 1.05, 'Solutions Consultant', 'Sales Engineering')] },
  { name: 'Customer Care', chief: 'Chief Customer Officer', share: 13, topics: ['Service Desk', 'Onsite Support', 'Customer Training', 'Escalations', 'Spare Parts'],
    families: [family('Customer care', 'CUS', 0.75, 'Support Specialist', 'Customer Care', { isHourly: true })] },
  { name: 'Product and Design', chief: 'Chief Product Officer', share: 6, topics: ['Product Management', 'Design', 'User Research', 'Documentation'],
    families: [family('Product', 'PRM', 1.15, 'Product Manager', 'Product', { titles: ['Associate Product Manager', 'Product Manager', 'Senior Product Manager', 'Group Product Manager', 'Principal Product Manager'] }), family('Design', 'DSG', 1, 'Designer', 'Design')] },
  { name: 'Finance and Legal', chief: 'Chief Financial Officer', share: 6, topics: ['Accounting', 'Controlling', 'Treasury', 'Tax', 'Legal'],
    families: [family('Finance', 'FIN', 1, 'Financial Analyst', 'Finance'), family('Legal', 'LEG', 1.2, 'Counsel', 'Legal')] },
  { name: 'Marketing', chief: 'Chief Marketing Officer', share: 5, topics: ['Brand', 'Demand', 'Events', 'Product Marketing'], families: [family('Marketing', 'MKT', 0.92, 'Marketing Specialist', 'Marketing')] },
  { name: 'Information Systems', chief: 'Chief Information Officer', share: 3, topics: ['Workplace', 'Business Applications', 'Networks', 'Information Security'], families: [family('Information systems', 'INF', 1, 'Systems Administrator', 'Information Systems')] },
]
const hrFamily = family('Human resources', 'HRM', 0.95, 'HR Generalist', 'HR', { leads: ['HR Team Lead', 'HR Manager', 'Head of HR', 'Vice President, HR'] })
const hrTopics = ['HR Services', 'Talent Acquisition', 'Learning', 'Rewards', 'HR Systems'] as const

const grades = ['P1', 'P2', 'P3', 'P4', 'P5', 'M1', 'M2', 'M3', 'M4'] as const
const levels = ['Entry', 'Professional', 'Senior', 'Lead', 'Principal', 'Team lead', 'Manager', 'Director', 'Vice president'] as const
const pounds: Record<string, number> = { P1: 27_500, P2: 37_000, P3: 51_000, P4: 68_000, P5: 90_000, M1: 60_000, M2: 77_000, M3: 104_000, M4: 148_000, E1: 215_000, E2: 340_000 }
const specialTitles = ['Compensation Specialist', 'Talent Acquisition Specialist', 'Payroll Specialist', 'Labour Relations Specialist', 'HR Business Partner'] as const

export type Rung = { title: string; code: string; family: string; level: string; grade: string; factor: number; isHourly: boolean; below: number | null }
const families = [...divisions.flatMap(each => each.families), hrFamily]
/** Every job, family by family up its ladder: four in five lead to the next above. */
export const rungs: readonly Rung[] = [
  ...families.flatMap(({ name, code, factor, isHourly = false, titles, leads }, f) => [...titles, ...leads].map((title, step): Rung => ({
    title, code: `${code}-${grades[step]!}`, family: name, level: levels[step]!, grade: grades[step]!, factor, isHourly: isHourly && step < 2,
    below: step === 0 ? null : f * grades.length + (step === 5 ? 3 : step - 1),
  }))),
  ...specialTitles.map((title, i): Rung => ({ title, code: `HRS-${i + 1}`, family: hrFamily.name, level: 'Senior', grade: 'P3', factor: 1, isHourly: false, below: null })),
  ...['Chief Executive Officer', 'Chief Human Resources Officer', ...divisions.map(({ chief }) => chief)].map((title, i): Rung => (
    { title, code: `EXE-${i + 1}`, family: 'Executive', level: 'Executive', grade: i === 0 ? 'E2' : 'E1', factor: 1, isHourly: false, below: null })),
]
const specialist = families.length * grades.length
const chief = specialist + specialTitles.length

/** What a job pays a year at its middle, in whole units of the currency where it is done. */
export const pay = (rung: number, country: string) => {
  const { grade, factor } = rungs[rung]!
  return Math.round(pounds[grade]! * factor * ({ GB: 1, US: 1.72, DE: 1.33, IN: 34 }[country] ?? 1))
}

export type Unit = { name: string; partOf: number; costCentre: number; size: number }
/** Every seat of the company, each manager before those who report to them. */
export type Shape = {
  headcount: number; parent: Int32Array; unit: Int32Array; place: Uint8Array; rung: Uint16Array; reports: Uint16Array; units: Unit[]
  hr: number; partnered: number; cast: { chro: number; director: number; generalists: number[]; compensation: number; specialists: number[]; executives: number[]; manager: number; employee: number }
}
type Ground = { division: Division; families: readonly Family[]; topic: string; place: number; depth: number }

/** Spans of five to ten, as deep as it takes; units down to teams, and below those where forty or more sit together. */
export function shape(headcount: number, roll: Roll, places: readonly { name: string; share: number }[]): Shape {
  const [parent, unit, place, rung, reports] = [new Int32Array(headcount), new Int32Array(headcount), new Uint8Array(headcount), new Uint16Array(headcount), new Uint16Array(headcount)]
  const units: Unit[] = []
  const named = new Map<string, number>()
  const placeShares = places.map(({ share }) => share), total = placeShares.reduce((sum, share) => sum + share, 0)
  const seated = places.map(() => 0)
  let filled = 0, eight: { manager: number; employee: number } | undefined

  const ceo = seat(-1, open('Marlow & Vane', -1, headcount, true), 0, chief)
  const hrSize = Math.max(15, Math.round(headcount * 0.018))
  const shares = split(headcount - 1 - hrSize, divisions.map(({ share }) => share))
  const executives = [ceo, ...divisions.map((division, i) => lead(division, shares[i]!, chief + 2 + i))]
  const { hr, ...team } = leadHr(hrSize)
  const partnered = units.reduce((best, { size, partOf }, i) => partOf > 0 && i !== hr && partOf !== hr && Math.abs(size - headcount / 1000) < Math.abs(units[best]!.size - headcount / 1000) ? i : best, 1)
  return { headcount, parent, unit, place, rung, reports, units, hr, partnered, cast: { ...team, ...eight!, executives: [...executives, team.chro] } }

  function lead(division: Division, size: number, title: number) {
    const own = open(division.name, 0, size, true)
    const head = seat(ceo, own, roll() < 0.7 ? 0 : anyPlace(), title)
    fill(head, own, size - 1, { division, families: division.families, topic: division.name, place: 0, depth: 2 })
    return head
  }

  function leadHr(size: number) {
    const own = open('People', 0, size, true)
    const chro = seat(ceo, own, 0, chief + 1)
    const director = seat(chro, own, 0, rungOf(hrFamily, 7))
    const generalists = Array.from({ length: 8 }, (_, at) => seat(director, own, at, rungOf(hrFamily, at === 0 ? 2 : whole(roll, 1, 2))))
    const [compensation, ...specialists] = specialTitles.map((_, i) => seat(chro, own, i === 3 ? 4 : 0, specialist + i)) as [number, ...number[]]
    const division = { name: 'People', chief: '', share: 0, topics: hrTopics, families: [hrFamily] }
    fill(chro, own, size - 15, { division, families: [hrFamily], topic: 'HR', place: 0, depth: 2 })
    return { hr: own, chro, director, generalists, compensation, specialists }
  }

  function fill(head: number, own: number, rest: number, ground: Ground) {
    if (!eight && rest >= 9 && (ground.depth > 2 || rest < 40)) {
      const manager = group(head, own, 9, { ...ground, place: 0, depth: Math.max(3, ground.depth) })
      eight = { manager, employee: manager + 1 }
      return fill(head, own, rest - 9, ground)
    }
    const groups = groupsOf(rest, ground.depth)
    const alone = groups === 0 ? rest : rest > 200 ? 0 : rest <= 36 ? Math.max(0, rest - groups * 7) : Math.max(0, 5 - groups)
    for (let i = 0; i < alone; i++) seat(head, own, near(ground.place), rungOf(pick(roll, ground.families), weighted(roll, [16, 31, 32, 15, 6])))
    const sizes = split(rest - alone, Array.from({ length: groups }, () => 0.8 + 0.4 * roll()))
    sizes.forEach((size, i) => group(head, own, size, ground.depth > 2 ? { ...ground, place: near(ground.place) }
      : { ...ground, topic: ground.division.topics[i % ground.division.topics.length]!, families: [ground.families[i % ground.families.length]!], place: i === 0 && !eight ? 0 : anyPlace() }))
  }

  function group(above: number, within: number, size: number, ground: Ground) {
    const isUnit = ground.depth <= 3 || size >= 40
    const own = isUnit ? open(ground.depth === 2 ? ground.topic : `${ground.topic} ${places[ground.place]!.name}`, within, size, ground.depth === 2) : within
    const head = seat(above, own, ground.place, rungOf(pick(roll, ground.families), size <= 12 ? 5 : size <= 90 ? 6 : size <= 800 ? 7 : 8))
    fill(head, own, size - 1, { ...ground, depth: ground.depth + 1 })
    return head
  }

  function seat(under: number, own: number, at: number, job: number) {
    parent[filled] = under
    unit[filled] = own
    place[filled] = at
    rung[filled] = job
    seated[at]!++
    if (under >= 0) reports[under]!++
    return filled++
  }

  function open(name: string, partOf: number, size: number, hasCostCentre: boolean) {
    const count = (named.get(name) ?? 0) + 1
    named.set(name, count)
    return units.push({ name: count > 1 ? `${name} ${count}` : name, partOf, size, costCentre: hasCostCentre ? units.length : units[partOf]!.costCentre }) - 1
  }

  function near(at: number) {
    return roll() < 0.85 ? at : anyPlace()
  }

  /** Where there are fewer than the place's share. */
  function anyPlace() {
    return weighted(roll, placeShares.map((share, at) => Math.max(0.1, share / total * (filled + 40) - seated[at]!)))
  }
}

const rungOf = (given: Family, step: number) => families.indexOf(given) * grades.length + step

function groupsOf(rest: number, depth: number) {
  if (rest <= 10) return 0
  if (rest <= 36) return Math.ceil((rest - 8) / 7)
  if (depth === 2 && rest <= 200) return Math.max(2, Math.round(rest / 20))
  return Math.min(9, Math.round(rest / 8.5))
}

/** A whole number in parts, each near its weight. */
function split(number: number, weights: readonly number[]) {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  let sum = 0
  const edges = weights.map(weight => Math.round(number * (sum += weight) / total))
  return edges.map((edge, i) => edge - (edges[i - 1] ?? 0))
}
