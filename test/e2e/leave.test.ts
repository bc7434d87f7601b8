import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { addDays, weekdayOf } from '#shared/calendar.ts'
import { browse, choose, invited, newPage, program, settled, signIn, violations } from './browser.ts'
import { house } from './houses.ts'

const patient = { timeout: 600_000, retry: 1 }

describe.skipIf(!program)('leave', () => {
  let address: string
  beforeAll(async () => { ({ address } = await house()) })

  test('an employee in Munich books across a public holiday on a phone, and falls ill meanwhile: both are given back', patient, () => browse(async browser => {
    const head = await newPage(browser)
    await signIn(head, address, 'chro@demo.example')
    const { personId, employmentId, monday, holiday, holidayOn } = await somebody(head, 'Munich')
    const page = await invited(browser, head, address, personId, { viewport: { width: 390, height: 844 } })

    await page.goto(`${address}/leave`)
    await page.getByRole('link', { name: 'Ask for leave' }).click()
    await page.getByLabel('First day', { exact: true }).fill(monday)
    await page.getByLabel('Last day', { exact: true }).fill(addDays(monday, 6))
    const effect = page.getByRole('region', { name: 'What this does' })
    await effect.getByText('4 days', { exact: true }).first().waitFor()
    await effect.getByText(`doesn’t count: ${holiday}`).waitFor()
    await effect.getByText('Your manager decides.').waitFor()
    await settled(page)
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByRole('region', { name: 'Ahead' }).getByText('Asked for').first().waitFor()
    await settled(page)
    expect(await violations(page)).toEqual([])

    const { items } = await ask<{ items: { id: string; startsOn: string }[] }>(head, 'GET', `/leave-requests?personId=${personId}`)
    const left = async () => (await ask<Leave>(head, 'GET', `/employments/${employmentId}/leave?on=${addDays(monday, 6)}`)).accounts[0]!.quantity
    const before = await left()
    await ask(head, 'POST', `/leave-requests/${items.find(each => each.startsOn === monday)!.id}/approve`, {})
    expect(before - await left()).toBe(4)

    const ill = [0, 1, 2, 3, 4].map(days => addDays(monday, days)).find(on => on !== holidayOn)!
    await page.goto(`${address}/leave/new`)
    await choose(page, 'Type of leave', 'Sickness')
    for (const label of ['First day', 'Last day']) await page.getByLabel(label, { exact: true }).fill(ill)
    // By law what is proven is given back (BUrlG s.9).
    await effect.getByText('with a doctor’s note they are given back').waitFor()
    await page.getByText('Part of a day, hours, note').click()
    await page.getByLabel('Where the proof is').fill('Sick note of that day, on paper')
    await effect.getByText('It is granted at once.').waitFor()
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByRole('region', { name: 'Ahead' }).getByText('Sickness').waitFor()
    expect(before - await left()).toBe(3)
  }))

  test('a manager in London decides, with two people already away', patient, () => browse(async browser => {
    const page = await newPage(browser)
    await signIn(page, address, 'manager@demo.example')
    await page.goto(`${address}/to-decide`)
    await page.getByRole('link', { name: /^Leave of Owen Pritchard/ }).click()
    await page.getByText(/^[2-9] others of your \d+ people are away on some of these days/).waitFor()
    await settled(page)
    expect(await violations(page)).toEqual([])
    await page.getByLabel('In words').fill('Priya and Sam are away too: hand your desk to Ada.')
    await page.getByRole('button', { name: 'Approve', exact: true }).click()
    await page.getByText('Approved', { exact: true }).first().waitFor()
    const owen = await newPage(browser)
    await signIn(owen, address, 'employee@demo.example')
    await owen.goto(`${address}/leave`)
    await owen.getByText('Priya and Sam are away too: hand your desk to Ada.').waitFor()
  }))

  test('a specialist runs an FMLA case with hours here and there, from opening to return; the person reads along and asks for hours on a phone, what is due stands on the desk', patient, () => browse(async browser => {
    const page = await newPage(browser), today = new Date().toISOString().slice(0, 10), on = (days: number) => addDays(today, days)
    await signIn(page, address, 'chro@demo.example')
    const who = await american(page)
    const person = await invited(browser, page, address, who.personId, { viewport: { width: 390, height: 844 } })
    await page.goto(`${address}/leave/cases/new?person=${who.personId}`)
    for (const [label, value] of [['Asked for on', on(-30)], ['Leave begins on', on(-16)]] as const) await page.getByLabel(label, { exact: true }).fill(value)
    await page.getByLabel('In parts, not all at once').check()
    for (const [label, value] of [['Hours worked in the 12 months before', '1600'], ['Employees within 75 miles', '80'], ['Hours of a normal week', '40']] as const) await page.getByLabel(label, { exact: true }).fill(value)
    await settled(page)
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Open the case' }).click()
    await page.getByRole('heading', { level: 1, name: `Protected leave of ${who.name}` }).waitFor()
    const due = page.getByRole('region', { name: 'What is due when' })
    await due.getByText('late').waitFor()
    const { id } = (await ask<{ items: { id: string }[] }>(page, 'GET', `/leave-cases?personId=${who.personId}`)).items[0]!
    const work = async () => (await ask<{ items: { recordId: string; kindLabel: string; status: string }[] }>(page, 'GET', `/desk?personId=${who.personId}`)).items.filter(({ recordId }) => recordId === id)
    expect(await work()).toMatchObject([{ kindLabel: 'Say whether they may take protected leave', status: 'open' }])
    const move = async (name: string, days: Record<string, string>) => {
      await page.getByRole('main').getByRole('button', { name, exact: true }).click()
      for (const [label, day] of Object.entries(days)) await page.getByRole('dialog').getByLabel(new RegExp(`^${label}`)).fill(day)
      await page.getByRole('dialog').getByRole('button', { name, exact: true }).click()
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
    await move('Tell of eligibility', { 'Told of eligibility on': on(-28), 'Certification asked for on': on(-28) })
    await due.getByText(/^done/).first().waitFor()
    await person.goto(`${address}/leave`)
    await person.getByRole('region', { name: 'Protected leave' }).getByRole('link').click()
    await person.getByText(/^Bring the certification by/).waitFor()
    expect(await person.getByRole('button', { name: 'Enter hours' }).count()).toBe(0)
    await settled(person)
    expect(await violations(person)).toEqual([])
    await move('Certification came', { 'Certified on': on(-20) })
    await move('Designate', { 'Told of the designation on': on(-18) })
    const hours = page.getByRole('region', { name: 'Hours against the twelve weeks' })
    await hours.getByText('480 hours left').waitFor()
    for (const [day, taken, left] of [[on(-16), '12', '468'], [on(-8), '7.5', '460.5']] as const) {
      await hours.getByLabel('A day of that week').fill(day)
      await hours.getByLabel('Hours taken').fill(taken)
      await hours.getByRole('button', { name: 'Enter hours' }).click()
      await hours.getByText(`${left} hours left`).waitFor()
    }
    await settled(page)
    expect(await violations(page)).toEqual([])
    await person.reload()
    await person.getByText('460.5 hours left').waitFor()
    const day = await workedDay(page, who, id)
    await person.getByRole('link', { name: 'Ask for hours or days' }).click()
    await choose(person, 'Type of leave', 'Caring for somebody')
    for (const label of ['First day', 'Last day']) await person.getByLabel(label, { exact: true }).fill(day)
    await person.getByLabel('Hours of each day').fill('4')
    await person.getByText('Of your protected leave it takes 4 hours: 456.5 of 460.5 hours are left then.').waitFor()
    await person.getByText('Who looks after leave decides.', { exact: true }).waitFor()
    // At the end of the form, where the bar at the bottom of a phone lies over none of its fields.
    await person.getByRole('button', { name: 'Send' }).focus()
    await person.evaluate(() => scrollTo(0, document.body.scrollHeight))
    await settled(person)
    expect(await violations(person)).toEqual([])
    await person.getByRole('button', { name: 'Send' }).click()
    await person.getByRole('region', { name: 'Protected leave' }).waitFor()
    const { items: [wanted] } = await ask<{ items: { id: string }[] }>(page, 'GET', `/leave-requests?personId=${who.personId}&caseId=${id}`)
    await page.goto(`${address}/leave/${wanted!.id}`)
    await page.getByRole('link', { name: 'The case' }).waitFor()
    await page.getByRole('button', { name: 'Approve', exact: true }).click()
    await page.getByText('Approved', { exact: true }).first().waitFor()
    await page.goto(`${address}/leave/cases/${id}`)
    await hours.getByText('456.5 hours left').waitFor()
    await hours.getByText(/by leave asked for$/).waitFor()
    await person.goto(`${address}/leave/cases/${id}`)
    await person.getByText('456.5 hours left').waitFor()
    await settled(person)
    expect(await violations(person)).toEqual([])
    await move('Back at work', { 'Back on': today })
    await due.getByText(/^done .*$/).last().waitFor()
    expect((await work()).map(({ status }) => status)).toEqual(['done', 'done', 'done'])
  }))

  test('a nurse with two jobs takes leave in one: its manager decides, the other one sees them at work, and only that balance falls', patient, () => browse(async browser => {
    const head = await newPage(browser)
    await signIn(head, address, 'chro@demo.example')
    const [main, second] = await twoContracts(head)
    const left = async ({ employmentId }: Job, on: string) => (await ask<Leave>(head, 'GET', `/employments/${employmentId}/leave?on=${on}`)).accounts[0]?.quantity
    const nurse = await invited(browser, head, address, main.personId), decides = await invited(browser, head, address, second.managerId), other = await invited(browser, head, address, main.managerId)
    const monday = await freeWeek(head, second), until = addDays(monday, 6), before = [await left(main, until), await left(second, until)] as const
    await nurse.goto(`${address}/leave`)
    for (const { jobTitle } of [main, second]) await nurse.getByRole('region', { name: 'What there is' }).getByText(jobTitle, { exact: true }).waitFor()
    await nurse.goto(`${address}/leave/new`)
    await nurse.getByLabel('In which job').selectOption(second.jobTitle)
    await nurse.getByLabel('First day', { exact: true }).fill(monday)
    await nurse.getByLabel('Last day', { exact: true }).fill(until)
    await nurse.getByRole('region', { name: 'What this does' }).getByText('2 days', { exact: true }).first().waitFor()
    await settled(nurse)
    expect(await violations(nurse)).toEqual([])
    await nurse.getByRole('button', { name: 'Send' }).click()
    await nurse.getByRole('region', { name: 'Ahead' }).getByText('Asked for').first().waitFor()
    await other.goto(`${address}/to-decide`)
    await settled(other)
    expect(await other.getByRole('link', { name: new RegExp(`^Leave of ${main.name}`) }).count()).toBe(0)
    await decides.goto(`${address}/to-decide`)
    await decides.getByRole('link', { name: new RegExp(`^Leave of ${main.name}`) }).click()
    await decides.getByRole('button', { name: 'Approve', exact: true }).click()
    await decides.getByText('Approved', { exact: true }).first().waitFor()
    expect([await left(main, until), await left(second, until)]).toEqual([before[0], before[1]! - 2])
    const away = async (page: Page) => (await ask<{ days: { employmentId: string; from: string }[] }>(page, 'GET', `/leave/calendar?from=${monday}&to=${until}&whose=team`)).days.filter(({ employmentId }) => [main, second].some(each => each.employmentId === employmentId))
    expect(await away(other)).toEqual([])
    expect(await away(decides)).toMatchObject([{ employmentId: second.employmentId, from: monday }])
  }))

  test('a generalist looks at the year-end of London, closes it, and takes it back as a whole', patient, () => browse(async browser => {
    const page = await newPage(browser)
    await signIn(page, address, 'generalist@demo.example')
    await page.goto(`${address}/settings/leave-year-ends`)
    await choose(page, 'Leave policy', 'Annual leave, United Kingdom')
    await page.getByRole('button', { name: 'Work it out' }).click()
    await page.getByText('To be confirmed', { exact: true }).first().waitFor()
    await page.getByText('Lapses: beyond what goes along').first().waitFor()
    await settled(page)
    expect(await violations(page)).toEqual([])
    const id = page.url().split('/').at(-1)!, stand = () => ask<{ status: string; lapsed: number }>(page, 'GET', `/year-ends/${id}`)
    const { items: [line] } = await ask<{ items: { employmentId: string; lapsed: number; carried: number }[] }>(page, 'GET', `/year-end-lines?closingId=${id}&because=beyond`)
    const has = async () => (await ask<Leave>(page, 'GET', `/employments/${line!.employmentId}/leave`)).accounts[0]!.quantity, before = await has()
    await page.getByRole('button', { name: 'Close the year' }).click()
    await page.getByRole('radio', { name: 'Tell nobody' }).check()
    await page.getByRole('button', { name: 'Close it', exact: true }).click()
    await page.getByRole('button', { name: 'Take it back' }).waitFor()
    expect([(await stand()).status, before > await has()]).toEqual(['done', true])
    await page.getByRole('button', { name: 'Take it back' }).click()
    await page.getByRole('radio', { name: 'Tell nobody' }).check()
    await page.getByRole('button', { name: 'Take it all back' }).click()
    await page.getByText('Taken back', { exact: true }).first().waitFor()
    expect(await has()).toBe(before)
  }))

  test('a generalist sees what untaken leave of London is worth, down to each person, and draws a month for payroll, which stays as it was told', patient, () => browse(async browser => {
    const page = await newPage(browser)
    await signIn(page, address, 'generalist@demo.example')
    await page.goto(`${address}/settings/leave-liability`)
    await page.getByText('Untaken, in GBP').waitFor()
    await page.getByRole('link', { name: 'Marlow & Vane Ltd · London' }).first().click()
    await page.getByRole('heading', { name: 'Untaken leave, by person' }).waitFor()
    await page.getByRole('columnheader', { name: 'One of it' }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.goto(`${address}/settings/leave-payroll`)
    await choose(page, 'Legal entity', 'Marlow & Vane Ltd')
    await page.getByRole('checkbox', { name: 'With balances at the end' }).check()
    await page.getByRole('button', { name: 'Draw it' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Draw it' }).click()
    await page.getByRole('heading', { name: /^Of \d+ people$/ }).waitFor()
    await page.getByRole('cell', { name: 'Balance at the end' }).first().waitFor()
    await settled(page)
    expect(await violations(page)).toEqual([])
    const id = page.url().split('/').at(-1)!, file = () => page.evaluate(async path => (await fetch(path)).text(), `/api/v1/leave-payrolls/${id}/file`)
    const told = await file(), { items: lines } = await ask<{ items: { number: string; personId: string }[] }>(page, 'GET', `/leave-payroll-lines?payrollId=${id}&limit=5`)
    expect(told).toContain(`\r\n${lines[0]!.number},`)
    expect(told).not.toContain((await ask<{ name: string }>(page, 'GET', `/people/${lines[0]!.personId}`)).name)
    expect(await file()).toBe(told)
    // Once is once: who wants it again is told so, in words.
    await page.goto(`${address}/settings/leave-payroll`)
    await choose(page, 'Legal entity', 'Marlow & Vane Ltd')
    await page.getByRole('button', { name: 'Draw it' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Draw it' }).click()
    await page.getByRole('dialog').getByText(/everybody was told of for that period already/).waitFor()
  }))
})

type Job = { personId: string; employmentId: string; name: string; jobTitle: string; managerId: string; isPrimary: boolean; startsOn: string }
type Leave = { accounts: { quantity: number }[] }
const ask = <T>(page: Page, method: string, path: string, body?: object) => page.evaluate(async ([method, path, body]) => {
  const reply = await fetch(`/api/v1${path}`, { method: method as string, ...body !== null && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } })
  if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`)
  return reply.json()
}, [method, path, body ?? null] as const) as Promise<T>

/** Who works five days a week there, and has nothing booked in a week ahead with one public holiday. */
async function somebody(page: Page, place: string) {
  const { items: [location] } = await ask<{ items: { id: string }[] }>(page, 'GET', `/locations?q=${place}`)
  const today = new Date().toISOString().slice(0, 10), year = Number(today.slice(0, 4))
  const days = (await Promise.all([year, year + 1].map(each => ask<{ items: { on: string; name: string }[] }>(page, 'GET', `/locations/${location!.id}/holidays?year=${each}`)))).flatMap(({ items }) => items)
  const { items: staff } = await ask<{ items: { personId: string; employmentId: string; workerKind: string }[] }>(page, 'GET', `/directory?locationId=${location!.id}&status=active&isPrimary=true&workerKind=employee`)
  const { items: types } = await ask<{ items: { id: string; code: string }[] }>(page, 'GET', '/leave-types')
  const leaveTypeId = types.find(({ code }) => code === 'annual')!.id
  await expect.poll(async () => (await ask<Leave>(page, 'GET', `/employments/${staff[0]!.employmentId}/leave`)).accounts.length).toBe(1)
  for (const holiday of days.filter(({ on }) => on > addDays(today, 21) && weekdayOf(on) < 6)) for (const { personId, employmentId } of staff) {
    const monday = addDays(holiday.on, 1 - weekdayOf(holiday.on))
    const told = await ask<{ quantity: number; overlaps: unknown[]; lacks: unknown[]; checks: { stops: boolean }[] }>(page, 'POST', '/leave-requests/preview', { personId, employmentId, leaveTypeId, startsOn: monday, endsOn: addDays(monday, 6) }).catch(() => null)
    if (!told || told.quantity !== 4 || told.overlaps.length || told.lacks.length || told.checks.some(({ stops }) => stops)) continue
    return { personId, employmentId, monday, holiday: holiday.name, holidayOn: holiday.on }
  }
  throw new Error(`nobody in ${place} has a free week with a public holiday`)
}

/** Who has worked in the United States for years and has no case. */
async function american(page: Page) {
  const { items: places } = await ask<{ items: { id: string; country: string }[] }>(page, 'GET', '/locations?limit=200')
  const { items: cases } = await ask<{ items: { personId: string }[] }>(page, 'GET', '/leave-cases')
  for (const { id } of places.filter(({ country }) => country === 'US')) {
    const { items } = await ask<{ items: Job[] }>(page, 'GET', `/directory?locationId=${id}&status=active&isPrimary=true&workerKind=employee`)
    const found = items.find(({ personId, startsOn }) => startsOn < addDays(new Date().toISOString().slice(0, 10), -500) && cases.every(each => each.personId !== personId))
    if (found) return found
  }
  throw new Error('nobody in the United States has been there for long enough')
}

/** The last day before today, of those of the case, on which they work and nothing else is planned. */
async function workedDay(page: Page, { personId, employmentId }: Job, caseId: string) {
  const { items: types } = await ask<{ items: { id: string; code: string }[] }>(page, 'GET', '/leave-types')
  const leaveTypeId = types.find(({ code }) => code === 'carer')!.id, today = new Date().toISOString().slice(0, 10)
  for (let back = 1; back < 15; back++) {
    const on = addDays(today, -back)
    const told = await ask<{ quantity: number; overlaps: unknown[]; checks: { stops: boolean }[] }>(page, 'POST', '/leave-requests/preview', { personId, employmentId, leaveTypeId, startsOn: on, endsOn: on, hoursADay: 4, caseId })
    if (told.quantity > 0 && told.overlaps.length === 0 && told.checks.every(({ stops }) => !stops)) return on
  }
  throw new Error('no day of the case is worked')
}

/** The demo's one person with two contracts, the main one first. */
async function twoContracts(page: Page): Promise<[Job, Job]> {
  const { items } = await ask<{ items: Job[] }>(page, 'GET', '/directory?status=active&isPrimary=false&limit=200')
  for (const second of items) {
    const { items: [main] } = await ask<{ items: Job[] }>(page, 'GET', `/directory?personId=${second.personId}&isPrimary=true`)
    if (main && main.employmentId !== second.employmentId) return [main, second]
  }
  throw new Error('nobody has two contracts')
}

/** A week ahead in which both days of that job count. */
async function freeWeek(page: Page, { personId, employmentId }: Job) {
  const { items: types } = await ask<{ items: { id: string; code: string }[] }>(page, 'GET', '/leave-types')
  const leaveTypeId = types.find(({ code }) => code === 'annual')!.id, today = new Date().toISOString().slice(0, 10)
  await expect.poll(async () => (await ask<Leave>(page, 'GET', `/employments/${employmentId}/leave`)).accounts.length).toBe(1)
  for (let week = 3; week < 20; week++) {
    const monday = addDays(today, 8 - weekdayOf(today) + week * 7)
    const told = await ask<{ quantity: number; lacks: unknown[]; checks: { stops: boolean }[] }>(page, 'POST', '/leave-requests/preview', { personId, employmentId, leaveTypeId, startsOn: monday, endsOn: addDays(monday, 6) })
    if (told.quantity === 2 && told.lacks.length === 0 && told.checks.every(({ stops }) => !stops)) return monday
  }
  throw new Error('no week is free')
}
