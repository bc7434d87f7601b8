import { createWriteStream } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { expect, test } from 'vitest'
import { readSheet, xlsxStream, type Cell } from '#platform/spreadsheets.ts'

/** Invented people with the mess that real files have; `../README.md` lists it. `SAMPLE=write npx vitest run src/modules/import/sample` writes the files anew. */
const header = ['Emp No', ' Full  Name', 'E-Mail', 'Mobile', 'DOB', 'Sex', 'Nationality', 'Company', 'Site', 'Dept', 'Job Title', 'Reports to', 'Start Date', 'End Date', 'Leaving Reason', 'Status', 'Hours/Week', 'Annual Salary', 'Curr', 'Religion', 'Dept ID']

const lines = `
A001|Okonkwo-Reyes, Marisol|marisol.okonkwo@acorn.example|+44 7700 900101|14/05/1971|F|British|Acorn Ltd|Leeds|Executive|Managing Director||2010-02-01|||Active|37.5|£185,000.00|GBP|Christian|10
A002|Brandon  R. Whitlock|b.whitlock@acorn.example|07700 900102|23/11/1975|M |United Kingdom|Acorn Ltd|Leeds |Operations|Operations Director|Marisol Okonkwo-Reyes|15/03/2011|||active|37,5|£142,500|GBP||20
A003|Whitlock, Brandon R|brandon.whitlock@acorn.example||1979-08-30|Male|GB|Acorn Ltd|Leeds|Finance|Finance Director|A001|28/09/2012|||Active|37.5|138 000|GBP|None|30
A004|Dunne, Aoife|aoife.dunne@acorn.example|+353 1 555 0104|03.07.1982|female|Irish|Acorn Ltd|Dublin|Operations|Site Manager|Okonkwo-Reyes, Marisol|30/06/2014|||Active|37.5|€96.400,00|EUR|Catholic|20
A005|Dunn, Aoife|aoife.dunn@acorn.example||12 Jan 1990|F|Ireland|Acorn Ltd|Dublin|Operations|Shift Lead|Aoife Dunne|13/01/2018|||Active|37.5|€54.200,00|EUR||20
A006|Ramanathan|ramanathan@acorn.example|+91 98765 00106|25/12/1984|M|Indian|Acorn India Pvt Ltd|Pune|Engineering|Engineering Manager|marisol.okonkwo@acorn.example|17/08/2015|||Active|40|₹32,40,000|INR|Hindu|40
A007|Sukarno|sukarno@acorn.example|+91 98765 00107|1991-02-28|m|Indonesia|Acorn India Pvt Ltd|Pune |Engineering|Software Engineer|Ramanathan|21/01/2019|||Active|40|₹18,75,500.50|INR||40
A008|Müller-Lüdenscheidt, Jürgen|juergen.mueller@acorn.example|+49 30 5550108|08.11.1968|männlich|deutsch|Acorn GmbH|Köln|Vertrieb|Vertriebsleiter|A001|01.04.2013|||aktiv|40|92.500,00 €|EUR|evangelisch|50
A009|Weiß, Änne|aenne.weiss@acorn.example||17.6.1986|weiblich|Deutschland|Acorn GmbH|Köln|Vertrieb|Außendienst|Jürgen Müller-Lüdenscheidt|15.10.2016|||Elternzeit|20|48.000,00 €|EUR|katholisch|50
A010|O’Hara, Siân|sian.ohara@acorn.example|(0113) 496 0110|29/02/1988|F|Welsh|Acorn Ltd|Leeds|Finance|Payroll Officer|Brandon R Whitlock|14/02/2020|||Active|30|£34,250.75|GBP||30
A011|O'Hara, Sian|s.ohara@acorn.example||31/02/1988|F|GB|Acorn Ltd|Leeds|Finance|Accountant|finance.nobody@acorn.example|14/02/2020|||Active|37.5|£41,000|GBP||30
A012|de la Cruz, José María|jose.delacruz@acorn.example|+1 617 555 0112|04/19/1983|M|Mexican|Acorn Inc.|Boston|Sales|Sales Manager|A008|22/05/2017|||Active|40|$118,000.00|USD|Catholic|50
A013|Nguyen, Lei-Ming|leiming.nguyen@acorn.example||16/09/1992|F|Vietnamese|Acorn Inc.|Boston|Sales|Account Executive|José María de la Cruz|03/04/2020|||Active|40|$84,500.00|USD|Buddhist|50
A014|Smith, John, Jr.|john.smith@acorn.example|617-555-0114|1994-10-03|M|USA|Acorn Inc.|Boston|Sales|Account Executive|Jose Maria de la Cruz|18/11/2021|||Active|40|$79,900|USD||50
A015|Kowalska, Zofia|zofia.kowalska@acorn.example||22/07/1995|F|Polish|Acorn GmbH|Köln |Vertrieb|Werkstudentin|A008|16.01.2023|||Aktiv|20|22.800,00 €|EUR||50
A016|Haddad, Yara|yara.haddad@acorn.example|0049 30 5550116|19/03/1989|F|Syrian|Acorn GmbH|Köln|IT/IS|Administratorin|Zofia Kowalski|19/07/2019|||Aktiv|32|51.000,00 €|EUR||60
A017|Prince|prince@acorn.example||26/06/1987|divers|American|Acorn Inc.|Boston|Marketing|Designer|A018|24/01/2022|||Active|40|$72,250.00|USD||70
A018|Abernathy, Quinn|quinn.abernathy@acorn.example||27/01/1985|X|US|Acorn Inc.|Boston|Marketing|Marketing Lead|A019|23/01/2017|||Active|40|$101,000.00|USD||70
A019|Fitzgerald, Rowan|rowan.fitzgerald@acorn.example||30/10/1980|F|US|Acorn Inc.|Boston|Marketing|Head of Brand|Prince|20/01/2014|||Active|40|$126,000.00|USD||70
A020|Lindqvist, Bo|bo.lindqvist@acorn.example||13/12/1977|M|Swedish|Acorn Ltd|Leeds|Marketing|Archivist|A020|29/08/2016|||Active|37.5|£29,999.99|GBP||70
A021|Ito, Kenji|kenji.ito@acorn.example||18/04/1990|M|Japan|Acorn Ltd|Leeds|Operations|Planner|Brandon R. Whitlock|15/05/2018|31/03/2021|career change|Voluntarily Terminated|37.5|£38,400|GBP||20
A022|Mbeki, Thandiwe|thandiwe.mbeki@acorn.example||21/08/1993|F|South African|Acorn Ltd|Leeds|Operations|Planner|A004|16/09/2019|14/06/2022|gross misconduct|Terminated for Cause|37.5|£37,100|GBP||20
A023|Larsen, Mikkel|mikkel.larsen@acorn.example||15/01/1996|M|Danish|Acorn Ltd|Leeds|Operations|Planner|A004|18/10/2021|13/10/2020|relocation|Resigned|37.5|£36,600|GBP||20
A024|Costa, Beatriz|beatriz.costa@acorn.example||17/05/1998|F|Portuguese|Acorn Ltd|Leeds|Operations|Assistant|A004|19/04/2022|||Terminated|37.5|£27,500|GBP||20
A025|Novák, Petr|petr.novak@acorn.example||24/02/1984|M|Czech|Acorn GmbH|Köln|IT/IS|Netzwerkadministrator|Yara Haddad|17.05.2018|||Aktiv|40|58.900,00 €|EUR||60
A025|Novak, Petra|petra.novak@acorn.example||28/11/1991|F|Slovak|Acorn GmbH|Köln|IT/IS|Helpdesk|Haddad, Yara|14.11.2022|||Aktiv|40|44.100,00 €|EUR||60
A026|Ali, Hassan|hassan.ali@acorn.example||20/09/1987|M|Pakistani|Acorn Ltd|Leeds|IT/IS|Support|A016|12/25/2018|||Active|37.5|£33,000|GBP|Muslim|60
A027|Ali, Hassan|hassan.ali2@acorn.example||16/10/1979|M|British|Acorn Ltd|Leeds|IT/IS|Support Lead|A016|21/02/2017|||Active|37.5|£46,000|GBP||60
A028|Evans, Carys|carys.evans@acorn.example||19/12/1997|F|GB|Acorn Ltd|Leeds|IT/IS|Support|Hassan Ali|13/06/2023|||Active|37.5|£28,000|GBP||60
A029|Grünberg, Léa|lea.gruenberg@acorn.example|+33 1 55 50 12 29|23 févr. 1990|F|française|Acorn Ltd|Leeds|Sales|Account Manager|A012|26/03/2018|||Active|35|£52,300|GBP|Jewish|50
A030|Iyer, Divya|divya.iyer@acorn.example|98765 00130|14-Aug-1993|F|Indian|Acorn India Pvt Ltd|Pune|Engineering|Test Engineer|A006 |30/11/2020|||Active|40|₹14,20,000|INR||40
A031|Banerjee, Arjun|arjun.banerjee@acorn.example||05/06/88|M|Indian|Acorn India Pvt Ltd|Pune|Engineering|Software Engineer|Ramanathan|15/12/2016|||Active|forty|₹21,00,000|INR||40
A032|Desai, Meera|meera.desai(at)acorn.example||27/07/1994|F|Indian|Acorn India Pvt Ltd|Pune|Engineering|Software Engineer|Ramanathan|27/06/2022|||Active|40|₹15,60,000|INR||40
A033|Chopra, Vikram|vikram.chopra@acorn.example||18/08/1986|M|Indian|Acorn India Pvt Ltd|Pune|Engineering|Architect|Sukarno|26/08/2013|||Active|40|$44,000|INR||40
A034|Byrne, Ciarán|ciaran.byrne@acorn.example||22/01/1992|M|Irish|Acorn Ltd|Dublin|Operations|=cmd|' /C calc'!A0|Aoife Dunn|17/02/2020|||Active|37.5|€39.000,00|EUR||20
A035|Walsh, Niamh|niamh.walsh@acorn.example||15/03/2031|F|Irish|Acorn Ltd|Dublin|Operations|Operator|Dunn, Aoife|18/05/2020|||Active|37.5|€31.500,00|EUR||20
A036|Doyle, Conor|conor.doyle@acorn.example||13/05/1999|M|Irish|Acorn Ltd|Dublin|Operations|Operator|Aoife  DUNN|summer 2021|||Active|37.5|€30.900,00|EUR||20
A037|Silva, Inês|ines.silva@acorn.example||28/06/2000|F|Portugal|Acorn Ltd|Dublin|Operations|Operator|Dunn, Aoife|20/09/2027|||Future Start|37.5|€30.000,00|EUR||20
A038|Brown, "Buddy" Earl|buddy.brown@acorn.example||14/10/1981|M|US|Acorn Inc.|Boston|Sales|Driver; Courier|A012|23/10/2015|||on sabbatical|40|$56,000.00|USD||50
A039|Zhang, Wei|wei.zhang@acorn.example||31/12/1989|M|Chinese|Acorn Inc.|Boston|Finance|Analyst|Brandon R. Whitlock|31/07/2019|||Active|40|-$5.00|USD||30
`

