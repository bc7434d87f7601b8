import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { Browser, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { checkout } from '../sources.ts'
import { browse, newPage, program } from './browser.ts'
import { house } from './houses.ts'

/** A company's own people as their HR really had them; its licence lets it be read here, not shipped, so nobody of it is named in this file. */
const file = join(checkout, '../shared/data/HRDataset_v14.csv')
const patient = { timeout: 600_000, retry: 1 }

describe.skipIf(!program || !existsSync(file))(`a first day, with the real file ${file}`, () => {
  test('start empty, make the company, import 311 people, change one, invite a manager, who sees only what a manager may', patient, () => browse(async browser => {
    const { address, code } = await house({ isEmpty: true })
    const company = people()
    const { her, before, after, stranger } = cast(company)
    const page = await newPage(browser)

    // Whatever is asked for, nobody is here yet: it leads to the first run.
    for (const path of ['/', '/people', '/sign-in?from=%2Fimport']) {
      await page.goto(address + path)
      await page.getByRole('heading', { name: 'Set up your company' }).waitFor()
    }
    await setUp(page, code())
    await importAll(page, address)

    await find(page, address, her.name)
    await giveManager(page, after.name, before.name)
    await givePhone(page, '+44 20 7946 0018', '020 7946 0018')

    await find(page, address, after.name)
    const letter = await inviteTo(page, 'lead@mill.example')
    expect(await page.evaluate(() => document.title)).toContain('Outbox')

    const strangerId = await idOf(page, address, stranger.name)
    const hers = await idOf(page, address, her.name)
    const lead = await accept(browser, letter, after.name)
    await seesOwnTeam(lead, [...company.filter(each => !each.left && reports(company, each, after)).map(({ name }) => name), her.name])
    await seesNoMore(lead, address, hers, strangerId)

    // Who invited and who came is told to HR by name.
    await page.goto(`${address}/people/${await idOf(page, address, after.name)}?tab=timeline`)
    const told = page.getByRole('listitem').filter({ hasText: 'invited to sign in' })
    await told.first().waitFor()
    expect(await told.first().innerText()).toContain('Ada Osei')
    expect(await page.getByRole('listitem').filter({ hasText: 'accepted the invitation' }).first().innerText()).toContain(after.name)
  }))
})

async function setUp(page: Page, code: string) {
  const fill = (label: string, value: string) => page.getByLabel(label, { exact: true }).fill(value)
  await fill('One-time code', '00000000')
  await fill('Name of the company', 'The Mill')
  await fill('Your name', 'Ada Osei')
  await fill('Your e-mail', 'ada@mill.example')
  await fill('Password', 'seven green bottles')
  const setUp = page.getByRole('button', { name: 'Set up' })
  await setUp.click()
  await page.getByText('is not the code on the console').first().waitFor()
  await fill('One-time code', code)
  await setUp.click()
  await page.getByRole('heading', { name: 'People', level: 1 }).waitFor()
}

/** The wizard, answering what it asks: the 75 whose manager is nobody of the file come in without. */
async function importAll(page: Page, address: string) {
  const next = (name: string) => page.getByRole('button', { name, exact: true }).click()
  await page.goto(`${address}/import`)
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('heading', { name: 'What the columns are' }).waitFor()
  for (const [column, becomes] of [['Employee_Name', 'Full name'], ['Salary', 'Pay'], ['DateofTermination', 'Last day']]) expect(await page.getByRole('combobox', { name: `${column} becomes` }).inputValue()).toBe(becomes)
  const race = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: /^RaceDesc/ }) })
  expect(await race.innerText()).toContain('Protected by law')
  await next('Go on: values')
  await page.getByRole('heading', { name: 'Next: a trial' }).waitFor()
  await next('Check')
  await page.getByRole('heading', { name: 'What would happen' }).waitFor()
  expect(await figures(page)).toEqual({ 'new': '311', 'with a manager': '236', 'with pay': '311', 'with a last day': '104' })
  await page.getByRole('heading', { name: '5 managers aren’t found' }).waitFor()
  await page.getByRole('heading', { name: 'Worth a look 75' }).waitFor()
  expect(await page.getByRole('button', { name: 'Go on: import' }).isDisabled()).toBe(true)
  await next('The others come in without a manager')
  await next('Check')
  await next('Go on: import')
  // Left and come back to: all is kept.
  await page.reload()
  await page.getByRole('radio', { name: 'Tell nobody' }).check()
  await next('Import 311 people')
  await page.getByRole('heading', { name: '311 people are in' }).waitFor()
  await page.getByRole('link', { name: 'Look at the people' }).click()
  await page.getByText('208 rows').waitFor()
  await page.getByRole('link', { name: 'Left', exact: true }).click()
  await page.getByText('104 rows').waitFor()
}

