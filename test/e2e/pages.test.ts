import type { BrowserContext, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { browse, follow, newPage, program, settled, signIn, violations } from './browser.ts'
import { house } from './houses.ts'

/** A busy machine may lose a browser; what is wrong with a page is wrong each time. */
const patient = { timeout: 600_000, retry: 1 }
const doors = ['/sign-in', '/sign-in?from=%2Fpeople', '/forgot-password', '/reset-password', '/reset-password?token=x', '/accept?token=x', '/letter']
/** What each has to look at: `:one` is somebody whom they see, `:me` themselves, `:job` whose team is looked at (their own where more are away than may be), `:seat` a position, `:question` what they asked HR. */
const rooms = {
  'chro@demo.example': [
    '/', '/desk', '/desk?view=people', '/desk?view=waiting', '/desk?view=people&by=person', '/desk?view=overdue&by=function', '/to-do', '/people', '/people?q=an&status=active', '/people?q=nobody-is-called-this', '/people?status=ended', '/people/:one', '/people/:one?tab=job', '/people/:one?tab=pay', '/people/:one?tab=personal', '/people/:one?tab=timeline',
    '/people/:one/change?what=place', '/people/:one/change?what=hours', '/people/:one/change?what=pay', '/people/:one/change?what=contract', '/people/:one/terminate', '/people/:one/transfer', '/people/:one/second', '/people/:one/successors', '/people/:one/letter', '/people/:one?tab=job&on=2027-01-01', '/people?on=2025-11-01', '/people?on=2099-01-01', '/plans', '/plans/new', '/people/withdrawn', '/people/00000000-0000-7000-8000-000000000000', '/people/hire', '/me', '/positions', '/positions?view=units', '/positions/new', '/positions/import', '/positions/:seat', '/positions/:seat/change', '/people/hire?position=:seat', '/totals', '/totals?cut=location', '/totals?of=closed&cut=unit_1', '/this-week', '/this-week?span=month', '/this-week/decide', '/settings/reminders', '/settings/reminders/new', '/settings/data-checks', '/settings/data-checks/new', '/settings/work-kinds', '/settings/desk-teams', '/settings/desk-teams/new', '/settings/hr-partners', '/settings/hr-partners/new', '/settings/conflicts', '/settings/conflicts/new',
    '/settings', '/settings/company', '/settings/legal-entities', '/settings/legal-entities/new', '/settings/locations', '/settings/locations/new', '/settings/units', '/settings/jobs', '/settings/cost-centres', '/settings/agreements', '/settings/allowances', '/settings/allowances/new', '/settings/reasons', '/settings/reasons/new', '/settings/approvals', '/settings/approvals/new', '/settings/letters', '/settings/letters/new', '/to-decide', '/settings/career-steps', '/settings/development-offers', '/hr-team/planner', '/hr-team/planner?area=immigration&group=7', '/hr-team/planner?view=sheet', '/hr-team/planner?view=plans', '/hr-team/planner?view=loads', '/hr-team/planner?view=typed', '/settings/go-live', '/settings/mail-in', '/notifications', '/announcements', '/announcements/written', '/announcements/new',
    '/leave', '/leave/ill', '/leave/cover/:job.2026-06-15', '/leave/calendar?of=company', '/settings/leave-types', '/settings/leave-types/new', '/leave/cases', '/leave/cases/new', '/settings/case-letters/new', '/settings/leave-policies', '/settings/leave-year-ends', '/settings/leave-lapsing', '/import-leave', '/settings/leave-liability', '/settings/leave-liability/people', '/settings/leave-valuations', '/settings/leave-valuations/new', '/settings/leave-payroll', '/settings/leave-payroll/00000000-0000-7000-8000-000000000000', '/people/:one?tab=leave', '/hr-team/balance', '/hr-team/balance?as=table', '/hr-team/balance?cell=immigration.7', '/hr-team/positions', '/hr-team/competence', '/hr-team/outside', '/hr-team/holiday', '/hr-team/reviews', '/hr-team/figures',
    '/access/people', '/access/people/new', '/access/waiting', '/access/hr', '/access/groups', '/access/picture', '/access/why', '/import', '/account', '/outbox', '/there/is/nothing/here',
    '/calculators/gb.statutory-redundancy-pay', '/calculators/gb.statutory-redundancy-pay/enter', '/calculators/entered', '/calculators/packs', '/calculators/changes',
  ],
  'generalist@demo.example': ['/hr-team/balance', '/careers', '/careers?view=plan', '/careers?view=fit', '/careers?view=learned', '/careers?view=network', '/careers?view=offers', '/people', '/totals?cut=unit_2', '/people/:one', '/people/:one?tab=pay', '/people/:one?tab=personal', '/people/hire', '/settings', '/access/people', '/import', '/account'],
  'specialist.compensation@demo.example': ['/', '/people', '/people/:one', '/people/:one?tab=pay', '/people/:one/change?what=pay', '/people/hire', '/account'],
  'manager@demo.example': ['/', '/proposals', '/people/:one/propose', '/leave/calendar', '/leave/cover/:job.2026-06-15', '/this-week?span=month', '/people', '/people/:one', '/people/:one?tab=job', '/people/:one?tab=personal', '/people/:one?tab=timeline', '/me', '/settings', '/account'],
  'employee@demo.example': ['/', '/ask', '/ask?question=:question', '/ask/new', '/leave', '/leave/calendar', '/leave/year', '/leave/new', '/leave/sick', '/to-do', '/careers?view=fit', '/people/:me', '/people/:me?tab=job', '/people/:me?tab=pay', '/people/:me?tab=personal', '/people/:me?tab=timeline', '/import', '/account'],
}
/** A browser that has seen so many pages makes room for the next. */
const atOnce = 30
const visits = Object.entries(rooms).flatMap(([email, paths]) => paths.flatMap((from, n) => n % atOnce === 0 ? [[email, from, paths.slice(n, n + atOnce)] as const] : []))
type Room = { address: string; path: string; name: string }

describe.skipIf(!program)('pages hold nothing against anybody: light, dark, and as wide as a phone', () => {
  let demo: string, empty: string
  beforeAll(async () => { [demo, empty] = (await Promise.all([house(), house({ isEmpty: true })])).map(({ address }) => address) as [string, string] })

  test('before the sign-in, and before anybody is there', patient, () => browse(async browser => {
    const page = await newPage(browser)
    expect(await wrong(page.context(), [{ address: empty, path: '/first-run', name: 'first run' }, ...doors.map(path => ({ address: demo, path, name: path }))])).toEqual({})
  }))

  test.each(visits)('as %s, from %s', patient, (email, _, paths) => browse(async browser => {
    const page = await newPage(browser)
    await signIn(page, demo, email)
    const { me, one, job, seat, question } = await known(page)
    await page.close()
    expect(await wrong(page.context(), paths.map(path => ({ address: demo, name: path, path: path.replace(':one', one).replace(':me', me).replace(':job', job).replace(':seat', seat).replace(':question', question) })))).toEqual({})
  }))

  /** Two at a time: one draws while the other is looked at. */
  async function wrong(context: BrowserContext, waiting: Room[]) {
    const found: Record<string, string[]> = {}
    const queue = [...waiting]
    const work = async () => {
      const page = await context.newPage(), said: string[] = []
      page.on('pageerror', error => said.push(`threw: ${error.message}`))
      for (let room = queue.shift(); room; room = queue.shift()) {
        await enter(page, room)
        said.push(...await look(page))
        if (said.length) found[room.name] = said.splice(0)
      }
    }
    await Promise.all([work(), work()])
    return found
  }

  async function enter(page: Page, { address, path }: Room) {
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.emulateMedia({ colorScheme: 'light' })
    const isInside = await page.locator('nav').count() > 0 && path !== between
    if (!isInside) await page.goto(address + path)
    else await follow(page, path, between)
    await page.locator('h1').first().waitFor()
    await settled(page)
  }

  /** What axe, the console and a ruler find wrong with a page. */
  async function look(page: Page): Promise<string[]> {
    const said: string[] = []
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor()
      await settled(page)
      said.push(...(await violations(page, { onlyColours: colorScheme === 'dark' })).map(each => `${colorScheme}: ${each}`))
    }
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 844 })
      await settled(page)
      const needed = await page.evaluate(() => document.documentElement.scrollWidth)
      if (needed > width) said.push(`is ${needed} px wide where there are ${width}`)
    }
    return said
  }

  /** Oneself, and somebody else whom one sees. */
  async function known(page: Page): Promise<{ me: string; one: string; job: string; seat: string; question: string }> {
    const get = async (path: string) => (await page.request.get(`${demo}/api/v1${path}`)).json()
    const [{ personId }, { items }] = [await get('/me'), await get('/directory?status=active&limit=20')]
    const [{ items: [seat] }, { items: [question] }, { items: [cover] }] = [await get('/positions/staffing?limit=1'), await get('/questions'), await get('/leave/cover')]
    return { job: cover?.seatId ?? items[0].id, question: question?.id ?? '', seat: seat?.id ?? '', me: personId, one: items.find((row: { personId: string }) => row.personId !== personId)?.personId ?? personId }
  }
})

const between = '/account'
