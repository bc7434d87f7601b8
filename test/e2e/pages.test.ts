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

  test.each(['light', 'dark'] as const)('the doors hold nothing against anybody, %s', async colorScheme => {
    const page = await newPage(browser!, { colorScheme })
    for (const path of ['/sign-in', '/forgot-password', '/reset-password?token=x', '/accept?token=x']) expect([path, await visit(page, path)]).toEqual([path, []])
  })

  for (const [who, paths] of Object.entries(rooms)) test.each(['light', 'dark'] as const)(`every page of ${who} holds nothing against anybody, %s`, async colorScheme => {
    const page = await newPage(browser!, { colorScheme })
    await signIn(page, address, who)
    const person = await somebody(page)
    for (const path of paths) expect([path, await visit(page, path.replace(':person', person))]).toEqual([path, []])
  })

  test('nothing is wider than a phone', async () => {
    const page = await newPage(browser!, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
    await signIn(page, address, 'chro@demo.example')
    const person = await somebody(page)
    for (const path of rooms['chro@demo.example']!) {
      await settle(page, path.replace(':person', person))
      expect([path, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([path, 390])
    }
  })

  async function settle(page: Page, path: string) {
    await page.goto(address + path)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    await page.waitForLoadState('networkidle')
  }

  async function visit(page: Page, path: string): Promise<string[]> {
    const said: string[] = []
    const hear = (error: Error) => said.push(`threw: ${error.message}`)
    page.on('pageerror', hear)
    await settle(page, path)
    page.off('pageerror', hear)
    return [...said, ...await violations(page)]
  }

  /** Somebody other than oneself, where there is anybody. */
  async function somebody(page: Page): Promise<string> {
    const get = async (path: string) => (await page.request.get(`${address}/api/v1${path}`)).json()
    const [{ personId }, { items }] = [await get('/me'), await get('/directory?status=active&limit=20')]
    return items.find((row: { personId: string }) => row.personId !== personId)?.personId ?? personId
  }
})
