// How much JavaScript a browser loads before the sign-in, gzipped; fails above the promise. Says which files make it up.
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'

type Chunk = { file: string; imports?: string[]; css?: string[] }
const most = 250, mostOfCalculators = 60
const root = resolve(process.argv[2] ?? join(import.meta.dirname, '../dist/web'))
const manifest = join(root, '.vite/manifest.json')

if (!existsSync(manifest)) {
  console.error(`There is no built web app in ${root}: npm start builds it, and so does node node_modules/vite/bin/vite.js build.`)
  process.exit(1)
}
const chunks = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, Chunk>
const needed = reach(['index.html', 'src/web/pages/sign-in.tsx'])
const scripts = [...needed].map(name => chunks[name]!.file).filter(file => file.endsWith('.js')).map(file => ({ file, size: weigh(file) })).sort((a, b) => b.size - a.size)
const styles = [...new Set([...needed].flatMap(name => chunks[name]!.css ?? []))].reduce((sum, file) => sum + weigh(file), 0)
const total = scripts.reduce((sum, { size }) => sum + size, 0)

for (const { file, size } of scripts) console.log(`${kilo(size).padStart(7)} kB  ${file}`)
console.log(`Before the sign-in: ${kilo(total)} kB of JavaScript in ${scripts.length} files and ${kilo(styles)} kB of CSS, gzipped; at most ${most} kB of JavaScript are allowed.`)

// The list of calculators, for whoever has the frame already: without the rules' own code, which comes with each.
const frame = reach(['index.html', 'src/web/pages/house.tsx'])
const calculators = [...reach(['index.html', 'src/web/pages/open.tsx', 'src/web/calculators/catalogue.tsx'])].filter(name => !frame.has(name))
const more = calculators.map(name => chunks[name]!).flatMap(({ file, css = [] }) => [file, ...css]).reduce((sum, file) => sum + weigh(file), 0)
console.log(`The list of calculators, beyond the frame: ${kilo(more)} kB gzipped in ${calculators.length} files; at most ${mostOfCalculators} kB are allowed.`)
if (total > most * 1000 || more > mostOfCalculators * 1000) process.exit(1)

/** What the entries import, and what that imports: all of it is fetched before the page shows. */
function reach(entries: string[]): Set<string> {
  const seen = new Set<string>()
  const waiting = [...entries]
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (seen.has(name)) continue
    const chunk = chunks[name]
    if (!chunk) throw new Error(`${name} isn’t in the manifest`)
    seen.add(name)
    waiting.push(...chunk.imports ?? [])
  }
  return seen
}

function weigh(file: string): number {
  return gzipSync(readFileSync(join(root, file))).length
}

function kilo(bytes: number): string {
  return (bytes / 1000).toFixed(1)
}
