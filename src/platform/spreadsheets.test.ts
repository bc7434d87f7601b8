import { createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import yazl from 'yazl'
import { Refusal } from '#shared/refusal.ts'
import { csvStream, detect, inspectSheet, readSheet, xlsxStream, type Cell, type ReadOptions } from './spreadsheets.ts'
import { plain } from './spreadsheets-xlsx-values.ts'

let folder: string
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'equipoise-sheets-test-')) })
afterAll(() => rm(folder, { recursive: true, force: true }))

let files = 0
async function fileOf(content: string | Uint8Array, name = 'file.csv'): Promise<string> {
  const path = join(folder, `${files++}-${name}`)
  await writeFile(path, content)
  return path
}

async function all(path: string | Readable, options?: ReadOptions) {
  const rows = []
  for await (const row of readSheet(path, options)) rows.push(row)
  return rows
}

const cellsOf = async (content: string | Uint8Array, options?: ReadOptions) => (await all(await fileOf(content), options)).map(row => row.cells)

async function refusalOf(work: Promise<unknown>): Promise<{ code: string; detail: Record<string, unknown> }> {
  const error = await work.then(() => undefined, (thrown: unknown) => thrown)
  if (!(error instanceof Refusal)) throw new Error(`no refusal, but ${String(error)}`)
  return { code: error.code, detail: error.detail }
}

const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16()

describe('what a file is', () => {
  test.each<[string, string | Uint8Array, object]>([
    ['UTF-8', 'a,b\nä,ß\n', { kind: 'csv', encoding: 'utf-8', hasBom: false, delimiter: ',', headerRow: 1 }],
    ['UTF-8 with BOM', '\uFEFFa;b\n1;2\n', { encoding: 'utf-8', hasBom: true, delimiter: ';' }],
    ['UTF-16 LE with BOM', Buffer.from('\uFEFFa\tb\n1\t2\n', 'utf16le'), { encoding: 'utf-16le', hasBom: true, delimiter: '\t' }],
    ['UTF-16 BE with BOM', utf16be('\uFEFFa\tb\n1\t2\n'), { encoding: 'utf-16be', hasBom: true, delimiter: '\t' }],
    ['UTF-16 LE without BOM', Buffer.from('name,age\nAnna,3\n', 'utf16le'), { encoding: 'utf-16le', hasBom: false }],
    ['windows-1252', Buffer.from('Name;Stra\xdfe\nM\xfcller;\x80\n', 'latin1'), { encoding: 'windows-1252', delimiter: ';' }],
    ['decimal commas beside semicolons', 'a;b\n1,5;2,5\n1,2;3,4\n', { delimiter: ';' }],
    ['delimiters within quotes', '"a;b;c",d\n"e;f;g",h\n', { delimiter: ',' }],
    ['pipes', 'a|b|c\n1|2|3\n', { delimiter: '|' }],
    ['sep=', 'sep=;\na;b,c\n1;2\n', { delimiter: ';' }],
    ['a title above', 'People of Acme\n\nName,Number,Unit\nAnna,1,Sales\nBo,2,Sales\n', { delimiter: ',', headerRow: 3 }],
    ['one column', 'Name\nAnna\nBo\n', { delimiter: ',' }],
  ])('%s', (_, content, expected) => {
    expect(detect(Buffer.from(content as string))).toMatchObject(expected)
  })

  test.each([
    ['nothing', '', 'import.empty'], ['only spaces', ' \n\n  ', 'import.empty'], ['a BOM and no more', '\uFEFF', 'import.empty'],
    ['a PDF', '%PDF-1.7 and so on', 'import.not_a_table'], ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]), 'import.not_a_table'],
    ['zeros', Buffer.alloc(500), 'import.not_a_table'], ['noise', Buffer.from(Array.from({ length: 4000 }, (_, at) => at * 7919 % 251)), 'import.not_a_table'],
    ['Excel of 1997', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'import.old_excel'],
    ['a locked workbook', Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('EncryptedPackage', 'utf16le')]), 'import.encrypted'],
  ])('%s is refused', async (_, content, code) => {
    expect((await refusalOf(inspectSheet(await fileOf(content)))).code).toBe(code)
  })
})

