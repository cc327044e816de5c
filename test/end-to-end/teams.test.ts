// The real bot in Microsoft's own local client of Teams: what people press and write there, and what they then see.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { labelsOf, noPlayground, type Playground, startPlayground } from '../support/agents-playground.ts'
import { embeddedTestDatabase, type Place } from '../support/databases.ts'
import { freePort } from '../support/free-port.ts'
import { type Server, startServer } from '../support/server-process.ts'
import { alwaysAtWork, smallCompany, team } from '../support/small-company.ts'

const { ana, luis, max } = team
const names = { ana: 'Ana Prieto', luis: 'Luis Gil', eva: 'Eva Soler', marta: 'Marta Vidal', max: 'Max Weber' }
const people = Object.entries(team).map(([key, email]) => ({ email, name: names[key as keyof typeof names] }))
const stranger = { email: 'nadia@sur.example', name: 'Nadia Sanz' }

const company = `${smallCompany({
  people: Object.fromEntries(people.map(({ email, name }) => [email, { name }])),
  desk: { ...alwaysAtWork, channels: { sales: '#sales', feedback: '#General' } },
})}admins: [${ana}]\n`

const acme = { company: 'Acme', source: 'Webinar', score: 82 }

describe.skipIf(noPlayground)('The whole bot in the Agents Playground', () => {
  let place: Place
  let teams: Playground
  let server: Server

  beforeAll(async () => {
    place = await embeddedTestDatabase.newPlace()
    const file = join(place.dataDir, 'relevo.yaml')
    writeFileSync(file, company)
    const [port, screen] = [await freePort(), await freePort()]
    const endpoint = `http://127.0.0.1:${port}/api/messages`
    const variables = { TEAMS_PLAYGROUND: 'on', RELEVO_CONFIG: file, PORT: String(port), HOST: '127.0.0.1' }
    const started = await Promise.all([
      startServer(place, { variables }),
      startPlayground({ people: [...people, stranger], channel: 'sales', endpoint, port: screen }),
    ])
    server = started[0]
    teams = started[1]
    await teams.install()
  }, 180_000)
  afterAll(async () => {
    await server?.stop()
    await teams?.stop()
    await place?.remove()
  })

  const hand = async (lead: object) => {
    const { status, body } = await server.call('POST', '/v1/mqls', { desk: 'norte', ...lead })
    expect(status).toBe(202)
    return (body.results as [{ handoff: { id: string } }])[0].handoff.id
  }
  const handoff = async (id: string) => (await server.call('GET', `/v1/handoffs/${id}`)).body
  const sales = { channel: 'sales' }

  test('a lead begins a thread; whoever accepts sees it at once, everybody a moment later, and the thread keeps the log', async () => {
    const id = await hand({ ...acme, email: 'rosa@acme.example', name: 'Rosa Blanco' })
    const card = await teams.message(sales, /Rosa Blanco/)
    const answer = await teams.press(ana, card, 'Accept')
    expect(answer.type).toBe('application/vnd.microsoft.card.adaptive')
    expect(JSON.stringify(answer.value)).toContain('Accepted by Ana Prieto')
    const answered = await teams.showing(card, /Accepted by Ana Prieto/)
    expect(labelsOf(answered)).not.toContain('Accept')
    await teams.message({ thread: card }, /Accepted by Ana Prieto/)
    expect(await handoff(id)).toMatchObject({ state: 'accepted', owner: ana })
  })

  test('where no dialog opens, a rejection is filled in where the card is, says what is missing, and reaches marketing', async () => {
    const id = await hand({ ...acme, email: 'teo@acme.example', name: 'Teo Marín' })
    const card = await teams.message(sales, /Teo Marín/)
    await teams.press(luis, card, 'Reject…')
    const form = await teams.message({ thread: card }, /Reason/)
    const faulty = await teams.press(luis, form, 'Reject', { Reason: 'Another reason' })
    expect(JSON.stringify(faulty.value)).toMatch(/"color":"attention"/)
    expect(await handoff(id)).toMatchObject({ state: 'offered' })
    await teams.press(luis, form, 'Reject', { Reason: 'Another reason', Comment: 'Has moved to another country' })
    await teams.showing(card, /Rejected by Luis Gil/)
    const parent = await teams.message({ channel: 'General' }, /Rejected/)
    const told = await teams.message({ thread: parent }, /Has moved to another country/)
    await teams.press(max, told, 'Answer…')
    const answer = await teams.message({ thread: parent }, /Answer to sales/)
    await teams.press(max, answer, 'Send', { 'Answer to sales': 'Thank you, we mind the country' })
    await teams.message({ thread: card }, /we mind the country/)
  })

  test('the personal chat answers a greeting and every command', async () => {
    await teams.write(ana, 'hi')
    await teams.message({}, /What you can ask/)
    await hand({ ...acme, email: 'noa@acme.example', name: 'Noa Vidal' })
    await teams.message(sales, /Noa Vidal/)
    await teams.write(ana, 'queue')
    await teams.message({}, /Noa Vidal/)
    await teams.write(ana, 'home')
    await teams.message({}, /Hello, Ana Prieto.*Your week/s)
  })

  test('a mention in a channel is answered in its thread', async () => {
    await teams.write(luis, 'sla', 'sales')
    await teams.answer(/agreement/i)
  })

  test('somebody whom the company does not know is asked about in the personal chat of the admin', async () => {
    await hand({ ...acme, email: 'ines@acme.example', name: 'Inés Rey' })
    const card = await teams.message(sales, /Inés Rey/)
    await teams.press(stranger.email, card, 'Accept')
    const question = await teams.message({}, /Who is Nadia Sanz/)
    await teams.press(ana, question, 'Say who it is…')
    const form = await teams.message({}, /Person/)
    expect(labelsOf(form)).toContain('Cancel')
  })
})
