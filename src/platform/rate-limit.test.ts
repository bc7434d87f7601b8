import { expect, test } from 'vitest'
import { addressKey, rateLimit } from './rate-limit.ts'

test('a household’s addresses count as one, and one address’s spellings too', () => {
  const one = ['2001:db8:1:2::1', '2001:DB8:1:2:ffff:ffff:ffff:ffff', '2001:0db8:0001:0002::', '2001:db8:1:2:3:4:5:6%eth0']
  expect(new Set(one.map(addressKey))).toEqual(new Set(['2001:db8:1:2']))
  expect(['10.0.0.1', '::ffff:10.0.0.1', '::FFFF:10.0.0.1'].map(addressKey)).toEqual(Array(3).fill('10.0.0.1'))
  expect(['::1', '2001:db8::1', '2001:db8:0:0:1::', 'fe80::1%lo'].map(addressKey)).toEqual(['0:0:0:0', '2001:db8:0:0', '2001:db8:0:0', 'fe80:0:0:0'])
})

test('so many in a stretch of time, each address for itself', () => {
  let at = 0
  const wait = rateLimit({ max: 2, seconds: 10, now: () => new Date(at) })
  expect([wait('a'), wait('a'), wait('b')]).toEqual([0, 0, 0])
  at = 4_000
  expect([wait('a'), wait('b')]).toEqual([6, 0])
  at = 10_000
  expect([wait('a'), wait('a'), wait('a')]).toEqual([0, 0, 10])
})
