import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { stripVTControlCharacters } from 'node:util'

type Step = { name: string; run: string[]; results?: string }
type Report = { numPassedTests: number; numFailedTests: number; numPendingTests: number; numTodoTests: number; testResults: { name: string; status: string; message: string; assertionResults: { status: string; fullName: string; failureMessages: string[] }[] }[] }
type Counts = { passed: number; failed: number; skipped: number }

const checkout = resolve(import.meta.dirname, '..')
const cache = join(checkout, '.cache')
const total: Counts = { passed: 0, failed: 0, skipped: 0 }

// `npm test` proves all that one wants before a commit; `npm run test:long` the rest. Every step runs, whatever failed before.
mkdirSync(cache, { recursive: true })
const lines: string[] = []
const notes: string[] = []
/** More files than that fail for what was changed. */
const most = 3
const isLong = process.argv.includes('--long')
for (const step of isLong ? [vitest('long', ['--config', 'test/long/vitest.config.ts'])] : steps()) {
  console.log(`\n── ${step.name}`)
  const started = performance.now()
  const counts = await prove(step)
  for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += counts[key]
  lines.push(`${counts.failed ? '✗' : '✓'} ${step.name.padEnd(12)} ${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s   ${told(counts)}${counts.skipped ? `, ${counts.skipped} not run` : ''}`)
}
writeFileSync(join(cache, isLong ? 'failed-long.txt' : 'failed.txt'), notes.join('\n'))
console.log(['', ...notes, ...lines, '', told(total)].join('\n'))
process.exitCode = total.failed ? 1 : 0

function steps(): Step[] {
  return [
    { name: 'types', run: bin('tsc', '-p', '.') },
    { name: 'lint, walls', run: bin('oxlint', '--deny-warnings') },
    { name: 'dead code', run: bin('knip') },
    { name: 'drift', run: [process.execPath, 'scripts/policies.ts', '--check'] },
    { name: 'rules list', run: [process.execPath, 'scripts/rules.ts', '--check'] },
    { name: 'licences', run: [process.execPath, 'scripts/licences.ts', '--check'] },
    { name: 'web app', run: [process.execPath, 'scripts/build.ts'] },
    { name: 'size', run: [process.execPath, 'scripts/web-size.ts'] },
    vitest('tests', ['--exclude', 'test/e2e/**']),
    ...(hasBrowserTests() ? [vitest('browser', ['test/e2e'])] : []),
  ]
}

async function prove(step: Step): Promise<Counts> {
  const code = await finished(step.run)
  if (!step.results) return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }
  const { passed, failures: failed, files, skipped } = read(step.results)
  // A test that fails beside others and passes alone met a busy machine, or a race: it is named either way, and counts once it has passed.
  if (failed.length && files.length <= most && await passesAlone(step, files)) {
    notes.push(...failed.map(each => `${each}    It passed when its file ran once more, alone.\n`))
    return { passed: passed + failed.length, failed: 0, skipped }
  }
  notes.push(...failed)
  // A file that doesn't load, an error outside of every test, no test at all: none of these counts itself.
  const isUnproven = !failed.length && (code !== 0 || passed === 0)
  return { passed, failed: isUnproven ? 1 : failed.length, skipped }
}

async function passesAlone({ name }: Step, files: string[]) {
  console.log(`\n── ${name}, once more: ${files.join(', ')}`)
  const again = vitest(`${name}-again`, [...files, ...isLong ? ['--config', 'test/long/vitest.config.ts'] : []])
  return await finished(again.run) === 0 && read(again.results!).passed > 0
}

/** What a run of Vitest reported; failures are told as whoever sees only the end of a long output needs them. */
function read(file: string) {
  if (!existsSync(file)) return { passed: 0, failures: [], files: [], skipped: 0 }
  const report = JSON.parse(readFileSync(file, 'utf8')) as Report
  const failed = report.testResults.filter(({ status }) => status === 'failed')
  const failures = failed.flatMap(({ name, message, assertionResults }) => {
    const tests = assertionResults.filter(({ status }) => status === 'failed')
    return tests.length ? tests.map(each => failure(name, each.fullName, ...each.failureMessages)) : [failure(name, 'does not load', message)]
  })
  return { passed: report.numPassedTests, failures, files: failed.map(({ name }) => relative(checkout, name)), skipped: report.numPendingTests + report.numTodoTests }
}

function finished([command, ...args]: string[]) {
  return new Promise<number>(done => spawn(command!, args, { cwd: checkout, stdio: ['ignore', 'inherit', 'inherit'] }).once('error', () => done(1)).once('close', code => done(code ?? 1)))
}

function vitest(name: string, args: string[]): Step {
  const results = join(cache, `results-${name}.json`)
  rmSync(results, { force: true })
  return { name, results, run: bin('vitest', 'run', ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${results}`) }
}

function bin(name: string, ...args: string[]) {
  return [join(checkout, 'node_modules/.bin', name), ...args]
}

function hasBrowserTests() {
  const folder = join(checkout, 'test/e2e')
  return existsSync(folder) && readdirSync(folder).some(name => name.endsWith('.test.ts'))
}

function failure(file: string, what: string, ...messages: string[]) {
  return `✗ ${relative(checkout, file)} › ${what}\n${stripVTControlCharacters(messages.join('\n')).split('\n').slice(0, 12).map(line => `    ${line}`).join('\n')}\n`
}

function told({ passed, failed }: Counts) {
  return `${passed} passed, ${failed} failed`
}
