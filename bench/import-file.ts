import { createWriteStream } from 'node:fs'
import { once } from 'node:events'

const first = ['Ada', 'Ben', 'Chloé', 'Deepa', 'Élise', 'Farid', 'Grace', 'Hans', 'Ines', 'Jakob', 'Kavya', 'Luis', 'Mira', 'Noor', 'Oskar', 'Priya', 'Quentin', 'Rosa', 'Sven', 'Tara', 'Uma', 'Viktor', 'Wanda', 'Xenia', 'Yusuf', 'Zoë']
const last = ['Abbott', 'Brandt', 'Castillo', 'Dubois', 'Eriksen', 'Fischer', 'Gupta', 'Hughes', 'Iyer', 'Jansen', 'Kowalska', 'Lefèvre', 'Müller', 'Nakamura', 'O’Neill', 'Patel', 'Quinn', 'Rossi', 'Schmidt', 'Taylor', 'Usman', 'Vogel', 'Walsh', 'Young', 'Zimmer']
const header = 'Employee Number,Employee Name,Work Email,Mobile,Date of Birth,Gender,Marital Status,Nationality,Street Address,City,State,Postal Code,Country,Hire Date,Termination Date,Employment Status,Termination Reason,Job Title,Department,Cost Center,Manager Number,Weekly Hours,Annual Salary,Currency,Contract Type,Religion'

/** A file of so many invented people, a tree of eight each, in no order of rank; some have left. The same each time. */
export async function writePeople(path: string, people: number): Promise<void> {
  const out = createWriteStream(path)
  out.write(`\ufeff${header}\r\n`)
  for (let at = 0; at < people; at++) {
    const who = people - 1 - (at * 7919) % people
    if (!out.write(`${line(who)}\r\n`)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'close')
}

function line(who: number): string {
  const day = (base: number, spread: number) => Temporal.PlainDate.from('1960-01-01').add({ days: base + (who * 7907) % spread })
  const written = ({ year, month, day }: Temporal.PlainDate) => `${month}/${day}/${year}`
  const name = `${last[who % last.length]}, ${first[Math.floor(who / 7) % first.length]} ${letters(who)}`
  const hasLeft = who % 11 === 5 && who > 1000
  const hired = day(16_000, 7000)
  return [
    100_000 + who, `"${name}"`, `p${who}@company.example`, `+1 555 ${String(who).padStart(7, '0')}`, written(day(0, 15_000)), ['F', 'M ', 'm', 'X'][who % 4], ['Single', 'Married', 'Divorced', 'Widowed'][who % 4], ['US', 'German', 'India', 'France'][who % 4],
    `${who % 900} Main Street`, `City ${who % 500}`, ['MA', 'TX', 'CA', 'NY'][who % 4], String(10_000 + who % 80_000), 'United States', written(hired), hasLeft ? written(hired.add({ days: 300 })) : '', hasLeft ? 'Voluntarily Terminated' : 'Active', hasLeft ? 'career change' : 'N/A-StillEmployed',
    `Job ${who % 200}`, `Department ${who % 120}`, `CC${who % 60}`, who ? 100_000 + Math.floor((who - 1) / 8) : '', [40, 37.5, 20][who % 3], `"$${(30_000 + who % 90_000).toLocaleString('en')}.00"`, 'USD', ['Permanent', 'Fixed term'][who % 9 ? 0 : 1], 'None of your business',
  ].join(',')
}

const letters = (number: number): string => (number >= 26 ? letters(Math.floor(number / 26) - 1) : 'Q').slice(0, 8) + String.fromCharCode(97 + number % 26)
