import { randomUUIDv7 } from 'node:crypto'
import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { text } from '#shared/fields.ts'
import { record } from '#shared/record.ts'
import { any } from '#shared/access.ts'
import { blindIndexes, masked, mustOpen, opened, openSecrets, seal } from './secrets.ts'

const secret = 'one secret for tests, of 32 characters', another = 'another secret for tests, of 32 characters'
const place = { organizationId: randomUUIDv7(), record: 'bank_account', field: 'iban', id: randomUUIDv7() }
const anyText = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 })

beforeEach(() => openSecrets(secret))

test('what was sealed opens where it was sealed, whatever it says, and doesn’t show it', () => {
  fc.assert(fc.property(anyText, fc.boolean(), (value, isMatched) => {
    const sealed = seal(place, value, isMatched)
    expect(opened(place, sealed)).toBe(value)
    expect(sealed).toMatch(/^s1\.[0-9a-f]{8}\.[\w-]*\.[\w-]+$/)
    if (value.length > 5) expect(Buffer.from(sealed.split('.')[3]!, 'base64url').toString()).not.toContain(value)
  }))
})

test.each(['organizationId', 'record', 'field', 'id'] as const)('moved to another %s it stays shut', part => {
  const sealed = seal(place, 'DE89370400440532013000', true)
  expect(opened({ ...place, [part]: randomUUIDv7() }, sealed)).toBeNull()
  expect(() => mustOpen({ ...place, [part]: randomUUIDv7() }, sealed)).toThrow('sealed')
})

test('one changed character shuts it, wherever it is', () => {
  const sealed = seal(place, 'DE89370400440532013000', true)
  for (let i = 0; i < sealed.length; i++) {
    const changed = sealed.slice(0, i) + (sealed[i] === 'A' ? 'B' : 'A') + sealed.slice(i + 1)
    // The last of base64 may hold bits that say nothing.
    if (Buffer.from(changed.split('.')[3] ?? '', 'base64url').equals(Buffer.from(sealed.split('.')[3]!, 'base64url')) && changed.startsWith(sealed.slice(0, sealed.lastIndexOf('.')))) continue
    expect(opened(place, changed), `at ${i}`).toBeNull()
  }
})

test('another secret opens nothing; named as a former one it opens all, and new values take the present one', () => {
  const sealed = seal(place, '12345678', true)
  openSecrets(another)
  expect(opened(place, sealed)).toBeNull()
  openSecrets(another, [secret])
  expect(opened(place, sealed)).toBe('12345678')
  const anew = seal(place, '12345678', true)
  expect(anew.split('.')[1]).not.toBe(sealed.split('.')[1])
  openSecrets(another)
  expect(opened(place, anew)).toBe('12345678')
})

test('alike values are found by the blind index under every known key, others and other organisations’ aren’t', () => {
  const index = seal(place, 'AB123456C', true).split('.')[2]
  openSecrets(another, [secret])
  expect(blindIndexes(place, 'AB123456C')).toContain(index)
  expect(blindIndexes(place, 'AB123456D')).not.toContain(index)
  expect(blindIndexes({ ...place, organizationId: randomUUIDv7() }, 'AB123456C')).not.toContain(index)
  expect(seal(place, 'AB123456C').split('.')[2]).toBe('')
})

test.each([['GB33 BUKB 2020 1555 5555 55', '•••• 5555'], ['12345678', '•••• 5678'], ['1234567', '••••'], ['', '••••'], [null, '••••']])('%s is shown as %s', (value, shown) => {
  expect(masked(value)).toBe(shown)
})

test('what is sealed can’t be declared to be sorted, searched or compared', () => {
  for (const more of [{ searchable: true }, { sortable: true }, { unique: true }] as const)
    expect(() => record('fake', { label: 'Fake', plural: 'Fakes', asks: { code: text('Code', { data: 'secret', ...more }) }, access: { read: any(), create: any(), update: any() } })).toThrow('sealed')
})
