import { connect, type Socket } from 'node:net'

/** Requests as fast as they are answered, over kept connections. With `versions` they are changes, and each connection keeps to its own path. */
export type Order = { port: number; paths: string[]; headers: string; connections: number; seconds: number; versions: number[] | null }
export type Answered = { count: number; seconds: number; p50: number; p99: number; failed: string[]; versions: number[] | null }

// The load: a process of its own, so that it shares no thread with what it measures.
process.on('message', (order: Order) => { void run(order).then(answered => process.send!(answered)) })
process.once('disconnect', () => process.exit())

async function run({ port, paths, headers, connections, seconds, versions }: Order): Promise<Answered> {
  const times: number[] = [], failed: string[] = []
  const started = performance.now(), until = started + seconds * 1000
  let next = 0
  await Promise.all(Array.from({ length: connections }, async (_, own) => {
    const socket = connect(port, '127.0.0.1')
    socket.setNoDelay(true)
    const ask = asking(socket)
    for (let turn = 0; performance.now() < until && failed.length < 5; turn++) {
      const path = versions ? paths[own % paths.length]! : paths[next++ % paths.length]!
      const sent = performance.now()
      const { status, body } = await ask(versions ? changing(path, headers, versions[own]!, turn) : `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n${headers}\r\n`)
      times.push(performance.now() - sent)
      if (status !== 200) failed.push(`${status} ${path} ${body.slice(0, 200)}`)
      else if (versions) versions[own] = (JSON.parse(body) as { version: number }).version
    }
    socket.destroy()
  }))
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return { count: times.length, seconds: (performance.now() - started) / 1000, p50: at(0.5), p99: at(0.99), failed, versions }
}

function changing(path: string, headers: string, version: number, turn: number) {
  const body = JSON.stringify({ mobilePhone: `+44 7700 900${100 + (version + turn) % 900}` })
  return `PATCH ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n${headers}content-type: application/json\r\nif-match: "${version}"\r\ncontent-length: ${body.length}\r\n\r\n${body}`
}

/** As much of HTTP as both servers speak: a head, a length, a body. */
function asking(socket: Socket) {
  let received: Buffer = Buffer.alloc(0), resolve: (answer: { status: number; body: string }) => void, reject: (error: Error) => void
  socket.on('data', (data: Buffer) => {
    received = received.length ? Buffer.concat([received, data]) : data
    const end = received.indexOf('\r\n\r\n')
    if (end < 0) return
    const head = received.toString('latin1', 0, end)
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0)
    if (received.length < end + 4 + length) return
    const body = received.toString('utf8', end + 4, end + 4 + length)
    received = received.subarray(end + 4 + length)
    resolve({ status: Number(head.slice(9, 12)), body })
  })
  socket.on('error', error => reject(error))
  return (request: string) => new Promise<{ status: number; body: string }>((done, failed) => { resolve = done; reject = failed; socket.write(request) })
}
