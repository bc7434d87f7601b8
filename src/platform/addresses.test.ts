import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addressLines, addressParts, postalCodeOf, type Address } from '#shared/addresses.ts'
import { addressed, addressFormat, subdivisionOf } from './addresses.ts'

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
const formats = letters.flatMap(a => letters.map(b => addressFormat(a + b)))
const known = formats.filter(each => each.postalCode)

describe('a country’s postal codes', () => {
  test('are known of more than 150 countries, and every example of theirs stays as it is', () => {
    expect(known.length).toBeGreaterThan(150)
    for (const format of known) for (const example of format.postalCode!.examples) expect(postalCodeOf(format, example), `${format.country} ${example}`).toBe(example)
  })
  test('are understood however they are typed: small, without their gaps, with the country before them', () => {
    for (const format of known) for (const example of format.postalCode!.examples) {
      expect(postalCodeOf(format, ` ${example.toLowerCase()} `), `${format.country} ${example}`).toBe(example)
      expect(postalCodeOf(format, postalCodeOf(format, example.replace(/[ -]/g, ''))!), `${format.country} ${example}`).toBe(postalCodeOf(format, example.replace(/[ -]/g, '')))
    }
  })
  test.each([
    ['GB', 'ec1y8sy', 'EC1Y 8SY'], ['GB', 'm3  2eg', 'M3 2EG'], ['US', '10014', '10014'], ['US', '100141234', '10014-1234'], ['DE', 'D-10119', '10119'], ['AT', 'A-1010', '1010'], ['DE', 'DE 10119', '10119'], ['IN', '560 025', '560025'],
    ['JP', '1540023', '154-0023'], ['CA', 'k1a0b1', 'K1A 0B1'], ['NL', '1234ab', '1234 AB'], ['PL', '00950', '00-950'], ['BR', '40301110', '40301-110'], ['IE', 'a65f4e2', 'A65 F4E2'], ['SE', '11455', '11455'],
    ['GB', '12345', null], ['GB', 'ZZ1 1AA', null], ['US', '1234', null], ['US', 'EC1Y 8SY', null], ['DE', '1011', null], ['IN', '5600', null], ['CA', '12345', null], ['DE', '', null],
  ])('%s: “%s” is %s', (country, typed, kept) => {
    expect(postalCodeOf(addressFormat(country), typed)).toBe(kept)
  })
  test('never take what isn’t one for one: what comes back fits the country’s rule', () => {
    fc.assert(fc.property(fc.constantFrom(...known), fc.string({ maxLength: 12 }), (format, typed) => {
      const kept = postalCodeOf(format, typed)
      if (kept === null) return
      expect(kept).toMatch(new RegExp(`^(?:${format.postalCode!.pattern})$`))
      expect(postalCodeOf(format, kept)).toBe(kept)
    }))
  })
})

