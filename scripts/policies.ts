import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { allPolicies } from '#platform/policies.ts'
import { jobs, notices, records } from '../src/modules.ts'

// Writes db/policies.sql from the records; with --check says whether it was forgotten.
const file = join(import.meta.dirname, '../db/policies.sql')
const text = allPolicies(records, jobs, notices)
if (!process.argv.includes('--check')) writeFileSync(file, text)
else if (readFileSync(file, 'utf8') !== text) {
  console.error('db/policies.sql does not say what the records say: run npm run policies')
  process.exit(1)
}
