import { expect, test } from 'vitest'
import { served } from '../../../test/fixtures/api.ts'
import { entities, person, places } from '../../../test/fixtures/world.ts'

const { ask, truth } = await served()
const home = `/contact-details/${person('eli')}`
let version = 1
async function live(given: object) {
  const answer = await ask('eli', 'PATCH', home, given, { 'if-match': `"${version}"` })
  if (answer.status === 200) version += 1
  return answer
}

test('a person’s address is kept as their country writes it, and refused with what it looks like there', async () => {
  expect((await live({ address: '12 Finsbury Circus', city: 'London', postalCode: 'ec2m7eb', country: 'GB' })).status).toBe(200)
  expect((await ask('eli', 'GET', home)).body).toMatchObject({ postalCode: 'EC2M 7EB', region: null })
  expect(await live({ postalCode: '10119' })).toMatchObject({ status: 422, body: { errors: [{ field: 'postalCode', message: 'Postal codes there look like EC1Y 8SY (United Kingdom): please compare the two.' }] } })
  expect((await live({ country: 'US', region: 'Texas', city: 'Austin', postalCode: '78701' })).status).toBe(200)
  expect((await ask('eli', 'GET', home)).body).toMatchObject({ region: 'TX', postalCode: '78701' })
  expect((await live({ country: 'HK' })).body).toMatchObject({ errors: [{ field: 'region', message: '“TX” isn’t on the list (Hong Kong SAR China): choose one of it, such as Kowloon.' }, { field: 'postalCode' }] })
})

test('what stood there before such rules stays, until somebody touches it', async () => {
  await truth(`update contact_details set postal_code = 'no code', region = 'Somewhere' where id = $1`, [person('mia')])
  const { body } = await ask('mia', 'GET', `/contact-details/${person('mia')}`)
  expect((await ask('mia', 'PATCH', `/contact-details/${person('mia')}`, { city: 'Bath' }, { 'if-match': `"${String(body['version'])}"` })).status).toBe(200)
  expect((await ask('mia', 'GET', `/contact-details/${person('mia')}`)).body).toMatchObject({ postalCode: 'no code', region: 'Somewhere', city: 'Bath' })
})

test('legal entities and locations likewise, made and changed', async () => {
  const entity = await ask('cora', 'POST', '/legal-entities', { name: 'Bavarian', country: 'DE', currency: 'EUR', address: 'Rosenheimer Straße 116', city: 'München', postalCode: 'D-81669' })
  expect((await ask('cora', 'GET', `/legal-entities/${String(entity.body['id'])}`)).body).toMatchObject({ postalCode: '81669' })
  expect((await ask('cora', 'PATCH', `/legal-entities/${entities.spare}`, { country: 'DE', postalCode: '1' }, { 'if-match': '"1"' })).body).toMatchObject({ errors: [{ field: 'postalCode' }] })
  const place = await ask('cora', 'POST', '/locations', { name: 'Nürnberg', country: 'DE', timeZone: 'Europe/Berlin', subdivision: 'DE-BY', postalCode: '90403' })
  expect((await ask('cora', 'GET', `/locations/${String(place.body['id'])}`)).body).toMatchObject({ subdivision: 'BY', postalCode: '90403' })
  expect((await ask('cora', 'POST', '/locations', { name: 'Nowhere', country: 'DE', timeZone: 'Europe/Berlin', subdivision: 'TX' })).body).toMatchObject({ errors: [{ field: 'subdivision' }] })
  expect((await ask('cora', 'PATCH', `/locations/${places.spare}`, { country: 'GB', postalCode: 'x' }, { 'if-match': '"1"' })).status).toBe(422)
})

test('how a country writes addresses is told to whoever asks: it is about nobody', async () => {
  expect((await ask('eli', 'GET', '/address-formats/JP')).body).toMatchObject({ asks: ['postalCode', 'region', 'address'], words: { region: 'prefecture' } })
  expect((await ask('eli', 'GET', '/address-formats/jp')).status).toBe(400)
  expect((await ask('nobody', 'GET', '/address-formats/JP')).status).toBe(200)
})

test('letters go to another address from a day on, until another; one is replaced, not changed', async () => {
  const add = (more: object, who: 'eli' | 'mia' | 'gus' | 'zoe' = 'eli') => ask(who, 'POST', '/other-addresses', { personId: person('eli'), purpose: 'letters', country: 'GB', address: '5 Low Lane', city: 'Leeds', postalCode: 'ls71ab', startsOn: '2026-06-01', ...more })
  const { body: { id } } = await add({ endsOn: '2026-12-31' })
  expect((await ask('eli', 'GET', `/other-addresses?personId=${person('eli')}`)).body.items).toMatchObject([{ postalCode: 'LS7 1AB', purpose: 'letters' }])
  expect((await add({ endsOn: '2026-05-31' })).body).toMatchObject({ code: 'people.address_ends_first', field: 'endsOn' })
  expect((await add({ address: undefined, city: undefined, postalCode: undefined })).body).toMatchObject({ code: 'people.address_empty' })
  expect((await add({ postalCode: '10119' })).body).toMatchObject({ errors: [{ field: 'postalCode' }] })
  expect((await add({}, 'gus')).status).toBe(201)
  for (const who of ['mia', 'zoe'] as const) expect((await add({}, who)).status, who).toBe(403)
  expect((await ask('mia', 'GET', `/other-addresses/${id}`)).status).toBe(404)
  expect((await ask('eli', 'PATCH', `/other-addresses/${id}`, { city: 'York' }, { 'if-match': '"1"' })).status).toBe(400)
  expect((await ask('eli', 'PATCH', `/other-addresses/${id}`, { endsOn: '2026-05-01' }, { 'if-match': '"1"' })).body).toMatchObject({ code: 'people.address_ends_first' })
  expect((await ask('eli', 'PATCH', `/other-addresses/${id}`, { endsOn: '2026-07-31' }, { 'if-match': '"1"' })).status).toBe(200)
})
