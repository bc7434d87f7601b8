import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendarText, type CalendarDay } from './ical.ts'

const one: CalendarDay = { uid: 'a@equipoise', from: '2026-10-01', to: '2026-10-01', summary: 'Away', isBusy: true }
const linesOf = (text: string) => text.split('\r\n')
const written = (more: Partial<CalendarDay>) => linesOf(calendarText('Team', '2026-06-15T09:00:00Z', [{ ...one, ...more }]))
/** As a reader of calendars does it: section 3.1. */
const unfolded = (text: string) => text.replace(/\r\n[ \t]/g, '')
const meant = (text: string) => text.replace(/\\([\\;,nN])/g, (_, sign: string) => sign.toLowerCase() === 'n' ? '\n' : sign)

describe('a calendar that others read', () => {
  test('is what RFC 5545 asks for', () => expect(calendarText('Team', '2026-06-15T09:00:00.123+02:00', [one])).toBe([
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Equipoise//Leave//EN', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', 'X-WR-CALNAME:Team', 'REFRESH-INTERVAL;VALUE=DURATION:PT1H', 'X-PUBLISHED-TTL:PT1H',
    'BEGIN:VEVENT', 'UID:a@equipoise', 'DTSTAMP:20260615T070000Z', 'DTSTART;VALUE=DATE:20261001', 'DTEND;VALUE=DATE:20261002', 'SUMMARY:Away', 'TRANSP:OPAQUE', 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n')))

  test.each([
    ['one day ends on the next', '2026-10-01', '2026-10-01', '20261001', '20261002'],
    ['the end of a year', '2026-12-24', '2026-12-31', '20261224', '20270101'],
    ['a leap day', '2028-02-28', '2028-02-29', '20280228', '20280301'],
    ['over the night on which clocks change', '2026-10-24', '2026-10-25', '20261024', '20261026'],
  ])('%s', (_, from, to, start, end) => expect(written({ from, to })).toEqual(expect.arrayContaining([`DTSTART;VALUE=DATE:${start}`, `DTEND;VALUE=DATE:${end}`])))

  test.each([
    ['commas and semicolons', 'Away; Berlin, Mitte', 'SUMMARY:Away\\; Berlin\\, Mitte'],
    ['a backslash', 'R\\D', 'SUMMARY:R\\\\D'],
    ['a line break, so that no line of one’s own gets in', 'Away\r\nATTENDEE:x', 'SUMMARY:Away\\nATTENDEE:x'],
    ['a sign that controls', 'Aw\u0007ay', 'SUMMARY:Away'],
  ])('%s', (_, summary, line) => expect(written({ summary })).toContain(line))

  test('what takes no time of the reader’s says so', () => expect(written({ isBusy: false })).toContain('TRANSP:TRANSPARENT'))

  test('no line is longer than 75 octets, no sign is broken, and what is read is what was written', () => fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 120 }).map(text => text.replace(/[\u0000-\u001f\u007f]/g, '')), summary => {
    const text = calendarText('Team', '2026-06-15T09:00:00Z', [{ ...one, summary }])
    expect(Math.max(...linesOf(text).map(line => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
    expect(meant(linesOf(unfolded(text)).find(line => line.startsWith('SUMMARY:'))!.slice(8))).toBe(summary)
  })))
})
