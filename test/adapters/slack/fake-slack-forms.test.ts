// Forms in the fake Slack: people fill in what Slack's client lets them, and the app's answer decides what they see next.
import type { AddressInfo } from 'node:net'
import { App } from '@slack/bolt'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FakeSlack, startFakeSlack } from '../../support/fake-slack/fake-slack.ts'
import { quiet } from './bare-app.ts'

type Element = { type: string; [key: string]: unknown }

const plain = (text: string) => ({ type: 'plain_text' as const, text })
const options = ['Red', 'Green', 'Blue'].map((text) => ({ text: plain(text), value: text.toLowerCase() }))
const field = (label: string, element: Element, more: object = {}) => ({
  ...{ type: 'input', block_id: label.toLowerCase(), label: plain(label), element: { action_id: 'value', ...element } },
  ...more,
})
const form = (blocks: object[], more: object = {}) => ({
  ...{
    type: 'modal' as const,
    callback_id: 'form',
    title: plain('A form'),
    submit: plain('Send'),
    blocks: blocks as never,
  },
  ...more,
})

let slack: FakeSlack
let app: App
let next: { view: ReturnType<typeof form>; answer: object | undefined }
let sent: Record<string, Record<string, Record<string, unknown>>>[]

beforeEach(async () => {
  slack = await startFakeSlack({ users: [{ name: 'ana' }], waitMs: 5_000 })
  const clientOptions = { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } }
  app = new App({ token: slack.botToken, signingSecret: slack.app.signingSecret, clientOptions, logger: quiet })
  sent = []
  app.command('/form', async ({ ack, client, command }) => {
    await client.views.open({ trigger_id: command.trigger_id, view: next.view })
    await ack()
  })
  app.view('form', async ({ ack, view }) => {
    sent.push(view.state.values as never)
    await (ack as (answer?: object) => Promise<void>)(next.answer)
  })
  app.action('paint', async ({ ack, body, client }) => {
    await ack()
    if ('view' in body && body.view?.type === 'home') return
    if ('trigger_id' in body)
      await client.views.push({ trigger_id: body.trigger_id, view: form([], { title: plain('On top') }) })
  })
  app.options('colour', async ({ ack, options: { value } }) =>
    ack({ options: options.filter(({ text }) => text.text.startsWith(value)) }),
  )
  const server = await app.start({ port: 0, host: '127.0.0.1' })
  slack.listener(`http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`)
})

afterEach(async () => {
  await app.stop()
  await slack.close()
})

async function opened(blocks: object[], { answer, ...more }: { answer?: object; [key: string]: unknown } = {}) {
  next = { view: form(blocks, more), answer }
  const ana = slack.user('ana')
  await ana.command('/form')
  return { ana, view: await ana.modal() }
}

test('every kind of field is filled in by its label, and the app reads what Slack would say', async () => {
  const { ana, view } = await opened([
    field('Name', { type: 'plain_text_input', initial_value: 'Ada' }),
    field('Mail', { type: 'email_text_input' }),
    field('Site', { type: 'url_text_input' }),
    field('Amount', { type: 'number_input', is_decimal_allowed: true }),
    field('Colour', { type: 'static_select', options }),
    field('Colours', { type: 'multi_static_select', options }),
    field('Boxes', { type: 'checkboxes', options, initial_options: [options[0]] }),
    field('One', { type: 'radio_buttons', options, initial_option: options[1] }),
    field('Day', { type: 'datepicker', initial_date: '2026-11-30' }),
    field('Hour', { type: 'timepicker' }),
    field('Moment', { type: 'datetimepicker' }),
    field('Owner', { type: 'users_select' }),
    field('Where', { type: 'conversations_select' }, { optional: true }),
  ])
  await expect(ana.submit(view, { Mail: 'nonsense' })).rejects.toThrow('"Mail" takes an e-mail address')
  await expect(ana.submit(view, { Colour: 'Mauve' })).rejects.toThrow('one of "Red", "Green", "Blue"')
  await expect(ana.submit(view, { Shade: 'Red' })).rejects.toThrow('No fields are called Shade; there is: "Name"')
  await expect(ana.submit(view, { Mail: 'ada@trazaluz.example' })).rejects.toThrow('"Site" has to be filled in')
  await ana.submit(view, {
    ...{ Site: 'https://trazaluz.example', Amount: 12.5, Colour: 'Green', Colours: ['Red', 'blue'], Hour: '09:30' },
    ...{ Moment: 1_795_647_834, Owner: ana.id, Boxes: ['Green'] },
  })
  const values = Object.fromEntries(Object.entries(sent[0] ?? {}).map(([block, { value }]) => [block, value]))
  expect(values).toEqual({
    name: { type: 'plain_text_input', value: 'Ada' },
    mail: { type: 'email_text_input', value: 'ada@trazaluz.example' },
    site: { type: 'url_text_input', value: 'https://trazaluz.example' },
    amount: { type: 'number_input', value: '12.5' },
    colour: { type: 'static_select', selected_option: options[1] },
    colours: { type: 'multi_static_select', selected_options: [options[0], options[2]] },
    boxes: { type: 'checkboxes', selected_options: [options[1]] },
    one: { type: 'radio_buttons', selected_option: options[1] },
    day: { type: 'datepicker', selected_date: '2026-11-30' },
    hour: { type: 'timepicker', selected_time: '09:30' },
    moment: { type: 'datetimepicker', selected_date_time: 1_795_647_834 },
    owner: { type: 'users_select', selected_user: ana.id },
    where: { type: 'conversations_select', selected_conversation: null },
  })
})

