// Charts in a real browser: drawn in the colours of the page, with their figures as a table; and nothing is refused.
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Chart } from '../../src/ports/card.ts'
import type { Database } from '../../src/store/database.ts'
import { ana, ben } from '../adapters/web/workspace/company.ts'
import { runWorkspace } from '../adapters/web/workspace/running-workspace.ts'
import { scorecard } from '../adapters/web/workspace/scenes.ts'
import { expectFits, expectNoFaults, launchBrowser, noBrowser, openPage } from '../support/browser.ts'
import { emptyDatabase, testDatabases } from '../support/databases.ts'

/** `SCREENSHOTS=docs/screenshots` keeps what the documentation shows. */
const folder = process.env.SCREENSHOTS

const trend: Chart = {
  ...{ shape: 'line', unit: 'percent', title: 'Answers in time rose from 78% to 92%', alt: 'By week: 78%, 84%, 92%.' },
  categories: ['W43', 'W44', 'W45', 'W46', 'W47'],
  promised: { label: 'Acceptance promised', value: 75, better: 'above' },
  series: [
    { name: 'Answers in time', values: [78, 80, 84, 88, 92] },
    { name: 'Accepted by sales', values: [70, 68, 74, 73, 77] },
  ],
}
const pareto: Chart = {
  ...{
    shape: 'bar',
    unit: 'count',
    title: 'Dos motivos suman el 71%',
    alt: 'No encaja y Datos incorrectos suman el 71%.',
  },
  categories: ['No encaja', 'Datos incorrectos', 'Sin interés de compra', 'Otro territorio'],
  series: [{ name: 'Casos', values: [8, 4, 3, 2] }],
  cumulative: { name: 'Acumulado', values: [47, 71, 88, 100] },
}

describe.skipIf(noBrowser)('Charts in the workspace', () => {
  let browser: Browser
  let database: Database

  beforeAll(async () => {
    const [embedded] = testDatabases
    if (!embedded) throw new Error('the embedded database is always there')
    database = await embedded.open()
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await database?.close()
  })

  test.each([
    ['light', 1100, 'light', ben.email],
    ['dark', 1100, 'dark', ana.email],
    ['phone', 390, 'light', ana.email],
  ] as const)('are drawn (%s)', async (name, width, colorScheme, reader) => {
    await emptyDatabase(database)
    const workspace = await runWorkspace(database, { now: () => new Date() })
    const blocks = [...scorecard.blocks, { kind: 'chart', chart: trend }, { kind: 'chart', chart: pareto }] as const
    await workspace.post({ kind: 'channel', channel: '#leads-iberia' }, { ...scorecard, blocks })
    const page = await openPage(browser, { viewport: { width, height: 1400 }, colorScheme })
    await page.goto(`${workspace.url}/?as=${reader}#%23leads-iberia`)
    await page.locator('.chart canvas').nth(1).waitFor()
    await expect.poll(() => page.getByRole('img', { name: /Answers in time rose/ }).count()).toBe(1)
    await page.locator('.chart summary').first().click()
    await page.getByRole('rowheader', { name: 'W47' }).waitFor()
    await expectFits(page)
    await page.locator('.chart summary').first().click()
    if (folder) await page.screenshot({ path: join(folder, `charts-${name}.png`) })
    expectNoFaults(page)
    await page.context().close()
    await workspace.close()
  })
})
