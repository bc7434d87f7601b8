import { randomUUIDv7 } from 'node:crypto'
import { createTransport } from 'nodemailer'
import { authPool } from './auth-pool.ts'
import type { Config } from './config.ts'

/** What is written; to whom is said when it is sent. */
export type Letter = { subject: string; text: string; html: string }
export type KeptMail = Letter & { id: string; at: string; to: string }
export type Mail = {
  send(to: string, letter: Letter): Promise<void>
  /** Whether anybody will ever see what is sent. */
  canDeliver: boolean
  /** The mails kept to be shown, newest first; null where they are nobody's to see. */
  outbox: (() => Promise<KeptMail[]>) | null
  close(): Promise<void>
}
type Options = { smtpUrl: string | null; from: string; isProduction: boolean; isLocal: boolean; authUrl: string; now?: () => Date }

/** Sends by SMTP where that is set. Otherwise keeps mail to be shown: on this machine only and never in production, since mails hold links that sign in. */
export function createMail({ smtpUrl, from, isProduction, isLocal, authUrl, now = () => new Date() }: Options): Mail {
  if (smtpUrl) return bySmtp(smtpUrl, from)
  if (isProduction || !isLocal) return unsent
  return kept(authUrl, now)
}

/** Whether the server is for this machine alone, or has been told that the demo may be seen from elsewhere. */
export const isLocal = ({ host, baseUrl, allowDemoOutside }: Pick<Config, 'host' | 'baseUrl' | 'allowDemoOutside'>): boolean =>
  allowDemoOutside || isLoopback(host) && (baseUrl === null || isLoopback(new URL(baseUrl).hostname))

export const isLoopback = (host: string): boolean => /^(127(\.\d+){3}|\[?::1\]?|localhost)$/.test(host)

function bySmtp(smtpUrl: string, from: string): Mail {
  const transport = createTransport(smtpUrl, { from: oneLine(from), disableFileAccess: true, disableUrlAccess: true })
  return {
    canDeliver: true,
    outbox: null,
    async send(to, letter) {
      await transport.sendMail({ ...clean(letter), to: { name: '', address: oneAddress(to) } })
    },
    close: async () => transport.close(),
  }
}

const unsent: Mail = {
  canDeliver: false,
  outbox: null,
  async send(_to, { subject }) {
    console.error(`A mail could not be sent (“${oneLine(subject)}”): set SMTP_URL.`)
  },
  close: async () => {},
}

function kept(authUrl: string, now: () => Date): Mail {
  const pool = authPool(authUrl, 1)
  return {
    canDeliver: true,
    async send(to, letter) {
      const { subject, text, html } = clean(letter)
      await pool.query(`insert into outbox_mail (id, at, recipient, subject, body_text, body_html) values ($1, $2, $3, $4, $5, $6)`, [randomUUIDv7(), now(), oneAddress(to), subject, text, html])
    },
    async outbox() {
      const { rows } = await pool.query(`select id, at, recipient as "to", subject, body_text as text, body_html as html from outbox_mail order by at desc, id desc limit 100`)
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
