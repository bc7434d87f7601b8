import { addDays, type Day } from '#shared/calendar.ts'

/** A whole day or several, both included, of a calendar that others read (RFC 5545). `isBusy`: it takes the reader's own time. */
export type CalendarDay = { uid: string; from: Day; to: Day; summary: string; isBusy: boolean }

/** The text of a calendar. Days stand as days, without a zone, so that nobody's clock moves them. `at`: when it was written, as an instant. */
export const calendarText = (name: string, at: string, days: readonly CalendarDay[]): string => [
  'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Equipoise//Leave//EN', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', `X-WR-CALNAME:${escaped(name)}`, 'REFRESH-INTERVAL;VALUE=DURATION:PT1H', 'X-PUBLISHED-TTL:PT1H',
  ...days.flatMap(({ uid, from, to, summary, isBusy }) => [
    'BEGIN:VEVENT', `UID:${escaped(uid)}`, `DTSTAMP:${stamp(at)}`, `DTSTART;VALUE=DATE:${plain(from)}`, `DTEND;VALUE=DATE:${plain(addDays(to, 1))}`, `SUMMARY:${escaped(summary)}`, `TRANSP:${isBusy ? 'OPAQUE' : 'TRANSPARENT'}`, 'END:VEVENT',
  ]),
  'END:VCALENDAR', '',
].map(folded).join('\r\n')

const plain = (day: Day) => day.replaceAll('-', '')
const stamp = (at: string) => new Date(at).toISOString().replace(/[-:]|\.\d+/g, '')
/** Section 3.3.11. What controls a terminal has no place in a text. */
const escaped = (text: string) => text.replace(/[\\;,]/g, sign => `\\${sign}`).replace(/\r\n|\r|\n/g, '\\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')

/** Section 3.1: at most 75 octets a line, broken between signs and never within one. */
function folded(line: string): string {
  const lines = ['']
  let room = 75
  for (const sign of line) {
    const octets = Buffer.byteLength(sign)
    if (octets > room) {
      lines.push(' ')
      room = 74
    }
    lines[lines.length - 1] += sign
    room -= octets
  }
  return lines.join('\r\n')
}
