import { randomUUIDv7 } from 'node:crypto'
import { act } from '#platform/act.ts'
import { edit, insert, make, type Edited, type Made } from '#platform/action.ts'
import type { Tx } from '#platform/db.ts'
import { toDecimal } from '#shared/money.ts'
import { Refusal, refuseIf } from '#shared/refusal.ts'
import * as contracts from './contract-letters.ts'
import { dayIn, filled, hashOf, refuseUnknown, refuseUnoffered } from './letter-texts.ts'
import { changeLetter, employmentLetter, letterTemplate, type LetterTemplate } from './records-letters.ts'
import { namesIn, ofPay, placeholders, type Placeholder } from './rules-letters.ts'

const addTemplate: Made<typeof letterTemplate> = async (tx, input) => {
  refuseUnknown(input, placeholders)
  return make(letterTemplate)(tx, input)
}
const editTemplate: Edited<typeof letterTemplate> = async (tx, id, patch, version) => {
  refuseUnknown(patch, placeholders)
  return edit(letterTemplate)(tx, id, patch, version)
}

/** The letter as it would be, told before it is made. */
const preview = act(contracts.previewLetter, async (tx, { templateId }, { id }) => letterOf(tx, id!, templateId))

/** Kept as it is written, with who made it and when. Another one takes deleting this, as long as it wasn’t given. */
const makeLetter = act(contracts.makeLetter, async (tx, { templateId }, { id }) => {
  const { row: { personId, assignmentId, action }, ...kept } = await letterOf(tx, id!, templateId)
  await insert(tx, changeLetter, id!, { personId, assignmentId, action, ...kept } as never)
  return { hash: kept.hash }
})

const previewOfEmployment = act(contracts.previewEmploymentLetter, async (tx, { templateId }, { id }) => letterOf(tx, id!, templateId, begins))
/** Made of what stands on the first day; given, and withdrawn, by hand. */
const makeOfEmployment = act(contracts.makeEmploymentLetter, async (tx, { templateId }, { id }) => {
  const { row: { personId, action }, ...kept } = await letterOf(tx, id!, templateId, begins), letterId = randomUUIDv7()
  refuseIf((await tx.query(`select from employment_letter where employment_id = $1 and status <> 'withdrawn'`, [id])).length > 0, 'people.letter_made')
  await insert(tx, employmentLetter, letterId, { personId, employmentId: id!, action, ...kept } as never)
  return { letterId, hash: kept.hash }
})

type Found = Record<string, unknown> & { personId: string; assignmentId: string; action: string; sets: string[]; effectiveOn: string; currency: string | null; amount: string | null; legalEntityId: string; country: string }

async function letterOf(tx: Tx, id: string, templateId: string, from = facts) {
  const [row] = await tx.query<Found>(from, [id])
  if (!row) throw new Refusal('not_found', {}, 404)
  const [template] = await tx.query<LetterTemplate>(`select name, actions, language, legal_entity_id as "legalEntityId", subject, body, status from letter_template where id = $1`, [templateId])
  refuseUnoffered(template)
  refuseIf(!template!.actions.includes(row.action as never) || template!.legalEntityId !== null && template!.legalEntityId !== row.legalEntityId, 'people.letter_for_else', { field: 'templateId' })
  const values = valuesOf(row, `${template!.language}-${row.country}`)
  const names = [...new Set([...namesIn(template!.subject), ...namesIn(template!.body)])]
  const { missing, ...letter } = filled(template!, values)
  refuseIf(missing.length > 0, 'people.letter_lacks', { names: missing, labels: missing.map(name => placeholders[name as Placeholder]?.label ?? name) })
  return { ...letter, language: template!.language, hasPay: names.some(name => ofPay.includes(name as Placeholder)), hash: hashOf(letter), row }
}

/** Days, numbers and amounts in the letter’s language, as they are written in the country of the legal entity; of the change only what it sets. */
function valuesOf(row: Found, language: string): Partial<Record<Placeholder, string | null>> {
  const day = dayIn(language)
  const number = (value: unknown) => value == null ? null : new Intl.NumberFormat(language).format(Number(value))
  const text = (value: unknown) => value == null ? null : String(value)
  const amount = row.amount != null && row.currency ? new Intl.NumberFormat(language, { style: 'currency', currency: row.currency }).format(toDecimal(row.amount, row.currency) as Intl.StringNumericLiteral) : null
  const said: Record<Placeholder, string | null> = {
    name: text(row['name']), preferredName: text(row['preferredName'] ?? row['name']), company: text(row['company']), legalEntity: text(row['legalEntity']), today: day(row['today']), effectiveOn: day(row.effectiveOn), reason: text(row['reason']),
    job: text(row['job']), unit: text(row['unit']), location: text(row['location']), manager: text(row['manager']), weeklyHours: number(row['weeklyHours']), workingDays: number(row['workingDays']),
    amount, grade: text(row['grade']), step: text(row['step']), fixedTermEndsOn: day(row['fixedTermEndsOn']), probationEndsOn: day(row['probationEndsOn']), lastDay: day(row.effectiveOn),
  }
  return Object.fromEntries(Object.entries(said).filter(([name]) => {
    const { needs } = placeholders[name as Placeholder] as { needs?: string }
    return !needs || needs === 'reason' || row.sets.includes(needs)
  }))
}

