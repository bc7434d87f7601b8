import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toDecimal, toMinor } from './money.ts'

test.each([['52000.5', 'EUR', 5_200_050n], ['52000', 'JPY', 52_000n], ['1.234', 'KWD', 1_234n], ['0.10', 'GBP', 10n], ['1.500', 'EUR', 150n], ['9999999999999.99', 'USD', 999_999_999_999_999n]])('%s %s', (text, currency, minor) => expect(toMinor(text, currency)).toBe(minor))
test.each([['1.234', 'EUR'], ['1.5', 'JPY'], ['1.2345', 'KWD'], ['', 'EUR'], ['-1', 'EUR'], ['1,5', 'EUR'], ['1e3', 'EUR'], ['.5', 'EUR']])('“%s” is no amount of %s', (text, currency) => expect(toMinor(text, currency)).toBeNull())
test('there and back is the same', () => fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.constantFrom('EUR', 'JPY', 'KWD', 'INR'), (minor, currency) => { expect(toMinor(toDecimal(minor, currency), currency)).toBe(minor) })))
