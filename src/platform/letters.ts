import type { Letter } from './mail.ts'

/** Plain words: what this is, the one thing to do, until when, what if it wasn't meant. */
export const invitationLetter = ({ name, company, inviter, link, until }: { name: string; company: string; inviter: string | null; link: string; until: Date }): Letter<'invitation'> => letter('invitation',
  `Your sign-in at ${company}`,
  [`Hello ${name},`, `${inviter ?? 'Your HR team'} invites you to ${company}’s people system. There you find your own details, and can keep them up to date.`],
  { says: 'Choose your password', link },
  [`The link works once, until ${day(until)}. It is meant for you alone: please don’t pass it on.`, 'If you didn’t expect this, you can leave it unanswered.'],
)

export const resetLetter = ({ name, link }: { name: string; link: string }): Letter<'password_reset'> => letter('password_reset',
  'A new password',
  [`Hello ${name},`, 'somebody, hopefully you, asked for a new password for this address.'],
  { says: 'Choose a new password', link },
  ['The link works once, for an hour. If it wasn’t you, you need to do nothing: your password stays as it is.'],
)

export const passwordChangedLetter = ({ name, link }: { name: string; link: string }): Letter<'password_changed'> => letter('password_changed',
  'Your password was changed',
  [`Hello ${name},`, 'your password was changed just now, and you were signed out everywhere else. If that was you, all is well.'],
  { says: 'It wasn’t me: choose a new password', link },
  [],
)

export const emailLetter = ({ name, link }: { name: string; link: string }): Letter<'new_address'> => letter('new_address',
  'Sign in with this address',
  [`Hello ${name},`, 'this is your work e-mail now. Confirm it, and you sign in with it from then on; your password stays.'],
  { says: 'Sign in with this address', link },
  ['The link works for an hour, where you are signed in. If you didn’t ask for it, you can leave it unanswered.'],
)

export const emailChangedLetter = ({ name, email }: { name: string; email: string }): Letter<'address_changed'> => letter('address_changed',
  'You sign in with another address now',
  [`Hello ${name},`, `from now on you sign in with ${email}, your new work e-mail, and no longer with this address. If that wasn’t you, please tell your HR team at once.`],
  { says: 'Write to your new address', link: `mailto:${email}` },
  [],
)

/** No word of what or whom it is about, since a mailbox is read by more than one; but what was written to them, for who has chosen that. */
export const digestLetter = ({ name, waiting, unread, link, replyTo = null, texts = [] }: { name: string; waiting: number; unread: number; link: string; replyTo?: string | null; texts?: readonly string[] }): Letter<'digest'> => {
  const waits = waiting === 1 ? 'one thing waits for your decision' : `${waiting} things wait for your decision`
  const reads = unread === 1 ? 'one message waits to be read' : `${unread} messages wait to be read`
  const says = [waiting && waits, unread && reads].filter(Boolean).join(', ')
  return { ...letter('digest',
    says[0]!.toUpperCase() + says.slice(1),
    [`Hello ${name},`, `${says}.`, ...texts.flatMap(text => ['HR wrote to you:', text])],
    { says: 'Look at what waits', link },
    [...replyTo ? ['What you reply to this mail reaches HR. Please pass it on to nobody.'] : [], 'The link opens the page where you sign in. It decides nothing by itself. On the page “Notifications” you say which mails you want.'],
  ), ...replyTo && { replyTo } }
}

/** The same whatever the reason was. */
export const notTakenLetter = ({ link }: { link: string }): Letter<'not_taken'> => letter('not_taken',
  'Your mail to HR was not taken in',
  ['Hello,', 'your mail to HR could not be taken in, and nothing of it was kept. Some things are not said by mail, to protect you and others.'],
  { says: 'Write to HR here', link },
  ['The link opens the page where you sign in. You get this mail once a day at most.'],
)

/** How many of each kind, and nobody's name. */
export const weekLetter = ({ name, counts = [], link }: { name: string; counts?: readonly { label: string; count: string }[]; link: string }): Letter<'week'> => letter('week',
  'This week',
  [`Hello ${name},`, `this week, of those whom you see: ${counts.map(({ label, count }) => `${label.toLowerCase()} ${count}`).join(', ')}.`],
  { says: 'Look at this week', link },
  ['The link opens the page where you sign in; who it is about stands there alone. On the page “Notifications” you say that you don’t want this mail.'],
)

function letter<const K extends string>(kind: K, subject: string, before: string[], { says, link }: { says: string; link: string }, after: string[]): Letter<K> {
  const paragraph = (text: string) => `<p style="white-space:pre-line">${escaped(text)}</p>`
  return {
    kind, subject,
    text: [...before, `${says}:\n${link}`, ...after].join('\n\n'),
    html: `<!doctype html><html lang="en"><body style="font-family:system-ui,sans-serif;font-size:16px;line-height:1.5;color:#1c1917;max-width:36em">${before.map(paragraph).join('')}<p><a href="${escaped(link)}" style="display:inline-block;padding:10px 18px;border-radius:8px;background:#0f766e;color:#fff;text-decoration:none">${escaped(says)}</a></p>${after.map(paragraph).join('')}</body></html>`,
  }
}

const escaped = (text: string) => text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`)
const day = (date: Date) => date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
