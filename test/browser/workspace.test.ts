// The local workspace in a real browser: what a newcomer does in the first minutes, and what must never happen.
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../../src/store/database.ts'
import { ana, ben, max, noor } from '../adapters/web/workspace/company.ts'
import { type RunningWorkspace, runWorkspace } from '../adapters/web/workspace/running-workspace.ts'
import { hostile, offered, scorecard } from '../adapters/web/workspace/scenes.ts'
import { launchBrowser, noBrowser } from '../support/browser.ts'
import { emptyDatabase, testDatabases } from '../support/databases.ts'

/** How far the page and the parts of cards reach beyond the window; in the browser's words. */
const spills = `[
  document.documentElement.scrollWidth - innerWidth,
  ...[...document.querySelectorAll('.card, .card *, .message-body')].map((each) => each.getBoundingClientRect().right - innerWidth),
]`

/** Lets a test hide a page as another tab in front of it would. */
const hideable = `
  let hidden = false
  Object.defineProperty(document, 'hidden', { get: () => hidden })
  window.hide = (now) => {
    hidden = now
    document.dispatchEvent(new Event('visibilitychange'))
  }
`

const leads = { kind: 'channel', channel: '#leads-iberia' } as const
const [embedded] = testDatabases

describe.skipIf(noBrowser)('The local workspace', () => {
  let browser: Browser
  let database: Database
  let workspace: RunningWorkspace
  let page: Page
  let complaints: string[]

  beforeAll(async () => {
    if (!embedded) throw new Error('the embedded database is always there')
    database = await embedded.open()
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await database?.close()
  })
  beforeEach(async () => {
    await emptyDatabase(database)
    workspace = await runWorkspace(database, { now: () => new Date() })
  })
  afterEach(async () => {
    await page.context().close()
    await workspace.close()
    expect(complaints).toEqual([])
  })

  const open = async (email: string, hash = '#%23leads-iberia', width = 1280) => {
    const context = await browser.newContext({ viewport: { width, height: 800 } })
    page = await context.newPage()
    page.setDefaultTimeout(8_000)
    complaints = []
    page.on('pageerror', ({ message }) => complaints.push(message))
    page.on('console', (said) => {
      if (/Content.Security.Policy|Uncaught/i.test(said.text())) complaints.push(said.text())
    })
    await page.goto(`${workspace.url}/?as=${encodeURIComponent(email)}${hash}`)
    await page.getByRole('main').waitFor()
  }
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const say = (text: string) =>
    workspace.messages.add({ channel: leads.channel, threadOf: null, author: ben.email, text, postedAt: new Date() })
  /** What `chat` does for messages of Relevo. */
  const sayAloud = async (text: string) => {
    await say(text)
    workspace.feed.notify()
  }

  test('a newcomer sends a test lead, accepts it, and sees the card change in place', async () => {
    await open(ana.email)
    await page.getByText('Todavía no hay leads').waitFor()
    await page
      .getByRole('banner')
      .or(page.locator('header'))
      .getByRole('button', { name: 'Enviar un lead de prueba' })
      .click()
    await button('Accept').click()
    await page.getByText('Accepted', { exact: true }).waitFor()
    await page.getByText('The lead is yours.').waitFor()
    expect(await page.locator('.card').count()).toBe(1)
    expect(await button('Accept').count()).toBe(0)
    expect(await page.locator(':focus').getAttribute('class')).toBe('card')
  })

  test('acting as somebody else changes the language, the zone, and the address', async () => {
    await workspace.post(leads, offered('h1', 'Lucía Ferrer', new Date('2026-11-23T12:00:00Z')))
    await open(ana.email)
    await page.getByText('lun, 23 nov, 13:00').waitFor()
    await page.getByRole('button', { name: /^Actuando como Ana Ruiz/ }).click()
    await page.getByRole('menuitemradio', { name: /Ben Okafor/ }).click()
    await button('Send a test lead').first().waitFor()
    await page.getByText(/^Mon,? 23 Nov,? 12:00$/).waitFor()
    expect(new URL(page.url()).searchParams.get('as')).toBe(ben.email)
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    await page.goto(workspace.url)
    await page.getByRole('button', { name: /^Acting as Ben Okafor/ }).waitFor()
  })

  test('nothing that somebody wrote becomes markup, a script or a trap, and nothing leaves its place', async () => {
    await workspace.post(leads, hostile)
    await sayAloud('<img src=x onerror="window.broken=1"> javascript:window.broken=1 https://example.com/"><b>x</b>')
    for (const width of [1280, 360]) {
      await open(max.email, undefined, width)
      await page.getByText('<b>Late</b>').waitFor()
      expect(await page.locator('.messages :is(script, i, b, svg[onload], img[src=x])').count()).toBe(0)
      expect(await page.locator('a[href^="javascript"]').count()).toBe(0)
      expect(await page.evaluate('"broken" in window')).toBe(false)
      const spilt = await page.evaluate<number[]>(spills)
      expect(Math.max(...spilt)).toBeLessThanOrEqual(0)
      for (const link of await page.locator('.messages a').all()) {
        expect(await link.getAttribute('rel')).toBe('noopener noreferrer')
        expect(await link.getAttribute('target')).toBe('_blank')
      }
      if (width === 1280) await page.context().close()
    }
  })

  test('a form says what is missing, keeps the answers, and takes the focus to the first fault', async () => {
    await workspace.post(leads, offered('h1', 'Lucía Ferrer', new Date()))
    await open(ben.email)
    await button('Reject').click()
    const dialog = page.getByRole('dialog', { name: 'Reject Lucía Ferrer' })
    await dialog.getByRole('button', { name: 'Reject the lead' }).click()
    await dialog.getByText('Please choose one.').waitFor()
    await dialog.getByText('Please fill this in.').waitFor()
    await dialog.getByRole('textbox', { name: 'Comment' }).fill('too short')
    await dialog.getByRole('button', { name: 'Reject the lead' }).click()
    await dialog.getByText('Please fill this in.').waitFor({ state: 'detached' })
    expect(await page.locator(':focus').getAttribute('value')).toBe('poor-fit')
    await dialog.getByLabel('Poor fit').check()
    await dialog.getByRole('button', { name: 'Reject the lead' }).click()
    const fault = dialog.getByText('Say a little more, so that marketing can act on it.')
    await fault.waitFor()
    const comment = dialog.getByRole('textbox', { name: 'Comment' })
    expect(await comment.inputValue()).toBe('too short')
    expect(await comment.getAttribute('aria-invalid')).toBe('true')
    expect(await comment.getAttribute('aria-describedby')).toContain(await fault.getAttribute('id'))
    expect(await page.locator(':focus').getAttribute('id')).toBe(await comment.getAttribute('id'))
    await comment.fill('They are a bakery, we sell cold chains.')
    await page.keyboard.press('Tab')
    await dialog.getByRole('button', { name: 'Reject the lead' }).click()
    await dialog.waitFor({ state: 'detached' })
    expect(workspace.conversation.heard.at(-1)).toEqual({ actor: ben.email, what: 'submit reject poor-fit' })
  })

  test('Escape closes a form, and the focus goes back to the button', async () => {
    await workspace.post(leads, offered('h1', 'Lucía Ferrer', new Date()))
    await open(ben.email)
    await button('Reject').click()
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await page.locator(':focus').textContent()).toBe('Reject')
  })

  test('a rare action waits behind the menu and asks before it acts', async () => {
    await workspace.post(leads, offered('h1', 'Lucía Ferrer', new Date()))
    await open(ben.email)
    await page.getByRole('button', { name: 'More actions for Lucía Ferrer' }).click()
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await page.getByText('The lead goes back to marketing.').waitFor()
    await button('Cancel').click()
    expect(workspace.conversation.heard).toEqual([])
    await page.getByRole('button', { name: 'More actions for Lucía Ferrer' }).click()
    await page.getByRole('menuitem', { name: 'Withdraw' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(workspace.conversation.heard).toEqual([{ actor: ben.email, what: 'press withdraw' }])
  })

  test('a refusal is whispered under the card, to one person, until it is dismissed', async () => {
    await workspace.post(leads, offered('h1', 'Lucía Ferrer', new Date()))
    await open(ben.email)
    await button('Recycle').click()
    const whisper = page.getByRole('complementary', { name: 'Only visible to you' })
    await whisper.getByText('Carla Gil was faster').waitFor()
    await whisper.getByRole('button', { name: 'Dismiss' }).click()
    expect(await whisper.count()).toBe(0)
  })

  test('a command is completed with the keyboard and answered in its place', async () => {
    await open(ben.email)
    await page.keyboard.press('/')
    const line = page.getByRole('combobox', { name: 'Message #leads-iberia' })
    expect(await line.inputValue()).toBe('/')
    expect(await page.getByRole('option').count()).toBe(6)
    await page.keyboard.type('handoff q')
    expect(await page.getByRole('option').allTextContents()).toEqual(['/handoff queueLeads that wait for an answer'])
    await page.keyboard.press('Tab')
    expect(await line.inputValue()).toBe('/handoff queue ')
    await page.keyboard.press('Enter')
    await page.locator('.whisper').getByText('Two leads wait for you').waitFor()
    expect(await line.inputValue()).toBe('')
    expect(workspace.conversation.heard).toEqual([{ actor: ben.email, what: 'ask queue' }])
  })

  test('in direct messages every answer stands under its own question', async () => {
    await open(ben.email, `#${encodeURIComponent(`@${ben.email}`)}`)
    const line = page.getByRole('combobox', { name: 'Ask Relevo' })
    for (const question of ['/handoff help', 'queue', 'thanks']) {
      await line.fill(question)
      await page.keyboard.press('Enter')
      await page
        .locator('.whisper')
        .getByText(`You asked: ${question.replace('/handoff ', '')}`)
        .waitFor()
    }
    const read = await page.locator('.messages').locator('.said, .whisper .card > p').allTextContents()
    const answers = ['help', 'queue', 'thanks'].map((asked) => `You asked: ${asked}`)
    expect(read.map((each) => each.trim()).filter((each) => !each.startsWith('Two leads'))).toEqual([
      answers[0],
      'queue',
      answers[1],
      'thanks',
      answers[2],
    ])
  })

  test('an address with an unknown e-mail opens the first person’s workspace, and says so', async () => {
    await open('nobody@norte.example')
    await page.getByText('Aquí nadie se llama nobody@norte.example; actúas como Ana Ruiz.').waitFor()
    expect(new URL(page.url()).searchParams.get('as')).toBe(ana.email)
  })

  test('a browser in English starts as an English speaker', async () => {
    await open('')
    await page.getByRole('button', { name: /^Acting as Ben Okafor/ }).waitFor()
  })

  test('people answer each other in a thread', async () => {
    await workspace.post(leads, offered('h1', 'Lucía Ferrer', new Date()))
    await open(ben.email)
    await page.locator('.message').hover()
    await page.getByRole('button', { name: 'Reply in thread' }).click()
    const thread = page.getByRole('complementary', { name: 'Thread' })
    await thread.getByRole('combobox').fill('Call her before noon.')
    await page.keyboard.press('Enter')
    await thread.getByText('Call her before noon.').waitFor()
    await page.locator('main').getByText('1 reply').waitFor()
    await thread.getByRole('button', { name: 'Close the thread' }).first().click()
    await thread.waitFor({ state: 'detached' })
  })

  test('a link to a message of the workspace leads there, whatever this machine is called in it', async () => {
    const lead = await workspace.post(leads, offered('h1', 'Lucía Ferrer', new Date()))
    const url = `http://localhost:${new URL(workspace.url).port}/#%23leads-iberia/${lead}`
    const reminder = {
      ...scorecard,
      title: 'A reminder',
      actions: [{ label: 'Open the lead', value: { action: 'none', id: 'x' }, url }],
    }
    await workspace.post({ kind: 'person', email: ben.email }, reminder)
    await open(ben.email, `#${encodeURIComponent(`@${ben.email}`)}`)
    await page.getByRole('link', { name: 'Open the lead' }).click()
    await page.getByRole('complementary', { name: 'Thread' }).getByText('Lucía Ferrer').waitFor()
    expect(new URL(page.url()).host).toBe(new URL(workspace.url).host)
  })

  test('what happens elsewhere is counted, in the sidebar and in the title, until it is read', async () => {
    await open(ben.email)
    await workspace.post({ kind: 'channel', channel: '#feedback-iberia' }, scorecard)
    await page.getByRole('link', { name: /feedback-iberia.*1 unread message/ }).waitFor()
    await expect.poll(() => page.title()).toBe('(1) #leads-iberia · Relevo')
    await page.keyboard.press('Alt+ArrowDown')
    await page.getByText('Scorecard · Iberia · week 47').waitFor()
    await expect.poll(() => page.title()).toBe('#feedback-iberia · Relevo')
    await page.keyboard.press('Alt+ArrowDown')
    await page.keyboard.press('Alt+ArrowUp')
    await page.keyboard.press('Alt+ArrowUp')
    await page.getByRole('heading', { name: 'leads-iberia' }).waitFor()
  })

  test('a lost connection is told, and mends itself with nothing lost', async () => {
    await open(ben.email)
    workspace.feed.close()
    await page.context().setOffline(true)
    await page.getByText('Connection lost. Reconnecting…').waitFor()
    await sayAloud('said meanwhile')
    await page.context().setOffline(false)
    await page.getByText('said meanwhile').waitFor()
    await page.getByText('Connection lost. Reconnecting…').waitFor({ state: 'detached' })
    await sayAloud('said after')
    await page.getByText('said after').waitFor()
  })

  test('tabs that nobody looks at leave the connections to the others, and catch up when they are needed', async () => {
    await open(ben.email)
    await page.context().addInitScript(hideable)
    const tabs: Page[] = []
    while (tabs.length < 6) {
      const tab = await page.context().newPage()
      await tab.goto(page.url())
      await tab.getByRole('main').waitFor()
      await tab.evaluate('hide(true)')
      tabs.push(tab)
    }
    await page.reload()
    await page.getByRole('main').waitFor()
    await sayAloud('said while they rested')
    await tabs[0]?.evaluate('hide(false)')
    await tabs[0]?.getByText('said while they rested').waitFor()
  })

  test('what could not be sent stays in the line, with a calm word', async () => {
    await open(ben.email)
    await page.context().setOffline(true)
    const line = page.getByRole('combobox', { name: 'Message #leads-iberia' })
    await line.fill('hello')
    await page.keyboard.press('Enter')
    await page.getByText('Relevo cannot be reached. Is it still running?').waitFor()
    expect(await line.inputValue()).toBe('hello')
  })

  test('on a phone the conversations are a drawer and the thread is a page', async () => {
    const lead = await workspace.post(leads, offered('h1', 'Lucía Ferrer', new Date()))
    await open(noor.email, undefined, 360)
    expect(await page.getByRole('navigation').isVisible()).toBe(false)
    await button('Show conversations').click()
    await page.getByRole('link', { name: 'feedback-iberia' }).click()
    await page.getByRole('heading', { name: 'feedback-iberia' }).waitFor()
    await page.getByRole('navigation').waitFor({ state: 'hidden' })
    await page.goto(`${workspace.url}/?as=${noor.email}#%23leads-iberia/${lead}`)
    await page.getByRole('complementary', { name: 'Thread' }).waitFor()
    expect(await page.getByRole('main').isVisible()).toBe(false)
    await page.goBack()
  })
})
