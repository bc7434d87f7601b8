import { readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { parseArgs } from 'node:util'

// npm run --silent mail-in -- --to https://hr.example.com --key-file /etc/equipoise-mail.key < message: for a mail server’s pipe. It knows neither database nor
// secrets of the server, only its address and a key that can do nothing else. Its exit codes are those of sysexits.h: 75 lets the mail server keep the message and try again.
const usage = 'npm run --silent mail-in -- --to https://hr.example.com --key-file file < message (or the key in MAIL_IN_KEY)'
const ok = 0, misused = 64, refused = 65, later = 75

process.exitCode = await deliver().catch(error => { console.error(`equipoise: the message wasn’t delivered: ${(error as Error).message}`); return later })

async function deliver(): Promise<number> {
  const { to, key } = told()
  if (!to || !key) { console.error(`equipoise: ${usage}`); return misused }
  const answer = await fetch(new URL('/api/v1/mail-in', to), {
    method: 'POST', headers: { authorization: `Bearer ${key}`, 'content-type': 'message/rfc822' }, body: Readable.toWeb(process.stdin) as ReadableStream, duplex: 'half', redirect: 'error', signal: AbortSignal.timeout(120_000),
  } as RequestInit)
  if (answer.status === 202) return ok
  const { title = `it answered ${answer.status}` } = await answer.json().catch(() => ({})) as { title?: string }
  console.error(`equipoise: ${title}`)
  return answer.status === 413 ? refused : later
}

function told() {
  try {
    const { values } = parseArgs({ options: { to: { type: 'string' }, 'key-file': { type: 'string' } } })
    return { to: values.to ?? process.env['BASE_URL'], key: (values['key-file'] ? readFileSync(values['key-file'], 'utf8') : process.env['MAIL_IN_KEY'])?.trim() }
  } catch (error) {
    console.error(`equipoise: ${(error as Error).message.split('. ')[0]}.`)
    return {}
  }
}
