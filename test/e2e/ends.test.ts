import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { browse, choose, newPage, program, signIn, violations } from './browser.ts'
import { house } from './houses.ts'

const patient = { timeout: 600_000, retry: 2 }

describe.skipIf(!program)('a dismissal', () => {
  let address: string
  beforeAll(async () => { ({ address } = await house()) })

  test('is planned between the head of HR and one HR partner; the manager and the person see the world without it', patient, () => browse(async browser => {
    const page = await newPage(browser)
    await signIn(page, address, 'chro@demo.example')
    const who = await owen(page)
    await page.goto(`${address}/people/${who}/terminate`)
    await page.getByLabel('Last day').fill('31 March 2027')
    await page.getByLabel('Last day').press('Tab')
    await page.getByRole('radio', { name: 'Involuntary', exact: true }).check()
    await choose(page, 'Reason', 'Role no longer needed')
    const notice = page.getByRole('region', { name: 'Notice, by law and as agreed' })
    await notice.getByText('If the employer gives notice on').waitFor()
    await notice.getByText('Earliest last day:').waitFor()
    const [calculator] = await Promise.all([page.context().waitForEvent('page'), notice.getByRole('link', { name: 'How is this worked out?' }).click()])
    await calculator.getByRole('region', { name: 'Answer' }).getByText('Earliest last day').waitFor()
    await calculator.close()
    await page.getByLabel('Last day').fill('24 November 2026')
    await page.getByLabel('Last day').press('Tab')
    await notice.getByText('24 Nov 2026 is before the notice ends').waitFor()
    await page.getByLabel('Last day').fill('31 March 2027')
    await page.getByLabel('Last day').press('Tab')
    await page.getByText('Keep it confidential', { exact: true }).click()
    await page.getByLabel('Keep it among those named until it is released').check()
    await page.getByRole('combobox', { name: 'Who else knows of it' }).fill('Priya')
    await page.getByRole('option', { name: /Priya Nair/ }).click()
    await page.locator('.mantine-Pill-root', { hasText: 'Priya Nair' }).waitFor()
    await page.keyboard.press('Escape')
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Terminate employment' }).click()

    const planned = page.getByRole('list', { name: 'Planned, confidential' })
    await planned.getByText('Planned, confidential: last day 31 Mar 2027').waitFor()
    expect(await violations(page)).toEqual([])
    await planned.getByRole('link', { name: 'Termination' }).click()
    await page.getByRole('heading', { level: 1, name: 'Termination' }).waitFor()
    await page.getByRole('region', { name: 'Who knows of it' }).getByText('Priya Nair').waitFor()
    await page.getByRole('region', { name: 'When and why' }).getByText('Role no longer needed').waitFor()
    expect(await violations(page)).toEqual([])
    const plan = page.url()

    const partner = await newPage(browser)
    await signIn(partner, address, 'generalist@demo.example')
    await partner.goto(plan)
    await partner.getByRole('heading', { level: 1, name: 'Termination' }).waitFor()
    for (const other of ['manager@demo.example', 'employee@demo.example']) {
      const theirs = await newPage(browser)
      await signIn(theirs, address, other)
      await theirs.goto(plan)
      await theirs.getByRole('heading', { level: 1, name: 'There is no such change that you may see' }).waitFor()
      await theirs.goto(`${address}/people/${who}?tab=job`)
      await theirs.getByRole('region', { name: 'Employment', exact: true }).waitFor()
      expect(await theirs.getByText(/confidential|31 Mar 2027/).count()).toBe(0)
    }

    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Cancel' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).first().click()
    await page.getByText('Cancelled', { exact: true }).first().waitFor()
  }))

  const owen = async (page: Page) => (await (await page.request.get(`${address}/api/v1/directory?q=Owen%20Pritchard`)).json()).items[0].personId as string
})
