// What Teams sends, as what somebody did; payloads as its documentation shows them.
import { describe, expect, test } from 'vitest'
import type { ActivityPayload } from '../../../../src/adapters/teams/activity.ts'
import { decodeRef } from '../../../../src/adapters/teams/message-ref.ts'
import { parseActivity } from '../../../../src/adapters/teams/parse.ts'
import { textOfHtml } from '../../../../src/adapters/teams/plain-text.ts'
import { renderMessage } from '../../../../src/adapters/teams/render.ts'
import { renderForm } from '../../../../src/adapters/teams/render-form.ts'
import { handoffCard } from '../../../../src/view/handoff-card.ts'
import { everyForm } from '../../../view/gallery.ts'
import { contextIn, handoffIn } from '../../../view/setting.ts'
import { objectsIn } from './objects.ts'
import { readerIn } from './reader.ts'

const bot = { id: '28:relevo', name: 'Relevo' }
const base = {
  ...{ serviceUrl: 'https://smba.trafficmanager.net/emea/', channelId: 'msteams', recipient: bot },
  from: { id: '29:ana', name: 'Ana Ruiz', aadObjectId: 'aad-ana' },
}
const thread = '19:leads@thread.tacv2;messageid=1795329057000'
const inChannel = (changes: ActivityPayload = {}): ActivityPayload => ({
  ...base,
  ...{
    type: 'message',
    id: '1795329058000',
    conversation: { conversationType: 'channel', id: thread, tenantId: 't1' },
  },
  channelData: { tenant: { id: 't1' }, team: { id: '19:team' }, channel: { id: '19:leads@thread.tacv2' } },
  ...changes,
})
const inPerson = (changes: ActivityPayload = {}): ActivityPayload => ({
  ...base,
  ...{ type: 'message', id: '1', conversation: { conversationType: 'personal', id: 'a:1', tenantId: 't1' } },
  channelData: { tenant: { id: 't1' } },
  ...changes,
})
const calling = (text: string, ...others: object[]): ActivityPayload =>
  inChannel({ text, entities: [{ type: 'mention', text: '<at>Relevo</at>', mentioned: bot }, ...others] })
const ana = { type: 'mention', text: '<at>Ana</at>', mentioned: { id: '29:ana', name: 'Ana' } }

describe('what is written to the bot', () => {
  test('in a channel comes without its name, and says where', () => {
    expect(parseActivity(calling('<at>Relevo</at>&nbsp;stats 7d\n'))).toEqual({
      ...{ kind: 'ask', tenant: 't1', userId: '29:ana', aadObjectId: 'aad-ana', name: 'Ana Ruiz' },
      ...{ text: 'stats 7d', mentioned: [] },
      where: {
        ...{ surface: 'channel', serviceUrl: base.serviceUrl, conversation: thread, channel: '19:leads@thread.tacv2' },
        ...{ team: '19:team', activity: '1795329058000' },
      },
    })
  })

  test('people in it are known by their ids', () => {
    expect(parseActivity(calling('<at>Relevo</at> stats <at>Ana</at> 7d', ana))).toMatchObject({
      ...{ text: 'stats @29:ana 7d', mentioned: [{ id: '29:ana', name: 'Ana' }] },
    })
  })

  test('in the personal chat needs no name', () => {
    expect(parseActivity(inPerson({ text: '  hola ' }))).toMatchObject({
      kind: 'ask',
      text: 'hola',
      where: { surface: 'personal' },
    })
  })

  test('behind a slash is for the author’s eyes', () => {
    const targeted = inChannel({ text: '/cola', recipient: { ...bot, isTargeted: true } })
    expect(parseActivity(targeted)).toMatchObject({ kind: 'ask', text: 'cola', where: { targeted: true } })
  })

  test('the name alone asks for nothing in particular', () => {
    expect(parseActivity(calling('<at>Relevo</at>'))).toMatchObject({ kind: 'ask', text: '' })
  })

  test.each([
    ['what was not said to it', inChannel({ text: 'stats' })],
    ['what a bot said', inPerson({ text: 'stats', from: { id: '28:other' } })],
    ['a typed name that is nobody’s', inChannel({ text: '<at>Relevo</at> stats' })],
  ])('%s asks nothing', (_, activity) => expect(parseActivity(activity).kind).toBe('nothing'))

  test('a name within the text is text, and escapes are what was typed', () => {
    expect(parseActivity(inPerson({ text: 'find <at>Ana</at> &lt;b&gt; &amp;amp;' }))).toMatchObject({
      text: 'find Ana <b> &amp;',
    })
  })
})

