// Everything that Relevo shows, shown in Teams: cards are posted, buttons pressed, dialogs opened, filled in and sent.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { messageOf } from '../../../src/adapters/teams/message.ts'
import { readPress } from '../../../src/adapters/teams/press-value.ts'
import { readForm } from '../../../src/adapters/teams/read-form.ts'
import { renderMessage } from '../../../src/adapters/teams/render.ts'
import { renderForm } from '../../../src/adapters/teams/render-form.ts'
import type { Form } from '../../../src/ports/card.ts'
import type { Json } from '../../support/fake-chat/json.ts'
import { strictCards } from '../../support/fake-teams/adaptive-cards.ts'
import { controlsIn, inputsIn } from '../../support/fake-teams/card-sight.ts'
import type { Values } from '../../support/fake-teams/dialog.ts'
import { type FakeTeams, startFakeTeams } from '../../support/fake-teams/fake-teams.ts'
import { cardType } from '../../support/fake-teams/message.ts'
import { everyCard, everyForm } from '../../view/gallery.ts'
import { locales } from '../../view/setting.ts'
import { type BareBot, startBareBot } from './bare-bot.ts'
import { readerIn } from './view/reader.ts'

let teams: FakeTeams
let bot: BareBot
let form: Form | undefined

beforeEach(async () => {
  const users = [{ name: 'Ana Ruiz', email: 'ana@relevo.test' }]
  teams = await startFakeTeams({ users, teams: [{ name: 'Norte', channels: ['sales'] }], ...strictCards })
  form = undefined
  bot = await startBareBot(teams, () => dialogOf(form ?? everyForm('en')[0]?.[1]))
})
afterEach(async () => {
  await bot.stop()
  await teams.close()
})

const dialogOf = (shown: Form | undefined): Json => {
  if (!shown) throw new Error('there is a form')
  const content = renderForm(shown, readerIn('en'), { place: 'dialog', carried: 'C1 1.000001' })
  const card = { contentType: cardType, content }
  return { task: { type: 'continue', value: { title: shown.title, height: 'medium', width: 'medium', card } } }
}

/** Nobody is in a roster here: people are named, not mentioned. */
const reader = (locale: 'en' | 'es') => readerIn(locale, { mentionOf: () => null })

test.each(locales)('each kind of button says what it means, in %s', async (locale) => {
  const [ana, sales] = [teams.user('ana'), teams.channel('sales')]
  const tried = new Set<string>()
  for (const [name, card] of everyCard(locale)) {
    const news = card.actions.filter(({ label, value, url }) => !url && !tried.has(`${value.action} ${label}`))
    if (news.length === 0) continue
    const posted = await bot.open(sales.id, { type: 'message', ...messageOf(renderMessage(card, reader(locale))) })
    expect(posted.status, `${name}: ${JSON.stringify(posted.body)}`).toBe(201)
    const message = await sales.message()
    for (const { label, value } of news) {
      tried.add(`${value.action} ${label}`)
      const before = structuredClone(message.face)
      await ana.press(message, label)
      message.face = before
      message.own.clear()
      const heard = bot.heard.at(-1)?.value
      expect(readPress(heard?.action?.data ?? heard?.data), `${name}: ${label}`).toEqual(value)
    }
  }
  expect(tried.size).toBeGreaterThan(20)
})

test('every form is opened, filled in and sent, and each answer finds its field', async () => {
  const ana = teams.user('ana')
  const opens = everyCard('en').flatMap(([, card]) => {
    const { card: drawn } = renderMessage(card, reader('en'))
    const label = controlsIn(drawn).find(({ action }) => action.data?.msteams?.type === 'task/fetch')?.label
    return label ? [{ card, label }] : []
  })[0]
  if (!opens) throw new Error('some card opens a form')
  await bot.open(teams.channel('sales').id, { type: 'message', ...messageOf(renderMessage(opens.card, reader('en'))) })
  const message = await teams.channel('sales').message()
  for (const [name, shown] of everyForm('en')) {
    form = shown
    const { dialog } = await ana.press(message, opens.label)
    const sent = await ana.submit(dialog, answers(dialog?.card ?? {}))
    expect(sent.dialog, name).toBeUndefined()
    const answer = readForm(bot.heard.at(-1)?.value.data)
    expect(answer, name).toMatchObject({ state: shown.state, carried: 'C1 1.000001' })
    const required = shown.fields.filter(({ optional }) => !optional).map((field) => field.name)
    expect(Object.keys(answer?.values ?? {}), name).toEqual(expect.arrayContaining(required))
  }
})

/** Something in every field that is still empty. */
const answers = (card: Json): Values =>
  Object.fromEntries(
    inputsIn(card).map((input) => {
      const texts: Record<string, string> = { 'Input.Date': '2026-12-01', 'Input.Number': '12' }
      const words = input.style === 'email' ? 'ada@relevo.test' : 'Words'
      return [input.id, input.choices?.[0]?.value ?? texts[input.type] ?? words]
    }),
  )
