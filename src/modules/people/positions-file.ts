import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { edit, lock, make } from '#platform/action.ts'
import { importing, imported, type Door } from '#platform/api.ts'
import type { Tx } from '#platform/db.ts'
import { problemOf } from '#platform/errors.ts'
import { importRecords } from '#platform/record-import.ts'
import { changeFrom, changes } from '#platform/strand.ts'
import { addDays } from '#shared/calendar.ts'
import type { FieldError } from '#shared/field-errors.ts'
import type { Input } from '#shared/record.ts'
import { Refusal, refuseIf } from '#shared/refusal.ts'
import { records } from './records.ts'
import { position, positionRow, positionTerms } from './records-positions.ts'

/** Positions by file: made and changed by their number, each row from its day. What a row leaves empty stays as it was. */
export function positionRoutes(app: FastifyInstance, door: Door): void {
  // Whom a position reports to is said by number: titles repeat.
  const known = new Map([...door.records, [position.name, positionRow]])
  importing(app, door, positionRow, {
    answers: Type.Object({ ...imported.properties, changed: Type.Integer(), same: Type.Integer(), columns: Type.Array(Type.Object({ header: Type.String(), field: Type.Unsafe<string | null>({ type: ['string', 'null'] }) }, { description: 'What each column was taken as; null: left out.' })) }),
    asks: {
      dateOrder: Type.Optional(Type.Union([Type.Literal('dmy'), Type.Literal('mdy')], { description: 'Which of day and month stands first, where a column doesn’t tell.' })),
      columns: Type.Optional(Type.String({ maxLength: 4000, pattern: '^[a-zA-Z,]*$', description: 'A field for each column of the file, in order, by commas; empty: left out. Without it they are guessed.' })),
    },
    async run(tx, file, { dateOrder, columns: chosen }) {
      const [used] = await tx.query(`select where app.setting('uses_positions')`)
      if (!used) throw new Refusal('not_found', {}, 404)
      const counts = { created: 0, changed: 0, same: 0 }
      const [{ today } = { today: '' }] = await tx.query<{ today: string }>(`select app.today('UTC')::text as today`)
      const { problems, columns } = await importRecords(tx, positionRow, known, file, placing(counts) as never, told, { names: positionNames, today, dateOrder: dateOrder as 'dmy' | undefined, columns: chosen?.split(',').map(field => field || null) })
      return { ...problems.length ? { created: 0, changed: 0, same: 0 } : counts, problems, columns }
    },
  })
}

/** As other systems name their columns, in English, German, French and Spanish. */
const positionNames = {
  code: 'position number, position no, position id, position code, pos id, position, code, id, number, Planstelle, Planstellennummer, Stellennummer, Stellen Nr, Stelle Nr, Numéro de poste, Code poste, ID poste, Número de posición, Código de puesto, Nº puesto',
  title: 'title, position title, position name, name, description, designation, Stellenbezeichnung, Bezeichnung, Planstellenbezeichnung, Titel, Intitulé, Intitulé du poste, Libellé, Título, Denominación, Nombre del puesto',
  startsOn: 'from, start, start date, starts on, effective date, effective from, valid from, date, as of, begin date, von, ab, gültig ab, Beginn, Startdatum, Du, Date de début, Date d’effet, Début, Desde, Fecha de inicio, Fecha efectiva, Vigente desde',
  until: 'until, end, end date, ends on, valid to, valid until, to, effective to, expiry date, bis, gültig bis, Ende, Enddatum, Au, Date de fin, Fin, Hasta, Fecha de fin, Vigente hasta',
  state: 'state, status, position status, Zustand, Statut, État, Estado',
  budgetedFte: 'budgeted fte, fte, budget fte, planned fte, headcount fte, capacity, budget, FTE Budget, Vollzeitäquivalent, VZÄ, Stellenanteil, ETP, ETP budgété, Equivalent temps plein, EJC, FTE presupuestado, Jornada',
  legalEntityId: 'legal entity, company, entity, employer, Gesellschaft, Firma, Unternehmen, Buchungskreis, Société, Entité, Entité juridique, Sociedad, Empresa, Entidad legal',
  locationId: 'location, site, office, work location, place, city, Standort, Arbeitsort, Ort, Lieu, Site, Lieu de travail, Ubicación, Centro, Centro de trabajo, Sede',
  unitId: 'unit, department, org unit, organization unit, organisational unit, business unit, team, dept, Abteilung, Organisationseinheit, OE, Bereich, Service, Département, Unité, Équipe, Departamento, Unidad, Área',
  jobId: 'job, job title, job profile, role, job code, Stelle, Funktion, Tätigkeit, Emploi, Métier, Fonction, Puesto tipo, Función, Cargo',
  reportsToId: 'reports to, reports to position, parent position, manager position, supervisor position, superior position, parent, berichtet an, übergeordnete Planstelle, Vorgesetzte Planstelle, Leitung, Rattaché à, Poste supérieur, Responsable, Reporta a, Puesto superior',
  costCentreId: 'cost centre, cost center, cost centre code, Kostenstelle, KST, Centre de coût, Centre de coûts, Centro de coste, Centro de costos',
}

/** Rows of one number are its history, from the first to the last. */
const placing = (counts: { created: number; changed: number; same: number }) => {
  const last = new Map<string, string>()
  return async (tx: Tx, { code, title, startsOn, until, ...terms }: Input<typeof positionRow>): Promise<string> => {
    refuseIf(until != null && until < startsOn, 'people.ends_before_it_starts', { field: 'until' })
    refuseIf((last.get(code.toLowerCase()) ?? '') >= startsOn, 'people.position_rows_in_order', { field: 'startsOn' })
    last.set(code.toLowerCase(), startsOn)
    const [known] = await tx.query<{ id: string; title: string }>('select id, title from position where lower(code) = lower($1)', [code])
    const id = known?.id ?? await make(position)(tx, { title, code, note: null })
    await lock(tx, [`position:${id}`])
    if (!known) {
      counts.created++
      await make(positionTerms)(tx, { state: 'open', ...terms, positionId: id, startsOn } as never)
    } else {
      const differs = Object.keys((await changes(positionTerms)(tx, id, startsOn, terms)).values).length > 0
      if (known.title !== title) await edit(position)(tx, id, { title }, null)
      if (differs) await changeFrom(positionTerms)(tx, id, startsOn, terms, Object.keys(terms))
      counts[differs || known.title !== title ? 'changed' : 'same']++
    }
    if (until) await changeFrom(positionTerms)(tx, id, addDays(until, 1), { state: 'closed' }, ['state'])
    return id
  }
}

/** What the company's rules say of one row; what isn't theirs to do refuses the file. */
function told(error: unknown): FieldError | null {
  const { status, code, title, errors, field } = problemOf(error, byName)
  if (status !== 409 && status !== 422 && status !== 400) return null
  return { field: errors?.[0]?.field ?? (typeof field === 'string' ? field : ''), code, message: errors?.[0]?.message ?? title }
}
const byName = new Map(records.map(record => [record.name, record as never]))
