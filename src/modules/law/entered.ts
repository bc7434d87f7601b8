import { act } from '#platform/act.ts'
import { lock, make, move } from '#platform/action.ts'
import { as, type Tx } from '#platform/db.ts'
import type { TimedJob } from '#platform/clockwork.ts'
import { misfits, toLines } from '#shared/figures.ts'
import { told } from '#shared/calendar.ts'
import { inputOf, optional, text } from '#shared/fields.ts'
import { lay, replacedBy } from '#shared/laid.ts'
import type { Came, Rates } from '#shared/rates.ts'
import { Refusal, refuseIf } from '#shared/refusal.ts'
import * as contract from './contract.ts'
import { hereWithin, laidOf, tables } from './here.ts'
import { enteredParameter, type EnteredParameter } from './records.ts'

export const prepare = act(contract.prepare, async (tx, { values, ...given }) => {
  const table = (await tables).get(given.rates)
  if (!table) throw new Refusal('law.unknown_rates', { field: 'rates' })
  const errors = misfits(table.rates, values)
  if (errors.length) throw new Refusal('invalid', { errors })
  await lock(tx, ['law'])
  const here = await hereWithin(tx)
  const standing = (await laidOf(here)).get(given.rates) ?? table.rates
  const followsFrom = standing.rows.at(-1)!.from
  refuseIf(given.startsOn <= followsFrom, 'law.known_already', { field: 'startsOn', title: `${table.rates.title}: the newest figures known here are of ${told(followsFrom)}. Enter what comes after that day; what is known is corrected by a pack.` })
  refuseIf(table.rates.rhythm === 'yearly' && !given.endsOn, 'law.needs_end', { field: 'endsOn' })
  refuseIf(Boolean(given.endsOn && given.endsOn < given.startsOn), 'law.ends_before', { field: 'endsOn' })
  const [{ latest }] = await tx.query<{ latest: string }>(`select app.today('Etc/GMT-14')::text as latest`) as [{ latest: string }]
  refuseIf(given.readOn > latest, 'law.read_ahead', { field: 'readOn' })
  return { id: await make(enteredParameter)(tx, { ...given, followsFrom, figures: toLines(table.rates, values) }) }
})

/** Somebody else has held it against its source; what has come since speaks for itself. */
export const confirm = move(enteredParameter, 'confirm', {
  locks: () => ['law'],
  async decide({ row, tx }) {
    refuseIf(await replacementOf(tx, row) !== null, 'law.known_meanwhile')
  },
})
const why = inputOf({ reason: optional(text('Why', { max: 500 })) })
const withReason = { input: why, decide: async ({ input }: { input: { reason?: string | null } }) => ({ reason: input?.reason ?? null }) }
export const decline = move(enteredParameter, 'decline', withReason)
export const withdraw = move(enteredParameter, 'withdraw', withReason)

const replace = move(enteredParameter, 'replace', {
  async decide({ row, tx }) {
    const came = await replacementOf(tx, row)
    if (!came) throw new Refusal('wrong_state', {}, 409)
    return { replacedBy: came.origin === 'pack' ? `${came.publisher}, pack ${came.number} of ${told(came.issuedOn)}` : 'The product itself' }
  },
})

/** What was entered and is known by now gives way at once; this writes it down, and tells it. */
export async function replaceKnown(organizationId: string): Promise<number> {
  const job = { kind: 'job', organizationId, name: replaceJob } as const
  const due = await as(job, async tx => {
    const known = await knownWithin(tx)
    return (await tx.query<Entered>(`select id, rates, starts_on::text as "startsOn", ends_on::text as "endsOn", follows_from::text as "followsFrom" from entered_parameter where status in ('prepared', 'in_force') order by id`))
      .filter(row => replacementIn(known, row))
  })
  for (const { id } of due) await as(job, tx => replace(tx, id))
  return due.length
}

const replaceJob = 'law.replace'
/** A new release may bring figures as well as a pack does. */
export const replaceEntered: TimedJob = {
  name: replaceJob, may: { compliance: 'administer' }, everySeconds: 900,
  async run(tx) {
    const somewhere = await tx.query<{ id: string }>('select app.entered_somewhere() as id')
    for (const { id } of somewhere) await replaceKnown(id).catch(error => console.error(`figures entered in ${id} were not held against what has come:`, (error as Error).message))
  },
}

type Entered = Pick<EnteredParameter, 'id' | 'rates' | 'startsOn' | 'endsOn' | 'followsFrom'>
type Known = ReadonlyMap<string, Rates>
async function knownWithin(tx: Tx): Promise<Known> {
  const shipped = [...(await tables).values()].map(({ rates }) => rates)
  return new Map([...shipped.map(rates => [rates.id, rates] as const), ...lay(shipped, (await hereWithin(tx)).packs)])
}
const replacementOf = async (tx: Tx, row: Entered): Promise<Came | null> => replacementIn(await knownWithin(tx), row)
function replacementIn(known: Known, { rates: id, startsOn, endsOn, followsFrom }: Entered): Came | null {
  const rates = known.get(id), row = rates && replacedBy(rates, { from: startsOn, until: endsOn, followsFrom })
  return row ? row.came ?? { origin: 'shipped' } : null
}
