import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inspectSheet, readSheet } from '#platform/spreadsheets.ts'
import { decideSign, readAmount, readDecimal } from './amounts.ts'
import { foldHeader } from '#shared/sheet-names.ts'
import { targets, type TargetKey } from './columns.ts'
import { readCountry, readNationality, repairedPostalCode } from './countries.ts'
import { decideOrder, noEvidence, readDate, seeDate } from '#shared/sheet-dates.ts'
import { guessMapping, guessPer, used } from './guess.ts'
import { findCycles, resolveManagers, type Placed } from './managers.ts'
import { messages } from './messages.ts'
import { nameKey, readName } from './names.ts'
import { choices } from './rules.ts'
import { checkMapping, checkRow, findDuplicates, type Mapping, type RowProblem, type RowValues } from './rows.ts'
import { ColumnEvidence } from './values.ts'
import { reasonOf } from './wording.ts'
import { readWord, saysNothing, valuesOf, type ChoiceTarget } from './words.ts'

const today = '2026-11-22'

describe('names', () => {
  test.each([
    ['LeBlanc, Brandon  R', 'Brandon R LeBlanc'], ['Roup,Simon', 'Simon Roup'], ['Brandon R. LeBlanc', 'Brandon R. LeBlanc'], ['  Mia\u00a0 Brown ', 'Mia Brown'],
    ['Smith, John, Jr.', 'John Smith Jr.'], ['Smith Jr., John', 'John Smith Jr.'], ['John Smith, Jr.', 'John Smith Jr.'], ['Prince', 'Prince'], ['Prince,', 'Prince'],
  ])('%s is %s', (written, full) => expect(readName(written).full).toBe(full))

  test('the family name keeps what belongs to it', () => {
    expect(readName('Ludwig van der Berg')).toMatchObject({ given: 'Ludwig', family: 'van der Berg' })
    expect(readName('Sukarno')).toMatchObject({ given: 'Sukarno', family: '' })
  })

  test.each([['LeBlanc, Brandon  R', 'Brandon R. LeBlanc'], ['Dunn, Amy  ', 'Amy Dunn'], ['O’Hara, Siân', 'Siân O\'Hara'], ['Jose\u0301 Díaz', 'Díaz, José'], ['Doe, J.R.', 'J. R. Doe']])('%s and %s are one', (a, b) => expect(nameKey(a)).toBe(nameKey(b)))
  test.each([['Dunne, Amy', 'Amy Dunn'], ['Siân O\'Hara', 'Sian O\'Hara'], ['Brandon LeBlanc', 'Brandon R. LeBlanc'], ['Foster-Baker, Amy', 'Amy Foster Baker'], ['Ali Hassan', 'Hassan Ali']])('%s and %s are two', (a, b) => expect(nameKey(a)).not.toBe(nameKey(b)))

  const word = fc.stringMatching(/^[A-Z][a-zäéøß'-]{1,8}[a-z]$/)
  test('whoever is written "Last, First M" is found as "First M. Last"', () => {
    fc.assert(fc.property(word, word, fc.stringMatching(/^[A-Z]$/), fc.constantFrom(' ', '  ', '\u00a0'), (first, last, initial, space) => {
      expect(nameKey(`${last},${space}${first}${space}${space}${initial} `)).toBe(nameKey(`${first} ${initial}.${space}${last}`))
      expect(nameKey(`${last}, ${first}`)).toBe(nameKey(`${space}${first.replace(/^./, letter => letter.toLowerCase())} ${last}`))
    }))
  })

  test('names that differ by one letter have two keys, however they are written', () => {
    const letter = fc.stringMatching(/^[a-zäéß]$/)
    fc.assert(fc.property(word, word, fc.nat(), letter, fc.constantFrom('change', 'add', 'drop'), fc.boolean(), fc.boolean(), (first, last, at, other, how, inFirst, lastFirst) => {
      const one = inFirst ? first : last
      const place = at % one.length
      const two = how === 'add' ? one.slice(0, place) + other + one.slice(place) : one.slice(0, place) + (how === 'drop' ? '' : other) + one.slice(place + 1)
      fc.pre(two.toLowerCase() !== one.toLowerCase() && /^[\p{L}'-]+$/u.test(two))
      const [twoFirst, twoLast] = inFirst ? [two, last] : [first, two]
      expect(nameKey(lastFirst ? `${twoLast}, ${twoFirst}` : `${twoFirst} ${twoLast}`)).not.toBe(nameKey(`${first} ${last}`))
    }), { numRuns: 2000 })
  })
})

describe('dates', () => {
  test.each([
    ['1987-05-14', null, '1987-05-14'], ['1987/5/14', null, '1987-05-14'], ['19870514', null, '1987-05-14'], ['1987-05-14T00:00:00.000Z', null, '1987-05-14'], ['1987-05-14 00:00:00', null, '1987-05-14'],
    ['14.05.1987', 'mdy', '1987-05-14'], ['5.6.1988', 'mdy', '1988-06-05'], ['14. 5. 1987', null, '1987-05-14'], ['5/14/1987', null, '1987-05-14'], ['14/5/1987', null, '1987-05-14'],
    ['5/6/1988', 'mdy', '1988-05-06'], ['5/6/1988', 'dmy', '1988-06-05'], ['5-6-1988', 'dmy', '1988-06-05'], ['6/6/1988', null, '1988-06-06'], ['5/6/88', 'mdy', '1988-05-06'], ['5/6/20', 'mdy', '2020-05-06'],
    ['14 May 1987', null, '1987-05-14'], ['May 14, 1987', null, '1987-05-14'], ['14-Mai-87', null, '1987-05-14'], ['Thu, 14 May 1987', null, '1987-05-14'], ['14 de mayo de 1987', null, '1987-05-14'],
    ['3. März 1990', null, '1990-03-03'], ['23 févr. 1990', null, '1990-02-23'], ['1er août 2001', null, '2001-08-01'], ['juil. 5, 2001', null, '2001-07-05'], ['31911', null, '1987-05-14'], ['5/14/1987 12:00 AM', null, '1987-05-14'],
  ] as const)('%s (%s first) is %s', (text, order, date) => expect(readDate(text, { order, today })).toMatchObject({ date }))

  test.each([
    ['31/02/1990', 'date_impossible'], ['2/30/2015', 'date_impossible'], ['1990-02-31', 'date_impossible'], ['29.02.2023', 'date_impossible'], ['13/13/2020', 'date_impossible'], ['0/5/2020', 'date_impossible'], ['1990-13-01', 'date_impossible'],
    ['1987', 'date_incomplete'], ['05/1987', 'date_incomplete'], ['1066-10-14', 'date_out_of_range'], ['soon', 'date_unreadable'], ['12', 'date_unreadable'], ['14 Foo 1987', 'date_unreadable'],
  ])('%s: %s', (text, problem) => expect(readDate(text, { order: 'dmy', today })).toEqual({ problem }))

  test('day and month up to twelve are ambiguous until the column tells', () => {
    expect(readDate('3/4/2020', { order: null, today })).toEqual({ problem: 'date_ambiguous', readings: ['2020-03-04', '2020-04-03'] })
    expect(readDate('25/12/2019', { order: 'mdy', today })).toEqual({ date: '2019-12-25', isUnlikeColumn: true })
  })

  test('a birthday with two digits lies in the century that makes a worker', () => {
    expect(readDate('1.2.15', { order: null, today, past: true })).toEqual({ date: '1915-02-01' })
    expect(readDate('1.2.15', { order: null, today })).toEqual({ date: '2015-02-01' })
    expect(readDate('1.2.99', { order: null, today, past: true })).toEqual({ date: '1999-02-01' })
  })

  const evidence = (...texts: string[]) => texts.reduce(seeDate, noEvidence())
  test('a column decides by its own days, then by its neighbours, and never when it shows both', () => {
    expect(decideOrder(evidence('1/2/2020', '1/13/2020'))).toEqual({ order: 'mdy', isMixed: false, isSure: true })
    expect(decideOrder(evidence('1/2/2020', '13/1/2020'))).toEqual({ order: 'dmy', isMixed: false, isSure: true })
    expect(decideOrder(evidence('1/13/2020', '13/1/2020'))).toEqual({ order: null, isMixed: true, isSure: false })
    expect(decideOrder(evidence('1/2/2020'), [evidence('13/1/2020')])).toEqual({ order: 'dmy', isMixed: false, isSure: false })
    expect(decideOrder(evidence('1/2/2020'))).toEqual({ order: null, isMixed: false, isSure: false })
    expect(decideOrder(evidence('2020-02-01', '1.2.2020'))).toEqual({ order: null, isMixed: false, isSure: true })
  })

  test('whatever form a column of days is written in, it reads back', () => {
    const day = fc.date({ min: new Date('1930-01-01'), max: new Date('2035-12-31'), noInvalidDate: true }).map(date => Temporal.PlainDate.from(date.toISOString().slice(0, 10)))
    const month = (date: Temporal.PlainDate, language: string) => date.toLocaleString(language, { day: 'numeric', month: 'long', year: 'numeric' })
    const forms: ((date: Temporal.PlainDate) => string)[] = [
      String, date => `${date.month}/${date.day}/${date.year}`, date => `${date.day}/${date.month}/${date.year}`, date => `${date.day}.${date.month}.${date.year}`, date => date.toString().replaceAll('-', ''),
      ...['en-US', 'en-GB', 'de', 'fr', 'es'].map(language => (date: Temporal.PlainDate) => month(date, language)), date => String(Temporal.PlainDate.from('1899-12-30').until(date).days),
    ]
    fc.assert(fc.property(fc.array(day, { minLength: 1, maxLength: 30 }), fc.constantFrom(...forms), (days, write) => {
      const texts = days.map(write)
      const { order } = decideOrder(evidence(...texts))
      days.forEach((date, at) => {
        const reading = readDate(texts[at]!, { order, today })
        expect('readings' in reading ? reading.readings : 'date' in reading ? [reading.date] : reading).toContain(date.toString())
      })
    }), { numRuns: 500 })
  })
})

describe('amounts', () => {
  test.each([
    ['59231', 'USD', 5923100n, 'USD'], ['$59,231.00', null, 5923100n, 'USD'], ['$59,231.00', 'CAD', 5923100n, 'CAD'], ['59.231,00 €', null, 5923100n, 'EUR'], ['€96.400,5', 'EUR', 9640050n, 'EUR'], ['1,23,456', 'INR', 12345600n, 'INR'],
    ['₹1,23,456.70', null, 12345670n, 'INR'], ['CHF 59\'231.-', null, 5923100n, 'CHF'], ['59 231,00 EUR', null, 5923100n, 'EUR'], ['59\u202f231 €', null, 5923100n, 'EUR'], ['£142,500', null, 14250000n, 'GBP'], ['¥5,000,000', null, 5000000n, 'JPY'],
    ['52000.5', 'EUR', 5200050n, 'EUR'], ['0', 'USD', 0n, 'USD'], ['USD 59,231 per year', null, 5923100n, 'USD'], ['Rs. 32,40,000', null, 324000000n, 'INR'],
  ] as const)('%s (%s)', (text, currency, minor, told) => {
    expect(readAmount(text, currency)).toEqual({ minor, currency: told })
  })

  test.each([['forty', 'amount_unreadable'], ['12 x 4000', 'amount_unreadable'], ['-$5.00', 'amount_negative'], ['(500)', 'amount_negative'], ['10.555,123', 'amount_too_precise'], ['1,2,3', 'amount_unreadable'], ['99999999999999', 'amount_too_large'], ['€5', 'currency_differs'], ['12.3456', 'amount_too_precise']])('%s: %s', (text, problem) =>
    expect(readAmount(text, 'USD')).toMatchObject({ problem }))

  test('a column tells which sign parts the decimals', () => {
    expect(decideSign(['1.234', '59.231,00'])).toBe(',')
    expect(decideSign(['1,234', '37.5'])).toBe('.')
    expect(decideSign(['1,234', '5.678', '12'])).toBeNull()
    expect(decideSign(['1.234.567'])).toBe(',')
    expect(readAmount('1.234', 'KWD')).toEqual({ problem: 'amount_ambiguous' })
    expect(readAmount('1.234', 'KWD', '.')).toMatchObject({ minor: 1234n })
  })

  test('hours and shares', () => expect(['37,5', '37.50 h', '80 %', '40 Std.', 'forty', ''].map(readDecimal)).toEqual([37.5, 37.5, 80, 40, null, null]))

  test('however a language writes an amount, it reads back', () => {
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 11n }), fc.constantFrom('en-US', 'de-DE', 'fr-FR', 'es-ES', 'en-IN', 'de-CH', 'pt-BR'), fc.constantFrom('EUR', 'GBP', 'INR', 'CHF'), (minor, language, currency) => {
      const text = new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'code' }).format(`${minor / 100n}.${String(minor % 100n).padStart(2, '0')}` as `${number}`)
      expect(readAmount(text, null)).toEqual({ minor, currency })
    }), { numRuns: 500 })
  })
})

