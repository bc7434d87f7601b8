import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { base, isAutomatic, isLoop, isProven, replyAddressOf, resultsOf, secretAmong } from './rules-mail.ts'
import { plain, saidIn } from './rules-mail-text.ts'

const says = (...values: string[]) => values.map(value => ({ key: 'authentication-results', value }))
const proven = (from: string, ...values: string[]) => isProven(says(...values), from, 'mx.acme.example')
const eli = 'eli@acme.example'

describe('a sender is proven', () => {
  test('by the trusted host’s word that DMARC passed for the very domain', () => {
    expect(proven(eli, 'mx.acme.example; dmarc=pass (p=reject dis=none) header.from=acme.example')).toBe(true)
    expect(proven(eli, 'MX.Acme.Example 1;\r\n\tspf=pass smtp.mailfrom=bounce@other.example;\r\n\tdmarc = pass header.from=Acme.Example')).toBe(true)
    expect(proven(eli, 'mx.acme.example; dmarc=pass header.from=evil.example')).toBe(false)
    expect(proven(eli, 'mx.acme.example; dmarc=pass')).toBe(false)
    expect(proven(eli, 'mx.acme.example; dmarc=fail header.from=acme.example; dkim=pass header.d=acme.example')).toBe(false)
    expect(proven(eli, 'mx.acme.example; dmarc=pass header.from=acme.example; dmarc=fail header.from=acme.example')).toBe(false)
  })
  test('or, without a policy, by DKIM or SPF of exactly that domain', () => {
    expect(proven(eli, 'mx.acme.example; dmarc=none header.from=acme.example; dkim=pass header.d=acme.example header.s=x')).toBe(true)
    expect(proven(eli, 'mx.acme.example; dkim=pass header.i=@acme.example')).toBe(true)
    expect(proven(eli, 'mx.acme.example; spf=pass smtp.mailfrom=eli@acme.example')).toBe(true)
    expect(proven(eli, 'mx.acme.example; spf=pass smtp.mailfrom=eli@evil.example; dkim=pass header.d=evil.example')).toBe(false)
    expect(proven(eli, 'mx.acme.example; dkim=pass header.d=example')).toBe(false)
    expect(proven(eli, 'mx.acme.example; dkim=fail header.d=acme.example; spf=softfail smtp.mailfrom=eli@acme.example')).toBe(false)
  })
  test('by nobody else’s word, nor by what lies below the host’s own', () => {
    const forged = 'mx.acme.example; dmarc=pass header.from=acme.example'
    expect(proven(eli)).toBe(false)
    expect(proven(eli, forged.replace('mx.', 'mx2.'))).toBe(false)
    expect(proven(eli, 'mx.acme.example; dmarc=fail header.from=acme.example', forged)).toBe(false)
    expect(proven(eli, 'mx.acme.example; none', forged)).toBe(false)
    expect(proven(eli, 'dmarc=pass header.from=acme.example')).toBe(false)
  })
  test('not by words inside a comment, a quote or another’s property', () => {
    for (const said of [
      'mx.acme.example; spf=pass (x; dmarc=pass header.from=acme.example) smtp.mailfrom=evil.example',
      'mx.acme.example; spf=fail reason="; dmarc=pass header.from=acme.example"',
      'mx.acme.example; spf=pass smtp.mailfrom="a; dmarc=pass header.from=acme.example"@evil.example',
      'mx.acme.example; spf=pass smtp.mailfrom="a@acme.example"@evil.example',
      'mx.acme.example; spf=pass (unclosed smtp.mailfrom=acme.example; dmarc=pass header.from=acme.example',
      'mx.acme.example; spf=pass reason="unclosed; dmarc=pass header.from=acme.example',
      'mx.acme.example; x=y ) ; dmarc=pass header.from=acme.example',
      'mx.acme.example dmarc=pass header.from=acme.example',
    ]) expect(proven(eli, said), said).toBe(false)
  })
  test('by no header that doesn’t say so, whatever it is made of', () => {
    const bit = fc.constantFrom('mx.acme.example', ';', ' ', '(', ')', '"', '\\', 'dmarc', '=', 'fail', 'header.from', 'acme.example', 'spf', 'dkim', 'x', '\t', ',')
    fc.assert(fc.property(fc.array(bit, { maxLength: 40 }), bits => { expect(proven(eli, bits.join(''))).toBe(false) }), { numRuns: 2000 })
    expect(resultsOf(`mx;${' '.repeat(500_000)}(${'('.repeat(10)}`)).toBeUndefined()
  })
})