/** The formula holds the sign that parts the cells here. */
const people = lines.trim().split('\n').map(line => line.replace('=cmd|', '=cmd\u0001').split('|').map(cell => cell.replace('\u0001', '|')))

const quoted = (text: string) => /[";\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
const csv = [header, ...people.slice(0, 20), header.map(() => ''), ...people.slice(20)].map(cells => cells.map(quoted).join(';') + '\r\n').join('')

/** Node has no encoder for it; what the sample has beyond Latin-1 are two apostrophes and currency signs. */
const windows1252 = Buffer.from(csv.replaceAll('€', '\x80').replaceAll('’', '\x92').replaceAll('₹', 'INR '), 'latin1')

const files: Record<string, Buffer> = {
  'people-messy.csv': Buffer.from('\uFEFF' + csv),
  'people-messy-windows-1252.csv': windows1252,
  'people-messy-utf-16.csv': Buffer.from('\uFEFF' + csv, 'utf16le'),
}

/** As a spreadsheet holds it: ISO days are days and plain figures numbers. */
const sheetCells = (): Cell[][] => people.map(cells => cells.map(text => /^\d{4}-\d\d-\d\d$/.test(text) ? Temporal.PlainDate.from(text) : /^\d+(\.\d+)?$/.test(text) ? Number(text) : text))

const path = (name: string) => new URL(name, import.meta.url).pathname

if (process.env['SAMPLE'] === 'write') {
  for (const [name, bytes] of Object.entries(files)) await writeFile(path(name), bytes)
  await pipeline(xlsxStream(header.map(label => ({ label })), sheetCells(), 'People'), createWriteStream(path('people-messy.xlsx')))
}

test.each(Object.entries(files))('%s is as it is made here', async (name, bytes) => {
  expect((await readFile(path(name))).equals(bytes)).toBe(true)
})

test('the workbook holds the same people', async () => {
  const rows = await Array.fromAsync(readSheet(path('people-messy.xlsx'), { afterRow: 1 }), line => line.cells)
  expect(rows).toEqual(people)
})