describe('words', () => {
  test.each([['gender', 'M ', 'male'], ['gender', 'männlich', 'male'], ['gender', 'Femme', 'female'], ['gender', 'Prefer not to say', 'undisclosed'], ['maritalStatus', 'Ledig', 'single'], ['maritalStatus', 'Mariée', 'married'], ['status', 'Voluntarily Terminated', 'ended'],
    ['status', 'Leave of Absence', 'on_leave'], ['status', 'Future Start', 'starting'], ['status', 'nonsense', null], ['kind', 'Contractor', 'contingent'], ['form', 'CDI', 'permanent'], ['per', 'Annual', 'year']] as const)('%s: %s is %s', (target, text, value) => expect(readWord(target, text)).toBe(value))

  test.each(['', ' - ', 'N/A', 'N/A-StillEmployed', '#N/A', 'none', 'k.A.'])('"%s" says nothing', text => expect(saysNothing(text)).toBe(true))
  test.each(['Nadia', 'North', 'Naples', 'unhappy', 'Null Island'])('"%s" says something', text => expect(saysNothing(text)).toBe(false))

  test('countries and nationalities by name, in several languages, and by code', () => {
    expect(['Germany', 'Deutschland', 'Allemagne', 'US', 'U.S.A.', 'uk', 'Indien', 'Côte d’Ivoire', 'Ruritania'].map(readCountry)).toEqual(['DE', 'DE', 'DE', 'US', 'US', 'GB', 'IN', 'CI', null])
    expect(['British', 'US Citizen', 'deutsch', 'France', 'Non-Citizen'].map(readNationality)).toEqual(['GB', 'US', 'DE', 'FR', null])
    expect([repairedPostalCode('2061', 'MA', undefined), repairedPostalCode('2061', 'TX', 'US'), repairedPostalCode('2061', undefined, 'CH')]).toEqual(['02061', '2061', '2061'])
  })

  test('every value is one that the records know', () => {
    for (const [target, known] of Object.entries(choices)) expect(valuesOf(target as ChoiceTarget).toSorted(), target).toEqual(Object.keys(known).toSorted())
  })

  test('every code has its message', () => {
    const folder = new URL('.', import.meta.url)
    const sources = [...['amounts', 'managers', 'rows', 'values'].map(name => new URL(`${name}.ts`, folder)), new URL('../../shared/sheet-dates.ts', folder), ...readdirSync(new URL('../../platform/', folder)).filter(name => /^spreadsheets(?!\.test).*\.ts$/.test(name)).map(name => new URL(`../../platform/${name}`, folder))]
    const text = sources.map(source => readFileSync(source, 'utf8')).join('\n')
    const codes = [...text.matchAll(/(?:code: |problem: |Refusal\((?:isLocked \? )?|: |yield \['\w+', )'((?:import|export)\.\w+|[a-z]+(?:_[a-z]+)+)'/g)].map(match => match[1]!)
    expect(codes.length).toBeGreaterThan(40)
    const known = [...Object.keys(messages), ...(['gender', 'maritalStatus', 'status', 'form'] as const).flatMap(valuesOf)]
    expect(codes.filter(code => !known.includes(code))).toEqual([])
  })
})

describe('guessing the columns', () => {
  const guess = (header: string[], ...rows: string[][]) => Object.fromEntries(guessMapping(header, rows).map(each => [each.header, each.target ?? each.reason?.reason]))

  test('no two targets claim one name', () => {
    const claims = new Map<string, TargetKey>()
    for (const { key, names } of targets) for (const name of names.split(', ').map(foldHeader)) {
      expect(claims.get(name) ?? key, `${name}: ${key}`).toBe(key)
      claims.set(name, key)
    }
  })

  test('German, French, Spanish', () => {
    expect(guess(['Personalnummer', 'Name', 'Vorname', 'Geburtsdatum', 'Geschlecht', 'Eintritt', 'Austritt', 'Abteilung', 'Vorgesetzter', 'Jahresgehalt', 'Konfession', 'PLZ', 'Grad der Behinderung', 'Steuer-ID', 'Urlaubstage', 'Wochenstunden', 'Vertragsart'])).toEqual({
      Personalnummer: 'number', Name: 'lastName', Vorname: 'firstName', Geburtsdatum: 'birthDate', Geschlecht: 'gender', Eintritt: 'startsOn', Austritt: 'endsOn', Abteilung: 'unit', Vorgesetzter: 'manager', Jahresgehalt: 'amount',
      Konfession: 'special', PLZ: 'postalCode', 'Grad der Behinderung': 'special', 'Steuer-ID': 'secret', Urlaubstage: 'later', Wochenstunden: 'weeklyHours', Vertragsart: 'form',
    })
    expect(guess(['Matricule', 'Nom', 'Prénom', 'Date de naissance', 'Sexe', 'Date d\'entrée', 'Date de sortie', 'Service', 'Responsable', 'Salaire', 'Devise', 'Syndicat'])).toEqual({
      Matricule: 'number', Nom: 'lastName', Prénom: 'firstName', 'Date de naissance': 'birthDate', Sexe: 'gender', 'Date d\'entrée': 'startsOn', 'Date de sortie': 'endsOn', Service: 'unit', Responsable: 'manager', Salaire: 'amount', Devise: 'currency', Syndicat: 'special',
    })
    expect(guess(['Nº empleado', 'Nombre', 'Apellidos', 'Fecha de nacimiento', 'Fecha de alta', 'Fecha de baja', 'Puesto', 'Departamento', 'Jefe', 'Centro de coste', 'Correo electrónico', 'DNI'])).toEqual({
      'Nº empleado': 'number', Nombre: 'firstName', Apellidos: 'lastName', 'Fecha de nacimiento': 'birthDate', 'Fecha de alta': 'startsOn', 'Fecha de baja': 'endsOn', Puesto: 'jobTitle', Departamento: 'unit', Jefe: 'manager', 'Centro de coste': 'costCentre', 'Correo electrónico': 'workEmail', DNI: 'secret',
    })
  })

  test('by contents where the name says nothing, and against a name that they contradict', () => {
    const row = (at: number) => [`Doe${'abcdef'[at]}, Jane`, `jane${at}@x.example`, `€${at}9.000`, 'White', 'Katholisch', `${at}`, ['M', 'F'][at % 2]!]
    expect(guess(['A', 'B', 'C', 'D', 'E', 'Birthday', 'G'], ...[0, 1, 2, 3, 4, 5].map(row))).toEqual({ A: 'name', B: 'workEmail', C: 'amount', D: 'special', E: 'special', Birthday: 'birthDate', G: 'gender' })
    expect(guessMapping(['Birthday'], [['x'], ['y']])[0]!.confidence).toBeLessThan(0.5)
  })

  test('a longer header, a second claim, an empty column, one remembered', () => {
    expect(guess(['Employee Date of Birth (required)', 'Name', 'Full Name', 'Zzz'], ['2000-01-01', 'A', 'A', ''])).toEqual({ 'Employee Date of Birth (required)': 'birthDate', Name: 'name', 'Full Name': 'taken', Zzz: 'empty' })
    const numbers = guessMapping(['Employee number', 'Payroll number'], [['M-1', '77812']])
    expect(reasonOf(numbers[1]!.reason, numbers)).toBe('Looks like the same as column “Employee number”. Choose what it is, if it is needed.')
    expect(guess(['Pay per', 'Seniority for pension', 'Continuous service date', 'Payroll system'], ['year', '2020-01-01', '2019-05-01', 'ADP'])).toEqual({ 'Pay per': 'per', 'Seniority for pension': 'seniorityPension', 'Continuous service date': 'serviceFrom', 'Payroll system': 'externalSystem' })
    const twice = guessMapping(['Cost centre', 'Pay grade'], [['4001', 'P1']])
    expect(used(twice, ['usesGrades'])).toMatchObject([{ target: null, reason: { reason: 'off' } }, { target: 'grade' }])
    expect(guessMapping(['Zzz'], [['x']], { zzz: 'grade' })[0]).toMatchObject({ target: 'grade', why: 'remembered', confidence: 1 })
  })

  test('a manager\'s number that may be one stays; one of another shape is a code', () => {
    expect(guess(['Number', 'Manager', 'Manager ID'], ['1001', 'A B', '1002'], ['1002', 'C D', '1003'])['Manager ID']).toBe('managerNumber')
    expect(guess(['Number', 'Manager', 'Manager ID'], ['10001', 'A B', '3'], ['10002', 'C D', '4'])['Manager ID']).toBe('code')
  })

  test('what pay is per', () => {
    expect([guessPer('Salary', ['59231', '$62,506']), guessPer('Salary', ['4100', '5200']), guessPer('Salary', ['17.50']), guessPer('Monthly pay', ['90000']), guessPer('Salary', ['12000'])]).toEqual(['year', 'month', 'hour', 'month', null])
  })
})

describe('rows', () => {
  const mapping: Mapping = { columns: ['number', 'name', 'startsOn', 'endsOn', 'status', 'amount', 'gender'], constants: { currency: 'EUR' } }
  const check = (...cells: string[]) => checkRow(mapping, { gender: { 'n b': 'non_binary', '?x': null } }, cells, { today })
  const codes = (problems: RowProblem[]) => problems.map(problem => `${problem.level} ${problem.column} ${problem.code}`)

  test('a good row', () => expect(check('7', 'Doe, Jane', '2020-01-31', '2021-05-01', 'Terminated for Cause', '52,000', 'N.B.')).toEqual({
    values: { number: '7', name: 'Jane Doe', startsOn: '2020-01-31', endsOn: '2021-05-01', status: 'ended', terminationKind: 'involuntary', amount: '5200000', currency: 'EUR', gender: 'non_binary' }, problems: [],
  }))

  test('each problem by its column', () => {
    expect(codes(check('7', 'Jane', '2020-01-31', '', 'Active', '1', 'f', 'extra').problems)).toEqual(['row 7 too_many_cells'])
    expect(codes(check('7', 'Jane', '2020-01-31').problems)).toEqual(['row 3 too_few_cells'])
    expect(codes(check('7', '', '31/02/2020', '', 'Active', 'lots', 'attack').problems)).toEqual(['row 2 date_impossible', 'cell 5 amount_unreadable', 'cell 6 word_unknown', 'row 1 required'])
    expect(codes(check('7', 'J', '2020-01-31', '2019-01-31', 'ended', '1', '').problems)).toEqual(['row 3 ends_before_start'])
    expect(codes(check('7', 'J', '2020-01-31', '2021-01-31', 'Active', '1', '').problems)).toEqual(['note 3 date_contradicts_status'])
    expect(codes(check('=1+1|x', '@evil', '2020-01-31', '', 'Active', '', '').problems)).toEqual(['row 0 formula', 'row 1 formula', 'row 1 required'].slice(0, 2))
    expect(codes(check('7', 'MÃ¼ller', '2020-01-31', '', 'Active', '', '').problems)).toEqual(['note 1 looks_misread'])
    expect(codes(check('7'.repeat(21), 'J', '2020-01-31', '', '', '£5', '').problems)).toEqual(['row 0 too_long'])
  })

  test('the currency: the sign at the amount before the one for all', () => {
    expect(check('7', 'J', '2020-01-31', '', '', '£5', '').values).toMatchObject({ amount: '500', currency: 'GBP' })
    expect(check('7', 'J', '2020-01-31', '', '', '$5', '').values).toMatchObject({ amount: '500', currency: 'EUR' })
  })

  test('an address comes as its country writes it; what isn’t understood comes as it stands, with a note', () => {
    const lived = (...cells: string[]) => checkRow({ columns: ['number', 'name', 'startsOn', 'country', 'region', 'postalCode'] }, {}, ['7', 'J', '2020-01-31', ...cells], { today })
    expect(lived('GB', '', 'm32eg')).toMatchObject({ values: { country: 'GB', postalCode: 'M3 2EG' }, problems: [] })
    expect(lived('USA', 'Texas', '78701').values).toMatchObject({ country: 'US', region: 'TX', postalCode: '78701' })
    expect(lived('Germany', 'Bayern', '8166')).toMatchObject({ values: { country: 'DE', region: 'Bayern', postalCode: '8166' }, problems: [{ level: 'note', column: 5, code: 'postal_code_unlike', params: { example: '26133' } }] })
    expect(lived('', 'Somewhere', '12 34')).toMatchObject({ values: { region: 'Somewhere', postalCode: '12 34' }, problems: [] })
  })

  test('a mapping says what it lacks', () => {
    expect(checkMapping({ columns: ['firstName', 'lastName', 'lastName'] }).map(each => each.code)).toEqual(['mapped_twice', 'start_missing', 'constant_missing', 'nothing_tells_apart'])
    expect(checkMapping({ columns: ['name', 'startsOn', 'number'], constants: { legalEntity: 'A' } })).toEqual([])
  })

  test('no cell makes it throw, and whatever it takes fits into a staging table', () => {
    const all: Mapping = { columns: targets.map(target => target.key) }
    fc.assert(fc.property(fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('1/2/3', '5,5,5', '%', '€', '31/12/99', '\ud800', 'a, b, c', '1e9', '99/99/9999')), { minLength: targets.length, maxLength: targets.length }), cells => {
      const { values } = checkRow(all, {}, cells, { today })
      expect(JSON.parse(JSON.stringify(values))).toEqual(values)
    }), { numRuns: 500 })
  })
})

