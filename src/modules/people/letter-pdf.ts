import { createRequire } from 'node:module'
import { readFile } from 'node:fs/promises'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { Type } from 'typebox'
import type { Door } from '#platform/api.ts'
import { read } from '#platform/db.ts'
import { Refusal, refuseIf } from '#shared/refusal.ts'

const params = Type.Object({ id: Type.String({ format: 'uuid' }) })
type Kept = { subject: string; body: string; madeAt: string; company: string; country: string }

/** The letter on paper, for whoever may read it: drawn from the kept text each time, always the same. */
export function letterRoutes(app: FastifyInstance, door: Door): void {
  app.get('/api/v1/change-letters/:id/pdf', { schema: { tags: ['Change letters'], summary: 'The letter of a change as PDF', produces: ['application/pdf'], params } }, async (request, reply) => {
    const [kept] = await read<Kept>(door.actorOf(request), `
      select l.subject, l.body, l.made_at as "madeAt", o.name as company, le.country from change_letter l join organization o on o.id = l.organization_id
      join directory_entry d on d.id = l.assignment_id join legal_entity le on le.id = d.legal_entity_id where l.id = $1`, [(request.params as { id: string }).id])
    return sent(reply, kept)
  })
  app.get('/api/v1/employment-letters/:id/pdf', { schema: { tags: ['Employment letters'], summary: 'The letter of a hire or a transfer as PDF', produces: ['application/pdf'], params } }, async (request, reply) => {
    const [kept] = await read<Kept>(door.actorOf(request), `
      select l.subject, l.body, l.made_at as "madeAt", o.name as company, le.country from employment_letter l join organization o on o.id = l.organization_id
      join employment e on e.id = l.employment_id join legal_entity le on le.id = e.legal_entity_id where l.id = $1`, [(request.params as { id: string }).id])
    return sent(reply, kept)
  })
}

async function sent(reply: FastifyReply, kept: Kept | undefined) {
  if (!kept) throw new Refusal('not_found', {}, 404)
  return reply.type('application/pdf').header('cache-control', 'no-store').header('content-disposition', 'inline; filename="letter.pdf"').send(await drawn(kept))
}

export async function drawn({ subject, body, madeAt, company, country }: Kept): Promise<Buffer> {
  const { default: Document } = await import('pdfkit')
  const [regular, bold] = await fonts()
  const paper = new Document({ size: onLetterPaper.includes(country) ? 'LETTER' : 'A4', margins: { top: 72, bottom: 72, left: 72, right: 72 }, font: undefined as never, info: { Title: subject, Author: company, CreationDate: new Date(madeAt) } })
  paper.registerFont('regular', regular!).registerFont('bold', bold!).font('regular')
  const { font } = (paper as unknown as { _font: { font: { hasGlyphForCodePoint(point: number): boolean } } })._font
  const signs = [...new Set(`${subject}${body}${company}`)].filter(sign => !/\s/.test(sign) && !font.hasGlyphForCodePoint(sign.codePointAt(0)!))
  refuseIf(signs.length > 0, 'people.not_printable', { signs })
  const parts: Buffer[] = []
  const done = new Promise<Buffer>((resolve, reject) => paper.on('data', part => parts.push(part)).on('end', () => resolve(Buffer.concat(parts))).on('error', reject))
  paper.fontSize(10).text(company).moveDown(3).font('bold').fontSize(13).text(subject).moveDown(1.5).font('regular').fontSize(11)
  for (const paragraph of body.split(/\n{2,}/)) paper.text(paragraph.trim(), { lineGap: 3 }).moveDown(0.8)
  paper.end()
  return done
}

const onLetterPaper = ['US', 'CA', 'MX', 'PH', 'CO', 'CL', 'VE']
let loaded: Promise<Buffer[]> | undefined
const { resolve } = createRequire(import.meta.url)
/** Read once, when the first letter is drawn. */
const fonts = () => loaded ??= Promise.all([resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'), resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf')].map(path => readFile(path)))
