import { beforeAll, describe, expect, test } from 'vitest'
import { browse, newPage, program, settled, signIn, violations } from './browser.ts'
import { house } from './houses.ts'

describe.skipIf(!program)('careers in HR', () => {
  let address: string
  beforeAll(async () => { ({ address } = await house()) })

  test('a generalist plans her next certification: what lacks is said, a step is chosen, and nobody else sees the plan', { timeout: 600_000, retry: 1 }, () => browse(async browser => {
    const page = await newPage(browser)
    await signIn(page, address, 'generalist@demo.example')
    await page.goto(`${address}/careers?view=learned`)
    const credits = page.getByRole('region', { name: 'Credits towards PHR' })
    await credits.getByText('56 of 60 count').waitFor()
    await credits.getByText('Ethics: 0 of at least 1').waitFor()
    await credits.getByRole('button', { name: 'Add credits' }).click()
    const form = page.getByRole('dialog', { name: 'Add credits' })
    await form.getByLabel('Credits', { exact: true }).fill('4')
    await form.getByRole('combobox', { name: 'Counts as' }).click()
    await page.getByRole('option', { name: 'Ethics' }).click()
    await form.getByLabel('For what').fill('Ethics in HR, an afternoon')
    await form.getByRole('button', { name: 'Add credits' }).click()
    await credits.getByText('Enough').waitFor()
    await settled(page)
    expect(await violations(page)).toEqual([])

    await page.getByRole('link', { name: 'Paths' }).click()
    await page.getByRole('button', { name: /^HR Manager/ }).click()
    await page.getByRole('dialog', { name: 'HR Manager' }).getByText('SPHR or an equal').waitFor()
    await page.getByRole('button', { name: 'Work towards this' }).click()
    const plan = page.getByRole('region', { name: 'Towards HR Manager: what to do' })
    await plan.getByRole('button', { name: 'Add' }).click()
    const item = page.getByRole('dialog', { name: 'Add' })
    await item.getByLabel('What to do').fill('Sit the SPHR in spring')
    await item.getByRole('button', { name: 'Add', exact: true }).click()
    await plan.getByText('Sit the SPHR in spring').first().waitFor()
    expect(await violations(page)).toEqual([])

    const head = await newPage(browser)
    await signIn(head, address, 'chro@demo.example')
    const { personId } = await (await page.request.get(`${address}/api/v1/me`)).json() as { personId: string }
    for (const path of [`/career-plans?personId=${personId}`, `/events?aboutId=${personId}`, '/careers/export']) expect(await (await head.request.get(`${address}/api/v1${path}`)).text(), path).not.toContain('SPHR in spring')
    await head.goto(`${address}/careers?view=plan`)
    await head.getByText('Nothing yet. Choose a step under Paths').waitFor()
  }))
})
