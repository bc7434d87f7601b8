import { rates } from '#shared/rates.ts'
import { rule } from '#shared/rule.ts'
import { whole } from '#shared/rule-fields.ts'

const caps = rates({
  id: 'us.h1b-caps', title: 'H-1B caps of a fiscal year', rhythm: 'rarely',
  values: { regularCap: whole('Regular'), advancedDegreeCap: whole('With an advanced degree of the United States'), maximumYears: whole('Most years') },
  source: { instrument: 'Immigration and Nationality Act, 8 USC 1184(g)', section: '(1)(A), (4), (5)(C)' },
  rows: [{ from: '2004-10-01', regularCap: 65_000, advancedDegreeCap: 20_000, maximumYears: 6, source: { instrument: 'H-1B Visa Reform Act of 2004', section: '8 USC 1184(g)(5)(C)', publisher: 'Wikipedia, from a copy', address: 'https://profilbaru.com/en/H-1B_Visa_Reform_Act_of_2004', readOn: '2026-11-23' } }],
})

export default rule({
  id: 'us.h1b-limits',
  title: 'H-1B: caps and time',
  field: 'immigration',
  source: { instrument: 'Immigration and Nationality Act, 8 USC 1184(g)', section: '(1)(A), (4), (5)(C)' },
  checkedOn: '2026-11-23',
  parameters: { caps },
  input: {},
  output: {
    regularCap: whole('Regular cap of a fiscal year'),
    advancedDegreeCap: whole('More for advanced degrees of the United States'),
    totalCap: whole('Both together'),
    maximumYears: whole('Most years in H-1B status'),
  },
  limits: ['A fiscal year begins on 1 October. The day whose law applies is a day of it.', 'Universities and research organisations are outside of the caps; a part of the regular one is set aside for Chile and Singapore.', 'Six years may be extended while a petition for permanent residence is on its way.'],
  examples: [
    { name: '2026', on: '2026-01-01', input: {}, output: { regularCap: 65_000, advancedDegreeCap: 20_000, totalCap: 85_000, maximumYears: 6 }, source: '8 USC 1184(g)' },
    { name: 'Before the caps of today', on: '2003-09-30', input: {}, refused: 'rules.not_known_for_date', source: '8 USC 1184(g)' },
  ],
}).formula((_, { inForce, say }) => {
  const { regularCap, advancedDegreeCap, maximumYears } = inForce(caps)
  const totalCap = regularCap + advancedDegreeCap
  say`${regularCap} a fiscal year, and ${advancedDegreeCap} with an advanced degree of the United States: ${totalCap} in all.`
  say`At most ${maximumYears} years in H-1B status.`
  return { regularCap, advancedDegreeCap, totalCap, maximumYears }
})
