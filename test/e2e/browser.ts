import { existsSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import axe from 'axe-core'
import { chromium as playwright, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { expect } from 'vitest'

/** Chromium from npm on Linux x64, an installed one elsewhere; where there is neither, its tests are named as not run. */
export const program = await chromium()

/** A browser for as long as the work takes. */
export async function browse(work: (browser: Browser) => Promise<void>) {
  const browser = await playwright.launch({ executablePath: program!.path, args: program!.args, headless: true })
  try {
    await work(browser)
  } finally {
    await browser.close()
  }
}

async function chromium(): Promise<{ path: string; args: string[] } | null> {
  const installed = [process.env['CHROME_PATH'], '/usr/bin/google-chrome', '/usr/bin/chromium', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'].find(path => path && existsSync(path))
  if (process.platform !== 'linux' || process.arch !== 'x64') return installed ? { path: installed, args: [] } : null
  // It unpacks into the temporary folder and re-uses what lies there, even another version's or user's.
  const own = join(tmpdir(), `equipoise-chromium-153-${process.getuid?.() ?? 0}`)
  mkdirSync(own, { recursive: true })
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = own
  const { default: packed } = await import('@sparticuz/chromium')
  const path = await packed.executablePath()
  if (before === undefined) delete process.env['TMPDIR']
  else process.env['TMPDIR'] = before
  const args = packed.args.filter(arg => !['--single-process', '--disable-web-security', '--allow-running-insecure-content', '--no-zygote', '--use-gl', '--use-angle', '--ignore-gpu-blocklist', '--enable-unsafe-swiftshader', '--in-process-gpu'].some(unwanted => arg.startsWith(unwanted)))
  return { path, args: [...args, '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'] }
}

export async function newPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', locale: 'en-GB', timezoneId: 'Europe/London', ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(120_000)
  return page
}

export async function signIn(page: Page, address: string, email: string, password = 'equipoise-demo') {
  await page.goto(`${address}/sign-in`)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('navigation').first().waitFor()
}

/** Somebody whom HR invites, signed in by the link in the newest letter. */
export async function invited(browser: Browser, hr: Page, address: string, personId: string, options: BrowserContextOptions = {}): Promise<Page> {
  await hr.goto(`${address}/people/${personId}`)
  await hr.getByRole('button', { name: 'Invite to sign in' }).click()
  await hr.getByText('Invited to sign in').waitFor()
  // The letter comes a moment later: until then the newest is somebody else's.
  let newest: string | null = null
  await expect.poll(async () => {
    await hr.goto(`${address}/outbox`)
    await settled(hr)
    const link = hr.getByRole('link', { name: /accept\?token=/ }).first()
    newest = await link.count() ? await link.getAttribute('href') : null
    return newest !== null && !followed.has(newest)
  }).toBe(true)
  followed.add(newest!)
  const own = await newPage(browser, options)
  await own.goto(newest!)
  await own.getByLabel('New password').fill('a quiet river bend')
  await own.getByRole('button', { name: 'Set the password and sign in' }).click()
  await own.getByRole('navigation').first().waitFor()
  return own
}
const followed = new Set<string>()

/** One of what a list offers, of that very name; typed first where the list waits for that. */
export async function choose(page: Page, label: string, option: string, { isTyped = false } = {}) {
  const list = page.getByRole('combobox', { name: label }).first()
  await list.click()
  if (isTyped) await list.fill(option)
  await page.getByRole('option').filter({ has: page.getByText(option, { exact: true }) }).first().click()
}

/** The page has begun, nothing is on its way any more, and no grey bar holds a place. */
export async function settled(page: Page) {
  await page.waitForFunction(() => document.querySelector('main') && document.querySelector('h1') && !document.querySelector('[aria-busy=true], .mantine-Skeleton-root, [role=status][aria-label=Loading]'))
  await page.evaluate(async () => {
    const frame = () => new Promise(requestAnimationFrame)
    await document.fonts.ready
    for (let still = 0; still < 2; still = document.getAnimations().length ? 0 : still + 1) await frame()
  })
}

/** As a link does within the app, by way of a page that is nobody else's, so that what is looked at was drawn anew; to start the app each time takes longer than to look. */
export async function follow(page: Page, path: string, between = '/account') {
  for (const next of [between, path]) await page.evaluate(next => {
    if (location.pathname === next) return
    document.querySelector('h1')?.setAttribute('data-left', '')
    history.pushState(null, '', next)
    dispatchEvent(new PopStateEvent('popstate'))
  }, next).then(() => page.locator('h1:not([data-left])').first().waitFor())
}

/** What axe finds wrong, in a line each, of the dialog where one is open, since what it covers is out of reach; of colours alone where the rest has been looked at. */
export async function violations(page: Page, { onlyColours = false } = {}): Promise<string[]> {
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(axe.source)
  const runOnly = onlyColours ? { type: 'rule' as const, values: ['color-contrast', 'link-in-text-block'] } : { type: 'tag' as const, values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }
  const { violations } = await page.evaluate(runOnly => (window as unknown as { axe: typeof axe }).axe.run(document.querySelector('[role=dialog][aria-modal=true]') ?? document, { runOnly, resultTypes: ['violations'] }), runOnly)
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary?.split('\n')[1]?.trim()}`))
}
