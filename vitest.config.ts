import { availableParallelism } from 'node:os'
import { configDefaults, defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, 'test/long/**'],
    globalSetup: ['test/server.ts'],
    setupFiles: ['test/same-questions.ts', 'test/ending.ts'],
    pool: 'forks',
    // A third of the time went into loading the same modules for each file. What a test changes for all it makes its own (`served({ others })`).
    isolate: false,
    // Most of a test waits for PostgreSQL or a browser, and some for a clock: with one more than there are processors, none is idle meanwhile.
    maxWorkers: availableParallelism() + 1,
    // Machines differ and this one may be busy: a test fails for what it shows, not for how long it took.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 120_000 } },
  },
})