describe('managers', () => {
  const person = (row: number, name: string, manager = '', more: Partial<Placed> = {}): Placed => ({ row, name, manager, number: String(1000 + row), workEmail: `p${row}@x.example`, ...more })

  test('by name, number, e-mail, in any order', () => {
    const people = [person(2, 'Ann Low', 'Big, Bea'), person(3, 'Cy Mid', '1004'), person(4, 'Bea Big'), person(5, 'Di One', 'P4@x.example'), person(6, 'Ed Two', 'Bea Big (1004)'), person(7, 'Flo Ten', '', { managerNumber: '01004' }), person(8, 'Gil Six', 'Bea <p4@x.example>')]
    const { links, problems } = resolveManagers(people)
    expect([Object.fromEntries(links), problems]).toEqual([{ 2: 4, 3: 4, 5: 4, 6: 4, 7: 4, 8: 4 }, []])
  })

  test('unknown, ambiguous, contradictory, oneself, gone: each by row', () => {
    const people = [person(2, 'Amy Dunn'), person(3, 'Amy Dunne'), person(4, 'Al Ash', 'Amy Dunnes'), person(5, 'Al Ash', 'Al Ash'), person(6, 'Bo Elm', 'Amy Dunn', { managerNumber: '1003' }), person(7, 'Cy Fir', 'Cy Fir'), person(8, 'Di Oak', 'Ed Yew'), person(9, 'Ed Yew', '', { endsOn: '2020-01-01' })]
    const { links, problems, unknown } = resolveManagers(people)
    expect(problems.map(each => `${each.row} ${each.code}`)).toEqual(['4 manager_unknown', '5 manager_ambiguous', '6 manager_contradicts', '7 manager_is_self', '8 manager_had_left'])
    expect(unknown).toEqual([{ value: 'Amy Dunnes', key: 'amy dunnes', rows: [4], likely: [{ row: 3, name: 'Amy Dunne' }, { row: 2, name: 'Amy Dunn' }] }])
    expect(Object.fromEntries(links)).toEqual({ 8: 9 })
    expect(Object.fromEntries(resolveManagers(people, { 'amy dunnes': 3, 'al ash': 'outside' }).links)).toEqual({ 4: 3, 8: 9 })
  })

  test('a name beside a number that nobody has may be a namesake\'s, and links nobody', () => {
    const people = [person(2, 'Amy Dunn'), person(3, 'Al Ash', 'Amy Dunn', { managerNumber: '77' }), person(4, 'Bo Elm', 'Amy Dunn <other@x.example>')]
    expect(resolveManagers(people).problems.map(each => `${each.row} ${each.code}`)).toEqual(['3 manager_contradicts', '4 manager_contradicts'])
    expect(resolveManagers(people.map(each => ({ ...each, workEmail: '' }))).links).toEqual(new Map([[4, 2]]))
  })

  test('a circle is told by each of its rows and linked by none; who reports into it keeps the link', () => {
    const { links, problems } = resolveManagers([person(2, 'A A', 'B B'), person(3, 'B B', 'C C'), person(4, 'C C', 'A A'), person(5, 'D D', 'A A')])
    expect(problems.map(each => [each.row, each.code, each.params.rows])).toEqual([2, 3, 4].map(row => [row, 'manager_cycle', [2, 3, 4]]))
    expect([...links]).toEqual([[5, 2]])
  })

  test('what is found are the circles, whatever the links', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(20), fc.nat(20)), { maxLength: 25 }), pairs => {
      const links = new Map(pairs)
      const inCircle = (row: number) => {
        let at = links.get(row)
        for (let step = 0; step < 30 && at !== undefined && at !== row; step++) at = links.get(at)
        return at === row
      }
      expect(findCycles(links).flat().toSorted((a, b) => a - b)).toEqual([...links.keys()].filter(inCircle).toSorted((a, b) => a - b))
    }))
  })

  test('100,000 people in a moment', () => {
    const people = Array.from({ length: 100_000 }, (_, at) => person(at, `Person Number ${at}`, at ? `${Math.floor(at / 8)}, Person Number` : 'Nobody Known'))
    const started = performance.now()
    expect(resolveManagers(people).links.size).toBe(99_999)
    expect(performance.now() - started).toBeLessThan(60_000)
  })

  test('the same number or e-mail twice', () => {
    expect(findDuplicates([{ row: 2, number: 'A1', workEmail: 'a@x' }, { row: 3, number: 'a1' }, { row: 4, workEmail: 'A@x' }, { row: 5 }])).toEqual([{ row: 3, target: 'number', first: 2, value: 'a1' }, { row: 4, target: 'workEmail', first: 2, value: 'A@x' }])
  })
})