describe('reading CSV', () => {
  test('rows carry the number that a spreadsheet shows, and ragged ones come as they are', async () => {
    expect(await all(await fileOf('a,b\n\n1,2,3\r\n4\n,,\n"x\ny",z'))).toEqual([
      { row: 1, cells: ['a', 'b'] }, { row: 3, cells: ['1', '2', '3'] }, { row: 4, cells: ['4'] }, { row: 6, cells: ['x\ny', 'z'] },
    ])
  })

  test('reading goes on after a row', async () => {
    expect(await all(await fileOf('a\nb\nc\nd'), { afterRow: 2 })).toEqual([{ row: 3, cells: ['c'] }, { row: 4, cells: ['d'] }])
  })

  test('quotes are read as RFC 4180 has them, and strays within a cell are letters', async () => {
    expect(await cellsOf('"a ""b""","c,d",5\' 11" tall, "e" \n')).toEqual([['a "b"', 'c,d', '5\' 11" tall', 'e']])
    expect(await cellsOf('a,b\n1,"""so"" he\nsaid"\n')).toEqual([['a', 'b'], ['1', '"so" he\nsaid']])
  })

  test('all encodings give the same', async () => {
    const text = 'Name;Straße\nMüller;Bäckergasse\n'
    const expected = [['Name', 'Straße'], ['Müller', 'Bäckergasse']]
    for (const bytes of [Buffer.from(text), Buffer.from(`\uFEFF${text}`), Buffer.from(`\uFEFF${text}`, 'utf16le'), utf16be(`\uFEFF${text}`), Buffer.from(text, 'latin1')])
      expect(await cellsOf(bytes)).toEqual(expected)
  })

  test('a letter beyond ASCII far behind the first bytes is still read rightly', async () => {
    const rows = Array.from({ length: 20_000 }, (_, at) => `${at},Anna`).join('\n')
    const path = await fileOf(Buffer.concat([Buffer.from(`n,name\n${rows}\n`), Buffer.from('9,Zo\xeb\n', 'latin1')]))
    expect((await all(path)).at(-1)?.cells).toEqual(['9', 'Zoë'])
  })

  test('bad input is refused and says where', async () => {
    const refusal = async (content: string | Uint8Array, options?: ReadOptions) => refusalOf(all(await fileOf(content), options))
    expect(await refusal('a,b\n1,2\n3,"open\n4,5\n6,7\n')).toMatchObject({ code: 'import.quote_never_closed', detail: { row: 3 } })
    expect(await refusal('a,b,c\n1,2,3\n3,"open,x\n4,"Smith, J",5\n6,7,8\n')).toMatchObject({ code: 'import.quote_never_closed', detail: { row: 3 } })
    expect(await refusal(`a,b\n3,"open\n${'4,5\n'.repeat(400_000)}`)).toMatchObject({ code: 'import.quote_never_closed', detail: { row: 2 } })
    expect(await refusal('a,b\n1,"x" y\n')).toMatchObject({ code: 'import.stray_quote', detail: { row: 2 } })
    expect(await refusal(Array.from({ length: 501 }, () => 'x').join(','))).toMatchObject({ code: 'import.too_many_columns', detail: { columns: 501 } })
    expect(await refusal(`a,b\n${'1,2\n'.repeat(30_000)}\0\0\n`)).toMatchObject({ code: 'import.not_a_table' })
    expect(await refusal(Buffer.from('a;b\nM\xfcller;1\n', 'latin1'), { encoding: 'utf-8' })).toMatchObject({ code: 'import.wrong_encoding', detail: { encoding: 'utf-8' } })
    expect(await refusal('a\nb', { encoding: 'klingon' })).toMatchObject({ code: 'import.unknown_encoding' })
    expect(await refusalOf(inspectSheet(await fileOf('Name,Number\n\n')))).toMatchObject({ code: 'import.header_only', detail: { row: 1 } })
  })

  test('a line of 200 MB is refused at once and in flat memory', async () => {
    const path = join(folder, 'long.csv')
    const part = Buffer.alloc(1_000_000, 'x')
    await pipeline(Readable.from((function* () { yield 'a,b\n1,2\n'; for (let at = 0; at < 200; at++) yield part })()), createWriteStream(path))
    const before = process.memoryUsage().rss
    const started = performance.now()
    expect(await refusalOf(all(path, { kind: 'csv' }))).toMatchObject({ code: 'import.line_too_long', detail: { row: 3 } })
    expect(performance.now() - started).toBeLessThan(15_000)
    expect(await refusalOf(inspectSheet(path))).toMatchObject({ code: 'import.line_too_long' })
    expect(process.memoryUsage().rss - before).toBeLessThan(100e6)
  })
})

