import type { Browser, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { browse, follow, newPage, program, settled, signIn, violations } from './browser.ts'
import { house } from './houses.ts'

const patient = { timeout: 600_000, retry: 1 }
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, permissions: ['clipboard-read', 'clipboard-write'] }

describe.skipIf(!program)('calculators, without an account', () => {
  let address: string
  beforeAll(async () => { ({ address } = await house()) })

  test('somebody works out their notice on a phone, opens the source and sends the link, which shows the same answer', patient, () => browse(async browser => {
    const page = await newPage(browser, phone)
    const sent: string[] = []
    page.on('request', request => sent.push(`${request.url()} ${request.postData() ?? ''}`))
    const thrown: string[] = []
    page.on('pageerror', error => thrown.push(error.message))
    await page.context().route(/legislation\.gov\.uk/, route => route.fulfill({ contentType: 'text/html', body: '<title>The law</title>' }))

    await page.goto(`${address}/sign-in`)
    await page.getByRole('link', { name: 'calculators' }).click()
    await page.getByRole('heading', { level: 1, name: 'Calculators' }).waitFor()
    await page.getByRole('searchbox', { name: 'Word' }).fill('notice employer')
    await page.getByRole('link', { name: 'Statutory notice by the employer' }).click()
    await page.getByRole('heading', { level: 1, name: 'Statutory notice by the employer' }).waitFor()

    await page.getByRole('button', { name: 'Work it out' }).click()
    await page.getByRole('alert').getByText('2 fields need another look').waitFor()
    await page.getByLabel('First day of continuous employment').fill('15 July 2020')
    const given = page.getByLabel('Day on which notice is given')
    await given.fill('14 July 2020')
    await page.getByRole('button', { name: 'Work it out' }).click()
    await page.getByRole('alert').getByText('There is no answer to this').waitFor()
    expect(await described(page, 'Day on which notice is given')).toContain('before the first day')

    await given.fill('15 June 2026')
    const answer = page.getByRole('region', { name: 'Answer' })
    await answer.getByText('5 complete years, 71 complete months').waitFor()
    const told = await answer.innerText()
    expect(told).toMatch(/Weeks of notice\s+5/)

    const [law] = await Promise.all([page.context().waitForEvent('page'), answer.getByRole('link', { name: /Employment Rights Act 1996/ }).click()])
    await law.waitForLoadState()
    expect([new URL(law.url()).host, await law.title()]).toEqual(['legislation.gov.uk', 'The law'])
    await law.close()

    await answer.getByRole('button', { name: 'Copy the link' }).click()
    await page.getByText('The link is copied.').waitFor()
    const link = await page.evaluate(() => navigator.clipboard.readText())
    expect(link).toBe(`${address}/calculators/gb.statutory-notice#employedFrom=2020-07-15&noticeGivenOn=2026-06-15`)
    expect(await sameElsewhere(browser, link)).toBe(told)

    await page.getByText('What was agreed').click()
    await page.getByRole('group', { name: 'By contract' }).getByLabel('Weeks of notice').fill('8')
    await answer.getByText('The contract governs, being longer (s.86(3)).').waitFor()
    await page.waitForFunction(() => location.hash.includes('terms='))
    expect(await answer.innerText()).toMatch(/What governs\s+Weeks of notice\s+8 by contract, being longer/)
    expect(await sameElsewhere(browser, page.url())).toBe(await answer.innerText())
    // What was typed stays in the browser.
    expect(sent.filter(each => each.includes('2020-07-15'))).toEqual([])
    expect(thrown).toEqual([])
  }))

  test('lines are typed, pasted from a spreadsheet, and travel in the link', patient, () => browse(async browser => {
    const page = await newPage(browser, { permissions: phone.permissions })
    await page.goto(`${address}/calculators/gb.gender-pay-gap`)
    await page.getByRole('button', { name: 'Add a line' }).click()
    await page.getByLabel('Hourly pay, line 1').waitFor()
    await page.evaluate(() => navigator.clipboard.writeText('Female\t10.00\t\nMale\t12.50\t200\nfemale\t11\t100\n'))
    await page.getByRole('combobox', { name: 'Sex, line 1' }).focus()
    await page.keyboard.press('Control+V')
    await page.getByRole('button', { name: 'Work it out' }).click()
    const answer = page.getByRole('region', { name: 'Answer' })
    await answer.getByText('1 men and 2 women.').waitFor()
    await page.getByRole('button', { name: 'Remove line 3' }).click()
    await answer.getByText('1 men and 1 women.').waitFor()
    await page.waitForFunction(() => location.hash.includes('12.50'))
    const told = await answer.innerText()
    expect(await sameElsewhere(browser, page.url())).toBe(told)
    await page.emulateMedia({ media: 'print' })
    expect([await page.getByRole('button', { name: 'Work it out' }).isVisible(), await answer.isVisible(), await page.getByText('Worked examples').isVisible()]).toEqual([false, true, false])
  }))

  test('every calculator opens, fills in its first example and answers it', patient, () => browse(async browser => {
    const page = await newPage(browser, phone)
    const said: string[] = []
    page.on('pageerror', error => said.push(error.message))
    page.on('console', message => { if (message.type() === 'error' && !message.location().url.endsWith('/api/v1/me')) said.push(message.text()) })
    const { items } = await (await page.request.get(`${address}/api/v1/rules`)).json() as { items: { id: string }[] }
    await page.goto(`${address}/calculators`)
    await page.getByText(`${items.length} calculators`).waitFor()
    for (const { id } of items) {
      await follow(page, `/calculators/${id}`, '/sign-in')
      await page.getByRole('region', { name: 'Worked examples' }).getByRole('button').first().click()
      await page.getByRole('heading', { name: 'How this is worked out' }).or(page.getByRole('alert')).waitFor()
      const refused = await page.getByRole('alert').allInnerTexts()
      if (refused.length) said.push(`${id}: ${refused.join(' ')}`)
      const needed = await page.evaluate(() => document.documentElement.scrollWidth)
      if (needed > 390) said.push(`${id} is ${needed} px wide`)
    }
    expect(said).toEqual([])
  }))

  test('nothing is against anybody: light, dark, and as narrow as 320 px; in the frame for those who are signed in', patient, () => browse(async browser => {
    const page = await newPage(browser)
    const notice = 'gb.statutory-notice#employedFrom=2020-07-15&noticeGivenOn=2026-06-15'
    const open = ['', '?q=leave&country=de', '?q=nothing-like-this', '/changes', '/changes?all=yes&country=gb', `/${notice}`, '/gb.statutory-redundancy-pay#on=2026-06-01&ageAtDismissal=45', '/gb.there-is-no-such-rule']
    expect(await wrong(page, open)).toEqual([])
    const filled = ['us.selection-stages', 'gb.gender-pay-gap', 'measures.ols-pay-gap', 'measures.merit-matrix', 'gb.statutory-sick-pay']
    for (const id of filled) expect(await wrong(page, [`/${id}`], () => page.getByRole('region', { name: 'Worked examples' }).getByRole('button').first().click())).toEqual([])

    await page.setViewportSize({ width: 1440, height: 900 })
    await signIn(page, address, 'employee@demo.example')
    await page.getByRole('button', { name: 'Own menu' }).click()
    await page.getByRole('menuitem', { name: 'Calculators' }).click()
    await page.getByRole('heading', { level: 1, name: 'Calculators' }).waitFor()
    expect(await page.getByRole('navigation', { name: 'Main' }).first().isVisible()).toBe(true)
    expect(await wrong(page, ['', `/${notice}`])).toEqual([])
    const partner = await newPage(browser)
    await signIn(partner, address, 'generalist@demo.example')
    await partner.goto(`${address}/calculators/changes?country=gb`)
    await partner.getByText(/It may touch [\d,]+\+? of the people whom you look after/).first().waitFor()
    expect(await violations(partner)).toEqual([])
    await partner.getByRole('link', { name: 'Show them' }).first().click()
    await partner.getByRole('heading', { level: 1, name: /^People/ }).waitFor()
    await partner.getByRole('button', { name: /United Kingdom/ }).first().waitFor()
    await page.goto(`${address}/calculators/changes?country=gb`)
    await page.getByRole('heading', { level: 2 }).first().waitFor()
    await settled(page)
    expect(await page.getByText('It may touch').count()).toBe(0)
  }))

  async function sameElsewhere(browser: Browser, link: string): Promise<string> {
    const other = await newPage(browser, { viewport: phone.viewport })
    await other.goto(link)
    const answer = other.getByRole('region', { name: 'Answer' })
    await answer.getByRole('heading', { name: 'How this is worked out' }).waitFor()
    const told = await answer.innerText()
    await other.context().close()
    return told
  }

  async function described(page: Page, label: string): Promise<string> {
    const ids = (await page.getByLabel(label).getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean)
    return (await Promise.all(ids.map(id => page.locator(`[id="${id}"]`).innerText()))).join(' ')
  }

  async function wrong(page: Page, paths: string[], first?: () => Promise<void>): Promise<string[]> {
    const said: string[] = []
    for (const path of paths) {
      await page.setViewportSize({ width: 1440, height: 900 })
      await page.goto('about:blank')
      await page.goto(`${address}/calculators${path}`)
      await page.getByRole('heading', { level: 1 }).first().waitFor()
      await first?.()
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor()
        await settled(page)
        said.push(...(await violations(page, { onlyColours: colorScheme === 'dark' })).map(each => `${path} ${colorScheme}: ${each}`))
      }
      for (const width of [390, 320]) {
        await page.setViewportSize({ width, height: 844 })
        await settled(page)
        const needed = await page.evaluate(() => document.documentElement.scrollWidth)
        if (needed > width) said.push(`${path} is ${needed} px wide where there are ${width}`)
      }
    }
    return said
  }
})
