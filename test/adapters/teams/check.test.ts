// What the doctor says of Teams: each thing that has to be right, and how to mend it.
import { afterEach, expect, test } from 'vitest'
import { checkTeamsChat } from '../../../src/adapters/teams/check.ts'
import type { TeamsSettings } from '../../../src/config.ts'
import { describeEmbedded } from '../../support/databases.ts'
import { openTeamsWorld, type TeamsWorld } from '../../support/teams-world.ts'

describeEmbedded('the doctor in Teams', (database) => {
  let world: TeamsWorld
  afterEach(() => world?.close())

  async function told(change: { password?: string; url?: string; isPlayground?: boolean } = {}): Promise<string[]> {
    const { app, loginUrl } = world.teams
    const { desks, admins } = world.context.company
    const { password = app.password, url, isPlayground } = change
    const settings: TeamsSettings = { app: isPlayground ? null : { ...app, type: 'SingleTenant', password }, loginUrl }
    const asked = { settings, desks, admins, url, places: world.places, now: world.now }
    const before = await written()
    const found = await checkTeamsChat(asked)
    expect(await written(), 'the doctor changes nothing').toEqual(before)
    expect(JSON.stringify(found)).not.toContain(password)
    return found.map((each) => `${each.state} ${each.check}: ${each.found}${each.mend ? ` → ${each.mend}` : ''}`)
  }
  const written = async () => ({
    accounts: await database().prisma.account.count(),
    places: await world.places.channels(),
  })

  test('all is well: the token, the organisation, the address, teams, channels and people', async () => {
    world = await openTeamsWorld(database())
    const lines = await told({ url: 'https://relevo.example.com' })
    expect(lines.filter((line) => !line.startsWith('ok'))).toEqual([])
    expect(lines).toContain('ok team: the app is in Bogotá, with 3 channels')
    expect(lines).toContain('ok channel: #ventas-bogota is Bogotá / ventas-bogota')
    expect(lines).toContainEqual(expect.stringContaining('/api/messages'))
    expect(lines.at(-1)).toMatch(/^ok people: (\d+) of \1 are in a team with the app/)
  })

  test('a secret that Microsoft refuses is told with where to get another, and nothing else is asked', async () => {
    world = await openTeamsWorld(database())
    const lines = await told({ password: 'not-the-secret-of-this-bot' })
    expect(lines[0]).toMatch(/^problem Teams: Microsoft refuses MicrosoftAppPassword, •+ \(26 characters\).*new secret/)
    expect(lines.some((line) => line.includes('team'))).toBe(false)
  })

  test('nobody let the app in, or it was thrown out meanwhile', async () => {
    world = await openTeamsWorld(database(), { installed: false })
    expect(await told()).toContainEqual(expect.stringMatching(/^problem team: the app is in no team.*upload/))
    await world.teams.team('Bogotá').install()
    // It was thrown out while nobody heard of it.
    world.teams.team('Bogotá').team.installed = false
    expect(await told()).toContain('problem team: the app is not in Bogotá any more → add it to that team again')
  })

  test('a channel and a person that are not there are named', async () => {
    world = await openTeamsWorld(database())
    world.teams.channel('ventas-bogota').channel.name = 'otro'
    const { team } = world.teams.team('Bogotá')
    for (const name of ['Bogotá', 'Madrid'])
      world.teams.team(name).team.members.delete(world.as('julian.cardenas').user.id)
    expect(team.members.size).toBeGreaterThan(0)
    const lines = await told()
    expect(lines).toContain(
      'problem channel: Relevo is in no team with a channel #ventas-bogota → Add the app to the team, or correct the name in relevo.yaml',
    )
    expect(lines).toContainEqual(expect.stringMatching(/^problem people: julian.cardenas@.* has no account/))
    expect(lines).toContainEqual(expect.stringMatching(/^warning endpoint: nobody said where/))
  })

  test('a Microsoft that cannot be reached is a finding, too', async () => {
    world = await openTeamsWorld(database())
    await world.teams.goDown()
    expect((await told())[0]).toMatch(
      /^problem Teams: Microsoft could not be asked \(.*→ see that this machine reaches/,
    )
    await world.teams.comeBack()
  })
})
