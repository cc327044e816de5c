// What people see in Slack: cards, their threads, forms and the Home tab on the screen of a real browser.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser, noBrowser, openPage } from '../support/browser.ts'
import { embeddedTestDatabase, type Place } from '../support/databases.ts'
import { type LocalSlack, noLocalSlack, startLocalSlack } from '../support/local-slack.ts'
import { type Server, startServer } from '../support/server-process.ts'
import { alwaysAtWork, smallCompany, team } from '../support/small-company.ts'

const { ana, luis, eva, marta, max } = team

/** `SCREENSHOTS=docs/screenshots` keeps what the README shows. */
const folder = process.env.SCREENSHOTS

/** How far the parts of a message reach beyond it; in the browser's words. */
const spills = `[...document.querySelectorAll('.msg, .modal, .home-inner')].flatMap((whole) => {
  const { right } = whole.getBoundingClientRect()
  return [...whole.querySelectorAll('*')].map((part) => part.getBoundingClientRect().right - right)
})`

describe.skipIf(noBrowser || noLocalSlack)('Slack on a screen', () => {
  let browser: Browser
  let place: Place
  let slack: LocalSlack
  let server: Server
  let page: Page

  beforeAll(async () => {
    place = await embeddedTestDatabase.newPlace()
    const file = join(place.dataDir, 'relevo.yaml')
    writeFileSync(file, smallCompany({ desk: alwaysAtWork, people: { [eva]: { language: 'es' } } }))
    const people = [
      ...[
        { email: ana, name: 'Ana Prieto' },
        { email: luis, name: 'Luis Gil' },
        { email: eva, name: 'Eva Soler' },
      ],
      ...[
        { email: marta, name: 'Marta Vidal' },
        { email: max, name: 'Max Weber' },
      ],
    ]
    slack = await startLocalSlack({ people, channels: ['sales', 'feedback'] })
    const variables = { ...slack.variables, RELEVO_CONFIG: file, HOST: '127.0.0.1' }
    const [started, launched] = await Promise.all([startServer(place, { variables }), launchBrowser()])
    server = started
    browser = launched
    await slack.reachable()
    page = await openPage(browser, { viewport: { width: 1180, height: 860 } })
    await page.goto(slack.url)
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    await slack?.stop()
    await place?.remove()
  })

  const hand = (lead: object) => server.call('POST', '/v1/mqls', { desk: 'norte', ...lead })
  const card = (text: string): Locator => page.locator('.messages .msg', { hasText: text })
  const picture = async (name: string, what: Page | Locator = page) => {
    if (folder) await what.screenshot({ path: join(folder, `${name}.png`) })
  }
  const expectNothingClipped = async () => {
    const parts = (await page.evaluate(spills)) as number[]
    expect(Math.max(0, ...parts)).toBeLessThanOrEqual(1)
  }

  test('any lead makes a card that is easy to read: a nameless one, a long name, and one with everything', async () => {
    await hand({ externalId: 'form-4711', country: 'CO' })
    await card('form-4711').waitFor()
    await hand({
      ...{ email: 'begona@metalurgica.example', name: 'Begoña Etxeberria Goikoetxea de la Fuente' },
      company: 'Sociedad Cooperativa de Transformaciones Metalúrgicas S.A.U.',
    })
    await card('Begoña').waitFor()
    await hand(everything)
    await card('Rosa Blanco').waitFor()
    await expectNothingClipped()
    await picture('slack-cards')
  })
})

const everything = {
  ...{ externalId: 'crm-88', email: 'rosa@acme.example', name: 'Rosa Blanco', company: 'Acme Components' },
  ...{ title: 'Head of Operations', phone: '+34 600 100 200', country: 'ES', source: 'Webinar', score: 82 },
  ...{ campaign: 'Energy audit', url: 'https://crm.example/leads/88', note: 'Asked twice for a price per site.' },
  activities: [
    { at: '2026-11-20T10:00:00Z', kind: 'webinar', title: 'Attended “Energy audits that pay”' },
    { at: '2026-11-23T16:20:00Z', kind: 'page', title: 'Read the price list', url: 'https://acme.example/prices' },
  ],
  attributes: { sites: 14, 'current supplier': 'Voltia' },
}