/** As whoever writes it: what they may not know of pay stays unknown here too. */
const facts = `
  select c.person_id as "personId", c.assignment_id as "assignmentId", c.action, c.sets, c.effective_on as "effectiveOn", c.reason, p.name, p.preferred_name as "preferredName", o.name as company, e.legal_entity_id as "legalEntityId", le.name as "legalEntity", le.country, app.today_at(d.location_id) as today,
    j.title as job, u.name as unit, l.name as location, m.name as manager, c.weekly_hours as "weeklyHours", c.working_days as "workingDays", c.fixed_term_ends_on as "fixedTermEndsOn", c.probation_ends_on as "probationEndsOn",
    case when k.knows then c.amount::text end as amount, c.currency, case when k.knows then c.grade end as grade, case when k.knows then c.step end as step
  from employment_change c join person p on p.id = c.person_id join assignment a on a.id = c.assignment_id join employment e on e.id = a.employment_id join directory_entry d on d.id = c.assignment_id
  join organization o on o.id = o.organization_id join legal_entity le on le.id = e.legal_entity_id
  left join job j on j.id = c.job_id left join org_unit u on u.id = c.unit_id left join location l on l.id = c.location_id left join directory_entry m on m.id = c.manager_assignment_id
  cross join lateral (select c.id = any (app.my_records('employment_change', '{}')) or app.covers('compensation', 0, c.assignment_id) as knows) k
  where c.id = $1 and c.status = any ('{planned,released}')`

/** What an employment begins with, of its main job, as whoever writes it may see it. */
const begins = `
  select e.person_id as "personId", a.id as "assignmentId", case when e.continues_id is null then 'hire' else 'transfer' end as action, array['jobId', 'unitId', 'locationId', 'managerAssignmentId', 'weeklyHours', 'workingDays', 'amount', 'grade', 'step', 'fixedTermEndsOn', 'probationEndsOn'] as sets,
    e.starts_on as "effectiveOn", p.name, p.preferred_name as "preferredName", o.name as company, e.legal_entity_id as "legalEntityId", le.name as "legalEntity", le.country, app.today_at(s.location_id) as today,
    j.title as job, u.name as unit, l.name as location, m.name as manager, h.weekly_hours as "weeklyHours", h.working_days as "workingDays", c.fixed_term_ends_on as "fixedTermEndsOn", c.probation_ends_on as "probationEndsOn", w.amount::text as amount, w.currency, w.grade, w.step
  from employment e join person p on p.id = e.person_id join organization o on o.id = o.organization_id join legal_entity le on le.id = e.legal_entity_id
  join lateral (select x.id from assignment x where x.employment_id = e.id order by x.is_primary desc, x.id limit 1) a on true
  join lateral (select x.* from placement x where x.assignment_id = a.id order by x.starts_on limit 1) s on true
  join job j on j.id = s.job_id join org_unit u on u.id = s.unit_id join location l on l.id = s.location_id left join directory_entry m on m.id = s.manager_assignment_id
  left join lateral (select x.* from working_hours x where x.assignment_id = a.id order by x.starts_on limit 1) h on true
  left join lateral (select x.* from pay x where x.assignment_id = a.id order by x.starts_on limit 1) w on true
  left join lateral (select x.* from contract x where x.employment_id = e.id order by x.starts_on limit 1) c on true
  where e.id = $1 and e.status = 'open' and app.covers('people', 1, e.id)`

export const letters = {
  acts: [preview, makeLetter, previewOfEmployment, makeOfEmployment],
  ways: { letter_template: { create: addTemplate, edit: editTemplate }, change_letter: { create: false as const, edit: false as const, moves: { give: false as const, withdraw: false as const } }, employment_letter: { create: false as const, edit: false as const } },
  sayings: {
    'people.unknown_placeholder': 'This text has placeholders that mean nothing here: look at the list of those that do, and at the braces.',
    'people.letter_made': 'There is a letter of this employment already: delete it, or withdraw it once it was given, to make another.',
    'people.no_such_letter': 'Choose a letter of the company’s list.',
    'people.letter_retired': 'This letter is no longer in use: choose another.',
    'people.letter_for_else': 'This letter is meant for something else or for another legal entity: choose one that fits.',
    'people.letter_lacks': 'This letter speaks of what the change doesn’t set, or of what you may not see: choose another letter.',
    'people.not_printable': 'The letter has signs that can’t be printed here: read it on the screen, or print it from there.',
  },
}
