// What people see in Teams: a lead's card in its channel, pressed on the screen of Microsoft's own local client.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noPlayground, type Playground, startPlayground } from '../support/agents-playground.ts'
import { launchBrowser, noBrowser, openPage } from '../support/browser.ts'
import { embeddedTestDatabase, type Place } from '../support/databases.ts'
import { freePort } from '../support/free-port.ts'
import { type Server, startServer } from '../support/server-process.ts'
import { alwaysAtWork, smallCompany, team } from '../support/small-company.ts'

const names = { ana: 'Ana Prieto', luis: 'Luis Gil', eva: 'Eva Soler', marta: 'Marta Vidal', max: 'Max Weber' }
const people = Object.entries(team).map(([key, email]) => ({ email, name: names[key as keyof typeof names] }))
const guest = { email: 'nadia@sur.example', name: 'Nadia Sanz' }

/** `SCREENSHOTS=docs/screenshots` keeps what the documentation shows. */
const folder = process.env.SCREENSHOTS

/** How far the parts of the card reach beyond it; in the browser's words. */
const spills = `[...document.querySelectorAll('[aria-label*="Rosa Blanco"]')].flatMap((whole) => {
  const { right } = whole.getBoundingClientRect()
  return [...whole.querySelectorAll('*')].map((part) => part.getBoundingClientRect().right - right)
})`

describe.skipIf(noBrowser || noPlayground)('Teams on a screen', () => {
  let browser: Browser
  let place: Place
  let teams: Playground
  let server: Server
  let page: Page

  beforeAll(async () => {
    place = await embeddedTestDatabase.newPlace()
    const file = join(place.dataDir, 'relevo.yaml')
    const desk = { ...alwaysAtWork, channels: { sales: '#sales', feedback: '#General' } }
    writeFileSync(
      file,
      smallCompany({ desk, people: Object.fromEntries(people.map(({ email, name }) => [email, { name }])) }),
    )
    const [port, screen] = [await freePort(), await freePort()]
    const variables = { TEAMS_PLAYGROUND: 'on', RELEVO_CONFIG: file, PORT: String(port), HOST: '127.0.0.1' }
    const endpoint = `http://127.0.0.1:${port}/api/messages`
    const started = await Promise.all([
      startServer(place, { variables }),
      startPlayground({ people: [...people, guest], channel: 'sales', endpoint, port: screen }),
      launchBrowser(),
    ])
    server = started[0]
    teams = started[1]
    browser = started[2]
    await teams.install()
    page = await openPage(browser, { viewport: { width: 1280, height: 900 } })
    page.setDefaultTimeout(30_000)
    await page.goto(teams.url)
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    await teams?.stop()
    await place?.remove()
  })

  test('a lead’s card is easy to read in its channel, and whoever accepts it there changes it in its place', async () => {
    await server.call('POST', '/v1/mqls', { desk: 'norte', ...rosa })
    await page.getByText('sales', { exact: true }).first().click()
    const card = page.locator('[aria-label^="New lead: Rosa Blanco"]').first()
    await card.getByText('Asked twice for a price per site.').waitFor()
    const parts = (await page.evaluate(spills)) as number[]
    expect(parts.length).toBeGreaterThan(20)
    expect(Math.max(...parts)).toBeLessThanOrEqual(1)
    if (folder) await card.screenshot({ path: join(folder, 'teams-card.png') })
    await card.getByRole('button', { name: 'Accept' }).click()
    await page
      .getByText(/Accepted by Ana Prieto/)
      .first()
      .waitFor()
    expect(await page.getByRole('button', { name: 'Accept' }).count()).toBe(0)
  })

  test('the personal chat shows one’s own page and numbers, and a form where no dialog opens', async () => {
    const shot = async (name: string) => folder && (await page.screenshot({ path: join(folder, `${name}.png`) }))
    await page.getByText('Personal Chat', { exact: true }).click()
    await teams.write(team.ana, 'home')
    await page.getByText('1 lead waits for you').waitFor()
    await shot('teams-home')
    await teams.write(team.ana, 'scorecard this week')
    await page.getByText(/^Scorecard: Norte/).waitFor()
    await shot('teams-scorecard')
    await teams.write(team.ana, 'add')
    await teams.press(team.ana, await teams.message({}, /One more step/), 'Open the form…')
    await page
      .getByText(/^Company/)
      .last()
      .waitFor()
    await shot('teams-form')
  })
})

const rosa = {
  ...{ externalId: 'crm-88', email: 'rosa@acme.example', name: 'Rosa Blanco', company: 'Acme Components' },
  ...{ title: 'Head of Operations', phone: '+34 600 100 200', country: 'ES', source: 'Webinar', score: 82 },
  ...{ campaign: 'Energy audit', url: 'https://crm.example/leads/88', note: 'Asked twice for a price per site.' },
  activities: [
    { at: '2026-11-20T10:00:00Z', kind: 'webinar', title: 'Attended “Energy audits that pay”' },
    { at: '2026-11-23T16:20:00Z', kind: 'page', title: 'Read the price list', url: 'https://acme.example/prices' },
  ],
}
