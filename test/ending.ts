import { afterAll } from 'vitest'
import { endHouses } from './e2e/houses.ts'

// Once for each test file. A hook of houses.ts itself would be heard after the first only, since modules stay loaded from file to file.
afterAll(endHouses)
