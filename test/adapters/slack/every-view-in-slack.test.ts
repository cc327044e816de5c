// Everything that Relevo shows, shown in Slack: cards are posted, buttons pressed, forms opened, filled in and sent.
import type { AddressInfo } from 'node:net'
import { App } from '@slack/bolt'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { decodeValue } from '../../../src/adapters/slack/press-value.ts'
import { readForm, type SentForm } from '../../../src/adapters/slack/read-form.ts'
import { renderHome, renderMessage } from '../../../src/adapters/slack/render.ts'
import { formCallback, renderForm } from '../../../src/adapters/slack/render-form.ts'
import type { ActionValue, Form } from '../../../src/ports/card.ts'
import { blockKitFaults } from '../../support/fake-slack/block-kit.ts'
import { optionsOf } from '../../support/fake-slack/controls.ts'
import { type FakeSlack, startFakeSlack } from '../../support/fake-slack/fake-slack.ts'
import { fieldsOf, type Values } from '../../support/fake-slack/form-values.ts'
import type { View } from '../../support/fake-slack/view.ts'
import { everyCard, everyForm } from '../../view/gallery.ts'
import { locales } from '../../view/setting.ts'
import { quiet } from './bare-app.ts'
import { readerIn } from './view/reader.ts'

let slack: FakeSlack
let app: App
let form: Form | undefined
let pressed: (ActionValue | null)[]
let sent: (SentForm | null)[]

beforeEach(async () => {
  const users = [{ name: 'ana', id: 'U01ANA', email: 'ana@relevo.test' }]
  slack = await startFakeSlack({ users, channels: ['sales'], validate: blockKitFaults })
  const clientOptions = { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } }
  app = new App({ token: slack.botToken, signingSecret: slack.app.signingSecret, clientOptions, logger: quiet })
  pressed = []
  sent = []
  app.action(/.*/, async ({ ack, action }) => {
    if (action.type === 'button') pressed.push(decodeValue(action.value))
    if (action.type === 'overflow') pressed.push(decodeValue(action.selected_option.value))
    await ack()
  })
  app.command('/form', async ({ ack, command, client }) => {
    if (form)
      await client.views.open({ trigger_id: command.trigger_id, view: renderForm(form, 'C1 1.000001', readerIn('en')) })
    await ack()
  })
  app.view(formCallback, async ({ ack, view }) => {
    sent.push(readForm(view as Parameters<typeof readForm>[0]))
    await ack()
  })
  const server = await app.start({ port: 0, host: '127.0.0.1' })
  slack.listener(`http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`)
})

afterEach(async () => {
  await app.stop()
  await slack.close()
})

test.each(locales)('each kind of button says what it means, in %s', async (locale) => {
  const [ana, sales] = [slack.user('ana'), slack.channel('sales')]
  const tried = new Set<string>()
  for (const [name, card] of everyCard(locale)) {
    const news = card.actions.filter(({ label, value, url }) => !url && !tried.has(`${value.action} ${label}`))
    if (news.length === 0) continue
    await app.client.chat.postMessage({ channel: sales.id, ...renderMessage(card, readerIn(locale)) })
    const message = await sales.message()
    for (const { label, value } of news) {
      tried.add(`${value.action} ${label}`)
      await ana.press(message, label)
      expect(pressed.at(-1), `${name}: ${label}`).toEqual(value)
    }
  }
  expect(tried.size).toBeGreaterThan(20)
})

test.each(locales)('the Home tab of everybody is taken, in %s', async (locale) => {
  const homes = everyCard(locale).filter(([name]) => name.startsWith('home'))
  for (const [, card] of homes) {
    await app.client.views.publish({ user_id: 'U01ANA', view: renderHome(card, readerIn(locale)) })
    expect(slack.home('ana')?.shown).toContain(card.title)
  }
  expect(homes.length).toBeGreaterThan(5)
})

test('every form is opened, filled in and sent, and each answer finds its field', async () => {
  const ana = slack.user('ana')
  for (const [name, shown] of everyForm('en')) {
    form = shown
    await ana.command('/form')
    const view = await ana.modal()
    expect((await ana.submit(view, answers(view))).modal, name).toBeUndefined()
    const answer = sent.at(-1)
    expect(answer, name).toMatchObject({ state: shown.state, carried: 'C1 1.000001' })
    const required = shown.fields.filter(({ optional }) => !optional).map((field) => field.name)
    expect(Object.keys(answer?.values ?? {}), name).toEqual(expect.arrayContaining(required))
  }
  expect(sent.length).toBeGreaterThan(5)
})

/** Something in every field that is still empty. */
const answers = (view: View): Values =>
  Object.fromEntries(
    fieldsOf(view).map(({ block, element }) => {
      const [first] = optionsOf(element)
      const words = { email_text_input: 'ada@relevo.test', number_input: '12', url_text_input: 'https://relevo.test' }
      const dates = { datepicker: '2026-12-01', timepicker: '09:30' }
      const text = { ...words, ...dates }[element.type as keyof typeof words & keyof typeof dates] ?? 'Some words'
      return [block.block_id, first ?? text]
    }),
  )
