// The real bot against a Slack that others built, in both ways to reach it: what people press there, and what they then see.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { embeddedTestDatabase, type Place } from '../support/databases.ts'
import { freePort } from '../support/free-port.ts'
import { type LocalSlack, noLocalSlack, startLocalSlack } from '../support/local-slack.ts'
import { labelsOf } from '../support/local-slack-sight.ts'
import { type Server, startServer } from '../support/server-process.ts'
import { alwaysAtWork, smallCompany, team } from '../support/small-company.ts'

const { ana, luis, max } = team
const names = { ana: 'Ana Prieto', luis: 'Luis Gil', eva: 'Eva Soler', marta: 'Marta Vidal', max: 'Max Weber' }
const people = Object.entries(team).map(([key, email]) => ({ email, name: names[key as keyof typeof names] }))

const company = smallCompany({
  people: Object.fromEntries(people.map(({ email, name }) => [email, { name }])),
  desk: alwaysAtWork,
})

const acme = { company: 'Acme', source: 'Webinar', score: 82 }

describe.skipIf(noLocalSlack).each(['http', 'socket'] as const)('The whole bot in Slack, by %s', (mode) => {
  let place: Place
  let slack: LocalSlack
  let server: Server

  beforeAll(async () => {
    place = await embeddedTestDatabase.newPlace()
    const file = join(place.dataDir, 'relevo.yaml')
    writeFileSync(file, company)
    const port = await freePort()
    slack = await startLocalSlack({
      ...{ people, channels: ['sales', 'feedback'] },
      ...(mode === 'http' && { requestUrl: `http://127.0.0.1:${port}/slack/events` }),
    })
    const variables = { ...slack.variables, RELEVO_CONFIG: file, PORT: String(port), HOST: '127.0.0.1' }
    server = await startServer(place, { variables })
    await slack.reachable()
  })
  afterAll(async () => {
    await server?.stop()
    await slack?.stop()
    await place?.remove()
  })
  afterEach(() => {
    const failed = slack?.log().filter((line) => /POST failed|HTTP [45]|no socket/.test(line))
    expect(failed).toEqual([])
  })

  const hand = async (lead: object) => {
    const { status, body } = await server.call('POST', '/v1/mqls', { desk: 'norte', ...lead })
    expect(status).toBe(202)
    return (body.results as [{ handoff: { id: string } }])[0].handoff.id
  }
  const handoff = async (id: string) => (await server.call('GET', `/v1/handoffs/${id}`)).body
  const sales = { channel: 'sales' }
  const feedback = { channel: 'feedback' }

  test('whoever accepts owns the lead: the card changes in its place, and its thread keeps the log', async () => {
    const id = await hand({ ...acme, email: 'rosa@acme.example', name: 'Rosa Blanco' })
    const card = await slack.message(sales, /Rosa Blanco/)
    expect(card.text).toMatch(/Rosa Blanco, Acme/)
    await slack.press(ana, card, 'Accept')
    const answered = await slack.showing(card, /Accepted by Ana Prieto/)
    expect(labelsOf(answered)).not.toContain('Accept')
    await slack.message({ ...sales, thread: card }, /Accepted by Ana Prieto/)
    expect(await handoff(id)).toMatchObject({ state: 'accepted', owner: ana })
  })

  test('a rejection says what is missing at its field, then reaches marketing, who answers', async () => {
    const id = await hand({ ...acme, email: 'teo@acme.example', name: 'Teo Marín' })
    const card = await slack.message(sales, /Teo Marín/)
    await slack.press(luis, card, 'Reject…')
    await slack.modal(/Teo Marín, Acme/)
    slack.submit(luis, { Reason: 'Another reason' })
    expect(await slack.errors()).toEqual({ note: expect.stringMatching(/comment/i) })
    expect(await handoff(id)).toMatchObject({ state: 'offered' })
    slack.submit(luis, { Reason: 'Another reason', Comment: 'Has moved to another country' })
    await slack.noModal()
    await slack.showing(card, /Rejected by Luis Gil/)
    const parent = await slack.message(feedback, /Rejected/)
    const told = await slack.message({ ...feedback, thread: parent }, /Has moved to another country/)
    await slack.press(max, told, 'Answer…')
    await slack.modal(/Answer/)
    slack.submit(max, { 'Answer to sales': 'Thank you, we mind the country' })
    await slack.message({ ...sales, thread: card }, /we mind the country/)
  })

  test('a lead goes back to marketing until a day, and says so on its card', async () => {
    await hand({ ...acme, email: 'ines@acme.example', name: 'Inés Rey' })
    const card = await slack.message(sales, /Inés Rey/)
    await slack.press(ana, card, 'Recycle…')
    await slack.modal(/Inés Rey/)
    slack.submit(ana, { Reason: 'Under contract', 'Or on another day': '2026-01-05' })
    expect(Object.values(await slack.errors())).toEqual(['Please choose a date from tomorrow on.'])
    const nextYear = `${new Date().getUTCFullYear() + 1}-06-15`
    slack.submit(ana, { Reason: 'Under contract', 'Or on another day': nextYear })
    await slack.noModal()
    await slack.showing(card, /Recycled by Ana Prieto/)
  })

  test('a command is answered to whoever asked, and shared with everybody by a button', async () => {
    await hand({ ...acme, email: 'noa@acme.example', name: 'Noa Vidal' })
    await slack.message(sales, /Noa Vidal/)
    await slack.command(ana, 'sales', 'queue')
    const answer = await slack.message({ ...sales, onlyFor: ana }, /Noa Vidal/)
    await slack.press(ana, answer, 'Share')
    await slack.message(sales, /Shared by Ana Prieto/)
  })

  test('the bot is talked to directly, and its settings open and are kept', async () => {
    await slack.write(ana, 'settings')
    const offer = await slack.message({}, /Open the form…/)
    await slack.press(ana, offer, 'Open the form…')
    await slack.modal(/reminders/i)
    slack.submit(ana, {
      ...{ 'Where reminders reach you': 'With a mention in the lead’s thread', 'Mute reminders': 'For today' },
    })
    await slack.modal(/Settings saved/)
  })

  test('a mention in a channel is answered like a command', async () => {
    await slack.write(luis, `<@${slack.bot}> sla`, 'sales')
    await slack.message({ ...sales, onlyFor: luis }, /agreement/i)
  })

  test('the Home tab shows what waits, the week and the desk', async () => {
    await slack.openHome(ana)
    await slack.home(ana, /Hello, Ana Prieto.*Your week/)
  })
})
