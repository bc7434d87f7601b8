import { describe, expect, test } from 'vitest'
import { kindOf, safeName } from './file-kinds.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

describe('a file is taken by what it is', () => {
  test.each([
    ['a PDF', bytes('%PDF-1.7\n%âãÏÓ\n1 0 obj'), 'application/pdf'], ['a picture', png, 'image/png'], ['text', bytes('Straße, 12\r\n€'), 'text/plain'],
    ['a program', bytes('MZ\u0090\0\u0003'), null], ['another', Buffer.from('7f454c4602010100', 'hex'), null], ['a page of the web', bytes('<!doctype html><script>alert(1)</script>'), null], ['a drawing that may hold a script', bytes('<svg xmlns="http://www.w3.org/2000/svg"/>'), null],
    ['an archive', Buffer.from('504b0304140000000000', 'hex'), null], ['something with a null', Buffer.from([65, 0, 66]), null], ['what is no UTF-8', Buffer.from([0xc3, 0x28]), null], ['an old Word document, which may hold macros', Buffer.from('d0cf11e0a1b11ae10000000000000000', 'hex'), null],
  ])('%s', async (_, given, kind) => expect(await kindOf(given)).toBe(kind))
})

describe('its name', () => {
  test.each([
    ['Zeugnis 2026.pdf', 'Zeugnis 2026.pdf'], ['Скан.PDF', 'Скан.PDF'], ['payslip.pdf.exe', 'payslip.pdf.exe.pdf'], ['../../etc/passwd', 'passwd.pdf'], ['C:\\Users\\me\\scan', 'scan.pdf'],
    ['invoice\u202efdp.exe', 'invoicefdp.exe.pdf'], ['a\r\nSet-Cookie: x.pdf', 'aSet-Cookie_ x.pdf'], ['  ..hidden.pdf ', 'hidden.pdf'], ['', 'file.pdf'], ['...', 'file.pdf'], ['con.pdf', '_con.pdf'], ['"a";b.pdf', '_a_;b.pdf'],
  ])('%j becomes %j', (given, safe) => expect(safeName(given, 'application/pdf')).toBe(safe))
  test('is never endless', () => expect(safeName('x'.repeat(5_000), 'image/jpeg')).toBe(`${'x'.repeat(120)}.jpg`))
})
