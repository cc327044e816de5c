// The scenarios' words in Teams.
import { claim } from '../../support/fake-chat/seen.ts'
import type { Fault } from '../../support/fake-teams/core.ts'
import type { Dialog } from '../../support/fake-teams/dialog.ts'
import type { FakeTeams, Place as TeamsPlace } from '../../support/fake-teams/fake-teams.ts'
import type { Message } from '../../support/fake-teams/message.ts'
import type { Outcome as TeamsOutcome } from '../../support/fake-teams/outcome.ts'
import type { Person as TeamsPerson } from '../../support/fake-teams/person.ts'
import { openTeamsWorld } from '../../support/teams-world.ts'
import type { ChatWorld, OpenForm, Outcome, Person, Place, Platform, Said, Trouble } from './platform.ts'

const faults: Record<Trouble, Fault> = {
  'its answer was lost': 'accept-then-drop',
  'a gateway gave up after it was taken': { status: 504, accepted: true },
  'the connection broke before it arrived': 'drop',
  'a gateway was down': '502',
  'the platform failed inside': { status: 500 },
}

const post = 'createConversation'

export const teamsPlatform: Platform = {
  name: 'Teams',
  async open(database, { strictRates, ...options } = {}): Promise<ChatWorld> {
    const world = await openTeamsWorld(database, { ...options, ...(strictRates && { teams: { strictRates } }) })
    const { teams } = world
    const teamOf = (channel: string) => teams.team(teams.channel(channel).channel.team.name)
    return {
      ...world,
      as: (email) => person(teams.user(email)),
      channel: (name) => place(teams, teams.channel(name)),
      chat: (email) => place(teams, teams.chat(email)),
      claimAll: teams.claimAll,
      cardMeets: (trouble) => teams.faults.next(post, faults[trouble]),
      cardIsPutOff: (seconds) =>
        teams.faults.next(post, { rateLimited: seconds === undefined ? {} : { retryAfter: seconds } }),
      cardsTried: (channel) =>
        teams.callsOf(post).filter(({ args }) => args.conversation === teams.channel(channel).id).length,
      slowedDown: teams.slowedDown,
      async throwOut(channel) {
        await teamOf(channel).uninstall()
      },
      async letIn(channel) {
        await teamOf(channel).install()
      },
    }
  },
}

const outcome = (came: TeamsOutcome): Outcome => ({
  ...{ status: came.status, tookMs: came.tookMs },
  get errors() {
    return came.errors
  },
  get form() {
    return came.dialog
  },
  whisper: (wanted) => came.whisper(wanted),
})

function person(somebody: TeamsPerson): Person {
  const at = (message: Said) => message as Message
  const ask = (text: string, channel?: string) =>
    channel ? somebody.mention(text, channel) : somebody.directMessage(text)
  return {
    press: async (message, label, { copies } = {}) =>
      outcome(await somebody.press(at(message), label, copies ? { copies, newId: true } : {})),
    submit: async (form, values) => outcome(await somebody.submit(form as Dialog | undefined, values)),
    command: async (text, channel) => outcome(await ask(text, channel)),
    mention: async (text, channel) => outcome(await somebody.mention(text, channel)),
    /** No dialog opens without a press. */
    async askForForm(text, channel): Promise<OpenForm | undefined> {
      const offer = await (await ask(text, channel)).whisper(/Un paso más|One more step/)
      return (await somebody.press(offer, /Abrir el formulario…|Open the form…/)).dialog
    },
    write: async (text) => outcome(await somebody.directMessage(text)),
    says: (text, channel) => somebody.says(text, channel),
    handOff: async (message) => outcome(await somebody.handOver('handOff', at(message))),
  }
}

const place = (teams: FakeTeams, where: Omit<TeamsPlace, 'channel' | 'rename' | 'remove' | 'restore'>): Place => ({
  get messages() {
    return where.messages
  },
  message: (wanted) => where.message(wanted),
  hears: (wanted) =>
    teams.until(
      () =>
        claim(
          where.everything.filter(({ from, to }) => from === teams.botId && !to),
          wanted,
        ),
      () => `nothing new says ${wanted}`,
    ),
  expectNoMore: where.expectNoMore,
})
