import type { FastifyInstance } from 'fastify'

type Schema = { type?: string | string[]; title?: string; description?: string; format?: string; enum?: unknown[]; properties?: Record<string, Schema>; required?: string[]; items?: Schema; maxLength?: number; minimum?: number; maximum?: number }
type Operation = { summary?: string; tags?: string[]; parameters?: { name: string; in: string; required?: boolean; schema: Schema; description?: string }[]; requestBody?: { content: Record<string, { schema: Schema }> }; responses: Record<string, { description: string; content?: Record<string, { schema: Schema }> }> }
type Document = { info: { title: string; version: string; description: string }; paths: Record<string, Record<string, Operation>> }

/** The reference that people read: the same OpenAPI document, as a page without scripts. */
export function docsRoute(app: FastifyInstance): void {
  let page: string | undefined
  app.get('/api/docs', { schema: { hide: true } }, async (_, reply) => {
    page ??= render(app.swagger() as unknown as Document)
    return reply.type('text/html; charset=utf-8').send(page)
  })
}

function render({ info, paths }: Document): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), ...operation })))
  const tags = [...new Set(operations.map(({ tags = ['Other'] }) => tags[0]!))]
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${esc(info.title)} API</title><style>${style}</style></head><body>
<nav aria-label="Areas"><h1>${esc(info.title)} API <small>${esc(info.version)}</small></h1><ul>${tags.map(tag => `<li><a href="#${anchor(tag)}">${esc(tag)}</a></li>`).join('')}</ul></nav>
<main><p>${esc(info.description)} The same as a document: <a href="/api/openapi.json">openapi.json</a>. Sign in by cookie (<code>POST /api/auth/sign-in/email</code>) or with an API key (<code>Authorization: Bearer eq_…</code>).</p>
${tags.map(tag => `<section id="${anchor(tag)}"><h2>${esc(tag)}</h2>${operations.filter(({ tags = ['Other'] }) => tags[0] === tag).map(one).join('')}</section>`).join('')}</main></body></html>`
}

function one({ method, path, summary = '', parameters = [], requestBody, responses }: Operation & { method: string; path: string }): string {
  const body = Object.values(requestBody?.content ?? {})[0]?.schema
  const [status, answer] = Object.entries(responses).find(([code]) => code.startsWith('2')) ?? []
  const answers = Object.values(answer?.content ?? {})[0]?.schema
  return `<details><summary><b class="${method}">${method}</b> <code>${esc(path)}</code> ${esc(summary)}</summary>
${parameters.length ? `<h3>Parameters</h3>${table(parameters.map(({ name, required = false, schema, description }) => row(name, required, { ...schema, ...description && { description } })))}` : ''}
${body?.properties ? `<h3>Body</h3>${fields(body)}` : ''}${answers ? `<h3>Answers ${esc(status ?? '')}</h3>${fields(answers.properties?.['items']?.items ?? answers)}` : ''}</details>`
}

const fields = ({ properties = {}, required = [] }: Schema) => table(Object.entries(properties).map(([name, schema]) => row(name, required.includes(name), schema)))
const table = (rows: string[]) => rows.length ? `<table><tbody>${rows.join('')}</tbody></table>` : ''
const row = (name: string, isRequired: boolean, schema: Schema) =>
  `<tr><th scope="row"><code>${esc(name)}</code>${isRequired ? ' <em>needed</em>' : ''}</th><td>${esc(kind(schema))}</td><td>${esc(schema.title ?? '')}${schema.description ? ` ${esc(schema.description)}` : ''}</td></tr>`
const kind = ({ type = 'any', format, enum: values, items, maxLength }: Schema): string =>
  values ? values.filter(value => value !== null).join(' · ') : items ? `list of ${kind(items)}` : [[type].flat().join(' or '), format && `(${format})`, maxLength && `up to ${maxLength}`].filter(Boolean).join(' ')
const anchor = (tag: string) => tag.toLowerCase().replaceAll(/[^a-z]+/g, '-')
const esc = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const style = `:root{color-scheme:light dark;--line:light-dark(#dedcd8,#3c3a37);--ink:light-dark(#1f1d1a,#efedea);--soft:light-dark(#5b5751,#b4afa8);--accent:light-dark(#0f766e,#5eead4)}
body{font:15px/1.5 ui-sans-serif,system-ui,sans-serif;color:var(--ink);margin:0;display:grid;grid-template-columns:16rem minmax(0,1fr);background:light-dark(#fff,#1b1a18)}nav{padding:1rem;border-inline-end:1px solid var(--line);position:sticky;top:0;height:100vh;overflow:auto;box-sizing:border-box}
nav h1{font-size:1.1rem}nav ul{list-style:none;padding:0}a{color:var(--accent)}main{padding:1rem 2rem;max-width:60rem}details{border-bottom:1px solid var(--line);padding:.4rem 0}summary{cursor:pointer}h3{font-size:.9rem;color:var(--soft);margin:.8rem 0 .2rem}
table{border-collapse:collapse;width:100%;font-size:.9rem}th,td{text-align:start;vertical-align:top;padding:.25rem .75rem .25rem 0;border-top:1px solid var(--line);font-weight:400}em{color:var(--soft)}b{display:inline-block;min-width:4rem;color:var(--accent)}
@media(max-width:700px){body{display:block}nav{position:static;height:auto;border:0}main{padding:1rem}}`
