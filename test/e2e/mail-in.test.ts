import { expect, test, describe } from 'vitest'
import { browse, newPage, program, settled, signIn, violations } from './browser.ts'
import { house } from './houses.ts'

describe.skipIf(!program)('questions by mail', () => {
  test('are switched on, brought by a key made for it, and answered as any other', () => browse(async browser => {
    const { address } = await house()
    const hr = await newPage(browser)
    await signIn(hr, address, 'chro@demo.example')
    await hr.goto(`${address}/settings`)
    await hr.getByRole('link', { name: 'Questions by mail' }).click()
    await hr.getByText('Switched off: no mail comes in').waitFor()
    await hr.getByText('Questions may come by mail').click()
    await hr.getByRole('button', { name: 'Save' }).click()
    await hr.getByText('say to which address people write').first().waitFor()
    await hr.getByLabel('Address').fill('hr@demo.example')
    await hr.getByLabel('Mail server whose word is taken').fill('mx.demo.example')
    await hr.getByRole('button', { name: 'Save' }).click()
    await hr.getByRole('heading', { name: 'Mail comes in', exact: true }).waitFor()

    await hr.goto(`${address}/account`)
    await hr.getByRole('button', { name: 'New key' }).click()
    const dialog = hr.getByRole('dialog')
    await dialog.getByLabel('Name').fill('Mail server')
    await dialog.getByLabel('Until').first().fill('31/12/2099')
    await dialog.getByLabel('What it may do').click()
    await dialog.getByLabel('What it may do').fill('Bring')
    await hr.getByRole('option', { name: 'Bring mail to Ask HR' }).click()
    await dialog.getByLabel('What it may do').press('Tab')
    await dialog.getByRole('button', { name: 'Make the key' }).click()
    const key = (await dialog.getByText(/^eq_[\w-]{43}$/).innerText()).trim()
    expect(key).toMatch(/^eq_/)

    const mail = (says: string, result: string) => fetch(`${address}/api/v1/mail-in`, { method: 'POST', headers: { authorization: `Bearer ${key}`, 'content-type': 'message/rfc822' }, body: [`Authentication-Results: mx.demo.example; dmarc=${result} header.from=demo.example`, 'From: employee@demo.example', 'To: hr@demo.example', 'Subject: My bicycle', `Message-ID: <${result}@demo.example>`, '', says, ''].join('\r\n') })
    expect((await mail('Where may I leave it?', 'pass')).status).toBe(202)
    expect((await mail('Forged.', 'fail')).status).toBe(202)

    const she = await newPage(browser, { viewport: { width: 390, height: 844 } })
    await signIn(she, address, 'employee@demo.example')
    await she.goto(`${address}/ask`)
    await she.getByText('Where may I leave it?').first().waitFor()
    expect(await she.getByText('Forged.').count()).toBe(0)

    await hr.goto(`${address}/settings/mail-in`)
    await hr.getByText('Let in', { exact: true }).waitFor()
    await hr.getByText('Sender not proven by the mail server').waitFor()
    await settled(hr)
    expect(await violations(hr)).toEqual([])
    if (process.env['SHOTS']) for (const [width, scheme] of [[1280, 'light'], [390, 'dark'], [320, 'light']] as const) {
      await hr.setViewportSize({ width, height: 900 })
      await hr.emulateMedia({ colorScheme: scheme })
      await settled(hr)
      await hr.screenshot({ path: `${process.env['SHOTS']}/mail-in-${width}-${scheme}.png`, fullPage: true })
    }
  }))
})