async function figures(page: Page): Promise<Record<string, string>> {
  const boxes = page.locator('dl > div')
  return Object.fromEntries(await boxes.evaluateAll(all => all.map(each => [each.querySelector('dt')!.textContent, each.querySelector('dd')!.textContent])))
}

/** By typing into the list’s search, in whatever case. */
async function find(page: Page, address: string, name: string) {
  await page.goto(`${address}/people`)
  await page.getByPlaceholder('Name, e-mail, number or job').fill(name.toUpperCase())
  await page.getByRole('link', { name, exact: true }).click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
}

async function giveManager(page: Page, name: string, before: string) {
  await page.getByRole('link', { name: before, exact: true }).waitFor()
  await page.getByRole('link', { name: 'Change job or place' }).click()
  const manager = page.getByRole('combobox', { name: 'Manager' })
  await manager.fill(name)
  await page.getByRole('option').filter({ has: page.getByText(name, { exact: true }) }).click()
  await page.getByRole('button', { name: 'Save the change' }).click()
  const history = page.getByRole('list', { name: 'History' })
  await history.waitFor()
  await expect.poll(() => history.getByRole('listitem').allInnerTexts()).toEqual([expect.stringContaining(`Manager: ${name}`), expect.stringContaining(`Manager: ${before}`)])
}

/** Typed as abroad, shown as at home. */
async function givePhone(page: Page, phone: string, shown: string) {
  await page.getByRole('link', { name: 'Overview' }).click()
  await page.getByRole('button', { name: 'Add: Work phone' }).click()
  await page.getByLabel('Work phone').fill(phone)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('button', { name: 'Change: Work phone' }).waitFor()
  await page.reload()
  await page.getByText(shown).waitFor()
}

/** The address first: without one there is nowhere to send it. Answers the letter’s link. */
async function inviteTo(page: Page, email: string): Promise<string> {
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Letter to sign in' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Add: Work e-mail' }).click()
  await page.getByLabel('Work e-mail').fill(email)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('button', { name: 'Invite to sign in' }).click()
  await page.getByText('Invited to sign in').waitFor()
  await page.getByRole('button', { name: 'Own menu' }).click()
  await page.getByRole('menuitem', { name: 'Outbox' }).click()
  const link = page.getByRole('link', { name: /accept\?token=/ })
  // The letter is written by a job.
  await expect.poll(async () => { await page.reload(); return link.or(page.getByText('No letters yet')).first().waitFor().then(() => link.count()) }).toBe(1)
  return (await link.getAttribute('href'))!
}

async function accept(browser: Browser, link: string, name: string): Promise<Page> {
  const page = await newPage(browser)
  await page.goto(link)
  await page.getByRole('heading', { name: `Hello ${name}` }).waitFor()
  await page.getByLabel('New password').fill('a quiet river bend')
  await page.getByRole('button', { name: 'Set the password and sign in' }).click()
  await page.getByRole('heading', { name: /^Hello/, level: 1 }).waitFor()
  // Out and in again, with what was chosen; what one was about to read is waiting.
  await page.goto(new URL('/sign-out', link).href)
  await page.getByText('You are signed out.').waitFor()
  await page.goto(new URL('/people?sort=-name', link).href)
  await page.getByText('Sign in to go on where you were.').waitFor()
  await page.getByLabel('E-mail').fill('lead@mill.example')
  await page.getByLabel('Password', { exact: true }).fill('a quiet river bend')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('heading', { name: 'My team', level: 1 }).waitFor()
  expect(new URL(page.url()).search).toBe('?sort=-name')
  await page.getByRole('link', { name: 'My team' }).click()
  return page
}