test('machines, lists, bounces and receipts are told apart from people', () => {
  const one = (key: string, value: string, from = eli) => isAutomatic([{ key, value }], from)
  for (const [key, value] of [['auto-submitted', 'auto-replied'], ['auto-submitted', 'auto-generated; owner-email="x"'], ['precedence', 'bulk'], ['precedence', 'List'], ['list-id', '<all.acme.example>'], ['return-path', '<>'], ['return-path', ' '], ['x-autoreply', 'yes'], ['x-auto-response-suppress', 'All'],
    ['content-type', 'multipart/report; report-type=delivery-status'], ['content-type', 'Multipart/Report; report-type=disposition-notification']] as const) expect(one(key, value), `${key}: ${value}`).toBe(true)
  for (const from of ['mailer-daemon@mx.example', 'no-reply@acme.example', 'noreply@acme.example']) expect(one('subject', 'x', from), from).toBe(true)
  for (const [key, value] of [['auto-submitted', 'no'], ['auto-submitted', 'No (a person)'], ['precedence', 'normal'], ['return-path', '<eli@acme.example>'], ['content-type', 'text/plain']] as const) expect(one(key, value), `${key}: ${value}`).toBe(false)
  expect(isLoop([], 'hr+r0@acme.example', 'hr@acme.example')).toBe(true)
  expect(isLoop(Array.from({ length: 31 }, () => ({ key: 'received', value: 'x' })), eli, 'hr@acme.example')).toBe(true)
  expect(isLoop([], eli, 'hr@acme.example')).toBe(false)
})

test('the secret part of an address is found again, in whatever case, and nowhere else', () => {
  const secret = '0123456789abcdef0123456789abcdef', to = replyAddressOf('HR@acme.example', secret)
  expect(to).toBe(`HR+r${secret}@acme.example`)
  expect(secretAmong(['x@y.example', to.toUpperCase()], 'hr@acme.example')).toBe(secret)
  expect(secretAmong(['hr@acme.example'], 'hr@acme.example')).toBeUndefined()
  expect(secretAmong(['hr+jobs@acme.example'], 'hr@acme.example')).toBeUndefined()
  expect(secretAmong([`hr+r${secret}@evil.example`, 'eli@acme.example'], 'hr@acme.example')).toBeNull()
  expect(base('a+b+c@X.Example')).toBe('a@x.example')
})

describe('what was answered is left out', () => {
  const cut = (text: string) => saidIn(text)
  test.each([
    ['with its line above', 'Yes, please.\n\nOn Mon, 15 Jun 2026 at 12:00, HR wrote:\n> Shall we?\n> Really?', 'Yes, please.'],
    ['whose line wraps', 'Yes.\n\nOn Mon, 15 Jun 2026 at 12:00, HR of Acme <hr+r0@acme.example>\nwrote:\n\n> Shall we?', 'Yes.'],
    ['in German', 'Ja, bitte.\n\nAm 15.06.2026 um 12:00 schrieb HR <hr@acme.example>:\n> Sollen wir?', 'Ja, bitte.'],
    ['as Outlook sets it', 'Yes.\n\n________________________________\nFrom: HR <hr@acme.example>\nSent: Monday\nTo: Eli\nSubject: x\n\nShall we?', 'Yes.'],
    ['as German Outlook sets it', 'Ja.\n\nVon: HR\nGesendet: Montag\nAn: Eli\n\nSollen wir?', 'Ja.'],
    ['below a line of dashes', 'Yes.\n-----Original Message-----\nShall we?', 'Yes.'],
    ['while what is written below it stays', 'On Monday HR of Acme wrote:\n> Shall we?\n\nYes.', 'Yes.'],
    ['while what is written between stays', 'Hello,\n\n> First?\nYes.\n\n> Second?\nNo.', 'Hello,\n\nYes.\n\nNo.'],
  ])('%s', (_, text, said) => expect(cut(text)).toEqual({ said, isCut: true }))
  test('and nothing else is', () => {
    for (const text of ['From: my desk to yours, thanks.', 'On Monday I wrote: hello', 'a > b\nc', 'Costs:\n- rent', 'x']) expect(cut(text)).toEqual({ said: text, isCut: false })
    expect(cut('> only quoted')).toEqual({ said: '> only quoted', isCut: false })
  })
  test('what is said never says more than came, is short, and holds no sign that no text holds', () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('> quoted', 'On Monday HR wrote:', '', 'From: x', 'Sent: y', '----- Original message -----')), { maxLength: 30 }), lines => {
      const text = lines.join('\n'), { said, isCut } = cut(text)
      expect(said.length).toBeLessThanOrEqual(9_002)
      expect(said).not.toMatch(/[\0-\x08\x0b-\x1f\x7f]/)
      const came = plain(text).split('\n').map(line => line.trim())
      expect(said.replace(/ …$/, '').split('\n').map(line => line.trim()).filter(line => !came.includes(line)).filter(line => line && said.length < 9_000)).toEqual([])
      expect(isCut).toBe(said !== plain(text))
      expect(said === '').toBe(plain(text) === '')
    }), { numRuns: 500 })
  })
  test('in no longer than the text takes', () => {
    for (const text of ['>'.repeat(2_000_000), 'On '.repeat(700_000), '> a\n'.repeat(300_000), `${'a:\n'.repeat(200_000)}> b`]) {
      const began = performance.now()
      cut(text)
      expect(performance.now() - began).toBeLessThan(3000)
    }
  })
})