describe('a press', () => {
  const card = renderMessage(handoffCard(handoffIn('offered'), contextIn('en')), readerIn('en')).card
  const dataOf = (name: string) =>
    objectsIn(card)
      .map(({ data }) => JSON.parse(JSON.stringify(data ?? null)))
      .find((data) => data?.relevo.press.action === name)
  const execute = (changes: object = {}) =>
    inChannel({
      ...{ type: 'invoke', name: 'adaptiveCard/action', replyToId: '1795329057000' },
      value: {
        action: { type: 'Action.Execute', verb: 'relevo:accept', data: dataOf('accept') },
        trigger: 'manual',
        ...changes,
      },
    })

  test('on a card carries our own value, and the message that it sat on', () => {
    const gesture = parseActivity(execute())
    expect(gesture).toMatchObject({
      kind: 'press',
      value: { action: 'accept', id: 'h1', version: 1 },
      opens: 'card',
      by: 'execute',
    })
    expect(gesture.kind === 'press' && decodeRef(gesture.ref ?? '')).toEqual({
      ...{ tenant: 't1', conversation: thread, activity: '1795329057000' },
    })
  })

  test('that asks something can be answered by a dialog', () => {
    const fetch = inChannel({
      type: 'invoke',
      name: 'task/fetch',
      value: { data: dataOf('open:reject'), context: { theme: 'dark' } },
    })
    expect(parseActivity(fetch)).toMatchObject({
      kind: 'press',
      value: { action: 'open:reject' },
      opens: 'dialog',
      by: 'dialog',
    })
  })

  test('of a client without dialogs is a message, and is answered with a card', () => {
    const sent = inPerson({ value: dataOf('open:reject'), replyToId: '5' })
    expect(parseActivity(sent)).toMatchObject({
      kind: 'press',
      opens: 'card',
      by: 'message',
      value: { action: 'open:reject' },
    })
  })

  test('that Teams makes by itself only wants to see the card', () => {
    expect(parseActivity(execute({ trigger: 'automatic' }))).toMatchObject({ kind: 'refresh', value: { id: 'h1' } })
  })

  test('with data that are not ours asks nothing', () => {
    expect(parseActivity(execute({ action: { verb: 'x', data: { relevo: 'x' } } })).kind).toBe('nothing')
    expect(parseActivity(execute({ action: 'x' })).kind).toBe('nothing')
    expect(parseActivity(inPerson({ value: { other: 'bot' } })).kind).toBe('nothing')
  })
})

describe('a form', () => {
  const [, form] = everyForm('en').find(([name]) => name === 'open:reject') ?? []
  if (!form) throw new Error('There is a form for rejecting')
  const dialog = renderForm(form, readerIn('en'), { place: 'dialog', carried: 'here' })
  const inCard = renderForm(form, readerIn('en'), { place: 'card', carried: 'here' })
  const dataOf = (action: unknown) => JSON.parse(JSON.stringify((action as { data: object }).data))
  const sent = { ...dataOf(dialog.actions?.[0]), 'choice:reason': 'poor-fit', 'field:note': 'Too small' }
  const values = { reason: 'poor-fit', note: 'Too small' }

  test.each([
    ['sent from a dialog', { type: 'invoke', name: 'task/submit', value: { data: sent } }, 'dialog'],
    [
      'sent from the message extension',
      { type: 'invoke', name: 'composeExtension/submitAction', value: { commandId: 'handOff', data: sent } },
      'extension',
    ],
    [
      'sent from a card',
      {
        type: 'invoke',
        name: 'adaptiveCard/action',
        value: { action: { verb: 'relevo:form', data: sent }, trigger: 'manual' },
      },
      'execute',
    ],
    ['sent from a client that knows no better', { type: 'message', value: sent }, 'message'],
  ])('%s brings its answers', (_, activity, by) => {
    expect(parseActivity(inPerson(activity))).toMatchObject({
      kind: 'submit',
      by,
      form: { carried: 'here', values, state: form.state },
    })
  })

  test('that somebody leaves says so', () => {
    const value = { action: { verb: 'relevo:cancel', data: dataOf(inCard.actions?.[1]) }, trigger: 'manual' }
    const left = inPerson({ type: 'invoke', name: 'adaptiveCard/action', value })
    expect(parseActivity(left)).toMatchObject({ kind: 'cancel', carried: 'here', by: 'execute' })
  })
})

