import type { FastifyInstance } from 'fastify'
import type { AnyRecord } from '#shared/record.ts'
import type { WorkKind } from '#shared/work.ts'
import type { Act } from './act.ts'
import type { Door, Ways } from './api.ts'
import type { Tx } from './db.ts'
import type { TimedJob } from './clockwork.ts'
import type { Addressee, Letter as Mailed } from './mail.ts'
import type { NoticeKind } from './notify.ts'
import type { Letter } from './numbers.ts'
import type { Touch } from './touched.ts'

/** What the house does for modules. */
export type Services = {
  /** A way in for one person, by mail, in the transaction of whoever asks. */
  invite(tx: Tx, personId: string): Promise<void>
  /** A code on paper, for somebody without e-mail, in the transaction of whoever asks. */
  issueCode(tx: Tx, personId: string): Promise<Letter>
  /** A letter to a person, through the gate: false where mail doesn’t leave for them. It is told the address of the house, for its link. */
  tell(to: Addressee, letter: (baseUrl: string) => Mailed): Promise<boolean>
  /** Where a module keeps files of its own, out of others' sight. */
  folder(name: string): string
  /** The most that may be brought at once, in bytes. */
  largestUpload: number
  /** Whose packs of figures are taken beside those that come with the product: RULE_PUBLISHERS. */
  rulePublishers?: string | null
}

/** An item to be opened: a kind, whom it is about, what judges it, and the record that it belongs to. `key`: once and never again, however often it is asked for. `assigneeId`: for kinds that somebody named has to do. */
export type Opening = {
  kind: string; personId: string; subjectId?: string; recordName?: string; recordId?: string; key?: string
  title?: string; priority?: 'urgent' | 'normal' | 'low'; dueOn?: string; askedById?: string; assigneeId?: string; language?: string; checklist?: readonly string[]
}
/** Something that happened, as whoever the desk's job is may read it. */
export type Happened = { id: string; record: string; recordId: string; move: string; aboutId: string | null; subjectId: string | null }
/** What has settled itself. */
export type Settled = { recordName: string; recordId: string; kinds?: readonly string[]; outcome?: 'done' | 'closed'; reason?: string }
/** The work that a module brings: its kinds, and what opens and settles items, once for each event, as the desk's job and within the rights that it declares. */
export type Work = {
  kinds: readonly WorkKind[]
  on?: { [record: string]: { moves: readonly string[]; follow: (tx: Tx, happened: readonly Happened[]) => Promise<{ open?: readonly Opening[]; settle?: readonly Settled[] }> } }
}

/** What a module gives to the house: everything else is read from its records. */
export type Module = {
  name: string
  records: readonly AnyRecord[]
  /** Where a record's actions are more than its declaration says, by the record's name. */
  ways?: Record<string, Ways>
  acts?: readonly Act[]
  /** Reads by hand, and what needs the house's services. */
  routes?: (app: FastifyInstance, door: Door, services: Services) => void
  /** What people are told of. */
  notices?: readonly NoticeKind[]
  /** What time does. */
  jobs?: readonly TimedJob[]
  /** Whom a change of cited rules touches. */
  touches?: readonly Touch[]
  /** What there is to do because of it. */
  work?: Work
  /** Its refusals, in words. */
  sayings?: Record<string, string>
}