test('the answer to a form puts another view in its place, on top of it, or clears all', async () => {
  const { ana, view } = await opened([field('Name', { type: 'plain_text_input', initial_value: 'Ada' })])
  next.answer = { response_action: 'update', view: form([field('Note', { type: 'plain_text_input' })]) }
  expect((await ana.submit(view)).modal?.labels).toEqual(['Note'])
  next.answer = { response_action: 'push', view: form([], { title: plain('Second') }) }
  const pushed = await ana.submit(view, { Note: 'x' })
  expect(pushed.modal?.shown).toContain('Second')
  await expect(ana.submit(view)).rejects.toThrow('not on top')
  next.answer = { response_action: 'clear' }
  expect((await ana.submit(pushed.modal)).modal).toBeUndefined()
})

test('an answer that Slack does not understand is a surprise', async () => {
  const { ana, view } = await opened([field('Name', { type: 'plain_text_input', initial_value: 'Ada' })])
  next.answer = { response_action: 'errors', errors: { nowhere: 'Wrong' } }
  await ana.submit(view)
  slack.expectSurprise('nowhere, which is no field of the form')
  next.answer = { response_action: 'explode' }
  await ana.submit(view)
  slack.expectSurprise('Slack does not understand this answer')
  next.answer = {
    response_action: 'update',
    view: form([], { title: plain('A title that is far too long for Slack') }),
  }
  await ana.submit(view)
  slack.expectSurprise('must be 1 to 24 characters')
  slack.expectSurprise('the answer to a form was refused')
})

test('buttons in a modal push up to three views; one too many is refused', async () => {
  const button = { type: 'actions', elements: [{ type: 'button', action_id: 'paint', text: plain('Paint') }] }
  const { ana, view } = await opened([button])
  await ana.press(view, 'Paint')
  await ana.modal('On top')
  await ana.close()
  expect(await ana.modal('A form')).toBe(view)
  const { trigger_id } = slack.callbacks.at(-1)?.callback.payload ?? {}
  expect(await app.client.views.push({ trigger_id, view: form([]) }).catch(({ data }) => data.error)).toBe(
    'exchanged_trigger_id',
  )
  await ana.close(undefined, { all: true })
  await expect(ana.modal('', 10)).rejects.toThrow('the modal of ana does not say')
})

test('a menu whose entries the app looks up, a choice that tells the app, a button in the Home tab', async () => {
  const { ana, view } = await opened([
    field('Colour', { type: 'external_select', action_id: 'colour', min_query_length: 1 }),
  ])
  const found = await ana.lookUp(view, 'Colour', 'G')
  expect(found).toEqual([options[1]])
  await ana.submit(view, { Colour: found[0] ?? null })
  expect(sent[0]?.colour?.colour).toEqual({ type: 'external_select', selected_option: options[1] })

  const blocks = [
    {
      type: 'section',
      block_id: 'row-1',
      text: { type: 'mrkdwn', text: 'Ada Byron' },
      accessory: { type: 'button', action_id: 'paint', text: plain('Paint') },
    },
    {
      type: 'section',
      block_id: 'row-2',
      text: { type: 'mrkdwn', text: 'Grace Hopper' },
      accessory: { type: 'button', action_id: 'paint', text: plain('Paint') },
    },
  ]
  await app.client.views.publish({ user_id: ana.id, view: { type: 'home', blocks: blocks as never } })
  const home = await ana.home('Grace Hopper')
  await expect(ana.press(home, 'Paint')).rejects.toThrow('2 to press as Paint')
  await expect(ana.press(home, 'Burn')).rejects.toThrow('Nothing to press as Burn; there is: "Paint", "Paint"')
  await ana.press(home, { label: 'Paint', near: 'Grace' })
  const { payload } = slack.callbacks.at(-1)?.callback ?? {}
  expect(payload).toMatchObject({ container: { type: 'view', view_id: home.id }, actions: [{ block_id: 'row-2' }] })
  expect(payload?.response_url).toBeUndefined()
})
