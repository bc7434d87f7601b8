import { existsSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import axe from 'axe-core'
import { chromium as playwright, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { afterAll } from 'vitest'
import { startServer, temporaryFolder } from '../start.ts'

// A hook that is told of within a test or another hook isn't heard.
const running: ReturnType<typeof startServer>[] = []
afterAll(() => Promise.all(running.map(server => { server.child.kill('SIGTERM'); return server.ended })))

/** A server of one's own: the demo company, or empty with its one-time code on the console. */
export async function house({ isEmpty = false } = {}) {
  const server = startServer(temporaryFolder(), { args: ['--port', '0', ...isEmpty ? ['--empty'] : []] })
  running.push(server)
  const address = await server.ready
  return { address, code: () => /one-time code (\d+)/.exec(server.output)?.[1] ?? '' }
}

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
  process.env['TMPDIR'] = own
  const { default: packed } = await import('@sparticuz/chromium')
  const args = packed.args.filter(arg => !['--single-process', '--disable-web-security', '--allow-running-insecure-content', '--no-zygote'].some(unwanted => arg.startsWith(unwanted)))
  return { path: await packed.executablePath(), args: [...args, '--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'] }
}

export async function newPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', locale: 'en-GB', timezoneId: 'Europe/London', ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  return page
}

export async function signIn(page: Page, address: string, email: string, password = 'equipoise-demo') {
  await page.goto(`${address}/sign-in`)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('navigation').first().waitFor()
}

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
    // A colour that is inherited arrives level by level: each begins to change when the one above it has.
    for (let still = 0; still < 3; still = document.getAnimations().length ? 0 : still + 1) await frame()
  })
}

/** What axe finds wrong, in a line each, of the dialog where one is open, since what it covers is out of reach; of colours alone where the rest has been looked at. */
export async function violations(page: Page, { onlyColours = false } = {}): Promise<string[]> {
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(axe.source)
  const runOnly = onlyColours ? { type: 'rule' as const, values: ['color-contrast', 'link-in-text-block'] } : { type: 'tag' as const, values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }
  const { violations } = await page.evaluate(runOnly => (window as unknown as { axe: typeof axe }).axe.run(document.querySelector('[role=dialog][aria-modal=true]') ?? document, { runOnly, resultTypes: ['violations'] }), runOnly)
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary?.split('\n')[1]?.trim()}`))
}
