import type { KeptOut, TargetKey } from './columns.ts'

/** Without case, accents, spaces and signs: "Employee_Name", "EmployeeName" and "employee name" are one. */
export const foldHeader = (header: string): string => header.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss').replace(/[^\p{L}\p{N}]+/gu, '')

/** English, German, French, Spanish, as payroll and HR systems name their columns. */
export const targetNames: Record<TargetKey, string> = {
  number: 'number, employee number, employee no, employee id, emp id, empid, emp no, emp number, employee code, employee, person number, personnel number, personnel no, staff id, staff number, staff no, worker id, payroll number, payroll id, payroll no, associate id, badge, user id, id, '
    + 'Personalnummer, Personalnr, Pers Nr, Mitarbeiternummer, Mitarbeiter Nr, MA Nr, Stammnummer, Matricule, Numero employe, No employe, Numéro de salarié, Número de empleado, Nº empleado, Num empleado, Legajo, Código empleado',
  name: 'name, nom, nombre, full name, employee name, legal name, person, worker, worker name, employee full name, display name, complete name, staff name, Mitarbeiter, Mitarbeitername, vollständiger Name, Name Vorname, Nachname Vorname, Nom complet, Nom et prénom, Nom prénom, Salarié, Nombre completo, Nombre y apellidos, Apellidos y nombre, Empleado, Trabajador',
  firstName: 'first name, given name, forename, first, legal first name, given names, Vorname, Rufname, Prénom, Prénoms, Nombre de pila, Primer nombre',
  middleName: 'middle name, middle initial, middle, second name, mi, Zweiter Vorname, Weitere Vornamen, Deuxième prénom, Segundo nombre',
  lastName: 'last name, surname, family name, last, legal last name, second surname, Nachname, Familienname, Zuname, Nom de famille, Nom usuel, Apellido, Apellidos, Primer apellido',
  preferredName: 'preferred name, known as, nickname, goes by, preferred first name, chosen name, Bevorzugter Name, Nom d\'usage, Nombre preferido, Apodo',
  pronouns: 'pronouns, pronoun, Pronomen, Pronoms, Pronombres',
  workEmail: 'email, e mail, email address, work email, business email, company email, corporate email, primary email, primary work email, email id, mail, E-Mail Adresse, E-Mail geschäftlich, dienstliche E-Mail, Firmen E-Mail, Courriel, Adresse mail, Adresse e-mail, Email professionnel, Mail professionnel, Courriel professionnel, Correo, Correo electrónico, Correo corporativo, Email corporativo, Email de trabajo',
  workPhone: 'work phone, phone, business phone, office phone, telephone, phone number, work telephone, desk phone, extension, Telefon, Telefonnummer, Telefon geschäftlich, Diensttelefon, Téléphone, Téléphone professionnel, Tél, Teléfono, Teléfono de trabajo, Teléfono empresa',
  personalEmail: 'personal email, private email, home email, alternate email, secondary email, E-Mail privat, private E-Mail, Email personnel, Courriel personnel, Mail personnel, Correo personal, Email personal',
  mobilePhone: 'mobile, mobile phone, cell, cell phone, cellphone, mobile number, mobile no, personal phone, personal mobile, Handy, Handynummer, Mobil, Mobiltelefon, Mobilnummer, Portable, Téléphone portable, Mobile personnel, Móvil, Teléfono móvil, Celular',
  homePhone: 'home phone, home telephone, private phone, landline, Telefon privat, Festnetz, Téléphone domicile, Téléphone personnel, Teléfono fijo, Teléfono particular, Teléfono personal',
  address: 'address, street, street address, home address, address line 1, address 1, residential address, Straße, Strasse, Straße Hausnummer, Straße und Hausnummer, Adresse, Anschrift, Rue, Adresse postale, Dirección, Calle, Domicilio',
  address2: 'address line 2, address 2, apartment, apt, unit number, Adresszusatz, Complément d\'adresse, Dirección 2',
  city: 'city, town, home city, city of residence, locality, Ort, Stadt, Wohnort, Ville, Commune, Ciudad, Población, Localidad, Municipio',
  region: 'state, region, province, county, home state, state province, state or province, Bundesland, Kanton, Région, Provincia, Comunidad autónoma',
  postalCode: 'zip, zip code, zipcode, postal code, postcode, pin code, pincode, PLZ, Postleitzahl, Code postal, CP, Código postal',
  country: 'country, home country, country of residence, residence country, Land, Wohnsitzland, Pays, Pays de résidence, País, País de residencia',
  emergencyName: 'emergency contact, emergency contact name, next of kin, ice name, Notfallkontakt, Contact d\'urgence, Personne à prévenir, Contacto de emergencia',
  emergencyPhone: 'emergency phone, emergency contact phone, emergency contact number, emergency number, ice phone, Notfallnummer, Notfalltelefon, Téléphone d\'urgence, Teléfono de emergencia',
  emergencyRelation: 'emergency contact relationship, emergency relationship, relationship, emergency contact relation, Beziehung Notfallkontakt, Lien de parenté, Parentesco',
  birthDate: 'date of birth, dob, birth date, birthdate, birthday, born, born on, Geburtsdatum, Geburtstag, Geb Datum, geboren am, Date de naissance, Né le, Fecha de nacimiento, F nacimiento',
  gender: 'gender, sex, legal sex, legal gender, Geschlecht, Anrede, Sexe, Genre, Civilité, Sexo, Género',
  maritalStatus: 'marital status, marital, marital desc, marital state, civil status, Familienstand, Zivilstand, Personenstand, Situation familiale, Situation matrimoniale, État civil, Estado civil',
  nationality: 'nationality, nationalities, citizenship country, country of citizenship, Staatsangehörigkeit, Nationalität, Staatsbürgerschaft, Nationalité, Nacionalidad',
  legalEntity: 'legal entity, company, employer, entity, company name, business entity, legal employer, Gesellschaft, Firma, Unternehmen, Arbeitgeber, Buchungskreis, Société, Entreprise, Entité juridique, Employeur, Empresa, Sociedad, Razón social',
  kind: 'worker type, employee type, kind, kind of worker, employment type, employee class, worker category, employment category, type, Mitarbeitertyp, Mitarbeitergruppe, Beschäftigungsart, Type d\'employé, Statut du salarié, Tipo de empleado, Tipo de trabajador',
  startsOn: 'hire date, date of hire, start date, date hired, hired on, hired, joined, join date, joining date, date of joining, doj, date joined, first day, employment start date, employment start, commencement date, original hire date, service date, Eintritt, Eintrittsdatum, Einstellungsdatum, Beginn, Beschäftigt seit, '
    + 'Date d\'embauche, Date d\'entrée, Date de début, Date d\'arrivée, Fecha de alta, Fecha de ingreso, Fecha de contratación, Fecha de inicio, Fecha ingreso, Fecha alta, Fecha de incorporación',
  effectiveOn: 'effective date, effective from, valid from, change effective date, change date, gültig ab, wirksam ab, Stichtag, Date d\'effet, Valable dès, Fecha de efecto, Fecha efectiva, Válido desde',
  endsOn: 'termination date, date of termination, end date, last day, leaving date, leave date, date left, exit date, last working day, employment end date, separation date, terminated on, Austritt, Austrittsdatum, Beschäftigungsende, letzter Arbeitstag, Ende, Date de sortie, Date de départ, Date de fin, Fecha de baja, Fecha baja, Fecha de salida, Fecha de fin, Fecha de cese',
  status: 'status, employment status, employee status, emp status, worker status, active, Beschäftigungsstatus, Mitarbeiterstatus, Statut, Statut d\'emploi, Situation, Estado, Estado del empleado, Situación',
  terminationKind: 'termination type, type of leaving, leaving type, separation type, voluntary, Art des Austritts, Kündigungsart, Type de départ, Tipo de baja',
  terminationReason: 'termination reason, reason for leaving, term reason, leaving reason, reason for termination, exit reason, separation reason, Austrittsgrund, Kündigungsgrund, Motif de départ, Motif de sortie, Motivo de baja, Motivo baja, Motivo de salida, Causa de baja',
  jobTitle: 'job title, title, position, job, role, position title, job name, business title, designation, occupation, job role, Stelle, Stellenbezeichnung, Position Bezeichnung, Funktion, Tätigkeit, Beruf, Jobtitel, Poste, Intitulé du poste, Fonction, Emploi, Métier, Puesto, Cargo, Puesto de trabajo, Ocupación',
  grade: 'grade, pay grade, job grade, level, job level, band, salary band, Entgeltgruppe, Tarifgruppe, Gehaltsstufe, Niveau, Échelon, Coefficient, Nivel, Categoría, Grupo profesional',
  unit: 'department, dept, unit, division, team, org unit, organisation unit, organizational unit, organisation, organization, business unit, department name, dept name, section, group, Abteilung, Bereich, Organisationseinheit, Département, Service, Direction, Équipe, Unité, Departamento, Área, Sección, Unidad, Equipo',
  location: 'location, work location, site, office, workplace, office location, work site, branch, plant, Standort, Arbeitsort, Niederlassung, Dienstort, Betriebsstätte, Site de travail, Lieu de travail, Établissement, Bureau, Agence, Centro de trabajo, Centro, Sede, Oficina, Lugar de trabajo, Ubicación',
  position: 'position number, position no, position code, position id, seat, seat number, post number, Planstelle, Planstellennummer, Stellennummer, Stellen ID, Numéro de poste, Code poste, Número de puesto, Código de puesto, Plaza',
  costCentre: 'cost centre, cost center, cost centre code, cost center code, cc, Kostenstelle, KST, Centre de coûts, Centre de coût, Section analytique, Centro de coste, Centro de costes, Centro de costos, Centro de costo',
  manager: 'manager, manager name, supervisor, supervisor name, reports to, line manager, reporting manager, direct manager, boss, team lead, reporting to, immediate supervisor, Vorgesetzter, Vorgesetzte, Führungskraft, Leiter, Chef, Teamleiter, Responsable, Responsable hiérarchique, Supérieur, Supérieur hiérarchique, N+1, Manager direct, Jefe, Jefe directo, Supervisor directo, Superior, Reporta a',
  managerNumber: 'manager number, manager id, manager employee id, manager no, manager employee number, supervisor id, supervisor number, reports to id, manager code, Personalnummer Vorgesetzter, Vorgesetzter Nr, Matricule manager, Matricule responsable, Matricule du responsable, ID del jefe, Número del jefe, Código del jefe',
  managerEmail: 'manager email, manager e mail, manager email address, supervisor email, reports to email, E-Mail Vorgesetzter, Vorgesetzter E-Mail, Email manager, Email du manager, Email responsable, Correo del jefe, Email del jefe',
  weeklyHours: 'weekly hours, hours per week, hours, hours a week, hours week, working hours, scheduled weekly hours, scheduled hours, contract hours, contracted hours, standard hours, Wochenstunden, Wochenarbeitszeit, Stunden pro Woche, Arbeitszeit, Heures hebdomadaires, Heures par semaine, Temps de travail, Horas semanales, Horas por semana, Jornada, Jornada semanal',
  fullTimeHours: 'full time hours, fulltime hours, full time weekly hours, Vollzeitstunden, Stunden Vollzeit, Heures temps plein, Horas a tiempo completo, Jornada completa',
  fte: 'fte, full time equivalent, fte percent, employment percentage, work percentage, Beschäftigungsgrad, Pensum, VZÄ, Stellenanteil, Teilzeitgrad, ETP, Quotité, Taux d\'activité, Porcentaje de jornada',
  amount: 'salary, base salary, annual salary, pay, base pay, pay rate, wage, compensation, annual pay, base rate, hourly rate, rate of pay, monthly salary, gross salary, annual base, ctc, remuneration, basic salary, Gehalt, Grundgehalt, Jahresgehalt, Monatsgehalt, Bruttogehalt, Lohn, Stundenlohn, Entgelt, Salaire, Salaire brut, Salaire annuel, Salaire mensuel, Salaire de base, Rémunération, Salario, Salario base, Salario bruto, Salario anual, Sueldo, Retribución',
  currency: 'currency, pay currency, salary currency, currency code, curr, ccy, Währung, Gehaltswährung, Devise, Monnaie, Moneda, Divisa',
  per: 'pay period, pay frequency, salary period, rate type, pay basis, pay type, per, frequency, salary frequency, Zahlungsrhythmus, Gehaltsperiode, Périodicité, Fréquence, Periodicidad, Frecuencia de pago',
  payStartsOn: 'pay since, salary effective date, pay effective date, salary since, last raise, last salary change, compensation effective date, Gehalt seit, Gehalt gültig ab, Salaire depuis, Salario desde',
  form: 'contract type, form of contract, type of contract, contract, employment contract, contract form, Vertragsart, Vertragstyp, Arbeitsvertrag, Befristung, Type de contrat, Nature du contrat, Contrat, Tipo de contrato, Contrato, Modalidad de contrato',
  fixedTermEndsOn: 'contract end date, contract end, fixed term end, fixed term end date, Vertragsende, Befristet bis, Befristung bis, Fin de contrat, Date de fin de contrat, Fin de contrato, Fecha fin de contrato, Vencimiento del contrato',
  probationEndsOn: 'probation end, probation end date, end of probation, probation until, confirmation date, Probezeit bis, Probezeitende, Ende Probezeit, Fin période d\'essai, Fin de période d\'essai, Fin del periodo de prueba, Fin periodo de prueba',
}

