import type { TimedJob } from './clockwork.ts'
import { read } from './db.ts'
import type { Jobs } from './jobs.ts'
import { digestLetter } from './letters.ts'
import type { Addressee, Mail } from './mail.ts'
import { restingPlaces } from './resting.ts'

const name = 'notices.mail'

/** Whom to tell is worked out each minute, once a day for each, unless something asks for at once; each mail leaves as a job of its own, tried again until it has left. */
export const tellPeople = (jobs: Pick<Jobs, 'enqueue'>, mail: Pick<Mail, 'canDeliver'>): TimedJob => ({
  name, may: {}, everySeconds: 60,
  async run(tx) {
    if (!mail.canDeliver) return
    for (const { organization_id: organizationId, person_id: personId } of await tx.query<{ organization_id: string; person_id: string }>('select * from app.mails_due($1)', [await restingPlaces(tx)])) await jobs.enqueue(tx, name, { organizationId, personId })
  },
})

/** Where a reply to a mail may go, if anywhere; what was written to them, for who wants that in the mail. */
type Beside = { replyTo?: (to: Addressee) => Promise<string | null>; texts?: (to: Addressee) => Promise<readonly string[]> }

/** The job: nothing to do where nothing waits any more. */
export const mailDigests = async (jobs: Pick<Jobs, 'work'>, mail: Pick<Mail, 'tell'>, baseUrl: () => string, { replyTo = async () => null, texts = async () => [] }: Beside = {}): Promise<void> =>
  jobs.work(name, async ({ organizationId, personId }) => {
    const to = { organizationId: organizationId!, personId: personId! }
    const [due] = await read<{ name: string; waiting: number; unread: number }>({ kind: 'job', organizationId: organizationId!, name }, 'select * from app.mail_for($1)', [personId])
    if (due && due.waiting + due.unread > 0) await mail.tell(to, digestLetter({ ...due, link: `${baseUrl()}/${due.waiting ? 'to-decide' : 'notifications'}`, replyTo: await replyTo(to), texts: await texts(to) }))
  })
