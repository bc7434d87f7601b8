/** What somebody wrote, without what they were answering. Pure; it only leaves out, and says whether it did. */
const marks: readonly RegExp[] = [
  /^\s*-{2,}\s*(original message|original appointment|forwarded message|ursprüngliche nachricht|weitergeleitete nachricht|message d[’']origine|message transféré|mensaje original|messaggio originale|oorspronkelijk bericht|mensagem original)\s*-{2,}\s*$/i,
  /^\s*(on|am|le|el|il|op|em|den|dne|w dniu|dnia)\s.{4,200}\s(wrote|schrieb.{0,80}|a écrit|escribió|ha scritto|schreef.{0,80}|escreveu|skrev.{0,80}|napsal.{0,40}|napisał.{0,40})\s?:\s*$/i,
]
const heads = /^\s*\*?(from|von|de|da|van|från|fra|od)\s?:\*?\s/i, dated = /^\s*\*?(sent|date|gesendet|datum|envoyé|enviado|fecha|inviato|data|verzonden|skickat|sendt|wysłano|odesláno)\s?:\*?\s/i
const longest = 200_000, mostOfMessage = 9_000

/** Without what no text holds, and with one kind of line end. */
export const clean = (text: string): string => text.normalize('NFC').replace(/\r\n?/g, '\n').replace(/[\u00a0\u2007\u202f]/g, ' ').replace(/[\0-\x08\x0b-\x1f\x7f\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '').trim()

/** The same of as much as anybody reads. */
export const plain = (text: string): string => clean(text.slice(0, longest))

export function saidIn(text: string): { said: string; isCut: boolean } {
  const whole = plain(text), lines = whole.split('\n')
  const said = tidy(unquoted(lines.slice(0, historyFrom(lines)))) || tidy(unquoted(lines)) || whole
  const short = said.length > mostOfMessage ? `${said.slice(0, mostOfMessage).replace(/[\ud800-\udbff]$/, '')} …` : said
  return { said: short, isCut: short !== whole || text.length > longest }
}

/** The line from which on it is somebody else’s. A sentence that such a line may wrap over is looked at as one. */
function historyFrom(lines: readonly string[]): number {
  const at = lines.findIndex((line, i) => marks.some(mark => mark.test(line) || mark.test(`${line} ${lines[i + 1] ?? ''}`.slice(0, 400))) && !answersBelow(lines, i)
    || heads.test(line) && lines.slice(i + 1, i + 4).some(next => dated.test(next)))
  if (at < 0) return lines.length
  return at > 0 && /^\s*_{10,}\s*$/.test(lines[at - 1]!) ? at - 1 : at
}
/** Written below or between what is quoted. */
const answersBelow = (lines: readonly string[], from: number) => {
  const quoted = lines.findIndex((line, i) => i > from && isQuote(line))
  return quoted >= 0 && quoted <= from + 4 && lines.slice(quoted).some(line => line.trim() && !isQuote(line))
}
const isQuote = (line: string) => /^\s{0,3}>/.test(line)

/** Without quoted lines, and without the line that says whose they are. */
function unquoted(lines: readonly string[]): string[] {
  const kept: string[] = []
  for (const [i, line] of lines.entries()) {
    if (!isQuote(line)) kept.push(line)
    else if (i === 0 || !isQuote(lines[i - 1]!)) {
      while (kept.length && !kept.at(-1)!.trim()) kept.pop()
      if (/:\s*$/.test(kept.at(-1) ?? '')) { const last = kept.pop()!; if (!/^\s*(on|am|le|el|il|op|em|den)\s/i.test(last) && kept.at(-1)?.trim() && marks.some(mark => mark.test(`${kept.at(-1)} ${last}`))) kept.pop() }
      if (kept.length) kept.push('')
    }
  }
  return kept
}
const tidy = (lines: readonly string[]) => lines.join('\n').replace(/\n{3,}/g, '\n\n').trim()