describe('writing', () => {
  const head = [{ label: 'A' }, { label: 'B' }]
  const textOf = async (stream: Readable) => Buffer.concat(await stream.toArray()).toString()

  test('CSV: BOM, CRLF, quotes, and nothing that a spreadsheet would run', async () => {
    const rows: Cell[][] = [['=1+1', '+44 20'], ['-5', '-5,25'], ['-2+3', '@SUM(A1)'], ['\tx', 'say "hi", you'], [-7, 12n], [true, Temporal.PlainDate.from('2024-02-29')], [null, ' padded ']]
    expect(await textOf(csvStream(head, rows))).toBe('\uFEFFA,B\r\n\'=1+1,\'+44 20\r\n-5,"-5,25"\r\n\'-2+3,\'@SUM(A1)\r\n\'\tx,"say ""hi"", you"\r\n-7,12\r\ntrue,2024-02-29\r\n," padded "\r\n')
  })

  test('XLSX: texts are texts, numbers numbers, days days', async () => {
    const path = join(folder, 'types.xlsx')
    const rows: Cell[][] = [['=cmd|\' /C calc\'!A0', 1.5], ['<&>"\'', -12n], ['line\nbreak\u0007', true], ['_x0041_', Temporal.PlainDate.from('1987-05-14')], ['', Temporal.PlainDate.from('1850-01-01')]]
    await pipeline(xlsxStream(head, rows, 'R&D: people'), createWriteStream(path))
    expect((await all(path)).map(row => row.cells)).toEqual([['A', 'B'], ['=cmd|\' /C calc\'!A0', '1.5'], ['<&>"\'', '-12'], ['line\nbreak\u0007', 'true'], ['_x0041_', '1987-05-14'], ['', '1850-01-01']])
    expect((await inspectSheet(path)).sheets).toEqual(['R&D  people'])
    expect((await all(Readable.from(await readFile(path)))).length).toBe(6)
  })

  const cell = fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^['=+\-@\t\r"; ,\n]{0,3}[a-z0-9,.]{0,4}$/)).map(text => text.toWellFormed().replace(/^\s+|\s+$|\0|\r\n?/g, ''))
  const rows = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }).map(cells => ['x', ...cells]), { minLength: 1, maxLength: 8 })
  const columns = ['k', 'a', 'b', 'c'].map(label => ({ label }))

  test('what was written as CSV reads back the same', async () => {
    await fc.assert(fc.asyncProperty(rows, fc.constantFrom(',', ';', '\t'), async (cells, delimiter) => {
      const path = await fileOf(await textOf(csvStream(columns, cells, delimiter)))
      expect((await all(path, { kind: 'csv', delimiter, afterRow: 1 })).map(row => row.cells)).toEqual(cells)
    }), { numRuns: 150 })
  })

  test('what was written as XLSX reads back the same', async () => {
    await fc.assert(fc.asyncProperty(rows, async cells => {
      const path = join(folder, `${files++}.xlsx`)
      await pipeline(xlsxStream(columns, cells), createWriteStream(path))
      expect((await all(path, { afterRow: 1 })).map(row => row.cells)).toEqual(cells)
    }), { numRuns: 60 })
  })

  test('numbers are written out without exponent or noise', () => {
    expect([59231.000000000007, 0.1 + 0.2, 1e21, 1.5e-7, -2.5e-8, 1234567890123456, 0, 1e15].map(plain))
      .toEqual(['59231', '0.3', '1000000000000000000000', '0.00000015', '-0.000000025', '1234567890123460', '0', '1000000000000000'])
    fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e20, max: 1e20 }), number => {
      expect(plain(number)).toMatch(/^-?\d+(\.\d+)?$/)
      expect(Number(plain(number))).toBe(Number(number.toPrecision(15)) + 0)
    }))
  })
})

