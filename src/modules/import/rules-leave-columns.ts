import { foldHeader } from '#shared/sheet-names.ts'

/** What a file brings: what there is on a day, layer by layer, or leave that was taken. */
export const leaveFiles = { balances: 'Balances on a day', taken: 'Leave taken' } as const
export type LeaveFile = keyof typeof leaveFiles

const of = (files: readonly LeaveFile[], label: string, names: string) => ({ files, label, names })
const both = ['balances', 'taken'] as const, balances = ['balances'] as const, taken = ['taken'] as const
/** What a column of such a file can become; `names` in English, German, French, Spanish. */
const fields = {
  number: of(both, 'Employee number', 'number, employee number, employee no, employee id, emp id, empid, emp no, personnel number, staff id, staff number, payroll number, worker id, id, Personalnummer, Personalnr, Pers Nr, Mitarbeiternummer, Mitarbeiter Nr, Matricule, Numéro de salarié, Número de empleado'),
  workEmail: of(both, 'Work e-mail', 'email, e mail, email address, work email, mail, E-Mail Adresse, Courriel, Adresse mail, Correo, Correo electrónico'),
  name: of(both, 'Name, to tell apart who has the same number', 'name, full name, employee name, employee, Mitarbeiter, Nom, Nombre, Salarié, Empleado'),
  legalEntity: of(both, 'Legal entity, where somebody has several contracts', 'legal entity, company, employer, entity, Gesellschaft, Firma, Unternehmen, Arbeitgeber, Société, Employeur, Empresa, Sociedad'),
  employedFrom: of(both, 'First day of the contract, where somebody has several', 'hire date, date of hire, employed from, contract start, employment start, joined, joining date, Eintritt, Eintrittsdatum, Vertragsbeginn, Date d’embauche, Fecha de alta'),
  leaveType: of(both, 'Type of leave', 'leave type, type of leave, type, absence type, time off type, policy, plan, category, Urlaubsart, Abwesenheitsart, Art, Art der Abwesenheit, Type de congé, Type d’absence, Tipo de ausencia, Tipo de permiso'),
  onDay: of(balances, 'Balance on (end of that day)', 'balance date, as of, as at, on, balance on, date, day, effective date, Stand, Stand am, Stichtag, per, Datum, Date du solde, Au, Fecha, Fecha del saldo, A fecha'),
  layer: of(balances, 'Layer', 'layer, kind, kind of balance, entitlement type, bucket, source, Schicht, Anspruchsart, Herkunft, Origine, Origen'),
  amount: of(both, 'How much', 'balance, amount, days, hours, remaining, available, available balance, remaining days, days left, quantity, how much, taken, days taken, hours taken, duration, Resturlaub, Saldo, Rest, Tage, Stunden, Anzahl, Dauer, Umfang, Solde, Jours, Heures, Durée, Saldo disponible, Días, Horas'),
  expiresOn: of(balances, 'To be taken until (of what was carried over)', 'expires on, expiry, expiry date, expires, valid until, use by, carry over expiry, carryover expires, verfällt am, Verfall, gültig bis, zu nehmen bis, Expire le, Valable jusqu’au, Caduca el, Válido hasta'),
  statutory: of(balances, 'Left of the leave by law', 'statutory, statutory balance, statutory days, by law, statutory leave, gesetzlich, gesetzlicher Urlaub, Mindesturlaub, Légal, Congés légaux, Legal'),
  further_statutory: of(balances, 'Left of further leave by law', 'further statutory, disability leave, severe disability, additional statutory, Zusatzurlaub, Schwerbehindertenurlaub, Schwerbehinderung'),
  contractual: of(balances, 'Left of the leave by contract', 'contractual, contractual balance, company leave, extra days, by contract, additional leave, vertraglich, Vertragsurlaub, Mehrurlaub, übergesetzlich, Conventionnel, Convencional'),
  carried: of(balances, 'Left of what was carried over', 'carried over, carry over, carryover, carried forward, carry forward, brought forward, previous year, Übertrag, Vorjahr, Resturlaub Vorjahr, Vorjahresurlaub, Report, Reliquat, Arrastre, Año anterior'),
  bought: of(balances, 'Left of what was bought', 'bought, purchased, bought days, purchased days, gekauft, zugekauft, Achetés, Comprados'),
  in_lieu: of(balances, 'Left of time off in lieu', 'in lieu, time off in lieu, toil, comp time, compensatory, lieu days, Freizeitausgleich, Zeitausgleich, Überstunden, Récupération, RTT, Compensación'),
  startsOn: of(taken, 'First day away', 'start, start date, first day, from, leave start, begin, begin date, absence start, starts on, von, Beginn, Start, erster Tag, Du, Date de début, Début, Desde, Fecha de inicio, Inicio'),
  endsOn: of(taken, 'Last day away', 'end, end date, last day, to, until, leave end, absence end, ends on, bis, Ende, letzter Tag, Date de fin, Fin, Hasta, Fecha de fin'),
  part: of(taken, 'Half a day: morning or afternoon', 'part, part of day, half day, half, am pm, day part, Tageshälfte, halber Tag, Demi-journée, Medio día'),
} as const
export type LeaveTarget = keyof typeof fields
export const layerTargets = ['statutory', 'further_statutory', 'contractual', 'carried', 'bought', 'in_lieu'] as const satisfies readonly LeaveTarget[]
export const leaveTargets = (Object.keys(fields) as LeaveTarget[]).map(key => ({ key, ...fields[key] }))

const byName = new Map(leaveTargets.flatMap(({ key, names }) => names.split(', ').map(name => [foldHeader(name), key] as const)))
/** Each target once, by the header's name; what was chosen for it before comes first. */
export function guessLeaveColumns(header: readonly string[], what: LeaveFile, remembered: Record<string, LeaveTarget | null> = {}): (LeaveTarget | null)[] {
  const taken = new Set<LeaveTarget>()
  return header.map(name => {
    const folded = foldHeader(name), known = Object.hasOwn(remembered, folded) ? remembered[folded]! : byName.get(folded) ?? null
    if (known === null || taken.has(known) || !(fields[known].files as readonly LeaveFile[]).includes(what)) return null
    taken.add(known)
    return known
  })
}
/** Leave taken has a first and a last day; balances have neither. */
export const guessLeaveFile = (header: readonly string[]): LeaveFile => {
  const found = new Set(header.map(name => byName.get(foldHeader(name))))
  return found.has('startsOn') && found.has('endsOn') ? 'taken' : 'balances'
}
/** What has to be there before a file can be tried. */
export function leaveLacks(what: LeaveFile, columns: readonly (LeaveTarget | null)[], { leaveTypeId, onDay }: { leaveTypeId?: string | null; onDay?: string | null }): string[] {
  const has = (...any: LeaveTarget[]) => any.some(each => columns.includes(each))
  return [
    ...has('number', 'workEmail') ? [] : ['leave_who_missing'],
    ...has('leaveType') || leaveTypeId ? [] : ['leave_type_missing'],
    ...what === 'taken' ? has('startsOn') && has('endsOn') ? [] : ['leave_days_missing'] : [
      ...has('onDay') || onDay ? [] : ['leave_day_missing'],
      ...has('amount') && has('layer') || has(...layerTargets) ? [] : ['leave_amount_missing'],
    ],
  ]
}
