import { beforeAll, describe, expect, test } from 'vitest'
import { browse, newPage, program, violations } from './browser.ts'
import { house } from './houses.ts'

const patient = { timeout: 600_000, retry: 1 }

describe.skipIf(!program)('a device that others use too', () => {
  let address: string
  beforeAll(async () => { ({ address } = await house()) })

  test('is said when signing in, remembered, and signed out with the window', patient, () => browse(async browser => {
    const page = await newPage(browser)
    await page.goto(`${address}/sign-in`)
    await page.getByLabel('E-mail').fill('employee@demo.example')
    await page.getByLabel('Password', { exact: true }).fill('equipoise-demo')
    await page.getByRole('checkbox', { name: 'Others use this device too' }).check()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('navigation').first().waitFor()
    expect((await page.context().cookies()).filter(({ name }) => name === 'equipoise').map(({ expires }) => expires)).toEqual([-1])
    await page.goto(`${address}/sign-out`)
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
    expect(await page.getByRole('checkbox', { name: 'Others use this device too' }).isChecked()).toBe(true)
    await page.goto(`${address}/letter`)
    expect(await page.getByRole('checkbox', { name: 'Others use this device too' }).isChecked()).toBe(true)
    expect(await violations(page)).toEqual([])
  }))
})
