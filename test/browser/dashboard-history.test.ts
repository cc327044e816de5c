// The dashboard of a desk that has a past: charts, leads behind figures, paper, small phones; and how it follows what happens.
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openDatabase } from '../../src/store/database.ts'
import { expectFits, expectNoFaults, noBrowser } from '../support/browser.ts'
import { silent } from '../support/databases.ts'
import { writeLongHistory } from '../support/long-history.ts'
import { onScreen } from '../support/on-screen.ts'
import { people } from '../support/world.ts'

/** `SCREENSHOTS=docs/screenshots` keeps what the documentation shows. */
const folder = process.env.SCREENSHOTS
const priya = 'priya.raman@trazaluz.example'

describe.skipIf(noBrowser)('the dashboard of a desk with a past', () => {
  const screen = onScreen({
    async prepare(place) {
      const database = await openDatabase({ ...place, log: silent })
      await writeLongHistory(database, new Date())
      await database.close()
    },
  })

  const linkFor = async (as: string, text: string) => {
    const { body } = await screen.server.call('POST', '/workspace/ask', { as, text })
    const { actions } = body.card as { actions: { url?: string }[] }
    return actions.find(({ url }) => url?.includes('/dashboard?'))?.url ?? ''
  }

  test.each([
    ['charts-en', priya, 1200, 'light', undefined],
    ['charts-es-dark', people.lucia, 1200, 'dark', undefined],
    ['charts-phone', people.lucia, 320, 'light', undefined],
    ['paper', people.lucia, 794, 'light', 'print'],
  ] as const)('has charts and lists, and fits (%s)', async (name, reader, width, colorScheme, media) => {
    const page = await screen.open({ viewport: { width, height: 900 }, colorScheme })
    if (media) await page.emulateMedia({ media })
    await page.goto(await linkFor(reader, 'scorecard last week'))
    await expect.poll(() => page.locator('.charts img').count()).toBe(3)
    const theme = colorScheme === 'dark' && !media ? 'dark' : 'light'
    const shown = (await page.evaluate('[...document.images].map((image) => image.currentSrc)')) as string[]
    expect(
      shown.every((address) => address.includes(`theme=${theme}`)),
      'in the colours of the page',
    ).toBe(true)
    await page.waitForFunction('[...document.images].every((image) => image.complete && image.naturalWidth > 0)')
    await expectFits(page)
    if (folder) await page.screenshot({ path: join(folder, `dashboard-${name}.png`), fullPage: true })
    expectNoFaults(page)
    await page.context().close()
  })

  test('a figure leads to as many leads as it says, which can be narrowed', async () => {
    const page = await screen.open({ viewport: { width: 1200, height: 900 } })
    await page.goto(await linkFor(priya, 'scorecard last week'))
    const delivered = page.getByRole('link', { name: /^Delivered: \d+ of/ })
    const said = Number(/\d+/.exec((await delivered.textContent()) ?? '')?.[0])
    await delivered.click()
    await page.getByRole('heading', { level: 1, name: 'Delivered' }).waitFor()
    expect(said).toBeGreaterThan(10)
    expect(await page.locator('tbody tr').count()).toBe(said)
    await page.getByRole('link', { name: 'All figures' }).click()
    await page.getByRole('link', { name: /^Accepted by sales:/ }).click()
    const yes = page.getByRole('link', { name: /^Yes \(\d+\)$/ })
    const narrowed = Number(/\d+/.exec((await yes.textContent()) ?? '')?.[0])
    if (folder) await page.screenshot({ path: join(folder, 'dashboard-leads.png') })
    await yes.click()
    await expect.poll(() => page.locator('tbody tr').count()).toBe(narrowed)
    await expectFits(page)
    expectNoFaults(page)
    await page.context().close()
  })

  test('a list of leads fits a phone', async () => {
    const page = await screen.open({ viewport: { width: 390, height: 844 }, colorScheme: 'dark' })
    await page.goto(await linkFor(people.lucia, 'marcador semana pasada'))
    await page.getByRole('link', { name: /^Aceptados por ventas:/ }).click()
    await page.getByRole('heading', { level: 1, name: 'Aceptados por ventas' }).waitFor()
    expect(await page.locator('tbody tr').count()).toBeGreaterThan(10)
    await expectFits(page)
    if (folder) await page.screenshot({ path: join(folder, 'dashboard-leads-phone.png') })
    expectNoFaults(page)
    await page.context().close()
  })

  test('an open page follows what happens, without being loaded again', async () => {
    const page = await screen.open()
    await page.goto(await linkFor(priya, 'stats'))
    const delivered = page.getByRole('link', { name: /^Delivered: \d+ of/ })
    const count = async () => Number(/\d+/.exec((await delivered.textContent()) ?? '')?.[0] ?? Number.NaN)
    const before = await count()
    await page.evaluate("window.stays = document.querySelector('h1')")
    await delivered.focus()
    await screen.server.call('POST', '/workspace/test-lead', { as: people.valentina })
    await expect.poll(count, { timeout: 20_000 }).toBe(before + 1)
    expect(await page.evaluate("window.stays === document.querySelector('h1')"), 'the same page').toBe(true)
    expect(await page.evaluate('document.activeElement?.className'), 'nobody is torn from a link').toBe('behind')
    expectNoFaults(page)
    await page.context().close()
  })

  test('a desk without leads says so, in each of its parts', async () => {
    const page = await screen.open({ viewport: { width: 1200, height: 900 } })
    await page.goto(`${screen.server.url}/dashboard?desk=madrid`)
    await page.getByRole('heading', { level: 1, name: 'Madrid' }).waitFor()
    expect(await page.locator('.behind').count()).toBe(0)
    expect(await page.locator('.charts').count()).toBe(0)
    if (folder) await page.screenshot({ path: join(folder, 'dashboard-empty.png') })
    await page.goto(`${screen.server.url}/dashboard/handoffs?desk=madrid&figure=delivered`)
    await page.getByText('Ningún lead.').waitFor()
    expectNoFaults(page)
    await page.context().close()
  })
})