describe('reading XLSX as others write it', () => {
  const relations = '<Relationships xmlns="x"><Relationship Id="rId1" Type="http://a/worksheet" Target="worksheets/one.xml"/><Relationship Id="rId2" Type="http://a/worksheet" Target="/xl/worksheets/two.xml"/><Relationship Id="rId3" Type="http://a/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId4" Type="http://a/styles" Target="styles.xml"/></Relationships>'
  const book = (more = '') => `<workbook xmlns:r="r">${more}<sheets><sheet name="Hidden" state="hidden" r:id="rId1"/><sheet name="People" r:id="rId2"/></sheets></workbook>`
  const styles = '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="00000"/><numFmt numFmtId="171" formatCode="[$-409]d\\-mmm\\-yy;@"/><numFmt numFmtId="172" formatCode="&quot;Day&quot; 0.0"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
    + '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="172"/><xf numFmtId="20"/></cellXfs></styleSheet>'
  const strings = '<x:sst xmlns:x="m"><x:si><x:t>Name</x:t></x:si><x:si><x:r><x:t>Mü</x:t></x:r><x:r><x:t xml:space="preserve">ller </x:t></x:r><x:rPh><x:t>みゅら</x:t></x:rPh></x:si></x:sst>'

  async function xlsx(sheet: string, more?: string) {
    const zip = new yazl.ZipFile()
    const part = (name: string, xml: string) => zip.addBuffer(Buffer.from(`<?xml version="1.0"?>${xml}`), name)
    part('xl/worksheets/two.xml', `<worksheet><sheetData>${sheet}</sheetData></worksheet>`)
    part('xl/worksheets/one.xml', '<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>')
    part('xl/sharedStrings.xml', strings)
    part('xl/styles.xml', styles)
    part('xl/_rels/workbook.xml.rels', relations)
    part('xl/workbook.xml', book(more))
    zip.end()
    return fileOf(Buffer.concat(await (zip.outputStream as Readable).toArray()), 'made.xlsx')
  }

  test('shared and rich texts, dates by style, formulas by their value, gaps, hidden sheets', async () => {
    const path = await xlsx('<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c><c r="D2" t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c></row>'
      + '<row r="5"><c r="A5" s="1"><v>31911</v></c><c r="B5" s="2"><v>43831.75</v></c><c r="C5" s="3"><v>2061</v></c><c r="D5" s="4"><v>60000.0</v></c></row>'
      + '<row r="6"><c><f>A1*2</f><v>59231.000000000007</v></c><c t="str"><f>"a"</f><v>text</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c s="5"><v>7</v></c><c s="6"><v>0.5</v></c><c s="1"><v>60</v></c><c s="1"><v>1</v></c></row>')
    expect(await all(path)).toEqual([
      { row: 2, cells: ['Name', '', 'Müller ', 'inline'] }, { row: 5, cells: ['1987-05-14', '2020-01-01 18:00', '02061', '2064-04-08'] },
      { row: 6, cells: ['59231', 'text', 'true', '#N/A', '7', '12:00', '60', '1900-01-01'] },
    ])
    expect((await all(path, { sheet: 'Hidden' })).length).toBe(1)
    expect(await refusalOf(all(path, { sheet: 'Nobody' }))).toMatchObject({ code: 'import.no_such_sheet', detail: { sheets: ['Hidden', 'People'] } })
  })

  test('dates count from 1904 where the workbook says so', async () => {
    expect((await all(await xlsx('<row><c s="1"><v>30449</v></c></row>', '<workbookPr date1904="1"/>')))[0]?.cells).toEqual(['1987-05-14'])
  })

  test('a damaged, a foreign, a too wide and a monstrous workbook are refused', async () => {
    const good = await readFile(await xlsx('<row><c><v>1</v></c></row>'))
    expect(await refusalOf(inspectSheet(await fileOf(good.subarray(0, good.length - 30), 'cut.xlsx')))).toMatchObject({ code: 'import.damaged' })
    expect(await refusalOf(all(await xlsx('<row><c><v>1</c></row>')))).toMatchObject({ code: 'import.damaged' })
    expect(await refusalOf(all(await xlsx('<row><c r="ZZZ1"><v>1</v></c></row>')))).toMatchObject({ code: 'import.too_many_columns' })
    expect(await refusalOf(all(await xlsx(`<row><c t="str"><v>${'x'.repeat(20_000_000)}</v></c></row>`)))).toMatchObject({ code: 'import.line_too_long' })
    expect(await refusalOf(inspectSheet(await xlsx('<row><c><v>Name</v></c></row>')))).toMatchObject({ code: 'import.header_only' })
    expect(await refusalOf(inspectSheet(await xlsx('')))).toMatchObject({ code: 'import.empty' })
    const zip = new yazl.ZipFile()
    zip.addBuffer(Buffer.from('hello'), 'word/document.xml')
    zip.end()
    expect(await refusalOf(inspectSheet(await fileOf(Buffer.concat(await (zip.outputStream as Readable).toArray()), 'a.docx')))).toMatchObject({ code: 'import.not_a_table' })
  })
})

