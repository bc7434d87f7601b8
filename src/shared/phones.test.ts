import fc from 'fast-check'
import { expect, test } from 'vitest'
import { phoneText, storedPhone } from './phones.ts'

// Numbers that regulators keep for drama: Ofcom's 020 7946 0xxx and 07700 900xxx, the North American 555-01xx, the Bundesnetzagentur's (0)30 23125 xxx.
test.each([
  ['020 7946 0123', 'GB', '+442079460123'], ['(020) 7946-0123', 'GB', '+442079460123'], ['+44 (0)20 7946 0123', null, '+442079460123'], ['0044 20 7946 0123', 'DE', '+442079460123'], ['07700 900123', 'GB', '+447700900123'],
  ['(212) 555-0123', 'US', '+12125550123'], ['212.555.0123 x45', 'US', '+12125550123 ext. 45'], ['030 23125 012', 'DE', '+493023125012'], ['+49 30 23125 012', 'IN', '+493023125012'], ['098765 43210', 'IN', '+919876543210'], ['+91 98765 43210', 'GB', '+919876543210'],
])('%s in %s is kept as %s', (typed, home, kept) => expect(storedPhone(typed, home)).toBe(kept))

test.each([['4711', 'DE'], ['4711', 'GB'], ['ext 12', 'US'], ['020 7946 0123', null], ['020 7946 0123', 'XX'], ['+999 12', 'GB'], ['12', undefined]])('%s in %s stays as it was typed', (typed, home) => expect(storedPhone(typed, home)).toBe(typed))

test.each([['+442079460123', 'GB', '020 7946 0123'], ['+442079460123', 'US', '+44 20 7946 0123'], ['+12125550123 ext. 45', 'US', '(212) 555-0123 ext. 45'], ['+12125550123', null, '+1 212 555 0123'], ['4711', 'DE', '4711']])('%s is shown in %s as %s', (kept, home, text) => expect(phoneText(kept, home)).toBe(text))

test('kept once, it is kept the same again, wherever that is; and what is shown is read as what is kept', () => {
  fc.assert(fc.property(fc.stringMatching(/^[+0-9()./ -]{0,14}[0-9]$/), fc.constantFrom('GB', 'US', 'DE', 'IN', 'FR', null), fc.constantFrom('GB', 'US', 'DE', 'IN', null), (typed, home, elsewhere) => {
    const kept = storedPhone(typed, home)
    if (!/^\+\d{8,15}$/.test(kept)) return
    expect(storedPhone(kept, elsewhere)).toBe(kept)
    expect(storedPhone(phoneText(kept, elsewhere), elsewhere)).toBe(kept)
  }), { numRuns: 500 })
})
