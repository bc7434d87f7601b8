import { beforeAll, describe, expect, test } from 'vitest'
import { browse, newPage, program, settled, signIn, violations } from './browser.ts'
import { house } from './houses.ts'

const patient = { timeout: 600_000, retry: 1 }

describe.skipIf(!program)('personal details', () => {
  let address: string
  beforeAll(async () => { ({ address } = await house()) })

  test('on a phone somebody says where the pay goes: masked, shown in full on asking, told in what happened', patient, () => browse(async browser => {
    const page = await newPage(browser)
    await signIn(page, address, 'employee@demo.example')
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(`${address}/me`)
    const bank = page.getByRole('region', { name: 'Bank account' })
    await bank.getByRole('button', { name: 'Add account' }).click()
    const form = page.getByRole('dialog', { name: 'Add account' })
    expect(await violations(page)).toEqual([])
    await form.getByLabel('IBAN', { exact: false }).first().fill('GB33 BUKB 2020 1555 5555 56')
    await form.getByRole('button', { name: 'Add account' }).click()
    await form.getByRole('alert').getByText('The check digits of this IBAN don’t fit').waitFor()
    await form.getByLabel('IBAN', { exact: false }).first().fill('GB33 BUKB 2020 1555 5555 55')
    await form.getByLabel('Bank', { exact: false }).last().fill('Example Bank of Mine')
    await form.getByRole('button', { name: 'Add account' }).click()
    const mine = bank.getByRole('listitem').filter({ hasText: 'Example Bank of Mine' })
    await mine.getByText('•••• 5555').waitFor()
    await mine.getByRole('button', { name: 'Show in full' }).click()
    await mine.getByText('GB33BUKB20201555555555').waitFor()
    // As tall as the page: what lies half beneath the bar at the bottom would count as too small to hit.
    await page.setViewportSize({ width: 390, height: 4000 })
    await settled(page)
    expect(await violations(page)).toEqual([])
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(`${address}/people/${await me()}?tab=timeline`)
    await page.getByText('Bank account looked at in full').first().waitFor()
    expect(await page.getByText('GB33BUKB20201555555555').count()).toBe(0)

    async function me() { return (await (await page.request.get(`${address}/api/v1/me`)).json()).personId as string }
  }))

  test('HR gives somebody another name and hides the one before: it is found nowhere, in what happened neither', patient, () => browse(async browser => {
    const page = await newPage(browser)
    await signIn(page, address, 'chro@demo.example')
    const other = await newPage(browser)
    await signIn(other, address, 'generalist@demo.example')
    // Somebody whom the generalist looks after, and no colleague of hers.
    const { items } = await (await other.request.get(`${address}/api/v1/directory?status=active&isPrimary=true&limit=5&sort=-startsOn`)).json() as { items: { personId: string; name: string }[] }
    const who = items.find(each => each.name.includes(' '))
    await page.goto(`${address}/people/${who!.personId}?tab=personal`)
    await settled(page)
    expect(await violations(page)).toEqual([])
    await page.goto(`${address}/people/${who!.personId}`)
    await page.getByRole('button', { name: 'Change name' }).click()
    const form = page.getByRole('dialog', { name: 'Change name' })
    await form.getByLabel('Full name').fill('Nova Present')
    await form.getByLabel('Keep it hidden', { exact: false }).check()
    expect(await violations(page)).toEqual([])
    await form.getByRole('button', { name: 'Change name' }).click()
    await page.getByRole('heading', { level: 1, name: 'Nova Present' }).waitFor()
    await page.goto(`${address}/people/${who!.personId}?tab=personal`)
    const names = page.getByRole('region', { name: 'Former names' })
    await names.getByText(who!.name).waitFor()
    await names.getByText('Only those named').waitFor()

    for (const path of [`/people/${who!.personId}`, `/events?aboutId=${who!.personId}`, `/former-names?personId=${who!.personId}`, `/directory?q=${encodeURIComponent(who!.name)}`, `/bank-accounts?personId=${who!.personId}`])
      expect(await (await other.request.get(`${address}/api/v1${path}`)).text(), path).not.toContain(who!.name)
    await other.goto(`${address}/people/${who!.personId}?tab=timeline`)
    await other.getByRole('heading', { level: 1, name: 'Nova Present' }).waitFor()
    await settled(other)
    expect(await other.getByText(who!.name).count()).toBe(0)
  }))
})
