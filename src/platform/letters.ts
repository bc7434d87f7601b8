import type { Letter } from './mail.ts'

/** Plain words: what this is, the one thing to do, until when, what if it wasn't meant. */
export const invitationLetter = ({ name, company, inviter, link, until }: { name: string; company: string; inviter: string | null; link: string; until: Date }): Letter => letter(
  `Your sign-in at ${company}`,
  [`Hello ${name},`, `${inviter ?? 'Your HR team'} invites you to ${company}’s people system. There you find your own details, and can keep them up to date.`],
  { says: 'Choose your password', link },
  [`The link works once, until ${day(until)}. It is meant for you alone: please don’t pass it on.`, 'If you didn’t expect this, you can leave it unanswered.'],
)

export const resetLetter = ({ name, link }: { name: string; link: string }): Letter => letter(
  'A new password',
  [`Hello ${name},`, 'somebody, hopefully you, asked for a new password for this address.'],
  { says: 'Choose a new password', link },
  ['The link works once, for an hour. If it wasn’t you, you need to do nothing: your password stays as it is.'],
)

export const passwordChangedLetter = ({ name, link }: { name: string; link: string }): Letter => letter(
  'Your password was changed',
  [`Hello ${name},`, 'your password was changed just now, and you were signed out everywhere else. If that was you, all is well.'],
  { says: 'It wasn’t me: choose a new password', link },
  [],
)

export const emailLetter = ({ name, link }: { name: string; link: string }): Letter => letter(
  'Sign in with this address',
  [`Hello ${name},`, 'this is your work e-mail now. Confirm it, and you sign in with it from then on; your password stays.'],
  { says: 'Sign in with this address', link },
  ['The link works for an hour, where you are signed in. If you didn’t ask for it, you can leave it unanswered.'],
)

export const emailChangedLetter = ({ name, email }: { name: string; email: string }): Letter => letter(
  'You sign in with another address now',
  [`Hello ${name},`, `from now on you sign in with ${email}, your new work e-mail, and no longer with this address. If that wasn’t you, please tell your HR team at once.`],
  { says: 'Write to your new address', link: `mailto:${email}` },
  [],
)

/** No word of what or whom it is about: a mailbox is read by more than one. */
export const approvalsLetter = ({ name, waiting, link }: { name: string; waiting: number; link: string }): Letter => letter(
  waiting === 1 ? 'One thing waits for your decision' : `${waiting} things wait for your decision`,
  [`Hello ${name},`, `${waiting === 1 ? 'one thing waits' : `${waiting} things wait`} for your decision or your answer.`],
  { says: 'Look at what waits', link },
  ['The link opens the page where you sign in and decide. It decides nothing by itself.'],
)

function letter(subject: string, before: string[], { says, link }: { says: string; link: string }, after: string[]): Letter {
  const paragraph = (text: string) => `<p>${escaped(text)}</p>`
  return {
    subject,
    text: [...before, `${says}:\n${link}`, ...after].join('\n\n'),
    html: `<!doctype html><html lang="en"><body style="font-family:system-ui,sans-serif;font-size:16px;line-height:1.5;color:#1c1917;max-width:36em">${before.map(paragraph).join('')}<p><a href="${escaped(link)}" style="display:inline-block;padding:10px 18px;border-radius:8px;background:#0f766e;color:#fff;text-decoration:none">${escaped(says)}</a></p>${after.map(paragraph).join('')}</body></html>`,
  }
}

const escaped = (text: string) => text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`)
const day = (date: Date) => date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
