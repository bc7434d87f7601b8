import { expect, test } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

test.each([[undefined, false], ['10.0.0.5', '10.0.0.5'], ['loopback, 10.0.0.0/8,::1', 'loopback,10.0.0.0/8,::1']])('TRUST_PROXY %s is taken as %s', (given, taken) => {
  expect(readConfig({ TRUST_PROXY: given }).trustProxy).toBe(taken)
})

test.each(['yes', 'proxy.example.com', '10.0.0.5 10.0.0.6', '10.0.0.5,'])('TRUST_PROXY %s names no address', given => {
  expect(() => readConfig({ TRUST_PROXY: given })).toThrow(ConfigError)
})
