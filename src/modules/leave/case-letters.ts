import { act } from '#platform/act.ts'
import { edit, make, type Edited, type Made } from '#platform/action.ts'
import type { Tx } from '#platform/db.ts'
import { dayIn, filled, hashOf, refuseUnknown, refuseUnoffered } from '#modules/people/index.ts'
import { Refusal, refuseIf } from '#shared/refusal.ts'
import { caseClock } from './cases.ts'
import * as contracts from './contract-letters.ts'
import { caseLetter, caseLetterTemplate, type CaseLetterTemplate, type LeaveCase } from './records.ts'
import { casePlaceholders, placeholdersOf, type CasePlaceholder } from './rules-letters.ts'

export const addTemplate: Made<typeof caseLetterTemplate> = async (tx, input) => {
  refuseUnknown(input, placeholdersOf(input.notice))
  return make(caseLetterTemplate)(tx, input)
}
export const editTemplate: Edited<typeof caseLetterTemplate> = async (tx, id, patch, version) => {
  const [row] = await tx.query<{ notice: string; subject: string; body: string }>('select notice, subject, body from case_letter_template where id = $1', [id])
  // With another purpose, the whole text is another's.
  if (row) refuseUnknown(patch.notice ? { subject: patch.subject ?? row.subject, body: patch.body ?? row.body } : patch, placeholdersOf(patch.notice ?? row.notice))
  return edit(caseLetterTemplate)(tx, id, patch, version)
}

export const previewCaseLetter = act(contracts.previewCaseLetter, async (tx, { templateId }, { id }) => {
  const { subject, body } = await letterOf(tx, id!, templateId)
  return { subject, body }
})
export const makeCaseLetter = act(contracts.makeCaseLetter, async (tx, { templateId }, { id }) => {
  const { subject, body, template: { notice, language }, row: { personId, employmentId } } = await letterOf(tx, id!, templateId)
  if (!(await tx.query(`select from leave_case where id = $1 and app.covers('leave', 1, employment_id) and person_id <> app.me()`, [id])).length) throw new Refusal('not_yours', {}, 403)
  return { id: await make(caseLetter)(tx, { personId, employmentId, caseId: id!, notice, language, subject, body, hash: hashOf({ subject, body }) }) }
})

type Found = Pick<LeaveCase, 'personId' | 'employmentId' | 'askedOn' | 'startsOn' | 'endsOn' | 'toldOn' | 'certificationDueOn' | 'certifiedOn' | 'designatedOn' | 'weeklyHours' | 'refusedBecause'> & { name: string; preferredName: string | null; company: string; legalEntity: string; country: string; job: string }

async function letterOf(tx: Tx, caseId: string, templateId: string) {
  const { today, leftWeeks, leftHours } = await caseClock.run(tx, {}, { id: caseId })
  const [row] = await tx.query<Found>(`
    select c.person_id as "personId", c.employment_id as "employmentId", c.asked_on as "askedOn", c.starts_on as "startsOn", c.ends_on as "endsOn", c.told_on as "toldOn", c.certification_due_on as "certificationDueOn", c.certified_on as "certifiedOn", c.designated_on as "designatedOn",
      c.weekly_hours::float8 as "weeklyHours", c.refused_because as "refusedBecause", p.name, p.preferred_name as "preferredName", o.name as company, le.name as "legalEntity", le.country, d.job_title as job
    from leave_case c join person p on p.id = c.person_id join organization o on o.id = o.organization_id join directory_entry d on d.employment_id = c.employment_id join legal_entity le on le.id = d.legal_entity_id
    where c.id = $1 order by d.is_primary desc, d.id limit 1`, [caseId])
  const [template] = await tx.query<CaseLetterTemplate>('select name, notice, language, subject, body, status from case_letter_template where id = $1', [templateId])
  if (!row) throw new Refusal('not_found', {}, 404)
  refuseUnoffered(template)
  refuseIf(template!.notice === 'lapse', 'leave.letter_for_else', { field: 'templateId' })
  const language = `${template!.language}-${row.country}`, number = new Intl.NumberFormat(language, { maximumFractionDigits: 2 })
  const day = dayIn(language)
  const values: Record<CasePlaceholder, string | null> = {
    name: row.name, preferredName: row.preferredName ?? row.name, company: row.company, legalEntity: row.legalEntity, job: row.job, today: day(today), askedOn: day(row.askedOn), startsOn: day(row.startsOn), endsOn: day(row.endsOn), toldOn: day(row.toldOn),
    certificationDueOn: day(row.certificationDueOn), certifiedOn: day(row.certifiedOn), designatedOn: day(row.designatedOn), weeklyHours: number.format(row.weeklyHours), weeksLeft: number.format(leftWeeks), hoursLeft: number.format(leftHours), refusedBecause: row.refusedBecause,
  }
  const { missing, ...letter } = filled(template!, values)
  refuseIf(missing.length > 0, 'leave.letter_lacks', { names: missing, labels: missing.map(name => casePlaceholders[name as CasePlaceholder]) })
  return { ...letter, template: template!, row }
}
