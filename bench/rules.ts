import { availableParallelism } from 'node:os'
import holiday from '#rules/gb/statutory-holiday.ts'

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
