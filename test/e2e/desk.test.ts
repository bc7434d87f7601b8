import { describe, expect, test } from 'vitest'
import { browse, house, newPage, program, settled, signIn } from './browser.ts'

describe.skipIf(!program)('the desk', () => {
  test('a case is handed on with a note and taken back by undo; whoever it goes to finds the note, and who looks after another area finds nothing', { timeout: 300_000, retry: 1 }, () => browse(async browser => {
    const { address } = await house()
    const generalist = await newPage(browser)
    await signIn(generalist, address, 'generalist@demo.example')
    await generalist.waitForURL('**/desk')
    const row = generalist.locator('[id^=item-]').first()
    await row.waitFor()
    const id = (await row.getAttribute('id'))!.slice('item-'.length)
    const hand = async (note: string) => {
      await generalist.locator(`#item-${id}`).focus()
      await generalist.keyboard.press('h')
      const dialog = generalist.getByRole('dialog', { name: 'Hand on' })
      expect(await dialog.getByRole('button', { name: 'Choose somebody' }).isDisabled()).toBe(true)
      await dialog.getByRole('button', { name: /Chief Human Resources Officer/ }).click()
      await dialog.getByLabel('What they need to know').fill(note)
      await dialog.getByRole('button', { name: /^To / }).click()
      await dialog.waitFor({ state: 'hidden' })
      await generalist.locator(`#item-${id}`).waitFor({ state: 'hidden' })
    }
    await hand('Too early, sorry')
    await generalist.keyboard.press('z')
    await generalist.locator(`#item-${id}`).waitFor()
    await hand('The contract was signed twice: which one holds?')

    const lead = await newPage(browser)
    await signIn(lead, address, 'chro@demo.example')
    await lead.goto(`${address}/desk?item=${id}`)
    await lead.getByText('The contract was signed twice: which one holds?').waitFor()
    await lead.getByRole('button', { name: 'Done', exact: true }).first().waitFor()

    const specialist = await newPage(browser)
    await signIn(specialist, address, 'specialist.compensation@demo.example')
    await specialist.goto(`${address}/desk?item=${id}`)
    await specialist.getByText('There is nothing here, or nothing that you may see.').waitFor()
    await settled(specialist)
    expect(await specialist.getByText('The contract was signed twice').count()).toBe(0)
  }))
})
