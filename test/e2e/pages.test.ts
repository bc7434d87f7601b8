import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { browse, house, newPage, program, signIn, violations } from './browser.ts'

/** A busy machine may lose a browser; what is wrong with a page is wrong each time. */
const patient = { timeout: 600_000, retry: 2 }
const doors = ['/sign-in', '/forgot-password', '/reset-password?token=x', '/accept?token=x']
const rooms = [
  '/', '/people', '/people/:person', '/people/:person?tab=job', '/people/:person?tab=pay', '/people/:person?tab=personal', '/people/:person?tab=timeline', '/people/hire', '/me',
  '/settings', '/settings/company', '/settings/locations', '/settings/units', '/access/people', '/access/groups', '/access/picture', '/access/why', '/import', '/account', '/outbox',
]

describe.skipIf(!program)('pages of the demo company hold nothing against anybody: light, dark, and as wide as a phone', () => {
  let address: string
  beforeAll(async () => { ({ address } = await house()) })

  test('before the sign-in', patient, () => browse(async browser => {
    expect(await wrong(await newPage(browser), doors)).toEqual({})
  }))

  test('behind it', patient, () => browse(async browser => {
    const page = await newPage(browser)
    await signIn(page, address, 'chro@demo.example')
    const person = await somebody(page)
    expect(await wrong(page, rooms.map(path => path.replace(':person', person)))).toEqual({})
  }))

  async function wrong(page: Page, paths: readonly string[]) {
    const found: Record<string, string[]> = {}
    for (const path of paths) {
      const said = await visit(page, path)
      if (said.length) found[path] = said
    }
    return found
  }

  /** What axe, the console and a ruler find wrong with one page. */
  async function visit(page: Page, path: string): Promise<string[]> {
    const said: string[] = []
    const hear = (error: Error) => said.push(`threw: ${error.message}`)
    page.on('pageerror', hear)
    await page.goto(address + path)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    await page.waitForLoadState('networkidle')
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      // Colours that change take a moment to arrive.
      await page.waitForTimeout(400)
      said.push(...(await violations(page)).map(each => `${colorScheme}: ${each}`))
    }
    await page.setViewportSize({ width: 390, height: 844 })
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    if (width > 390) said.push(`is ${width} px wide on a phone`)
    await page.setViewportSize({ width: 1440, height: 900 })
    page.off('pageerror', hear)
    return said
  }

  /** Somebody other than oneself. */
  async function somebody(page: Page): Promise<string> {
    const get = async (path: string) => (await page.request.get(`${address}/api/v1${path}`)).json()
    const [{ personId }, { items }] = [await get('/me'), await get('/directory?status=active&limit=20')]
    return items.find((row: { personId: string }) => row.personId !== personId).personId
  }
})
