// One Relevo, two platforms: a desk in Slack and a desk in Teams, each with its own channels and people, in one process.
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { embeddedTestDatabase, type Place } from '../support/databases.ts'
import { blockKitFaults } from '../support/fake-slack/block-kit.ts'
import { type FakeSlack, startFakeSlack } from '../support/fake-slack/fake-slack.ts'
import { strictCards } from '../support/fake-teams/adaptive-cards.ts'
import { type FakeTeams, startFakeTeams } from '../support/fake-teams/fake-teams.ts'
import { type Server, startServer } from '../support/server-process.ts'
import { alwaysAtWork, smallCompany, team } from '../support/small-company.ts'

const { ana, luis, max } = team
const channels = { sales: '#sales', feedback: '#feedback' }
const sur = {
  ...{ id: 'sur', name: 'Sur', language: 'es', zone: 'Europe/Madrid', reps: [luis, ana], marketers: [max] },
  ...{ channels, ...alwaysAtWork },
}
const company = (norte: object, own: object) =>
  smallCompany({ desk: { ...alwaysAtWork, ...norte }, desks: [{ ...sur, ...own }] })

let [place, slack, teams, server]: [Place?, FakeSlack?, FakeTeams?, Server?] = []
afterEach(async () => {
  await server?.stop()
  await slack?.close()
  await teams?.close()
  await place?.remove()
})

async function variables(text: string): Promise<Record<string, string>> {
  place = await embeddedTestDatabase.newPlace()
  const file = join(place.dataDir, 'relevo.yaml')
  writeFileSync(file, text)
  const people = Object.entries(team).map(([name, email]) => ({ name, email }))
  slack = await startFakeSlack({ users: people, channels: ['sales', 'feedback'], validate: blockKitFaults })
  teams = await startFakeTeams({
    ...strictCards,
    users: people,
    teams: [{ name: 'Sur', channels: ['sales', 'feedback'] }],
  })
  return {
    ...{ RELEVO_CONFIG: file, PORT: String(await freePort()), HOST: '127.0.0.1', ...teams.variables },
    ...{ SLACK_API_URL: slack.apiUrl, SLACK_BOT_TOKEN: slack.botToken, SLACK_SIGNING_SECRET: slack.app.signingSecret },
  }
}

test('a lead is handed over in Slack, and another in Teams', async () => {
  const given = await variables(company({ platform: 'slack' }, { platform: 'teams' }))
  server = await startServer(place as Place, { variables: given })
  if (!slack || !teams) throw new Error('no platforms')
  slack.listener(`${server.url}/slack/events`)
  teams.listener(`${server.url}/api/messages`)
  await teams.team('Sur').install()
  for (const desk of ['norte', 'sur'])
    await server.call('POST', '/v1/mqls', { desk, externalId: `crm-${desk}`, name: `Lead ${desk}`, company: 'Acme' })
  const inSlack = await slack.channel('sales').message(/Lead norte/)
  const inTeams = await teams.channel('Sur / sales').message(/Lead sur/)
  expect([slack.channel('sales').messages.length, teams.channel('Sur / sales').messages.length]).toEqual([1, 1])
  await slack.user(ana).press(inSlack, 'Accept')
  await teams.user(luis).press(inTeams, 'Aceptar')
  await inSlack.showing(/Accepted by ana/i)
  await inTeams.showing(/Aceptado por Luis/i)
  const { body } = await server.call('GET', '/v1/handoffs?state=accepted')
  const owners = (body.items as { desk: string; owner: string }[]).map(({ desk, owner }) => `${desk} ${owner}`)
  expect(owners.sort()).toEqual([`norte ${ana}`, `sur ${luis}`])
  expect((await server.call('GET', '/readyz')).body).toMatchObject({ chat: 'ok' })
  slack.claimAll()
  teams.claimAll()
})

test('with both connected, a desk that does not say where it talks is refused at the start', async () => {
  const given = await variables(company({}, { platform: 'teams' }))
  await expect(startServer(place as Place, { variables: given })).rejects.toThrow(
    'desks  "norte" does not say where it talks, and slack and teams are connected; give it a platform: slack or teams',
  )
})

/** Slack's manifest and Azure name a port; nobody holds it between asking and starting. */
async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as { port: number }
  await new Promise((resolve) => probe.close(resolve))
  return port
}