describe('an address as it is kept', () => {
  const refused = (given: Address, stands?: Address) => {
    try { addressed(given, stands) } catch (error) { return (error as { detail: { errors: { field: string; message: string }[] } }).detail.errors }
    return []
  }
  test.each([
    [{ country: 'US', region: 'texas', postalCode: '78701' }, { region: 'TX' }], [{ country: 'US', region: 'US-TX' }, { region: 'TX' }], [{ country: 'IN', region: 'karnataka' }, { region: 'KA' }], [{ country: 'JP', region: 'Tokyo' }, { region: '13' }],
    [{ country: 'GB', region: 'Kent', postalCode: 'm32eg' }, { region: 'Kent', postalCode: 'M3 2EG' }], [{ country: 'XX', postalCode: '!!', region: '?' }, { postalCode: '!!', region: '?' }], [{ postalCode: 'x' }, { postalCode: 'x' }],
    [{ country: 'AO', postalCode: '123' }, { postalCode: '123' }], [{ city: 'Leeds' }, {}],
  ] as [Address, Address][])('%o is kept with %o', (given, kept) => {
    expect(addressed(given)).toEqual({ ...given, ...kept })
  })
  test.each([
    [{ country: 'GB', postalCode: '12345' }, ['postalCode', 'Postal codes there look like EC1Y 8SY (United Kingdom): please compare the two.']],
    [{ country: 'HK', region: 'Kowloon', postalCode: '999077' }, ['postalCode', 'There are no postal codes there (Hong Kong SAR China): leave it empty.']],
    [{ country: 'US', region: 'Texxas' }, ['region', '“Texxas” isn’t on the list (United States): choose one of it, such as Alabama.']],
  ] as [Address, [string, string]][])('%o is refused kindly', (given, [field, message]) => {
    expect(refused(given)).toEqual([{ field, code: 'invalid', message }])
  })
  test('is judged with what stands there; what nobody touches is left as it was', () => {
    expect(refused({ postalCode: '12345' }, { country: 'GB' })).toHaveLength(1)
    expect(refused({ country: 'DE' }, { postalCode: 'EC1Y 8SY' })).toHaveLength(1)
    expect(addressed({ city: 'Bath' }, { country: 'GB', postalCode: 'nonsense of old' })).toEqual({ city: 'Bath' })
    expect(addressed({ postalCode: null }, { country: 'GB', postalCode: 'nonsense of old' })).toEqual({ postalCode: null })
  })
  test('of a place has its region by ISO 3166-2', () => {
    expect([['DE', 'BY'], ['DE', 'DE-BY'], ['DE', 'bayern'], ['GB', 'England'], ['XX', 'A1']].map(([country, typed]) => subdivisionOf(country!, typed!, 'subdivision'))).toEqual(['BY', 'BY', 'BY', 'ENG', 'A1'])
    expect(() => subdivisionOf('DE', 'TX', 'subdivision')).toThrow('invalid')
  })
})

describe('an address as it is written', () => {
  test.each([
    [{ country: 'US', address: '350 Hudson St\nApt 2', city: 'New York', region: 'NY', postalCode: '10014' }, ['350 Hudson St', 'Apt 2', 'New York, NY 10014']],
    [{ country: 'GB', address: '12 Finsbury Circus', city: 'London', postalCode: 'EC2M 7EB' }, ['12 Finsbury Circus', 'London', 'EC2M 7EB']],
    [{ country: 'DE', address: 'Torstraße 140', city: 'Berlin', postalCode: '10119' }, ['Torstraße 140', '10119 Berlin']],
    [{ country: 'IN', address: '24 Residency Road', city: 'Bengaluru', region: 'KA', postalCode: '560025' }, ['24 Residency Road', 'Bengaluru 560025', 'Karnataka']],
    [{ country: 'JP', address: '渋谷1-2-3', region: '13', postalCode: '154-0023' }, ['〒154-0023', '東京都', '渋谷1-2-3']],
    [{ country: 'JP', address: '1-2-3 Shibuya', region: '13', postalCode: '154-0023' }, ['1-2-3 Shibuya, Tokyo', '154-0023']],
    [{ country: 'SG', address: '1 Raffles Place', postalCode: '048616' }, ['1 Raffles Place', 'SINGAPORE 048616']],
    [{ country: 'HK', address: '1 Queen’s Road', city: 'Central', region: 'Hong Kong Island' }, ['1 Queen’s Road', 'Central', 'Hong Kong Island']],
    [{ country: 'US', city: 'Austin' }, ['Austin']], [{ country: 'US', region: 'TX', postalCode: '78701' }, ['TX 78701']], [{ country: 'US' }, []],
  ] as [Address, string[]][])('%o', (address, lines) => {
    expect(addressLines(addressFormat(address.country!), address)).toEqual(lines)
  })
  test('leaves nothing out that was told, in any country, whatever was told', () => {
    const told = fc.option(fc.stringMatching(/^[A-Za-zÀ-ü0-9 ]{1,20}$/).map(text => text.trim()).filter(text => text !== ''), { nil: null })
    expect.hasAssertions()
    fc.assert(fc.property(fc.constantFrom(...formats), fc.record({ address: told, city: told, postalCode: told }), (format, address) => {
      const written = addressLines(format, { ...address, country: format.country }).join('\n')
      for (const part of addressParts) if (part !== 'region' && address[part]) expect(written).toContain(part === 'postalCode' ? postalCodeOf(format, address[part]) ?? address[part] : address[part])
    }))
  })
})
