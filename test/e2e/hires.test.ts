import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { browse, choose, newPage, program, settled, signIn, violations } from './browser.ts'
import { house } from './houses.ts'

const patient = { timeout: 600_000, retry: 1 }

describe.skipIf(!program)('a hire that the company wants approved', () => {
  let address: string
  beforeAll(async () => { ({ address } = await house()) })

  test('one page says who is asked; the manager to be reads where and when, no pay and nothing private, and approves', patient, () => browse(async browser => {
    const page = await newPage(browser), boss = await newPage(browser, { viewport: { width: 390, height: 844 }, colorScheme: 'dark' })
    await signIn(page, address, 'chro@demo.example')
    await signIn(boss, address, 'manager@demo.example')
    const { id } = await send(page, '/approval-chains', { name: 'Hires', actions: ['hire'], startsOn: '2026-01-01' })
    await send(page, '/chain-steps', { chainId: id, number: 1, holder: 'direct', passesOn: 'stays', tellsAtOnce: false })
    const { personId } = await read(boss, '/me')
    const { items: [seat] } = await read(page, `/directory?personId=${personId}`)
    await page.goto(`${address}/people/hire`)
    expect(await page.getByRole('textbox').or(page.getByRole('combobox')).or(page.getByRole('radiogroup')).filter({ visible: true }).count()).toBeLessThanOrEqual(8)
    await page.getByLabel('Full name').fill('Zephyrine Okoro')
    await page.getByLabel('First day').fill('1 March 2027')
    await page.getByLabel('First day').press('Tab')
    await choose(page, 'Legal entity', seat.legalEntityName)
    await choose(page, 'Location', seat.locationName)
    await choose(page, 'Unit', seat.unitName, { isTyped: true })
    await choose(page, 'Job', seat.jobTitle, { isTyped: true })
    await choose(page, 'Manager', seat.name, { isTyped: true })
    await page.getByText('Pay', { exact: true }).click()
    await page.getByLabel('Amount at full time').fill('54321')
    await choose(page, 'Currency', 'GBP', { isTyped: true })
    await choose(page, 'Per', 'Year')
    await page.getByRole('button', { name: 'Hire', exact: true }).click()
    const asked = page.getByRole('dialog', { name: 'This needs approval' })
    await asked.getByText(seat.name).waitFor()
    await settled(page)
    expect(await violations(page)).toEqual([])
    await shot(page, 'asked')
    await asked.getByRole('button', { name: 'Ask for approval' }).click()
    await page.getByRole('link', { name: 'Zephyrine Okoro' }).last().click()
    await page.getByText(`Waits for ${seat.name}`).waitFor()
    await page.getByText('54,321').first().waitFor()
    await settled(page)
    expect(await violations(page)).toEqual([])
    await shot(page, 'planned')

    await boss.goto(`${address}/to-decide`)
    await boss.getByRole('link', { name: 'Hire of Zephyrine Okoro' }).click()
    await boss.getByText('This is as much as those asked may see').waitFor()
    expect(await boss.getByText('54,321').count()).toBe(0)
    await settled(boss)
    expect(await violations(boss)).toEqual([])
    await shot(boss, 'boss')
    await boss.getByRole('button', { name: 'Approve' }).click()
    await boss.getByRole('button', { name: 'Approve' }).last().click()
    await boss.getByText('Approved', { exact: true }).first().waitFor()
    await page.reload()
    await page.getByText('Approved', { exact: true }).first().waitFor()
    expect((await read(page, '/directory?q=zephyrine')).items).toEqual([])
  }))

  test('a new home is entered before the move, and stands as planned', patient, () => browse(async browser => {
    const page = await newPage(browser)
    await signIn(page, address, 'employee@demo.example')
    await page.goto(`${address}/me`)
    const others = page.getByRole('region', { name: 'Other addresses' })
    await others.getByRole('button', { name: 'Add address' }).click()
    const form = page.getByRole('dialog', { name: 'Add address' })
    await form.getByText('A new home', { exact: true }).or(form.getByRole('combobox', { name: 'For' })).first().waitFor()
    await choose(page, 'For', 'A new home')
    await form.getByLabel('Address', { exact: false }).first().fill('3 Harbour Walk')
    await form.getByLabel('From').fill('1 March 2027')
    await form.getByLabel('From').press('Tab')
    await form.getByRole('button', { name: 'Add address' }).click()
    const mine = others.getByRole('listitem').filter({ hasText: '3 Harbour Walk' })
    await mine.getByText('from 1 Mar 2027').waitFor()
    await settled(page)
    expect(await violations(page)).toEqual([])
    await shot(page, 'home')
  }))

  const read = async (page: Page, path: string) => (await page.request.get(`${address}/api/v1${path}`)).json()
  const send = async (page: Page, path: string, data: object) => (await page.request.post(`${address}/api/v1${path}`, { data, headers: { origin: address } })).json()
})

/** For whoever wants to look: SHOTS says where. */
const shot = async (page: Page, name: string) => { if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/${name}.png`, fullPage: true }) }
