import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { checkout } from '../sources.ts'
import { browse, newPage, program, settled } from './browser.ts'
import { house } from './houses.ts'

const patient = { timeout: 600_000, retry: 2 }
const messy = join(checkout, 'src/modules/import/sample/people-messy.csv')

describe.skipIf(!program)('by keyboard alone', () => {
  test('sign in, go to somebody, change a detail, narrow and export a list, begin an import; the focus is always seen and comes back', patient, () => browse(async browser => {
    const { address } = await house()
    const page = await newPage(browser)
    const press = (...keys: string[]) => keys.reduce<Promise<void>>((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve())
    const type = (text: string) => page.keyboard.type(text)

    // The sign-in: the first field has the focus.
    await page.goto(`${address}/people`)
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    await focusOn(page, 'E-mail or employee number')
    await type('chro@demo.example')
    await tabTo(page, 'Password')
    await type('equipoise-demo')
    await press('Enter')
    await page.getByRole('heading', { name: 'People', level: 1 }).waitFor()

    // ⌘K, to somebody by name; what is closed gives the focus back.
    const somebody = await (await page.request.get(`${address}/api/v1/directory?status=active&limit=5`)).json().then(({ items }: { items: { name: string }[] }) => items[3]!.name)
    await settled(page)
    await tabTo(page, 'Search or go to')
    await press('Enter')
    await focusOn(page, 'Search people, pages and actions')
    await press('Escape')
    await focusOn(page, 'Search or go to')
    await press('Control+k')
    await focusOn(page, 'Search people, pages and actions')
    await type(somebody)
    await page.getByRole('dialog').getByText(somebody).first().waitFor()
    await press('Enter')
    await page.getByRole('heading', { name: somebody, level: 1 }).waitFor()
    await settled(page)

    // A detail, in place: Escape leaves it as it was, Enter saves.
    await tabTo(page, /: Work phone$/)
    const opener = await focusedName(page)
    await press('Enter')
    await focusOn(page, 'Work phone')
    await press('Escape')
    await focusOn(page, opener)
    await press('Enter', 'Control+a')
    await type('+44 20 7946 0018')
    await press('Enter')
    await page.getByText('Changed: Work phone').waitFor()
    await focusOn(page, 'Change: Work phone')
    await page.getByText('020 7946 0018').first().waitFor()

    // ⌘K leads to pages too; from there by the rail.
    await press('Control+k')
    await focusOn(page, 'Search people, pages and actions')
    await type('My acc')
    await page.getByRole('dialog').getByText('My account').waitFor()
    await press('Enter')
    await page.getByRole('heading', { name: 'My account', level: 1 }).waitFor()
    await tabTo(page, 'People')
    await press('Enter')

    // A filter, from its menu to its chip.
    await page.getByRole('heading', { name: 'People', level: 1 }).waitFor()
    await settled(page)
    await tabTo(page, 'Filter')
    await press('Enter')
    await page.getByRole('menuitem', { name: 'Location' }).waitFor()
    await press('ArrowDown')
    while (await focusedName(page) !== 'Location') await press('ArrowDown')
    await press('Enter')
    await focusOn(page, 'Location')
    await type('Lon')
    await page.getByRole('checkbox', { name: /London/ }).waitFor()
    await expect.poll(() => page.getByRole('dialog').getByRole('checkbox').count()).toBe(1)
    await tabTo(page, /^London/)
    await press('Space')
    await expect.poll(() => page.url()).toContain('locationId=')
    await press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await expect.poll(() => focusedName(page)).toMatch(/^Location: ?London/)

    // The export's menu gives the focus back, and the file comes.
    await tabTo(page, 'Export')
    await press('Enter')
    await page.getByRole('menuitem', { name: 'Text (.csv)' }).waitFor()
    await press('Escape')
    await focusOn(page, 'Export')
    await press('Enter', 'ArrowDown')
    while (await focusedName(page) !== 'Text (.csv)') await press('ArrowDown')
    const [file] = await Promise.all([page.waitForEvent('download'), press('Enter')])
    expect(file.suggestedFilename()).toMatch(/\.csv$/)

    // Through the whole page and out of it: nothing holds the focus, and it is seen wherever it is.
    expect(await throughPage(page)).toEqual(expect.arrayContaining(['Skip to the content', 'People', 'Own menu', 'Columns and density']))

    // The wizard: its file, its columns, and giving it up after all.
    await page.goto(`${address}/import`)
    await page.getByRole('heading', { name: 'Import people' }).waitFor()
    await settled(page)
    await tabTo(page, /^Choose a CSV or Excel file/)
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press('Space')])
    await chooser.setFiles(messy)
    await page.getByRole('heading', { name: 'What the columns are' }).waitFor()
    await settled(page)
    await tabTo(page, 'Go on: values')
    await press('Enter')
    await page.getByRole('heading', { name: 'Next: a trial' }).waitFor()
    await settled(page)
    await tabTo(page, 'Give up')
    await press('Enter')
    await page.getByRole('dialog', { name: 'Give up this import?' }).waitFor()
    for (let i = 0; i < 5; i++) {
      await press('Tab')
      expect(await page.evaluate(() => document.activeElement?.closest('[role=dialog]') !== null)).toBe(true)
    }
    await press('Escape')
    await focusOn(page, 'Give up')
    await press('Enter')
    await page.getByRole('dialog', { name: 'Give up this import?' }).waitFor()
    await tabTo(page, 'Give up')
    await press('Enter')
    await page.getByRole('heading', { name: 'This import was given up' }).waitFor()
  }))
})

