import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { browse, choose, newPage, program, settled, signIn, violations } from './browser.ts'
import { house } from './houses.ts'

const patient = { timeout: 600_000, retry: 1 }
const shots = process.env['SHOTS']

describe.skipIf(!program)('leave from before, and leave that lapses', () => {
  let address: string
  beforeAll(async () => { ({ address } = await house()) })

  test('who looks after leave brings in balances from a file, sees what can’t come in, and takes it all back', patient, () => browse(async browser => {
    const page = await newPage(browser)
    await signIn(page, address, 'chro@demo.example')
    const today = Temporal.Now.plainDateISO(), on = today.subtract({ days: 40 }).toString(), until = today.add({ days: 30 }).toString()
    const { items } = await ask<{ items: { number: string | null; name: string; startsOn: string }[] }>(page, '/directory?status=active&isPrimary=true&workerKind=employee&limit=200'), some = items.filter(each => each.number && each.startsOn < `${today.year - 1}-01-01`).slice(0, 3)
    const type = (await ask<{ items: { name: string; hasBalance: boolean }[] }>(page, '/leave-types')).items.find(each => each.hasBalance)!
    await page.goto(`${address}/import-leave`)
    const rows = some.map(({ number, name }) => `${number},"${name}",Jahresurlaub,${on},12.5,2,${until}`)
    await page.setInputFiles('input[type=file]', { name: 'balances.csv', mimeType: 'text/csv', buffer: Buffer.from(`Personalnummer,Name,Urlaubsart,Stichtag,Vertraglich,Vorjahr,Gültig bis\n${rows.join('\n')}\n99999,Nobody,Jahresurlaub,${on},1,,\n`) })
    await page.getByRole('heading', { level: 1, name: 'balances.csv' }).waitFor()
    // Read in another way and back: the file that was brought, not what the server kept of it.
    for (const [row, left] of [['2', '3 rows'], ['1', '4 rows']] as const) {
      await page.getByRole('button', { name: 'Read the file in another way' }).click()
      await page.getByLabel('Header in row').fill(row)
      await page.getByRole('button', { name: 'Read it again' }).click()
      await page.getByText(left, { exact: true }).waitFor()
    }
    await settled(page)
    expect(await violations(page)).toEqual([])
    await choose(page, '“Jahresurlaub”, 4 rows', type.name)
    await page.getByRole('button', { name: 'Use these columns' }).click()
    await page.getByText('Nobody whose leave you look after has this').waitFor()
    await settled(page)
    expect(await violations(page)).toEqual([])
    await shot(page, 'import')
    await page.getByLabel(/^Leave out/).check()
    await page.getByRole('button', { name: /^Bring in \d/ }).click()
    await page.getByRole('button', { name: 'Take it all back' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Take it all back' }).click()
    await page.getByText('Balances and absences are as they were before this file.').waitFor()
    await settled(page)
    expect(await violations(page)).toEqual([])
  }))

  test('and tells those in Germany of leave that lapses, each by a letter of their own, handed over on paper', patient, () => browse(async browser => {
    const page = await newPage(browser)
    await signIn(page, address, 'chro@demo.example')
    await page.goto(`${address}/settings/leave-lapsing`)
    // The one policy that tells is chosen by itself.
    await expect.poll(() => page.getByRole('combobox', { name: 'Leave policy' }).inputValue()).toBe('Annual leave, Germany')
    await page.getByRole('region', { name: 'Whom to tell' }).or(page.getByText('Whom to tell')).first().waitFor()
    await settled(page)
    expect(await violations(page)).toEqual([])
    await shot(page, 'lapsing')
    const due = page.getByText(/^Second notice due by/)
    if (await due.count() === 0) return
    await page.getByRole('checkbox', { name: /^All \d+ who are due/ }).check()
    await page.getByRole('button', { name: /^Tell \d/ }).click()
    await choose(page, 'Which text', 'Your leave of this year')
    await page.getByRole('dialog').getByText(/lapse after/).waitFor()
    await shot(page, 'letter')
    await page.getByRole('button', { name: 'On paper' }).click()
    await page.getByRole('button', { name: 'Handed over' }).first().click()
    await page.getByRole('button', { name: 'Record the delivery' }).click()
    await page.getByText(/^delivered on/).first().waitFor()
    await settled(page)
    expect(await violations(page)).toEqual([])
  }))

  const ask = async <T>(page: Page, path: string) => await (await page.request.get(`${address}/api/v1${path}`)).json() as T
  async function shot(page: Page, name: string) {
    if (!shots) return
    await page.screenshot({ path: `${shots}/${name}-light.png`, fullPage: true })
    await page.setViewportSize({ width: 390, height: 844 })
    await page.emulateMedia({ colorScheme: 'dark' })
    await settled(page)
    await page.screenshot({ path: `${shots}/${name}-dark.png`, fullPage: true })
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.emulateMedia({ colorScheme: 'light' })
    await settled(page)
  }
})
