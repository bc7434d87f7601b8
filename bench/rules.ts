import { availableParallelism } from 'node:os'
import holiday from '#rules/gb/statutory-holiday.ts'
import payGap from '#rules/measures/ols-pay-gap.ts'
import { chance } from '#shared/chance.ts'

// 1,000,000 evaluations of the formula of gb.statutory-holiday in one process; beside it with the check of the input and the steps told.
const times = 1_000_000
const on = '2026-04-06'
const inputs = holiday.examples.filter(example => 'output' in example).map(({ input }) => input)
const read = inputs.map(input => holiday.read(input))

console.log(`${times.toLocaleString('en')} evaluations of ${holiday.id} over ${inputs.length} worked examples, Node ${process.version}, ${availableParallelism()} cores`)
measure('formula', n => holiday.work(read[n % read.length]!, on))
measure('with check and steps', n => holiday.answer({ input: inputs[n % inputs.length], on }))

function measure(name: string, evaluate: (n: number) => unknown) {
  for (let n = 0; n < 20_000; n++) evaluate(n)
  const started = performance.now()
  for (let n = 0; n < times; n++) evaluate(n)
  console.log(`${name.padEnd(22)} ${((performance.now() - started) / 1000).toFixed(2)} s`)
}

// measures.ols-pay-gap over 100,000 people: 20 controls of numbers; and 18 with two categories of 20 and 200 values.
const people = 100_000, roll = chance(4)
const column = <T>(value: (n: number) => T) => Array.from({ length: people }, (_, n) => value(n))
const controls = Array.from({ length: 20 }, (_, at) => `control${at}`)
const columns: Record<string, (number | string)[]> = {
  female: column(() => roll() < 0.5 ? 1 : 0), ...Object.fromEntries(controls.map(name => [name, column(() => Math.round(roll() * 4000) / 100)])),
  level: column(() => `L${Math.floor(roll() * 20)}`), job: column(() => `J${Math.floor(roll() * 200)}`),
}
columns['pay'] = column(n => 30_000 - 900 * (columns['female']![n] as number) + controls.reduce((sum, name, at) => sum + at * (columns[name]![n] as number), 0) + roll() * 5000)
regress('20 controls', { controls })
regress('18 and two categories', { controls: controls.slice(0, 18), categoricalControls: ['level', 'job'] })

function regress(name: string, asked: object) {
  const input = { columns, outcome: 'pay', group: 'female', logOutcome: true, ...asked }
  const begun = performance.now()
  const { output, steps } = payGap.answer({ input })
  const taken = performance.now() - begun
  const read = performance.now()
  payGap.read(input)
  console.log(`${payGap.id}, ${people.toLocaleString('en')} people, ${name.padEnd(22)} ${(taken / 1000).toFixed(2)} s, of it ${((performance.now() - read) / 1000).toFixed(2)} s check (gap ${(output['gapPercent'] as number).toFixed(2)}%, ${steps.length} steps)`)
}
