import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { browse, choose, newPage, program, signIn, violations } from './browser.ts'
import { house } from './houses.ts'

const phone = { viewport: { width: 390, height: 844 } }
const patient = { timeout: 600_000, retry: 2 }

describe.skipIf(!program)('a change of a job held', () => {
  let address: string
  beforeAll(async () => { ({ address } = await house()) })

  test('a promotion is planned in confidence, approved by the manager, released with its letter, and taken back; a mistaken termination too', patient, () => browse(async browser => {
    const page = await newPage(browser)
    await signIn(page, address, 'chro@demo.example')
    const [boss, own] = [await newPage(browser, phone), await newPage(browser, phone)]
    await signIn(boss, address, 'manager@demo.example')
    await signIn(own, address, 'employee@demo.example')
    const who = await somebody(page, (await get(own, '/me')).personId)
    await page.goto(`${address}/people/${who.personId}/change?what=place`)
    await choose(page, 'Job', who.otherJob)
    await page.getByLabel('From').fill('1 March 2027')
    await page.getByLabel('From').press('Tab')
    await choose(page, 'What happens', 'Promotion')
    await page.getByLabel('Reason, in words').fill('Leads the team already')
    await page.getByText('Keep it confidential', { exact: true }).click()
    await page.getByLabel('Keep it among those named until it is released').check()
    await page.getByLabel('Note').fill('Not a word before March')
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Save the change' }).click()
    // Before anybody is told: who would be.
    const asked = page.getByRole('dialog', { name: 'This needs approval' })
    await asked.getByText('Grace Whitfield').waitFor()
    expect(await violations(page)).toEqual([])
    await asked.getByRole('button', { name: 'Ask for approval' }).click()

    const changes = page.getByRole('region', { name: 'Changes' })
    await changes.getByRole('link', { name: 'Promotion' }).waitFor()
    expect(await changes.innerText()).toContain('Planned')
    await changes.getByRole('link', { name: 'Promotion' }).click()
    await page.getByRole('heading', { level: 1, name: 'Promotion' }).waitFor()
    await page.getByRole('region', { name: 'When and why' }).getByText('Not a word before March').waitFor()
    const plan = page.url()
    expect(await violations(page)).toEqual([])

    // Everybody else lives in the world without it.
    const other = await newPage(browser)
    await signIn(other, address, 'generalist@demo.example')
    await other.goto(plan)
    await other.getByRole('heading', { level: 1, name: 'There is no such change that you may see' }).waitFor()
    expect((await (await other.request.get(`${address}/api/v1/employment-changes?personId=${who.personId}`)).json()).items).toEqual([])

    await page.getByText('Waits for Grace Whitfield').waitFor()
    expect(await page.getByRole('button', { name: 'Release' }).count()).toBe(0)
    await boss.goto(`${address}/to-decide`)
    await boss.getByRole('link', { name: /^Promotion of Owen/ }).click()
    await boss.getByRole('button', { name: 'Approve' }).click()
    await boss.getByLabel('In words').fill('Gladly')
    expect(await violations(boss)).toEqual([])
    await boss.getByRole('button', { name: 'Approve' }).click()
    await boss.getByText(/^Approved: Grace Whitfield/).waitFor()

    await page.reload()
    await choose(page, 'Which letter', 'Promotion')
    await page.getByRole('button', { name: 'Look at the letter' }).click()
    await page.getByRole('dialog').getByText(/we are glad to confirm your promotion/).waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Make this letter' }).click()
    const letter = page.getByRole('region', { name: 'Letter' })
    await letter.getByText('Made by').waitFor()
    const letters = async () => (await get(own, `/change-letters?personId=${who.personId}`)).items.length
    expect(await letters()).toBe(0)
    await page.getByRole('button', { name: 'Release' }).click()
    await page.getByText('Released', { exact: true }).first().waitFor()
    expect(await placements(page, who.assignmentId)).toEqual(['2027-03-01'])
    await own.goto(`${address}/me`)
    await own.getByRole('region', { name: 'My letters' }).getByRole('link', { name: /^Your promotion/ }).click()
    await own.getByText(/we are glad to confirm your promotion/).waitFor()
    expect(await violations(own)).toEqual([])
    await page.getByRole('button', { name: 'Actions' }).click()
    await page.getByRole('menuitem', { name: 'Take back' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Take back' }).click()
    await page.getByText('Taken back', { exact: true }).first().waitFor()
    expect(await letters()).toBe(0)

    await page.goto(`${address}/people/${who.personId}/terminate`)
    await page.getByLabel('Last day').fill('31 March 2027')
    await page.getByRole('radio', { name: 'Voluntary', exact: true }).check()
    await page.getByRole('button', { name: 'Terminate employment' }).click()
    await page.getByText(/^Leaves on/).waitFor()
    await page.getByRole('link', { name: 'Job', exact: true }).click()
    const employment = page.getByRole('region', { name: 'Employment', exact: true })
    await employment.getByRole('button', { name: 'Actions' }).click()
    await page.getByRole('menuitem', { name: 'Take back the termination' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Take back the termination' }).click()
    await page.getByText(/^Leaves on/).waitFor({ state: 'detached' })
  }))

  test('hours backdated before a later change ask whether that follows', patient, () => browse(async browser => {
    const page = await newPage(browser)
    await signIn(page, address, 'chro@demo.example')
    const who = await somebody(page)
    const hours = async (weekly: string, full: string, from: string) => {
      await page.goto(`${address}/people/${who.personId}/change?what=hours`)
      await page.getByLabel('Hours a week').fill(weekly)
      await page.getByLabel('Full time would be').fill(full)
      await page.getByLabel('From').fill(from)
      await page.getByLabel('From').press('Tab')
      await page.getByRole('button', { name: 'Save the change' }).click()
    }
    await hours('24', '37', '1 March 2027')
    await page.getByRole('region', { name: 'Changes' }).waitFor()
    await hours('20', '36', '1 February 2027')
    await page.getByRole('region', { name: 'Changes' }).waitFor()
    await hours('20', '35', '15 January 2027')
    await page.getByRole('region', { name: 'Changes' }).waitFor()
    expect(await strand(page, who.assignmentId)).toEqual([['2027-01-15', 20, 35], ['2027-02-01', 20, 36], ['2027-03-01', 24, 37]])
    await hours('18', '35', '15 January 2027')
    const asked = page.getByRole('dialog')
    await asked.getByRole('radiogroup', { name: 'Hours a week' }).waitFor()
    expect(await asked.innerText()).toContain('1 Feb 2027')
    expect(await violations(page)).toEqual([])
    await asked.getByLabel('They stay as they are').check()
    await asked.getByRole('button', { name: 'Save the change' }).click()
    await page.getByRole('region', { name: 'Changes' }).waitFor()
    expect(await strand(page, who.assignmentId)).toEqual([['2027-01-15', 18, 35], ['2027-02-01', 20, 36], ['2027-03-01', 24, 37]])
  }))

  const get = async (page: Page, path: string) => (await page.request.get(`${address}/api/v1${path}`)).json()
  const ahead = async (page: Page, path: string, assignmentId: string) => (await get(page, `/${path}?assignmentId=${assignmentId}&sort=startsOn`)).items.filter((row: { startsOn: string }) => row.startsOn >= '2027-01-01')
  const placements = async (page: Page, assignmentId: string) => (await ahead(page, 'placements', assignmentId)).map((row: { startsOn: string }) => row.startsOn)
  const strand = async (page: Page, assignmentId: string) => (await ahead(page, 'working-hours', assignmentId)).map((row: { startsOn: string; weeklyHours: number; fullTimeHours: number }) => [row.startsOn, row.weeklyHours, row.fullTimeHours])

  /** Somebody with one job, who isn’t oneself, or whoever is meant; and a job that they don’t hold. */
  async function somebody(page: Page, personId?: string): Promise<{ personId: string; assignmentId: string; otherJob: string }> {
    const { personId: me } = await get(page, '/me')
    const { items } = await get(page, `/directory?status=active&limit=100${personId ? `&personId=${personId}` : ''}`)
    const { items: jobs } = await get(page, '/jobs?limit=5')
    const row = items.findLast((each: { personId: string; turnsOn: string | null }) => each.personId === personId || each.personId !== me && each.turnsOn === null && items.filter((other: { personId: string }) => other.personId === each.personId).length === 1)
    return { personId: row.personId, assignmentId: row.id, otherJob: jobs.find(({ id }: { id: string }) => id !== row.jobId).title }
  }
})
