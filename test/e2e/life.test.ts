import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { browse, choose, newPage, program, signIn, violations, settled } from './browser.ts'
import { house } from './houses.ts'

const patient = { timeout: 600_000, retry: 2 }
type Line = { id: string; personId: string; employmentId: string; name: string; number: string; jobTitle: string; unitName: string; locationName: string; legalEntityName: string; legalEntityId: string; managerName: string | null; status: string }

describe.skipIf(!program)('the life of an employment', () => {
  let address: string
  beforeAll(async () => { ({ address } = await house()) })

  test('somebody who worked here before is found, and hired as the same person', patient, () => browse(async browser => {
    const page = await newPage(browser)
    await signIn(page, address, 'chro@demo.example')
    const former = (await lines(page, 'status=ended&workerKind=employee')).find(each => each.managerName)!
    await page.goto(`${address}/people/hire`)
    expect(await page.getByRole('textbox').or(page.getByRole('combobox')).or(page.getByRole('radiogroup')).filter({ visible: true }).count()).toBeLessThanOrEqual(8)
    await page.getByLabel('Full name').fill(former.name)
    await page.getByLabel('First day').fill('1 March 2027')
    await page.getByLabel('First day').press('Tab')
    await choose(page, 'Legal entity', former.legalEntityName)
    await choose(page, 'Location', former.locationName)
    await choose(page, 'Unit', former.unitName, { isTyped: true })
    await choose(page, 'Job', former.jobTitle, { isTyped: true })
    await page.getByRole('button', { name: 'Hire', exact: true }).click()
    const asked = page.getByRole('dialog')
    await asked.getByRole('radio', { name: `${former.name}, who is known` }).first().waitFor()
    expect(await violations(page)).toEqual([])
    await asked.locator(`input[value="${former.personId}"]`).check()
    await asked.getByRole('button', { name: 'Hire', exact: true }).click()
    await page.waitForURL(`**/people/${former.personId}`)
    await page.getByText('Starts on 1 Mar 2027').waitFor()
    const held = await lines(page, `personId=${former.personId}`)
    expect(held.map(({ status, number }) => [status, number]).toSorted()).toEqual([['ended', former.number], ['starting', former.number]])
  }))

  test('what was entered twice is on a list of its own, and is put back at the person’s page', patient, () => browse(async browser => {
    const page = await newPage(browser)
    await signIn(page, address, 'generalist@demo.example')
    await page.goto(`${address}/people/withdrawn`)
    const row = page.getByRole('row').filter({ hasText: 'Entered twice' })
    await row.getByRole('link').click()
    const panel = page.getByRole('region', { name: 'An employment that was entered by mistake' })
    await panel.getByRole('button', { name: 'Put back' }).click()
    await panel.waitFor({ state: 'detached' })
    await page.goto(`${address}/people/withdrawn`)
    await page.getByText('Nothing was withdrawn').waitFor()
    expect(await violations(page)).toEqual([])
  }))

  test('a reorganisation planned by the head of HR is hers alone, laid over the list of a day ahead, and comes true with one release', patient, () => browse(async browser => {
    const page = await newPage(browser)
    await signIn(page, address, 'chro@demo.example')
    await page.goto(`${address}/plans`)
    await page.getByRole('link', { name: 'Two teams become one' }).click()
    const lines = page.getByRole('region', { name: 'What comes true together' })
    const name = (await lines.getByRole('row').nth(1).getByRole('link').textContent())!
    await page.goto(`${address}/people?on=2099-01-01&q=${encodeURIComponent(name)}`)
    await page.getByRole('row').filter({ hasText: name }).getByText('planned', { exact: true }).waitFor()
    await page.goto(`${address}/plans`)
    await page.getByRole('link', { name: 'Two teams become one' }).click()
    await page.getByRole('button', { name: 'Release', exact: true }).click()
    const dialog = page.getByRole('dialog'), release = dialog.getByRole('button', { name: 'Release', exact: true })
    expect(await release.isDisabled()).toBe(true)
    await dialog.getByRole('radio', { name: 'Tell them' }).check()
    await dialog.getByText('Something about your job changes').waitFor()
    expect(await violations(page)).toEqual([])
    await release.click()
    await page.getByText('Released: all of it holds now').waitFor()
    await page.goto(`${address}/people?on=2099-01-01&q=${encodeURIComponent(name)}`)
    await settled(page)
    expect(await page.getByRole('row').filter({ hasText: name }).getByText('planned', { exact: true }).count()).toBe(0)
  }))

  test('a transfer to another legal entity goes through and is taken back', patient, () => browse(async browser => {
    const page = await newPage(browser)
    await signIn(page, address, 'chro@demo.example')
    const all = await lines(page, 'status=active&workerKind=employee&isContinued=false')
    const held = all.findLast(each => each.managerName && all.filter(other => other.personId === each.personId).length === 1)!
    const elsewhere = all.find(each => each.legalEntityId !== held.legalEntityId)!
    await page.goto(`${address}/people/${held.personId}?tab=job`)
    await page.getByRole('region', { name: 'Employment', exact: true }).getByRole('link', { name: 'Transfer to another legal entity' }).click()
    await page.getByRole('heading', { level: 1, name: 'Transfer to another legal entity' }).waitFor()
    await choose(page, 'Legal entity', elsewhere.legalEntityName)
    await page.getByLabel('First day there').fill('1 March 2027')
    await page.getByLabel('First day there').press('Tab')
    await choose(page, 'Location', elsewhere.locationName)
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Transfer', exact: true }).click()
    await page.getByText(/^Goes to another legal entity after/).waitFor()
    await settled(page)
    expect((await lines(page, `personId=${held.personId}`)).map(({ status, legalEntityName }) => [status, legalEntityName]).toSorted()).toEqual([['active', held.legalEntityName], ['starting', elsewhere.legalEntityName]])
    expect(await violations(page)).toEqual([])
    const old = page.getByRole('region', { name: `Employment at ${held.legalEntityName}` })
    await old.getByRole('button', { name: 'Actions' }).click()
    await page.getByRole('menuitem', { name: 'Take back the transfer' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Take back the transfer' }).click()
    await page.getByText(/^Goes to another legal entity after/).waitFor({ state: 'detached' })
    expect(await lines(page, `personId=${held.personId}`)).toHaveLength(1)
  }))

  test('a fixed term is extended a second time: three terms in a row, with their length', patient, () => browse(async browser => {
    const page = await newPage(browser)
    await signIn(page, address, 'chro@demo.example')
    const like = (await lines(page, 'status=active&workerKind=employee'))[0]!
    const terms = { name: 'Tessa Fixed', kind: 'employee', startsOn: '2026-01-01', form: 'fixed_term', legalEntityId: like.legalEntityId, ...await placeOf(page, like.id) }
    const hired = await (await page.request.post(`${address}/api/v1/people/hire`, { data: terms, headers: { origin: address } })).json() as { personId: string }
    for (const [from, until] of [['1 January 2026', '31 December 2026'], ['1 January 2027', '31 December 2027'], ['1 January 2028', '31 December 2028']] as const) {
      await page.goto(`${address}/people/${hired.personId}/change?what=contract`)
      await page.getByLabel('Fixed term ends').fill(until)
      await page.getByLabel('From').fill(from)
      await page.getByLabel('From').press('Tab')
      await page.getByRole('button', { name: 'Save the change' }).click()
      await page.waitForURL(/tab=job/)
    }
    const employment = page.getByRole('region', { name: 'Employment', exact: true })
    await employment.getByText('3, from 1 Jan 2026 until 31 Dec 2028').waitFor()
    expect(await violations(page)).toEqual([])
  }))

  const placeOf = async (page: Page, id: string) => {
    const { jobId, unitId, locationId } = await (await page.request.get(`${address}/api/v1/directory/${id}`)).json()
    return { jobId, unitId, locationId }
  }
  const lines = async (page: Page, query: string) => (await (await page.request.get(`${address}/api/v1/directory?limit=100&${query}`)).json()).items as Line[]
})
