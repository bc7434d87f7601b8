import type { TimedJob } from './clockwork.ts'
import { read } from './db.ts'
import type { Jobs } from './jobs.ts'
import { approvalsLetter } from './letters.ts'
import type { Mail } from './mail.ts'

const name = 'approvals.mail'

/** Whom to tell is worked out each minute, once a day for each, unless a step says at once; each mail leaves as a job of its own, tried again until it has left. */
export const tellApprovers = (jobs: Pick<Jobs, 'enqueue'>, mail: Mail): TimedJob => ({
  name, may: {}, everySeconds: 60,
  async run(tx) {
    if (!mail.canDeliver) return
    for (const { organization_id: organizationId, person_id: personId } of await tx.query<{ organization_id: string; person_id: string }>('select * from app.approval_mails()')) await jobs.enqueue(tx, name, { organizationId, personId })
  },
})

/** The job: nothing to do where nothing waits any more. */
export const mailApprovals = async (jobs: Pick<Jobs, 'work'>, mail: Mail, baseUrl: () => string): Promise<void> =>
  jobs.work(name, async ({ organizationId, personId }) => {
    const [due] = await read<{ email: string; name: string; waiting: number }>({ kind: 'job', organizationId: organizationId!, name }, 'select * from app.approval_mail_for($1)', [personId])
    if (due?.waiting) await mail.send(due.email, approvalsLetter({ ...due, link: `${baseUrl()}/to-decide` }))
  })