async function seesOwnTeam(page: Page, names: string[]) {
  await page.getByText(`${names.length} rows`).waitFor()
  // Beside each name stands a face, which nobody hears of.
  expect((await page.getByRole('row').getByRole('link').allInnerTexts()).map(text => text.split('\n').at(-1)).toSorted()).toEqual(names.toSorted())
  expect(await page.getByRole('navigation', { name: 'Main' }).getByRole('link').allInnerTexts()).toEqual(['The Mill', 'My page', 'My team', 'To do', 'Time off', 'Ask HR', 'This week', 'My career'])
}

/** The page and what stands behind it: of her team no pay and nothing personal, of others nothing. */
async function seesNoMore(page: Page, address: string, hers: string, strangers: string) {
  const answered = async (path: string) => {
    const reply = await page.request.get(`${address}/api/v1${path}`)
    const body = await reply.json() as { items?: unknown[] }
    return body.items ? body.items.length : reply.status()
  }
  await page.goto(`${address}/people/${hers}?tab=pay`)
  await page.getByRole('link', { name: 'Overview' }).waitFor()
  expect(await page.getByRole('navigation', { name: /^About/ }).getByRole('link').allInnerTexts()).toEqual(['Overview', 'Job', 'Timeline'])
  for (const forbidden of ['Change', 'Add', 'Invite', 'Terminate', 'More actions']) expect(await page.getByRole('main').getByRole('button', { name: new RegExp(`^${forbidden}`) }).count(), forbidden).toBe(0)
  const job = (await (await page.request.get(`${address}/api/v1/directory?personId=${hers}`)).json() as { items: { id: string }[] }).items[0]!.id
  expect(await Promise.all([`/people/${hers}`, `/pay?assignmentId=${job}`, `/contact-details/${hers}`, `/personal-details/${hers}`].map(answered))).toEqual([200, 0, 404, 404])

  for (const path of ['', '/change', '/terminate']) {
    await page.goto(`${address}/people/${strangers}${path}`)
    await page.getByRole('heading', { level: 1, name: path ? 'There is nothing here' : 'There is nobody here that you may see' }).waitFor()
  }
  expect(await Promise.all([`/people/${strangers}`, `/directory?personId=${strangers}`, `/employments?personId=${strangers}`, `/events?aboutId=${strangers}`, '/imports', '/access-grants', '/populations'].map(answered))).toEqual([404, 0, 0, 0, 404, 0, 0])
  for (const path of ['/import', '/access/people', '/people/hire', '/settings/units']) {
    await page.goto(address + path)
    await page.getByRole('heading', { level: 1, name: 'There is nothing here' }).waitFor()
  }
}

async function idOf(page: Page, address: string, name: string): Promise<string> {
  const { items } = await (await page.request.get(`${address}/api/v1/directory?q=${encodeURIComponent(name)}`)).json() as { items: { name: string; personId: string }[] }
  return items.find(each => each.name === name)!.personId
}

type Somebody = { name: string; manager: string; sex: string; left: boolean }

/** Who stands in the file, called as the product calls them. */
function people(): Somebody[] {
  const rows = parse(readFileSync(file), { columns: true, bom: true, trim: true }) as Record<string, string>[]
  const tidy = (name: string) => name.replaceAll('.', '').replaceAll(/\s+/g, ' ').trim()
  const turned = (name: string) => tidy(name.split(',').toReversed().join(' '))
  return rows.map(row => ({ name: turned(row['Employee_Name']!), manager: tidy(row['ManagerName']!), sex: row['Sex']!, left: row['DateofTermination'] !== '' }))
}

/** A woman, her manager, another manager of a handful, and somebody who is neither’s. */
function cast(company: readonly Somebody[]) {
  const here = company.filter(({ left }) => !left)
  const size = (who: Somebody) => here.filter(each => reports(company, each, who)).length
  const leads = here.filter(who => size(who) >= 5 && size(who) <= 20 && company.filter(({ name }) => name === who.name).length === 1)
  const [before, after] = leads as [Somebody, Somebody]
  const outside = here.filter(each => each.manager === before.name && !leads.includes(each))
  const her = outside.find(({ sex }) => sex === 'F')!
  return { before, after, her, stranger: outside.find(each => each !== her)! }
}

function reports(company: readonly Somebody[], { manager }: Somebody, to: Somebody): boolean {
  const above = company.find(({ name }) => name === manager)
  return manager === to.name || above !== undefined && reports(company, above, to)
}
