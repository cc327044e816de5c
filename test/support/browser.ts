// A real Chromium from npm. Only on Linux x64; elsewhere the reason is printed, and in CI on Linux x64 it must run.
import sparticuz from '@sparticuz/chromium'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'

export const noBrowser =
  process.platform === 'linux' && process.arch === 'x64'
    ? null
    : `there is no Chromium on npm for ${process.platform} ${process.arch}`

if (noBrowser) console.warn(`Skipped: ${noBrowser}`)

/** Without the package's own arguments: they are for a lambda, share one process, and switch off what keeps sites apart. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = await sparticuz.executablePath()
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
}

const calm = { locale: 'en-GB', timezoneId: 'Europe/Madrid', reducedMotion: 'reduce' } as const

/** A page that fails its test when anything goes wrong on it that nobody looks at. */
export async function openPage(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<Page & { faults: string[] }> {
  const context = await browser.newContext({ ...calm, ...options })
  context.setDefaultTimeout(10_000)
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  return Object.assign(page, { faults })
}

/** Once the page has its style sheets: nothing reaches beyond the window's width, less its scroll bar. */
export async function expectFits(page: Page) {
  await page.waitForLoadState()
  expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0)
}

export const expectNoFaults = ({ faults }: { faults: string[] }) => expect(faults).toEqual([])