/** The way an import goes, without a database. */
async function dryRun(path: string, constants: Mapping['constants'] = {}) {
  const sheet = await inspectSheet(path)
  const guesses = guessMapping(sheet.header, sheet.sample.map(line => line.cells))
  const columns = guesses.map(guess => guess.target)
  const rest = { ...sheet, afterRow: sheet.headerRow }
  const evidence = new ColumnEvidence()
  for await (const { cells } of readSheet(path, rest)) evidence.see(cells)
  const dateColumns = columns.flatMap((key, at) => key && targets.find(target => target.key === key)!.kind === 'date' ? [at] : [])
  const mapping: Mapping = { columns, constants, forms: columns.map((_, at) => evidence.formOf(at, dateColumns)) }

  const people: ({ row: number } & RowValues)[] = []
  const problems: (RowProblem & { row: number })[] = []
  for await (const { row, cells } of readSheet(path, rest)) {
    const checked = checkRow(mapping, {}, cells, { today })
    people.push({ row, ...checked.values })
    problems.push(...checked.problems.map(problem => ({ row, ...problem })))
  }
  return { sheet, guesses, people, problems, duplicates: findDuplicates(people), managers: resolveManagers(people as Placed[]) }
}

describe('the messy sample that is shipped', () => {
  const sample = (name: string) => new URL(`sample/${name}`, import.meta.url).pathname

  test('is read and its faults are told', async () => {
    const { sheet, guesses, people, problems, duplicates, managers } = await dryRun(sample('people-messy.csv'), { per: 'year' })
    expect(sheet).toMatchObject({ encoding: 'utf-8', hasBom: true, delimiter: ';', headerRow: 1 })
    expect(people.length).toBe(40)
    expect(guesses.filter(guess => !guess.target).map(guess => [guess.header, guess.reason?.reason])).toEqual([['Religion', 'special'], ['Dept ID', 'code']])
    expect(problems.map(({ row, target, code, level }) => `${row} ${target} ${code} ${level}`)).toEqual([
      '11 nationality country_unknown cell', '12 birthDate date_impossible cell', '14 startsOn date_ambiguous row', '25 endsOn ends_before_start row', '26 status ended_without_date row', '34 birthDate date_ambiguous cell', '34 weeklyHours number_unreadable cell',
      '35 workEmail email_unreadable cell', '37 jobTitle formula cell', '38 birthDate born_after_start row', '39 startsOn date_unreadable row', '41 status word_unknown row', '42 amount amount_negative cell',
    ])
    expect(duplicates).toEqual([{ row: 28, target: 'number', first: 27, value: 'A025' }])
    expect(managers.problems.map(({ row, code }) => `${row} ${code}`)).toEqual([
      '11 manager_ambiguous', '12 manager_unknown', '15 manager_unknown', '17 manager_unknown', '18 manager_cycle', '19 manager_cycle', '20 manager_cycle', '21 manager_is_self', '23 manager_ambiguous', '31 manager_ambiguous', '42 manager_ambiguous',
    ].toSorted((a, b) => parseInt(a) - parseInt(b)))
    expect(managers.unknown.map(each => [each.value, each.likely.map(one => one.name)])).toEqual([['finance.nobody@acorn.example', []], ['Jose Maria de la Cruz', ['José María de la Cruz']], ['Zofia Kowalski', ['Zofia Kowalska']]])
    expect(people.find(each => each.number === 'A005')).toMatchObject({ name: 'Aoife Dunn', birthDate: '1990-01-12', amount: '5420000', currency: 'EUR' })
    expect(people.find(each => each.number === 'A007')).toMatchObject({ name: 'Sukarno', gender: 'male', nationality: 'ID', amount: '187550050', currency: 'INR' })
    expect(people.find(each => each.number === 'A008')).toMatchObject({ gender: 'male', nationality: 'DE', startsOn: '2013-04-01', status: 'active', amount: '9250000' })
  })

  test.each(['people-messy-windows-1252.csv', 'people-messy-utf-16.csv', 'people-messy.xlsx'])('%s says the same', async name => {
    const one = await dryRun(sample('people-messy.csv'))
    const other = await dryRun(sample(name))
    const told = ({ people, problems }: typeof one) => [people.map(person => ({ ...person, row: 0 })), problems.map(({ target, code, level }) => [target, code, level])]
    expect(told(other)).toEqual(told(one))
  })
})