describe('the message extension', () => {
  const fetch = (value: object) =>
    inChannel({
      type: 'invoke',
      name: 'composeExtension/fetchTask',
      value: { commandId: 'handOff', commandContext: 'message', ...value },
    })

  test('brings the message in plain words, who wrote it, and where it stands', () => {
    const messagePayload = {
      ...{ id: '7', linkToMessage: 'https://teams.microsoft.com/l/message/x/7' },
      from: { user: { id: 'aad-ben', displayName: 'Ben' } },
      body: { contentType: 'html', content: '<div><p>Call <b>Lía</b> &amp; co</p><p>lia@acme.test</p></div>' },
    }
    expect(parseActivity(fetch({ messagePayload }))).toMatchObject({
      ...{ kind: 'hand-off', said: { text: 'Call Lía & co\nlia@acme.test', by: 'Ben', messageId: '7' } },
    })
  })

  test('opened on nothing brings nothing; another command is not ours', () => {
    expect(parseActivity(fetch({}))).toMatchObject({ kind: 'hand-off', said: null })
    expect(parseActivity(fetch({ commandId: 'other' })).kind).toBe('nothing')
  })

  test.each([
    ['<p>a</p>\n<p>b</p>', 'a\nb'],
    ['a<br>b<br/>c', 'a\nb\nc'],
    ['<ul><li>a</li><li>b</li></ul>', '• a\n• b'],
    ['3 &lt; 4 &#39;x&#39; &#x1F600; &nbsp;&unknown;', "3 < 4 'x' 😀 &unknown;"],
    ['<script>alert(1)</script>x<img src="a" alt="b">', 'x'],
    ['2 < 3 and 4 > 1', '2 < 3 and 4 > 1'],
    ['&#xD800; &#0; &#99999999;', '&#xD800; &#0; &#99999999;'],
  ])('%j reads %j', (html, text) => expect(textOfHtml(html)).toBe(text))
})

describe('what becomes of the app', () => {
  test.each([
    ['installed', 'installation', { type: 'installationUpdate', action: 'add' }],
    ['installed', 'installation', { type: 'installationUpdate', action: 'add-upgrade' }],
    ['installed', 'membership', { type: 'conversationUpdate', membersAdded: [bot] }],
    ['uninstalled', 'installation', { type: 'installationUpdate', action: 'remove' }],
    ['uninstalled', 'membership', { type: 'conversationUpdate', membersRemoved: [bot] }],
  ])('%s, as told by the %s', (kind, told, changes) => {
    expect(parseActivity(inChannel(changes))).toMatchObject({
      kind,
      told,
      where: { surface: 'channel', team: '19:team' },
    })
    expect(parseActivity(inPerson(changes))).toMatchObject({ kind, told, where: { surface: 'personal' } })
  })

  test('people come and go', () => {
    const changes = { type: 'conversationUpdate', membersAdded: [{ id: '29:ben' }], membersRemoved: [{ id: '29:eva' }] }
    expect(parseActivity(inChannel(changes))).toMatchObject({ kind: 'members', added: ['29:ben'], removed: ['29:eva'] })
  })

  test.each([
    ['channelRenamed', 'channel', 'renamed'],
    ['channelDeleted', 'channel', 'deleted'],
    ['channelCreated', 'channel', 'created'],
    ['channelRestored', 'channel', 'restored'],
    ['teamRenamed', 'team', 'renamed'],
    ['teamHardDeleted', 'team', 'deleted'],
    ['teamArchived', 'team', 'archived'],
  ])('%s', (eventType, kind, change) => {
    const channelData = {
      eventType,
      tenant: { id: 't1' },
      team: { id: '19:team' },
      channel: { id: '19:leads', name: 'leads' },
    }
    const gesture = parseActivity(inChannel({ type: 'conversationUpdate', channelData }))
    expect(gesture).toMatchObject({ kind, change, where: { channel: '19:leads', channelName: 'leads' } })
  })
})

test.each<[string, ActivityPayload]>([
  ['nothing at all', {}],
  ['somebody nowhere', { type: 'message', text: 'x', from: { id: '29:a' } }],
  ['nobody somewhere', inPerson({ from: {} })],
  ['no tenant', inPerson({ channelData: null, conversation: { id: 'a' } })],
  ['a reaction', inChannel({ type: 'messageReaction' })],
  ['somebody typing', inPerson({ type: 'typing' })],
  ['an invoke of others', inPerson({ type: 'invoke', name: 'signin/verifyState', value: {} })],
  ['an invoke without a value', inPerson({ type: 'invoke', name: 'task/fetch' })],
  ['a change of nothing', inChannel({ type: 'conversationUpdate' })],
  ['an installation of no kind', inChannel({ type: 'installationUpdate', action: 'x' })],
])('%s is nothing, and says why', (_, activity) => {
  expect(parseActivity(activity)).toEqual({ kind: 'nothing', because: expect.stringMatching(/\w/) })
})
