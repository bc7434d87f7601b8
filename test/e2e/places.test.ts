import type { Browser, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { settingNames } from '#shared/settings.ts'
import { browse, newPage, program, settled, signIn, violations } from './browser.ts'
import { house } from './houses.ts'

const patient = { timeout: 600_000, retry: 1 }
type Job = { id: string; personId: string; name: string; jobTitle: string; managerId: string | null; managerName: string | null; workEmail: string }
const optional = settingNames.filter(name => name.startsWith('uses'))

describe.skipIf(!program)('places, hours and pay', () => {
  let address: string
  beforeAll(async () => { ({ address } = await house()) })
  const get = async (page: Page, path: string) => (await page.request.get(`${address}/api/v1${path}`)).json()

  test('a nurse with two part-time jobs and two managers: each sees the hours of their own job, never pay', patient, () => browse(async browser => {
    const page = await newPage(browser)
    await signIn(page, address, 'chro@demo.example')
    const [one, other] = await twoJobs(page)
    await page.goto(`${address}/people/${one.personId}?tab=job`)
    for (const { jobTitle } of [one, other]) await page.getByRole('heading', { name: new RegExp(`(Main|Second) job: ${jobTitle}`) }).first().waitFor()
    await page.getByText(/\(FTE 0\.6\)/).first().waitFor()
    await settled(page)
    expect(await violations(page)).toEqual([])
    await page.goto(`${address}/people/${one.personId}?tab=pay`)
    await page.getByText('At full time').first().waitFor()
    await settled(page)
    expect(await violations(page)).toEqual([])
    for (const [mine, theirs] of [[one, other], [other, one]] as const) {
      const manager = await joined(browser, page, mine)
      expect((await get(manager, `/assignments/${mine.id}/terms`)).hours.length).toBeGreaterThan(0)
      expect((await get(manager, `/assignments/${mine.id}/terms`)).pay).toEqual([])
      expect((await manager.request.get(`${address}/api/v1/assignments/${theirs.id}/terms`)).status()).toBe(404)
      expect((await get(manager, `/pay?assignmentId=${mine.id}`)).items).toEqual([])
      await manager.goto(`${address}/people/${mine.personId}?tab=job`)
      await manager.getByRole('heading', { name: 'Working hours' }).waitFor()
      await settled(manager)
      expect(await manager.getByRole('heading', { name: 'Working hours' }).count()).toBe(1)
      expect(await manager.getByRole('link', { name: 'Pay', exact: true }).count()).toBe(0)
      expect(await violations(manager)).toEqual([])
    }
  }))

  test('with everything optional off, hiring takes one page and eight fields at most, and what is off is nowhere; on again, nothing is lost', patient, () => browse(async browser => {
    const page = await newPage(browser)
    await signIn(page, address, 'chro@demo.example')
    const before = await get(page, '/cost-centres?limit=1')
    await use(page, false)
    await page.goto(`${address}/settings`)
    await page.getByRole('link', { name: /Locations/ }).first().waitFor()
    expect(await page.getByText('Cost centres').count()).toBe(0)
    await page.goto(`${address}/settings/cost-centres`)
    await page.getByRole('heading', { level: 1, name: /nothing here/i }).waitFor()
    await page.goto(`${address}/settings/jobs`)
    await page.getByRole('columnheader', { name: 'Title' }).waitFor()
    expect(await page.getByRole('columnheader', { name: 'Grade' }).count()).toBe(0)

    await page.goto(`${address}/people/hire`)
    await page.getByLabel('Full name').waitFor()
    await settled(page)
    const asked = await page.locator('form').evaluate(form => [...form.querySelectorAll('label, legend, [role=radiogroup]')].filter(each => (each as HTMLElement).checkVisibility() && !each.closest('[role=radiogroup] *')).length)
    expect(asked).toBeGreaterThan(5)
    expect(asked).toBeLessThanOrEqual(8)
    expect(await page.getByText('Cost centre').count()).toBe(0)
    await page.getByLabel('Full name').fill('Noor Haddad')
    await page.getByLabel('First day').fill('4 January 2027')
    await page.getByLabel('First day').press('Tab')
    const { items: [seat] } = await get(page, '/directory?status=active&limit=1')
    for (const [label, option] of [['Legal entity', seat.legalEntityName], ['Location', seat.locationName], ['Unit', seat.unitName], ['Job', seat.jobTitle]] as const) {
      await page.getByRole('combobox', { name: label }).fill(option)
      await page.getByRole('option', { name: option }).first().click()
    }
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Hire', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Noor Haddad' }).waitFor()

    await use(page, true)
    await page.goto(`${address}/settings/cost-centres`)
    await page.getByRole('columnheader', { name: 'Code' }).waitFor()
    expect((await get(page, '/cost-centres?limit=1')).total).toBe(before.total)
  }))

  async function use(page: Page, isOn: boolean) {
    const { organizationId } = await get(page, '/me')
    const { version } = await get(page, `/settings/${organizationId}`)
    const said = await page.request.patch(`${address}/api/v1/settings/${organizationId}`, { headers: { 'if-match': `"${version}"` }, data: Object.fromEntries(optional.map(name => [name, isOn])) })
    expect(said.status()).toBe(200)
  }

  async function twoJobs(page: Page): Promise<[Job, Job]> {
    const { items } = await get(page, '/directory?status=active&isPrimary=false&limit=200') as { items: Job[] }
    for (const second of items) {
      const { items: [main] } = await get(page, `/directory?personId=${second.personId}&isPrimary=true`) as { items: Job[] }
      if (main?.managerId && second.managerId && main.managerId !== second.managerId && main.managerName && second.managerName) return [main, second]
    }
    throw new Error('nobody in the demo has two jobs under two managers')
  }

  /** The manager of a job, signed in by an invitation. */
  async function joined(browser: Browser, page: Page, { managerId }: Job): Promise<Page> {
    const { items: [manager] } = await get(page, `/directory?personId=${managerId}&isPrimary=true`) as { items: [Job] }
    expect((await page.request.post(`${address}/api/v1/people/${managerId}/invite`, { data: {} })).status()).toBe(202)
    let token: string | undefined
    await expect.poll(async () => {
      const { items } = await get(page, '/outbox') as { items: { to: string; text: string }[] }
      return token = /accept\?token=([\w-]+)/.exec(items.find(({ to }) => to === manager.workEmail)?.text ?? '')?.[1]
    }).toBeTruthy()
    const own = await newPage(browser)
    const accepted = await own.request.post(`${address}/api/auth/accept-invitation`, { data: { token, password: 'a long password of one’s own' } })
    expect(accepted.status()).toBe(200)
    return own
  }
})