describe('whatever the bytes', () => {
  /** Rows or a refusal: anything else that is thrown fails the test. */
  const settles = (path: string) => inspectSheet(path).then(() => all(path)).then(() => true, (error: unknown) => error instanceof Refusal || Promise.reject(error))

  test('noise, and tables with a few bytes changed, end in rows or in a refusal', async () => {
    const table = Buffer.from('Name;Number;Date\r\n"Müller; J.";7;"1.2.2020"\r\n"a ""b""\nc";8;\r\n')
    const changes = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 5 })
    await fc.assert(fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 300 }), changes.map(list => changed(table, list))), async bytes => {
      expect(await settles(await fileOf(bytes))).toBe(true)
    }), { numRuns: 300 })
  })

  test('a workbook with a few bytes changed', async () => {
    const book = Buffer.concat(await xlsxStream([{ label: 'A' }, { label: 'B' }], [['x', 1], ['y', Temporal.PlainDate.from('2020-01-01')]]).toArray())
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 4 }), async list => {
      expect(await settles(await fileOf(changed(book, list), 'changed.xlsx'))).toBe(true)
    }), { numRuns: 300 })
  })

  function changed(bytes: Uint8Array, list: [at: number, to: number][]): Uint8Array {
    const copy = Uint8Array.from(bytes)
    for (const [at, to] of list) copy[at % copy.length] = to
    return copy
  }
})

describe('100,000 rows stay in flat memory', () => {
  const columns = Array.from({ length: 12 }, (_, at) => ({ label: `Column ${at}` }))
  function* many(): Generator<Cell[]> {
    for (let row = 0; row < 100_000; row++) yield [row, Temporal.PlainDate.from('2001-02-03'), ...Array.from({ length: 10 }, (_, at) => `Some text ${row} in ${at} ä`)]
  }

  async function measured(work: () => Promise<number>): Promise<number> {
    globalThis.gc?.()
    const before = process.memoryUsage().rss
    let peak = before
    const timer = setInterval(() => { peak = Math.max(peak, process.memoryUsage().rss) }, 20)
    expect(await work()).toBe(100_001)
    clearInterval(timer)
    return peak - before
  }

  test.each([['csv', csvStream], ['xlsx', xlsxStream]] as const)('%s written and read, with a slow reader', async (kind, write) => {
    const path = join(folder, `many.${kind}`)
    const written = await measured(async () => { await pipeline(write(columns, many()), createWriteStream(path)); return 100_001 })
    const read = await measured(async () => {
      let rows = 0
      for await (const _ of readSheet(path)) if (++rows % 5000 === 0) await new Promise(resolve => setTimeout(resolve, 20))
      return rows
    })
    expect(written).toBeLessThan(200e6)
    expect(read).toBeLessThan(200e6)
  })
})
