import type { TimedJob } from '#platform/clockwork.ts'
import { as } from '#platform/db.ts'
import type { Jobs } from '#platform/jobs.ts'
import { weekLetter } from '#platform/letters.ts'
import type { Mail } from '#platform/mail.ts'
import type { NoticeKind } from '#platform/notify.ts'
import { restingPlaces } from '#platform/resting.ts'
import { reminder } from './records-reminders.ts'
import { weekKinds, type Week, type WeekKind } from './contract-week.ts'
import { weekOf } from './week.ts'

const name = 'desk.week'
/** Nothing is ever told of it in the bell: a line among the choices, so that it can be turned off. */
export const weekNotice: NoticeKind = { kind: name, record: reminder, label: 'This week, on Mondays', says: 'What happens this week', page: () => '/this-week', usually: 'digest', only: ['hr', 'managers'] }

/** Whose Monday has come to seven o'clock; each mail leaves as a job of its own. */
export const tellWeeks = (jobs: Pick<Jobs, 'enqueue'>, mail: Pick<Mail, 'canDeliver'>): TimedJob => ({
  name, may: {}, everySeconds: 300,
  async run(tx) {
    if (!mail.canDeliver) return
    for (const { organization_id: organizationId, person_id: personId } of await tx.query<{ organization_id: string; person_id: string }>('select * from app.weeks_due($1)', [await restingPlaces(tx)])) await jobs.enqueue(tx, name, { organizationId, personId })
  },
})

/** What they may see when it leaves, as numbers; nothing where nothing happens. */
export const mailWeeks = async (jobs: Pick<Jobs, 'work'>, mail: Pick<Mail, 'tell'>, baseUrl: () => string): Promise<void> =>
  jobs.work(name, async ids => {
    const [organizationId, personId] = [ids['organizationId']!, ids['personId']!]
    const who = { kind: 'person', organizationId, personId } as const
    const week = await weekOf(who, {})
    if (!week.items.length) return
    const [me] = await as(who, tx => tx.query<{ name: string }>('select coalesce(preferred_name, name) as name from person where id = app.me()'))
    await mail.tell({ organizationId, personId }, weekLetter({ name: me?.name ?? '', counts: countsOf(week), link: `${baseUrl()}/this-week` }))
  })

/** How many of each kind; of what is told only so far, that there are more. */
export const countsOf = ({ items, more }: Pick<Week, 'items' | 'more'>): { label: string; count: string }[] =>
  (Object.keys(weekKinds) as WeekKind[]).map(kind => [kind, items.filter(item => item.kind === kind).length] as const).filter(([, count]) => count > 0).map(([kind, count]) => ({ label: weekKinds[kind], count: more.includes(kind) ? `more than ${count}` : String(count) }))