/** Matched against folded names, in this order. */
export const keptOut: [RegExp, KeptOut][] = [
  [/^(race|racedesc|raceethnicity|ethnic.*|.*ethnicity|ethnie|ethnischeherkunft|hispanic.*|latino.*|.*hispaniclatino|etnia|raza|caste)$/, { reason: 'special', what: 'ethnicity' }],
  [/^(religi.*|konfession|kirchensteuer.*|faith|denomination|confession|confesion)$/, { reason: 'special', what: 'religion' }],
  [/^(disab.*|isdisabled|health.*|medical.*|handicap.*|schwerbehind.*|behinderung.*|gdb|gradderbehinderung|krank(heit|enstand).*|discapacidad.*|minusvalia|rqth|sante|salud|bloodgroup|bloodtype|blutgruppe|pregnan.*|accommodation(s|needs)?)$/, { reason: 'special', what: 'health' }],
  [/^(sexualorientation|orientation|sexuelleorientierung|orientationsexuelle|orientacionsexual|lgbt.*|transgender|genderidentity)$/, { reason: 'special', what: 'orientation' }],
  [/^(.*union(member|membership|name|status|code)?|gewerkschaft.*|syndicat.*|sindicato|afiliacionsindical)$/, { reason: 'special', what: 'union' }],
  [/^(veteran.*|protectedveteran|militarystatus|political.*|partei.*|criminal.*|biometric.*|genetic.*)$/, { reason: 'special', what: 'other' }],
  [/^(ssn|socialsecurity.*|socialinsurance.*|nationalinsurance.*|nino|nationalid.*|sin|sozialversicherung.*|svnummer|rentenversicherung.*|steuer(id.*|nummer|klasse|identifikation.*)|tax(id|number|code|payerid)|tin|pan|pannumber|aadhaar.*|uan|numerosecuritesociale|securitesociale|nir|dni|nie|nif|nss|seguridadsocial|passport.*|reisepass.*|passeport|pasaporte|drivin?g?licen[cs]e.*)$/, { reason: 'secret', what: 'identity numbers' }],
  [/^(bank.*|iban|bic|swift.*|account(no|number)|sortcode|routing.*|kontonummer|blz|bankverbindung|rib|cuentabancaria|ifsc.*)$/, { reason: 'secret', what: 'bank details' }],
  [/^(citizen(ship|desc|shipstatus)?|immigration.*|visa.*|workpermit.*|workauthori[sz]ation|arbeitserlaubnis|aufenthalts.*|titredesejour|permisodetrabajo|righttowork.*|i9.*)$/, { reason: 'later', what: 'immigration' }],
  [/^(.*performance(score|rating|review|band)?|lastperformancereview.*|perf(score|rating|review)?.*|rating|reviewrating|lastreview.*|nextreview.*|specialprojects?.*|beurteilung|leistungsbeurteilung|evaluation.*|evaluacion.*|desempeno)$/, { reason: 'later', what: 'performance' }],
  [/^(engagement.*|.*satisfaction|enps|survey.*|.*survey|jobsatisfaction|zufriedenheit)$/, { reason: 'later', what: 'surveys' }],
  [/^(dayslate.*|absence.*|absent.*|attendance.*|tardi.*|sickdays|sick.*|leavebalance|(annual)?leave(days|entitlement|balance)|vacation.*|pto.*|holidays?(balance|entitlement)?|urlaub.*|fehltage|conges.*|soldeconges|vacaciones|ausencias)$/, { reason: 'later', what: 'leave' }],
  [/^(recruit.*|source(ofhire)?|hiresource|hiringsource|fromdiversityjobfair.*|referr.*|applicant.*|candidate.*|requisition.*|rekrutierung.*)$/, { reason: 'later', what: 'recruiting' }],
  [/^(training.*|courses?|certificat.*|licen[cs]es?|education.*|degree|skills?|qualification.*|schulung.*|ausbildung|abschluss|weiterbildung.*|formation.*|diplome|formacion|titulacion|languages?)$/, { reason: 'later', what: 'learning' }],
  [/^(bonus.*|commission.*|variable.*|stock.*|equity|options|allowance.*|benefit.*|pension.*|health(plan|insurance).*|401k|prime|prima|zulage.*)$/, { reason: 'later', what: 'compensation and benefits' }],
]

/** Columns that only repeat, as a figure or a flag, what another says in words. */
export const codeNames = /^(termd|terminated|isterminated|istermd|(is)?married(id|flag)?|isactive|activeflag)$/
