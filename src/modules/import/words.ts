/** The values of the fields that are a choice, and the words by which files name them: English, German, French, Spanish. */
export type ChoiceTarget = 'gender' | 'maritalStatus' | 'kind' | 'status' | 'terminationKind' | 'noticeGivenBy' | 'per' | 'form'

/** Null where the words say nothing that is known: then the person who imports says what they mean. */
export function readWord(target: ChoiceTarget, text: string): string | null {
  return byWord[target].get(foldWord(text)) ?? null
}

export const valuesOf = (target: ChoiceTarget): string[] => Object.keys(words[target])

/** Case, accents, dots and spaces don't tell one word from another. */
export const foldWord = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss').replace(/[^\p{L}\p{N}]+/gu, ' ').trim()

/** "n/a", "-", "N/A-StillEmployed": a cell that says that it is empty. */
export const saysNothing = (text: string): boolean => /^(|[-–—_.?*]+|n ?\/ ?a\b.*|#n\/a|na|none|null|nil|keine?|nichts|k\. ?a\.|aucune?|ninguno|undefined|unknown|unbekannt|inconnu|desconocido|not applicable|not specified)$/i.test(text.trim())

/** What a status says of how somebody left. */
export const leavingIn = (text: string): 'voluntary' | 'involuntary' | null => {
  const word = foldWord(text)
  if (/involuntar|for cause|dismiss|fired|laid off|layoff|redundan|gekundigt durch arbeitgeber|licenci|despid/.test(word)) return 'involuntary'
  return /voluntar|resign|quit|retire|eigenkundigung|demission|renunci/.test(word) ? 'voluntary' : null
}

const words: Record<ChoiceTarget, Record<string, string>> = {
  gender: {
    female: 'f, female, w, woman, weiblich, frau, femme, feminin, mujer, femenino, ms, mrs',
    male: 'm, male, man, mannlich, herr, homme, masculin, hombre, masculino, mr',
    non_binary: 'x, d, nb, non binary, nonbinary, enby, diverse, divers, other, genderqueer, non binaire, no binario',
    undisclosed: 'u, undisclosed, prefers not to say, prefer not to say, not disclosed, not stated, declined, keine angabe, non precise',
  },
  maritalStatus: {
    single: 's, single, never married, unmarried, ledig, celibataire, soltero, soltera',
    married: 'm, married, verheiratet, marie, mariee, casado, casada',
    partnership: 'civil partnership, civil union, domestic partnership, registered partnership, eingetragene lebenspartnerschaft, verpartnert, pacs, pacse, pacsee, pareja de hecho',
    divorced: 'd, divorced, geschieden, divorce, divorcee, divorciado, divorciada',
    separated: 'separated, legally separated, getrennt, getrennt lebend, separe, separee, separado, separada',
    widowed: 'w, widowed, widow, widower, verwitwet, veuf, veuve, viudo, viuda',
  },
  kind: {
    employee: 'employee, regular, regular employee, staff, permanent, full time, part time, fulltime, parttime, angestellt, angestellte, angestellter, arbeitnehmer, mitarbeiter, mitarbeiterin, salarie, salariee, empleado, empleada, temporary employee, intern, apprentice, trainee, director',
    contingent: 'contingent, contingent worker, contractor, contract worker, independent contractor, agency, agency worker, temp, freelancer, freelance, consultant, extern, leiharbeiter, zeitarbeit, freiberufler, prestataire, interimaire, autonomo, externo, vendor',
    other: 'other, volunteer, board member, supervisory board, guest, sonstige, autre, otro',
  },
  status: {
    active: 'active, a, employed, current, working, aktiv, beschaftigt, actif, active leave, en poste, activo, activa, probation, in probation, on probation',
    on_leave: 'on leave, leave, leave of absence, loa, paid leave, unpaid leave, parental leave, elternzeit, beurlaubt, conge, en conge, de permiso, excedencia',
    starting: 'future start, future hire, pending start, pre hire, prehire, starting, eintritt geplant, a venir',
    ended: 'terminated, t, inactive, former, left, leaver, ended, voluntarily terminated, involuntarily terminated, terminated for cause, voluntary termination, involuntary termination, resigned, retired, dismissed, laid off, deceased, '
      + 'ausgeschieden, ausgetreten, inaktiv, gekundigt, sorti, parti, inactif, baja, inactivo, inactiva, cesado',
  },
  terminationKind: {
    voluntary: 'voluntary, resignation, resigned, retirement, retired, quit, eigenkundigung, freiwillig, demission, retraite, renuncia, voluntaria',
    involuntary: 'involuntary, dismissal, dismissed, for cause, layoff, laid off, redundancy, terminated for cause, arbeitgeberkundigung, betriebsbedingt, licenciement, despido',
    other: 'other, end of contract, death, deceased, mutual agreement, aufhebungsvertrag, befristung, fin de contrat, fin de contrato',
  },
  noticeGivenBy: {
    employee: 'employee, by employee, worker, resignation, resigned, arbeitnehmer, arbeitnehmerin, mitarbeiter, eigenkundigung, salarie, demission, empleado, trabajador, renuncia',
    employer: 'employer, by employer, company, dismissal, arbeitgeber, arbeitgeberkundigung, employeur, licenciement, empresa, despido',
    mutual: 'mutual, mutual agreement, by agreement, by mutual agreement, agreement, aufhebungsvertrag, einvernehmlich, rupture conventionnelle, mutuo acuerdo',
  },
  per: {
    hour: 'hour, hourly, h, hr, per hour, an hour, stunde, stundlich, pro stunde, heure, horaire, hora, por hora',
    month: 'month, monthly, m, per month, a month, monat, monatlich, pro monat, mois, mensuel, mensuelle, mes, mensual',
    year: 'year, yearly, annual, annually, annum, per annum, pa, p a, y, per year, a year, jahr, jahrlich, pro jahr, an, annuel, annuelle, ano, anual, salary, salaried',
  },
  form: {
    permanent: 'permanent, regular, indefinite, open ended, unlimited, unbefristet, cdi, indefinido, fijo',
    fixed_term: 'fixed term, fixed, temporary, limited, befristet, cdd, temporal, determinado',
    apprentice: 'apprentice, apprenticeship, trainee, azubi, auszubildende, auszubildender, apprenti, apprentie, aprendiz',
    intern: 'intern, internship, praktikant, praktikantin, praktikum, stagiaire, stage, becario, becaria, practicas',
    working_student: 'working student, werkstudent, werkstudentin',
    casual: 'casual, minijob, minijobber, mini job, aushilfe, occasional, vacataire',
    zero_hours: 'zero hours, zero hour',
  },
}

const byWord = Object.fromEntries(Object.entries(words).map(([target, values]) =>
  [target, new Map(Object.entries(values).flatMap(([value, all]) => [foldWord(value), ...all.split(', ').map(foldWord)].map(word => [word, value] as const)))])) as Record<ChoiceTarget, Map<string, string>>
