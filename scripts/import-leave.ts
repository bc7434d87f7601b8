import { ConfigError } from '#platform/config.ts'
import type { leaveImporter } from '#modules/import/index.ts'

type Way = ReturnType<typeof leaveImporter>
export type LeaveHow = { differs?: string | undefined; on?: string | undefined; type?: string | undefined; dates?: 'mdy' | 'dmy' | undefined; leaveOut: boolean; dryRun: boolean }

/** npm run import -- leave file.csv: what the wizard does with balances and leave taken. */
export async function importLeave({ bring, look, choose, check, problems, commit, giveUp }: Way, file: string, { differs, on, type, dates, leaveOut, dryRun }: LeaveHow): Promise<number> {
  if (differs !== undefined && differs !== 'leave' && differs !== 'correct') throw new ConfigError(`--differs is “${differs}”: it must be leave or correct.`)
  const id = await bring(file), { types } = await look(id)
  const chosen = types.find(({ label, value }) => [label.toLowerCase(), value].includes(type?.toLowerCase() ?? ''))
  if (type && !chosen) throw new ConfigError(`There is no type of leave “${type}”: it must be ${types.map(({ label }) => label).join(', ')}.`)
  const { columns, words, what } = await choose(id, { ...on && { onDay: on }, ...dates && { dateOrder: dates }, ...chosen && { leaveTypeId: chosen.value } })
  console.log(what === 'taken' ? 'Leave taken:' : 'Balances:')
  for (const { header, target } of columns) console.log(`  ${header.padEnd(28)} ${target ?? 'not brought in'}`)
  for (const { target, text, count } of words.filter(({ answer }) => answer === null)) console.log(`  ${target} “${text}” means nothing here (${count} rows).`)
  const report = await check(id)
  console.log(`${report.rows} rows: ${report.added} to come in, ${report.unchanged} here already, ${report.differing} here with other amounts, ${report.leftOut} rows can’t come in.`)
  for (const { rows, name, leaveType, decision, there, stated } of report.lines) if (decision === 'differing') console.log(`  row ${rows.join(', ')}, ${name}, ${leaveType}: ${there.map(({ layer, quantity }) => `${layer} ${quantity}`).join(', ') || 'nothing'} → ${stated.map(({ layer, amount }) => `${layer} ${amount}`).join(', ')}`)
  for (const [row, , header, value, message, , level] of await problems(id)) console.log(`  row ${row}${header ? `, ${header}` : ''}: ${message}${value ? ` (${value})` : ''}${level === 'row' ? ' Can’t come in.' : ''}`)
  const refused = report.differing && !differs ? 'Say with --differs leave or --differs correct what becomes of them.' : report.leftOut && !leaveOut ? 'Mend the file, or bring in the others with --leave-out.' : null
  if (dryRun || refused) {
    await giveUp(id)
    console.log(`Nothing was brought in.${refused ? ` ${refused}` : ''}`)
    return refused && !dryRun ? 1 : 0
  }
  await commit(id, { seen: report.seen, leaveOut, ...differs && { differing: differs as 'leave' | 'correct' } })
  console.log(`${report.added} came in${differs === 'correct' && report.differing ? `, ${report.differing} corrected` : ''}. As long as nothing stands on it: npm run import -- undo ${id}`)
  return 0
}
