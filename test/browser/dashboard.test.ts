// The page of figures in a real browser: on this machine without a link, elsewhere by one that the chat handed out.
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { expectFits, expectNoFaults, noBrowser } from '../support/browser.ts'
import { onScreen } from '../support/on-screen.ts'
import { people } from '../support/world.ts'

/** `SCREENSHOTS=docs/screenshots` keeps what the documentation shows. */
const folder = process.env.SCREENSHOTS

describe.skipIf(noBrowser)('the dashboard', () => {
  const screen = onScreen()

  const linkFor = async (as: string, text: string, button: string) => {
    const { body } = await screen.server.call('POST', '/workspace/ask', { as, text })
    const { actions } = body.card as { actions: { label: string; url?: string }[] }
    return actions.find(({ label }) => label === button)?.url ?? ''
  }

  test.each([
    ['light', people.owen, 1200, 'light', 'What the figures mean', 'stats', 'Open dashboard', 'Previous'],
    ['dark', people.lucia, 1200, 'dark', 'Qué significan', 'cifras', 'Abrir el tablero', 'Anterior'],
    ['phone', people.lucia, 390, 'light', 'Qué significan', 'marcador', 'Abrir el tablero', 'Anterior'],
  ] as const)(
    'speaks its reader’s language (%s)',
    async (name, reader, width, colorScheme, heading, ask, open, back) => {
      const page = await screen.open({ viewport: { width, height: 900 }, colorScheme })
      await page.goto(await linkFor(reader, ask, open))
      await page.getByRole('heading', { name: heading }).waitFor()
      await expectFits(page)
      if (folder) await page.screenshot({ path: join(folder, `dashboard-${name}.png`) })
      const before = await page.title()
      await page.getByRole('link', { name: back }).click()
      await page.getByRole('heading', { name: heading }).waitFor()
      expect(await page.title()).not.toBe(before)
      const table = await page.getByRole('link', { name: 'CSV' }).first().getAttribute('href')
      const response = await fetch(new URL(table ?? '', screen.server.url))
      expect({ status: response.status, type: response.headers.get('content-type') }).toMatchObject({
        ...{ status: 200, type: expect.stringContaining('text/csv') },
      })
      expectNoFaults(page)
    },
  )

  test('opens on this machine without a link, for every desk, by weeks and by months', async () => {
    const page = await screen.open()
    await page.goto(`${screen.server.url}/dashboard`)
    await page.getByRole('link', { name: 'Madrid' }).click()
    await page.getByRole('heading', { level: 1, name: 'Madrid' }).waitFor()
    await page.getByRole('link', { name: 'Mes', exact: true }).click()
    expect(new URL(page.url()).searchParams.get('period')).toMatch(/^\d{4}-\d{2}$/)
    expectNoFaults(page)
  })

  const answer = async (address: string, headers: Record<string, string> = {}) => {
    const response = await fetch(new URL(address, screen.server.url), { headers })
    return { status: response.status, text: await response.text() }
  }

  test('stays closed, and says how it opens, without a link from elsewhere, and with one that was altered', async () => {
    const through = { 'x-forwarded-for': '203.0.113.7' }
    expect(await answer('/dashboard', through)).toMatchObject({
      ...{ status: 403, text: expect.stringContaining('Type /handoff stats in the chat') },
    })
    expect((await answer('/dashboard/chart.png?chart=promises', through)).status).toBe(403)
    const link = await linkFor(people.lucia, 'cifras', 'Abrir el tablero')
    expect((await answer(link, through)).status).toBe(200)
    const altered = await answer(link.replace('desk=bogota', 'desk=madrid'), { 'accept-language': 'es-CO' })
    expect(altered).toMatchObject({ status: 403, text: expect.stringContaining('no es uno de los entregados') })
  })

  test('a page never hands out a link that lasts longer than its own', async () => {
    const link = await linkFor(people.lucia, 'cifras', 'Abrir el tablero')
    const expires = new URL(link).searchParams.get('expires')
    const { text } = await answer(link)
    const inside = [...text.matchAll(/expires=(\d+)/g)].map(([, at]) => at)
    expect(inside.length).toBeGreaterThan(5)
    expect(new Set(inside)).toEqual(new Set([expires]))
  })

  test('what does not exist is told', async () => {
    expect((await answer('/dashboard?desk=lima')).status).toBe(403)
    expect((await answer('/dashboard?period=2026-W60')).status).toBe(400)
    expect((await answer('/dashboard?period=2020-W10')).text).toContain('No se ofrecieron leads.')
  })
})
