import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { told, type Day } from '#shared/calendar.ts'
import { isStale } from '#shared/rates.ts'
import type { Rule } from '#shared/rule.ts'

// Writes src/rules/catalogue.ts and docs/rules.md from the rules; with --check says whether it was forgotten, with --stale which parameters are due for a look.
const checkout = join(import.meta.dirname, '..')
const folder = join(checkout, 'src/rules')
const rules: Rule[] = []
for (const jurisdiction of readdirSync(folder, { withFileTypes: true }).filter(each => each.isDirectory()).map(({ name }) => name).sort()) {
  for (const file of readdirSync(join(folder, jurisdiction)).filter(name => name.endsWith('.ts')).sort()) {
    const { default: rule } = await import(join(folder, jurisdiction, file)) as { default: Rule }
    if (rule?.id !== `${jurisdiction}.${file.slice(0, -3)}`) throw new Error(`src/rules/${jurisdiction}/${file} is no rule of that name`)
    rules.push(rule)
  }
}
rules.sort((a, b) => a.id < b.id ? -1 : 1)

if (process.argv.includes('--stale')) stale(process.argv.at(-1)!)
else for (const [path, text] of [['src/rules/catalogue.ts', catalogue()], ['docs/rules.md', table()]] as const) {
  const file = join(checkout, path)
  if (!process.argv.includes('--check')) writeFileSync(file, text)
  else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
    console.error(`${path} does not say what the rules say: run npm run rules`)
    process.exitCode = 1
  }
}

function catalogue(): string {
  const lines = rules.map(({ id, title, field, parameters }) => `  '${id}': { title: ${quoted(title)}, field: '${field}', ${newestOf(parameters) && `newest: '${newestOf(parameters)}', `}load: () => import('./${id.replace('.', '/')}.ts') },\n`)
  return `// Written by npm run rules.\nexport const catalogue = {\n${lines.join('')}} as const\n`
}

function table(): string {
  const lines = rules.map(({ id, title, jurisdiction, parameters, terms, examples, checkedOn }) => {
    return `| \`${id}\` | ${title} | ${jurisdiction} | ${newestOf(parameters)} | ${Object.entries(terms).map(([name, { compares, section }]) => `\`${name}\`: ${compares.replaceAll('-', ' ')} (${section})`).join('; ')} | ${examples.length} | ${checkedOn ?? ''} |\n`
  })
  return `# The rules\n\nWritten by \`npm run rules\` from \`src/rules\`. *Newest parameters*: the day from which they apply, where a rule has any. *Terms*: for which fields of its answer it compares contract, collective agreement and policy with the law, how, and the section that says so; others refuse them. *Examples*: worked ones in the rule itself. *Checked*: when it was last held against its source.\n\n| Rule | Title | Jurisdiction | Newest parameters | Terms | Examples | Checked |\n|---|---|---|---|---|---:|---|\n${lines.join('')}\n${rules.length} rules, ${rules.reduce((sum, { examples }) => sum + examples.length, 0)} worked examples.\n`
}

function newestOf(parameters: Rule['parameters']): Day | '' {
  return Object.values(parameters).map(({ rows }) => rows.at(-1)!.from).sort().at(-1) ?? ''
}

/** What is older than its law's rhythm on that day; none given, today. */
function stale(given: string) {
  const on: Day = /^\d{4}-\d\d-\d\d$/.test(given) ? given : Temporal.Now.plainDateISO().toString()
  const late = rules.flatMap(({ id, parameters, checkedOn }) => Object.values(parameters).filter(rates => isStale(rates, on))
    .map(({ title, rows, until }) => `${id}: ${title}, from ${told(rows.at(-1)!.from)}${until ? `, known until ${told(until)}` : ''}; ${checkedOn ? `last checked on ${told(checkedOn)}` : 'never checked'}`))
  console.log(late.length ? late.join('\n') : `On ${told(on)} no parameters are older than their law’s rhythm.`)
}

function quoted(text: string) {
  return `'${text.replaceAll("'", "\\'")}'`
}