type Focused = { name: string; isSeen: boolean; what: string }

/** What has the focus, as it is called, and whether one can see that. */
function focused(page: Page): Promise<Focused> {
  return page.evaluate(() => {
    const at = document.activeElement as HTMLElement & { labels?: NodeListOf<HTMLElement> }
    const labelledBy = at.getAttribute('aria-labelledby')?.split(' ').map(id => document.getElementById(id)?.innerText ?? '').join(' ')
    const spoken = at.cloneNode(true) as HTMLElement
    for (const hidden of spoken.querySelectorAll('[aria-hidden=true]')) hidden.remove()
    const name = (at === document.body ? '' : at.getAttribute('aria-label') || labelledBy || at.labels?.[0]?.innerText || spoken.textContent || '').replaceAll(/\s+/g, ' ').trim()
    // Some fields show their focus on the frame around them.
    const shown = [at, ...at.matches('input') ? [at.closest('label'), at.closest('.mantine-Input-input'), at.nextElementSibling] : []].filter(each => each instanceof HTMLElement)
    const isOutlined = shown.some(each => { const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each); return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1 || boxShadow !== 'none' })
    const box = at.getBoundingClientRect()
    const isInView = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
    return { name, isSeen: isOutlined && isInView, what: `${at.tagName.toLowerCase()} ${at.className}` }
  })
}
const focusedName = async (page: Page) => (await focused(page)).name

async function focusOn(page: Page, name: string) {
  await expect.poll(() => focusedName(page)).toBe(name)
}

/** Onwards, until it has the focus; each stop on the way can be seen. */
async function tabTo(page: Page, name: string | RegExp) {
  for (let i = 0; i < 120; i++) {
    const now = await focused(page)
    if (now.name === name || name instanceof RegExp && name.test(now.name)) return
    await page.keyboard.press('Tab')
    await expectSeen(page)
  }
  throw new Error(`Tab never comes to ${name}`)
}

async function throughPage(page: Page): Promise<string[]> {
  await page.evaluate(() => (document.activeElement as HTMLElement).blur())
  const met: string[] = []
  for (let i = 0; i < 400; i++) {
    await page.keyboard.press('Tab')
    const now = await focused(page)
    if (now.name === '' && now.what.startsWith('body') || met.length > 2 && now.name === met[0]) return met
    await expectSeen(page)
    met.push(now.name)
  }
  throw new Error('Tab never leaves this page')
}

async function expectSeen(page: Page) {
  const now = await focused(page)
  if (now.what.startsWith('body') || now.what.startsWith('main')) return
  // A ring is drawn a moment after the focus has come.
  await expect.poll(async () => (await focused(page)).isSeen, { message: `the focus on “${now.name}” (${now.what}) can be seen` }).toBe(true)
}
