import { defineConfig } from 'vitest/config'
import { resolve } from 'node:path'
import config from '../../vitest.config.ts'

/** Proofs that take minutes, or that end processes by force. */
export default defineConfig({
  ...config,
  root: resolve(import.meta.dirname, '../..'),
  test: { ...config.test, include: ['test/long/**/*.test.ts'], exclude: [], testTimeout: 1_200_000 },
})
