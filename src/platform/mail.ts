import { randomUUIDv7 } from 'node:crypto'
import { createTransport } from 'nodemailer'
import { authPool } from './auth-pool.ts'
import type { Config } from './config.ts'
import { read } from './db.ts'

/** What somebody has asked for by hand: these alone leave to an address, whatever has gone live. A letter of any other kind goes to a person, through the gate. */
export const askedFor = ['invitation', 'password_reset', 'password_changed', 'new_address', 'address_changed'] as const
export type AskedFor = (typeof askedFor)[number]

/** What is written; to whom is said when it is sent. */
export type Letter<K extends string = string> = { kind: K; subject: string; text: string; html: string; replyTo?: string }
export type KeptMail = Omit<Letter, 'kind' | 'replyTo'> & { id: string; at: string; to: string; replyTo: string | null }
export type Mail = {
  /** What was asked for by hand, and nothing else. */
  send(to: string, letter: Letter<AskedFor>): Promise<void>
  /** All else, if mail may leave for this person: the gate alone knows the address. Says whether it left. */
  tell(to: Addressee, letter: Letter): Promise<boolean>
  /** Whether anybody will ever see what is sent. */
  canDeliver: boolean
  /** The mails kept to be shown, newest first; null where they are nobody's to see. */
  outbox: (() => Promise<KeptMail[]>) | null
  close(): Promise<void>
}
export type Addressee = { organizationId: string; personId: string }
/** How letters leave, for whoever has passed. */
type Carrier = Omit<Mail, 'send' | 'tell'> & { carry(to: string, letter: Letter): Promise<void> }
type Options = { smtpUrl: string | null; from: string; isProduction: boolean; isLocal: boolean; authUrl: string; now?: () => Date }

/** Sends by SMTP where that is set. Otherwise keeps mail to be shown: on this machine only and never in production, since mails hold links that sign in. */
export function createMail({ smtpUrl, from, isProduction, isLocal, authUrl, now = () => new Date() }: Options): Mail {
  if (smtpUrl) return gated(bySmtp(smtpUrl, from))
  if (isProduction || !isLocal) return gated(unsent)
  return gated(kept(authUrl, now))
}

/** The one gate: no letter leaves but through here. */
function gated({ carry, ...carrier }: Carrier): Mail {
  return {
    ...carrier,
    async send(to, letter) {
      if (!(askedFor as readonly string[]).includes(letter.kind)) throw new Error(`a letter of the kind “${letter.kind}” was asked for by nobody: tell it to a person`)
      await carry(to, letter)
    },
    async tell({ organizationId, personId }, letter) {
      const [found] = await read<{ address: string | null }>({ kind: 'job', organizationId, name: 'mail.gate' }, 'select app.mail_address($1) as address', [personId])
      if (!found?.address) return false
      await carry(found.address, letter)
      return true
    },
  }
}

/** Whether the server is for this machine alone, or has been told that the demo may be seen from elsewhere. */
export const isLocal = ({ host, baseUrl, allowDemoOutside }: Pick<Config, 'host' | 'baseUrl' | 'allowDemoOutside'>): boolean =>
  allowDemoOutside || isLoopback(host) && (baseUrl === null || isLoopback(new URL(baseUrl).hostname))

export const isLoopback = (host: string): boolean => /^(127(\.\d+){3}|\[?::1\]?|localhost)$/.test(host)

function bySmtp(smtpUrl: string, from: string): Carrier {
  const transport = createTransport(smtpUrl, { from: oneLine(from), disableFileAccess: true, disableUrlAccess: true })
  return {
    canDeliver: true,
    outbox: null,
    async carry(to, letter) {
      const { subject, text, html, replyTo } = clean(letter)
      // Nobody’s machine is to answer.
      await transport.sendMail({ subject, text, html, to: { name: '', address: oneAddress(to) }, headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' }, ...replyTo && { replyTo: { name: '', address: oneAddress(replyTo) } } })
    },
    close: async () => transport.close(),
  }
}

const unsent: Carrier = {
  canDeliver: false,
  outbox: null,
  async carry(_to, { subject }) {
    console.error(`A mail could not be sent (“${oneLine(subject)}”): set SMTP_URL.`)
  },
  close: async () => {},
}

function kept(authUrl: string, now: () => Date): Carrier {
  const pool = authPool(authUrl, 1)
  return {
    canDeliver: true,
    async carry(to, letter) {
      const { subject, text, html, replyTo } = clean(letter)
      await pool.query(`insert into outbox_mail (id, at, recipient, subject, body_text, body_html, reply_to) values ($1, $2, $3, $4, $5, $6, $7)`, [randomUUIDv7(), now(), oneAddress(to), subject, text, html, replyTo ? oneAddress(replyTo) : null])
    },
    async outbox() {
      const { rows } = await pool.query(`select id, at, recipient as "to", subject, body_text as text, body_html as html, reply_to as "replyTo" from outbox_mail order by at desc, id desc limit 100`)
      return rows.map(row => ({ ...row, at: (row.at as Date).toISOString() }))
    },
    close: () => pool.end(),
  }
}

/** A line break in a header would begin another header. */
const clean = (letter: Letter): Letter => ({ ...letter, subject: oneLine(letter.subject).slice(0, 200) })
const oneLine = (text: string) => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()

/** One address and nothing else: no list, no name, no second line. */
function oneAddress(to: string) {
  if (to.length > 254 || !/^[^\s@,;:<>()[\]"\\\p{Cc}]+@[^\s@,;:<>()[\]"\\\p{Cc}]+$/u.test(to)) throw new Error('that isn’t one e-mail address')
  return to
}
