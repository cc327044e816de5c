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
const people = {
  [ana]: { name: 'Ana Prieto' },
  [luis]: { name: 'Luis Gil' },
  [eva]: { name: 'Eva Soler', language: 'es' },
  [marta]: { name: 'Marta Vidal' },
  [max]: { name: 'Max Weber' },
}

/** `SCREENSHOTS=docs/screenshots` keeps what the README shows. */
const folder = process.env.SCREENSHOTS

/** This Slack does not draw moments; its people read what is said in their place. */
const dates = `new MutationObserver((changes) => {
  for (const { addedNodes } of changes)
    for (const added of addedNodes) {
      const texts = document.createTreeWalker(added, NodeFilter.SHOW_TEXT)
      for (let text = texts.nextNode() ?? added; text; text = texts.nextNode())
        if (/<!date/.test(text.nodeValue ?? '')) text.nodeValue = text.nodeValue.replace(/<!date[^|]*\\|([^>]*)>/g, '$1')
    }
}).observe(document, { childList: true, subtree: true })`

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
    writeFileSync(file, smallCompany({ desk: alwaysAtWork, people }))
    slack = await startLocalSlack({
      people: Object.entries(people).map(([email, { name }]) => ({ email, name })),
      channels: ['sales', 'feedback'],
    })
    const variables = { ...slack.variables, RELEVO_CONFIG: file, HOST: '127.0.0.1' }
    const [started, launched] = await Promise.all([startServer(place, { variables }), launchBrowser()])
    server = started
    browser = launched
    await slack.reachable()
    page = await openPage(browser, { viewport: { width: 1180, height: 860 } })
    await page.addInitScript(dates)
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
  const actAs = (name: string) => page.getByLabel('Act as').selectOption({ label: name })
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
    await card('form-4711').scrollIntoViewIfNeeded()
    await expectNothingClipped()
    await picture('slack-card')
  })

  test('a rejection without its comment is told at the field, and is then on the card and in its thread', async () => {
    await actAs('Luis Gil')
    const rejected = card('Rosa Blanco')
    await rejected.getByRole('button', { name: 'Reject…' }).click()
    const modal = page.locator('.modal')
    await modal.getByText('Rosa Blanco, Acme Components').waitFor()
    await modal.getByRole('combobox').selectOption({ label: 'Another reason' })
    await modal.getByRole('button', { name: 'Reject' }).click()
    await modal.locator('.modal-error').waitFor()
    await expectNothingClipped()
    await picture('slack-modal')
    await modal.getByRole('textbox').fill('Wants a price for one site only; we sell from five on.')
    await modal.getByRole('button', { name: 'Reject' }).click()
    await modal.waitFor({ state: 'hidden' })
    await rejected.getByText('Rejected by Luis Gil').waitFor()
    await page.getByRole('button', { name: /1 reply/ }).click()
    await page
      .locator('.thread-pane')
      .getByText(/Rejected by Luis Gil/)
      .nth(1)
      .waitFor()
    await expectNothingClipped()
    await picture('slack-thread')
  })

  test('the Home tab shows what waits for somebody, and speaks Spanish to those who do', async () => {
    await page
      .locator('.sidebar')
      .getByRole('button', { name: /relevo/ })
      .click()
    await page.locator('.home').getByText('Hello, Luis Gil').waitFor()
    await expectNothingClipped()
    await picture('slack-home')
    await actAs('Eva Soler')
    await page.locator('.home').getByText('Hola, Eva Soler').waitFor()
    await expectNothingClipped()
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
