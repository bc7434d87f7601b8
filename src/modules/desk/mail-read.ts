import type { MailOutcome } from './contract-mail.ts'
import type { Came } from './mail-parse.ts'
import { isAutomatic, isLoop, isProven, secretAmong } from './rules-mail.ts'
import { clean, plain, saidIn } from './rules-mail-text.ts'

/** Why it is kept out before anybody is looked for; undefined where it may be let in. */
export function keptOut({ headers, from, to, text, files }: Came, { address, trustedHost }: { address: string; trustedHost: string }): MailOutcome | undefined {
  if (isAutomatic(headers, from ?? '')) return 'automatic'
  if (isLoop(headers, from ?? '', address)) return 'loop'
  if (!from || !isProven(headers, from, trustedHost)) return 'unproven'
  // A message that the sender wrote to others proves itself here too: only what they wrote to HR is theirs to HR.
  if (secretAmong(to, address) === null) return 'elsewhere'
  return plain(text) || files.length ? undefined : 'empty'
}

/** What stands in the thread, and the whole of it where that is less. */
export function wordsOf({ subject, sentAt, text }: Came, isReply: boolean): { said: string; whole: string | null } {
  const { said, isCut } = saidIn(text)
  return { said: isReply || !subject || said.startsWith(subject) ? said : `${subject}\n\n${said}`, whole: isCut ? [`Subject: ${subject}`, sentAt && `Date: ${sentAt}`, '', clean(text)].filter((line, i) => line || i > 1).join('\n') : null }
}
