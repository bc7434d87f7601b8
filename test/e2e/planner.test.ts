import { describe, expect, test } from 'vitest'
import { browse, newPage, program, settled, signIn } from './browser.ts'
import { house } from './houses.ts'

describe.skipIf(!program)('the planner', () => {
  test('a CHRO finds the gap and fills it with a plan, which nobody else of HR finds', { retry: 1 }, () => browse(async browser => {
    const { address } = await house()
    const chro = await newPage(browser)
    await signIn(chro, address, 'chro@demo.example')
    await chro.goto(`${address}/hr-team/balance`)
    await chro.getByRole('button', { name: /^Immigration, Everyone in Bengaluru.*: Gap/ }).click()
    await chro.getByRole('link', { name: 'What would change it?' }).click()
    // The question has come along: asked, answered, and the answer believed only because forecasting works.
    await chro.getByRole('heading', { name: 'A further generalist: before and after' }).waitFor()
    await chro.getByText('That lies within the forecast, so advice follows.').waitFor()
    expect(await chro.getByRole('row', { name: /^Positions that can do it/ }).first().innerText()).toMatch(/0\s+1$/)
    await chro.getByRole('heading', { name: 'At which headcount the answer changes' }).waitFor()
    await chro.getByRole('button', { name: 'Plan it: A further specialist' }).click()
    const dialog = chro.getByRole('dialog', { name: 'Keep as a plan' })
    await dialog.getByLabel('Name').fill('Permits for India')
    await dialog.getByRole('button', { name: 'Keep as a plan' }).click()
    await chro.getByText('Permits for India').first().waitFor()
    await chro.getByRole('row', { name: /^Hours that pile up a week/ }).waitFor()
    await chro.getByRole('link', { name: 'Open a position' }).waitFor()
    await settled(chro)

    const generalist = await newPage(browser)
    await signIn(generalist, address, 'generalist@demo.example')
    await generalist.goto(`${address}/hr-team/planner?view=plans`)
    await generalist.getByText('The history of the desk is told to those who lead HR. You can plan with figures of your own.').waitFor()
    await settled(generalist)
    expect(await generalist.getByText('Permits for India').count()).toBe(0)
  }))
})
