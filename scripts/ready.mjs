// Runs before everything else, under whatever Node the machine has: no dependencies, no new syntax.
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, symlinkSync, writeSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const checkout = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(checkout, 'node_modules')
const lock = join(checkout, '.cache', 'installing')
const oldestNode = 20
const oldestNpm = 9

/** A line for the person at the console. */
class Given extends Error {}

try {
  if (major(process.versions.node) < oldestNode) give(`Equipoise needs Node ${oldestNode} or newer to start, this is ${process.versions.node}: install a newer one from nodejs.org.`)
  if (!isInstalled()) await install()
  if (!nodeRuns()) repairNode()
} catch (error) {
  if (!(error instanceof Given)) throw error
  console.error(error.message)
  process.exitCode = 1
}

async function install() {
  const npm = spawnSync('npm', ['--version'], { encoding: 'utf8', env: environment(), cwd: checkout })
  if (npm.error || npm.status !== 0) give('npm isn’t on the PATH: it comes with Node from nodejs.org.')
  if (major(npm.stdout) < oldestNpm) give(`Equipoise needs npm ${oldestNpm} or newer, this is ${npm.stdout.trim()}: npm install --global npm@11.`)
  await alone(async () => {
    if (isInstalled()) return
    console.log('Installing what Equipoise needs: about half a minute, once …')
    const started = Date.now()
    const ticking = setInterval(() => console.log(`  … still installing, ${Math.round((Date.now() - started) / 1000)} s`), 10_000)
    const { code, output } = await installOnce()
    clearInterval(ticking)
    if (code !== 0) give(`${output.trim()}\nThe install failed (above is what npm says): check the network and the disk, then start again.`)
    console.log(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`)
  })
}

/** Leftovers of an install that was killed, perhaps still being written, trip npm: a second go clears them. */
async function installOnce(goes = 3) {
  const done = await run('npm', ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'])
  if (done.code === 0 || goes === 1 || !/ENOTEMPTY|EEXIST|EBUSY/.test(done.output)) return done
  await new Promise(resolve => setTimeout(resolve, 5000))
  return installOnce(goes - 1)
}

/** npm notes what it installed, at the very end: an install that was cut short has no note. */
function isInstalled() {
  const wanted = packagesIn(join(checkout, 'package-lock.json'))
  const found = packagesIn(join(modules, '.package-lock.json'))
  if (!wanted || !found) return false
  return Object.entries(wanted).every(([path, { version, optional, link }]) => path === '' || link
    || (found[path] ? found[path].version === version : optional))
}

function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return null
  }
}

/** Two starts at once install once: the other waits. */
async function alone(work) {
  mkdirSync(dirname(lock), { recursive: true })
  for (let hasTold = false; !take(); hasTold = true) {
    if (!hasTold) console.log('Another start is installing: waiting for it …')
    await new Promise(resolve => setTimeout(resolve, 500))
  }
  process.once('exit', () => rmSync(lock, { force: true }))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1))
  await work()
  rmSync(lock, { force: true })
}

function take() {
  try {
    const file = openSync(lock, 'wx')
    writeSync(file, String(process.pid))
    closeSync(file)
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') give(`${checkout} can’t be written to (${error.code}): start as the user who owns it.`)
  }
  const holder = Number(readIfThere(lock))
  if (holder && !isAlive(holder)) rmSync(lock, { force: true })
  return false
}

function wantedNode() {
  return JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')).dependencies.node
}

function nodeRuns() {
  const { stdout } = spawnSync(join(modules, '.bin', 'node'), ['--version'], { encoding: 'utf8' })
  return stdout?.trim() === `v${wantedNode()}`
}

/** The package brings its program by an install script, which a machine's npm settings may have kept from running. */
function repairNode() {
  console.log(`Fetching Node ${wantedNode()} …`)
  const link = join(modules, '.bin', 'node')
  try {
    execFileSync(process.execPath, ['installArchSpecificPackage.js'], { cwd: join(modules, 'node'), env: environment(), stdio: 'pipe' })
    rmSync(link, { force: true })
    symlinkSync(join('..', 'node', 'bin', 'node'), link)
  } catch (error) {
    give(`${String(error.stderr ?? error.message).trim()}\nNode ${wantedNode()} couldn’t be fetched (above is what npm says): check the network, then start again.`)
  }
  if (!nodeRuns()) give(`Node ${wantedNode()} doesn’t run on this machine (${String(spawnSync(link, ['--version'], { encoding: 'utf8' }).stderr).trim().split('\n')[0]}): it needs a current Linux or macOS.`)
}

function run(command, args) {
  return new Promise(resolve => {
    const child = spawn(command, args, { cwd: checkout, env: environment(), stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', data => { output += data })
    child.on('error', error => resolve({ code: 1, output: error.message }))
    child.on('close', code => resolve({ code, output }))
  })
}

/** The machine's own Node and npm, not the ones being replaced. */
function environment() {
  const own = (process.env.PATH ?? '').split(delimiter).filter(folder => !folder.startsWith(checkout))
  return { ...process.env, PATH: own.join(delimiter) }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function major(version) {
  return Number.parseInt(version.trim(), 10)
}

function give(message) {
  throw new Given(message)
}
