import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { belongToFolder, checkout, ConfigError } from '#platform/config.ts'

/** Where the built web app lies; built first when its sources are others than those it was built from. */
export async function webApp(log: (line: string) => void): Promise<string> {
  const built = join(checkout, 'dist/web')
  const config = join(checkout, 'vite.config.ts')
  if (!existsSync(config)) return built
  const sources = hashOf([...filesIn(join(checkout, 'src')), config, ...['index.html', 'package-lock.json'].map(name => join(checkout, name))])
  if (readIfThere(join(built, stamp)) === sources) return built
  log('Building the web app …')
  const unfinished = `${built}.new-${process.pid}`
  try {
    await vite(unfinished)
    keepForOthers(join(built, 'assets'), join(unfinished, 'assets'))
    writeFileSync(join(unfinished, stamp), sources)
    for (const each of [dirname(built), unfinished, ...readdirSync(unfinished, { recursive: true, encoding: 'utf8' }).map(name => join(unfinished, name))]) belongToFolder(each, checkout)
    replace(built, unfinished, sources)
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
  return built
}

/** A server that runs on, and a page that stays open, still ask for the parts of the build before: they are kept for a week. */
function keepForOthers(before: string, now: string) {
  const isRecent = (file: string) => Date.now() - statSync(file).mtimeMs < 7 * 86_400_000
  if (existsSync(before)) cpSync(before, now, { recursive: true, force: false, preserveTimestamps: true, filter: file => isRecent(file) || file === before })
}

/** Another start may be doing the same at the same moment: whoever comes second gives way, or tries again. */
function replace(built: string, unfinished: string, sources: string, tries = 5) {
  const before = `${unfinished}.before`
  try {
    if (existsSync(built)) renameSync(built, before)
    renameSync(unfinished, built)
  } catch (error) {
    if (readIfThere(join(built, stamp)) === sources) return
    if (tries === 0) throw error
    replace(built, unfinished, sources, tries - 1)
  } finally {
    rmSync(before, { recursive: true, force: true })
  }
}

function vite(outDir: string) {
  return new Promise<void>((resolve, reject) => {
    const child = spawn(process.execPath, [join(checkout, 'node_modules/vite/bin/vite.js'), 'build', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'error'], { cwd: checkout, env: { ...process.env, NODE_ENV: 'production' }, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', data => { output += data })
    child.once('error', reject).once('close', code => code === 0 ? resolve() : reject(new ConfigError(`The web app couldn’t be built:\n${output.trim()}`)))
  })
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(each => each.isFile() && !each.name.includes('.test.'))
    .map(each => join(each.parentPath, each.name))
    .filter(file => isOfBrowser(file.slice(checkout.length + 1)))
    .sort()
}

function hashOf(files: string[]) {
  const hash = createHash('sha256')
  for (const file of files) hash.update(file.slice(checkout.length)).update('\0').update(readIfThere(file)).update('\0')
  return hash.digest('hex')
}

function readIfThere(file: string) {
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

/** What the walls let the browser see. */
export const isOfBrowser = (path: string) => /^src\/(shared|rules|ui|web)\/|^src\/modules\/[^/]+\/((records|rules|contract|columns?|positions|words|market|ladder|totals)(-[a-z]+)*\.ts$|web\/)/.test(path)
const stamp = '.sources'
