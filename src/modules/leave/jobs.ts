import type { TimedJob } from '#platform/clockwork.ts'
import { as, type Tx } from '#platform/db.ts'
import { goAlong } from './along.ts'
import { duePosts, inRhythms, type AccountFacts, type Posted } from './ledger.ts'
import { tellUnposted, type Odd } from './unposted.ts'

const name = 'leave.post', first = '00000000-0000-0000-0000-000000000000'
const job = { kind: 'job', organizationId: first, name } as const
const atOnce = 500, manyAccounts = 5_000, manyToPost = 25_000, manyOdd = 100

/** What is due by the day where somebody works is posted; late, twice or after a long sleep it comes to the same (decision 37). */
export const postLeave: TimedJob = {
  name, may: {}, everySeconds: 900,
  async run(tx) {
    const until = performance.now() + atMost, isLong = () => performance.now() > until
    // Each by itself, so that nobody's request waits for all of it.
    for (let made = manyAccounts; made === manyAccounts;) {
      if (isLong()) return 'more'
      made = (await as(job, own => own.query<{ made: number }>('select app.open_leave_accounts($1) as made', [manyAccounts])))[0]!.made
    }
    for (let moved = manyAccounts; moved === manyAccounts;) moved = (await as(job, own => own.query<{ moved: number }>('select app.move_leave_accounts($1) as moved', [manyAccounts])))[0]!.moved
    // What goes along with a transfer first: what is left beyond a last day then ends with it. Where that fails nothing ends that should have gone along, and accounts are posted all the same.
    const failed = await Promise.resolve(goAlong.run(tx)).then(() => null, (error: unknown) => ({ error }))
    if (!failed) for (const { id } of await tx.query<{ id: string }>('select id from app.leave_beyond_in() id')) await as({ ...job, organizationId: id }, own => own.query('select app.end_leave_with_employments()'))
    const organizations = await tx.query<{ id: string }>('select id from app.leave_due_in() id')
    for (const { id } of organizations) {
      if (isLong()) return 'more'
      await as(job, own => postCome(own, id))
      const round: Round = { posted: 0, odd: [] }
      let after: string | null = first
      // What can't be posted is due again: going on at once is for what else there is.
      while (after && !(round.posted && isLong())) after = await postSome(id, after, round)
      await tellUnposted({ ...job, organizationId: id }, round.odd)
      if (after) return 'more'
    }
    if (failed) throw failed.error
    return undefined
  },
}
/** The transaction that a job runs in is open meanwhile, and the database ends one in which nothing happens for a minute: long before, the job goes on in another. */
const atMost = 20_000
type Round = { posted: number; odd: Odd[] }

/** What was worked out before and has come: the whole day of an organisation in one transaction, so that no line of it is posted to some and not to others. */
async function postCome(tx: Tx, organizationId: string): Promise<void> {
  const [now] = await tx.query<{ at: string }>('select app.clock()::text as at')
  for (let after: string | null = first; after;) after = (await tx.query<{ after: string | null }>('select app.post_leave_come($1, $2, $3, $4) as after', [organizationId, now!.at, after, manyToPost]))[0]!.after
}

/** A few hundred accounts in two round trips; the last one's id, while there may be more. What the database takes of one of them alone stops no other: then each is posted by itself. */
async function postSome(organizationId: string, after: string, round: Round, most = atOnce): Promise<string | null> {
  let rows: Due[] = []
  try {
    round.posted += await as(job, async tx => {
      rows = await tx.query<Due>('select * from app.leave_due($1, $2, $3)', [organizationId, after, most])
      const due = rows.filter(({ versions }) => versions).flatMap(row => workedOut(row, round))
      if (due.length) await write(tx, due)
      return due.length
    })
  } catch (error) {
    // Where so many fail, it isn’t they.
    if (!rows.length || round.odd.length >= manyOdd) throw error
    if (most === 1) round.odd.push({ ...rows[0]!, error: error as Error })
    else for (let n = 0, at: string | null = after; n < rows.length && at; n++) at = await postSome(organizationId, at, round, 1)
  }
  return rows.length < most ? null : rows.at(-1)!.account_id
}
type Due = AccountFacts & { posted: Posted[] | null }

/** Nothing of an account that can’t be worked out: it is due again, and told. */
function workedOut(row: Due, { odd }: Round): ReturnType<typeof duePosts>[] {
  try {
    return [duePosts(row)]
  } catch (error) {
    if (!odd.some(({ account_id }) => account_id === row.account_id)) odd.push({ ...row, error: error as Error })
    return []
  }
}

/** Entries that are due, and what comes until the accounts are looked at again. */
export async function write(tx: Pick<Tx, 'query'>, due: readonly ReturnType<typeof duePosts>[]): Promise<void> {
  const { common, own } = inRhythms(due)
  await tx.query('select app.post_leave($1, $2, $3, $4)', [due.flatMap(({ entries }) => entries), due.map(({ looked }, nth) => ({ ...looked, rhythm: own[nth]!.rhythm })), common, own.flatMap(({ coming }) => coming)].map(each => JSON.stringify(each)))
}