const real = new URL('../../../../shared/data/HRDataset_v14.csv', import.meta.url).pathname

describe.skipIf(!existsSync(real))('the real file (skipped where ../shared isn\'t at hand)', () => {
  test('all 311 come in, with what is known of them', async () => {
    const { sheet, guesses, people, problems, duplicates, managers } = await dryRun(real, { legalEntity: 'Acme', location: 'Boston', currency: 'USD', per: 'year' })
    expect(sheet).toMatchObject({ kind: 'csv', encoding: 'utf-8', hasBom: true, delimiter: ',', headerRow: 1 })
    expect(people.length).toBe(311)
    expect([problems, duplicates]).toEqual([[], []])
    expect(people.filter(each => each.status === 'ended' && each.endsOn && each.terminationReason).length).toBe(104)
    expect(people.filter(each => each.status === 'active' && !each.endsOn && !each.terminationReason).length).toBe(207)
    expect(people.filter(each => each.terminationKind === 'involuntary').length).toBe(16)
    expect(people.every(each => /^\d{7,8}$/.test(String(each.amount)) && each.currency === 'USD')).toBe(true)
    expect(people.find(each => each.number === '10304')).toMatchObject({ name: 'Jenna Dietrich', gender: 'female', birthDate: '1987-05-14', startsOn: '2012-02-20', amount: '5923100', unit: 'Sales', region: 'WA' })
    expect(new Set(people.map(each => each.unit)).size).toBe(6)
    expect(new Set(people.map(each => each.jobTitle)).size).toBe(31)
    expect(people.filter(each => /^Amy Dunne?$/.test(String(each.name))).map(each => each.name).toSorted()).toEqual(['Amy Dunn', 'Amy Dunne'])

    expect(managers.links.size).toBe(236)
    expect(managers.problems.map(problem => problem.code)).toEqual(Array(75).fill('manager_unknown'))
    expect(Object.fromEntries(managers.unknown.map(each => [each.value, each.rows.length]))).toEqual({ 'Alex Sweetwater': 9, 'Board of Directors': 2, 'David Stanley': 21, 'Michael Albert': 22, 'Webster Butler': 21 })

    const outside = guesses.filter(guess => !guess.target)
    expect(Object.groupBy(outside.map(guess => [guess.header, guess.reason!.reason] as const), ([, reason]) => reason)).toMatchObject({ special: [['HispanicLatino', 'special'], ['RaceDesc', 'special']] })
    expect(outside.filter(guess => guess.reason?.reason === 'code').map(guess => [guess.header, sheet.header[(guess.reason as { beside: number }).beside]])).toEqual([
      ['MarriedID', 'MaritalDesc'], ['MaritalStatusID', 'MaritalDesc'], ['GenderID', 'Sex'], ['EmpStatusID', 'EmploymentStatus'], ['DeptID', 'Department'], ['PerfScoreID', 'PerformanceScore'], ['Termd', 'EmploymentStatus'], ['PositionID', 'Position'], ['ManagerID', 'ManagerName'],
    ])
    expect(outside.filter(guess => guess.reason?.reason === 'later').length).toBe(10)
  })
})
