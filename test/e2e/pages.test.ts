import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { house, newPage, openBrowser, signIn, violations } from './browser.ts'

const browser = await openBrowser()

/** Which pages each kind of user has; `:person` and the like are asked of the API as that user. */
const rooms: Record<string, string[]> = {
  'chro@demo.example': [
    '/', '/people', '/people?q=ann', '/people/:person', '/people/:person?tab=job', '/people/:person?tab=pay', '/people/:person?tab=personal', '/people/:person?tab=timeline',
    '/people/hire', '/people/:person/change', '/people/:person/terminate', '/me', '/settings', '/settings/company', '/settings/legal-entities', '/settings/locations', '/settings/locations/new',
    '/settings/units', '/settings/jobs', '/settings/cost-centres', '/access/people', '/access/groups', '/access/picture', '/access/why', '/imports', '/account', '/outbox', '/nowhere',
  ],
  'generalist@demo.example': ['/', '/people', '/people/:person', '/me'],
  'specialist.compensation@demo.example': ['/', '/people', '/people/:person?tab=pay'],
  'manager@demo.example': ['/', '/people', '/people/:person', '/me'],
  'employee@demo.example': ['/', '/me', '/account'],
}

describe.skipIf(!browser)('pages of the demo company', () => {
  let address: string
  beforeAll(async () => { ({ address } = await house()) })

  test('the doors hold nothing against anybody', async () => {
    const page = await newPage(browser!)
    for (const path of ['/sign-in', '/forgot-password', '/reset-password?token=x', '/accept?token=x']) expect([path, await visit(page, path)]).toEqual([path, []])
  })

  for (const [who, paths] of Object.entries(rooms)) test(`every page of ${who} holds nothing against anybody, light, dark and on a phone`, async () => {
    const page = await newPage(browser!)
    await signIn(page, address, who)
    const person = await somebody(page)
    const found: Record<string, string[]> = {}
    for (const path of paths) {
      const said = await visit(page, path.replace(':person', person))
      if (said.length) found[path] = said
    }
    expect(found).toEqual({})
  })

  async function settle(page: Page, path: string) {
    await page.goto(address + path)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    await page.waitForLoadState('networkidle')
  }

  /** What axe, the console and a ruler find wrong with one page. */
  async function visit(page: Page, path: string): Promise<string[]> {
    const said: string[] = []
    const hear = (error: Error) => said.push(`threw: ${error.message}`)
    page.on('pageerror', hear)
    await settle(page, path)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)))
      said.push(...(await violations(page)).map(each => `${colorScheme}: ${each}`))
    }
    await page.setViewportSize({ width: 390, height: 844 })
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    if (width > 390) said.push(`is ${width} px wide on a phone`)
    await page.setViewportSize({ width: 1440, height: 900 })
    page.off('pageerror', hear)
    return said
  }

  /** Somebody other than oneself, where there is anybody. */
  async function somebody(page: Page): Promise<string> {
    const get = async (path: string) => (await page.request.get(`${address}/api/v1${path}`)).json()
    const [{ personId }, { items }] = [await get('/me'), await get('/directory?status=active&limit=20')]
    return items.find((row: { personId: string }) => row.personId !== personId)?.personId ?? personId
  }
})
