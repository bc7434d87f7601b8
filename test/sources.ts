import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative, resolve } from 'node:path'

export type Source = { path: string; text: string; imports: { target: string; isType: boolean }[] }

export const checkout = resolve(import.meta.dirname, '..')

/** Every file of these kinds below the folder, with what it imports: paths from the checkout on, or package names. */
export function sources(folder: string, ending = /\.(ts|tsx|mjs)$/): Source[] {
  if (!existsSync(join(checkout, folder))) return []
  return readdirSync(join(checkout, folder), { withFileTypes: true, recursive: true })
    .filter(each => each.isFile() && ending.test(each.name))
    .map(each => relative(checkout, join(each.parentPath, each.name)))
    .sort()
    .map(path => {
      const text = readFileSync(join(checkout, path), 'utf8')
      return { path, text, imports: importsOf(path, text) }
    })
}

function importsOf(path: string, text: string) {
  return [...text.matchAll(/(?:^|\n)\s*(?:import|export)\s(type\s)?[^'"`;]*?from\s*'([^']+)'|(?:^|\n)import\s*'([^']+)'|import\('([^']+)'\)/g)]
    .map(([, type, from, bare, lazy]) => ({ target: resolved(path, from ?? bare ?? lazy ?? ''), isType: type !== undefined }))
}

function resolved(path: string, target: string) {
  if (target.startsWith('#')) return `src/${target.slice(1)}`
  return target.startsWith('.') ? normalize(join(dirname(path), target)) : target
}
