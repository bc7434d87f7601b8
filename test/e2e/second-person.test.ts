import type { Browser, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { browse, house, newPage, program, settled, violations } from './browser.ts'

describe.skipIf(!program)('a company of one HR person', () => {
  test('she can’t raise her own pay; the second person can, and she sees it', { timeout: 300_000 }, () => browse(async browser => {
    const { address, code } = await house({ isEmpty: true })
    const hanna = await newPage(browser)
    await hanna.goto(address)
    const given = { 'One-time code': code(), 'Name of the company': 'The Mill', 'Your name': 'Hanna Only', 'Your e-mail': 'hanna@mill.example', Password: 'seven green bottles', 'Their name optional': 'Olga Owner', 'Their e-mail optional': 'olga@mill.example' }
    for (const [label, value] of Object.entries(given)) await hanna.getByLabel(label, { exact: true }).fill(value)
    expect(await violations(hanna)).toEqual([])
    await hanna.getByRole('button', { name: 'Set up' }).click()
    await hanna.getByRole('heading', { name: 'People', level: 1 }).waitFor()
    await hanna.goto(address)
    await hanna.getByText('Hanna Only named Olga Owner as the second person.').waitFor()

    await hanna.goto(`${address}/people/${await idOf(hanna, 'Hanna Only')}?tab=pay`)
    await hanna.getByRole('heading', { name: 'Hanna Only', level: 1 }).waitFor()
    await settled(hanna)
    expect(await hanna.getByRole('link', { name: 'Change pay' }).count()).toBe(0)

    const olga = await invited(browser, hanna, address, 'Olga Owner')
    await olga.goto(`${address}/people/${await idOf(olga, 'Hanna Only')}`)
    await olga.getByRole('link', { name: 'Pay', exact: true }).click()
    await olga.getByRole('region', { name: 'Pay' }).getByRole('link', { name: 'Change pay' }).click()
    await olga.getByLabel('Amount at full time').fill('48000')
    await olga.getByRole('combobox', { name: 'Currency' }).click()
    await olga.getByRole('option', { name: /GBP/ }).click()
    await olga.getByRole('radio', { name: 'Year', exact: true }).check()
    await settled(olga)
    expect(await violations(olga)).toEqual([])
    await olga.getByRole('button', { name: 'Save the change' }).click()
    await olga.getByRole('region', { name: 'Pay' }).getByText('£48,000').first().waitFor()
    await settled(olga)
    expect(await violations(olga)).toEqual([])

    await hanna.goto(`${address}/me?tab=pay`)
    await hanna.getByText('£48,000').first().waitFor()
  }))
})

const idOf = (page: Page, name: string) => page.evaluate(async name => ((await (await fetch(`/api/v1/directory?q=${encodeURIComponent(name)}`)).json()) as { items: { personId: string }[] }).items[0]!.personId, name)

async function invited(browser: Browser, page: Page, address: string, name: string): Promise<Page> {
  await page.goto(`${address}/people/${await idOf(page, name)}`)
  await page.getByRole('button', { name: 'Invite to sign in' }).click()
  await page.getByText('Invited to sign in').waitFor()
  const link = page.getByRole('link', { name: /accept\?token=/ })
  await expect.poll(async () => { await page.goto(`${address}/outbox`); return link.or(page.getByText('No letters yet')).first().waitFor().then(() => link.count()) }).toBe(1)
  const own = await newPage(browser)
  await own.goto((await link.getAttribute('href'))!)
  await own.getByLabel('New password').fill('a quiet river bend')
  await own.getByRole('button', { name: 'Set the password and sign in' }).click()
  await own.getByRole('navigation').first().waitFor()
  return own
}
