import { expect, test } from 'vitest'
import { isCompatible } from '../scripts/licences.ts'

test.each([
  ['MIT', true], ['(MIT OR GPL-3.0)', true], ['(ISC AND CC-BY-3.0)', true],
  ['GPL-3.0-only', false], ['AGPL-3.0', false], ['(MIT AND GPL-2.0)', false], ['SEE LICENSE IN LICENSE', false], ['none stated', false],
])('%s goes with Apache-2.0: %s', (licence, goes) => {
  expect(isCompatible(licence)).toBe(goes)
})
