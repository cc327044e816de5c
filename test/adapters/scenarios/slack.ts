// The scenarios' words in Slack.
import type { Fault } from '../../support/fake-chat/faults.ts'
import { claim } from '../../support/fake-chat/seen.ts'
import type { Message } from '../../support/fake-slack/message.ts'
import type { Outcome as SlackOutcome } from '../../support/fake-slack/outcome.ts'
import type { Person as SlackPerson } from '../../support/fake-slack/person.ts'
import type { View } from '../../support/fake-slack/view.ts'
import type { Conversation } from '../../support/fake-slack/workspace.ts'
import { eventually, openSlackWorld } from '../../support/slack-world.ts'
import type { ChatWorld, OpenForm, Outcome, Person, Place, Platform, Said, Trouble } from './platform.ts'

const faults: Record<Trouble, Fault> = {
  'its answer was lost': 'accept-then-drop',
  'a gateway gave up after it was taken': 'accept-then-502',
  'the connection broke before it arrived': 'drop',
  'a gateway was down': '502',
  'the platform failed inside': { error: 'internal_error' },
}

const post = 'chat.postMessage'

export const slackPlatform: Platform = {
  name: 'Slack',
  async open(database, { strictRates, ...options } = {}): Promise<ChatWorld> {
    const world = await openSlackWorld(database, {
      ...options,
      ...(strictRates && { slack: { strictRates: { burst: 1 } } }),
    })
    const { slack } = world
    const nameOf = (email: string) => email.split('@')[0] ?? email
    return {
      ...world,
      as: (email) => person(slack.user(nameOf(email))),
      channel: (name) => place(world, slack.channel(name)),
      chat: (email) => place(world, slack.dms(nameOf(email))),
      claimAll: slack.claimAll,
      cardMeets: (trouble) => slack.faults.next(post, faults[trouble]),
      cardIsPutOff: (seconds) =>
        slack.faults.next(post, { rateLimited: seconds === undefined ? {} : { retryAfter: seconds } }),
      cardsTried: (channel) =>
        slack.callsOf(post).filter(({ args }) => args.channel === slack.channel(channel).id).length,
      slowedDown: slack.slowedDown,
      async throwOut(channel) {
        slack.channel(channel).removeBot()
      },
      async letIn(channel) {
        await slack.user('valentina.ospina').inviteBot(channel)
        await eventually(() => world.mended.includes(`#${channel}`), 'the bot hears that it was let in')
      },
    }
  },
}

const outcome = (came: SlackOutcome): Outcome => ({
  ...{ status: came.status, tookMs: came.tookMs, errors: came.errors },
  get form() {
    return came.modal
  },
  whisper: (wanted) => came.whisper(wanted),
})

function person(slacker: SlackPerson): Person {
  const at = (message: Said) => message as Message
  return {
    press: async (message, label, { copies } = {}) =>
      outcome(await slacker.press(at(message), label, copies ? { copies, newTrigger: true } : {})),
    submit: async (form, values) => outcome(await slacker.submit(form as View | undefined, values)),
    command: async (text, channel) => outcome(await slacker.command('/handoff', text, channel)),
    mention: async (text, channel) => outcome(await slacker.mention(text, channel)),
    askForForm: async (text, channel): Promise<OpenForm | undefined> =>
      (await slacker.command('/handoff', text, channel)).modal,
    write: async (text) => outcome(await slacker.directMessage(text)),
    says: (text, channel) => slacker.says(text, channel),
    handOff: async (message) => outcome(await slacker.messageShortcut('relevo:hand-off', at(message))),
  }
}

function place({ slack }: { slack: { until: typeof untilOf; botId: string } }, conversation: Conversation): Place {
  return {
    get messages() {
      return conversation.messages
    },
    message: (wanted) => conversation.message(wanted),
    hears: (wanted) =>
      slack.until(
        () =>
          claim(
            conversation.everything.filter(({ from }) => from === slack.botId),
            wanted,
          ),
        () => `nothing new says ${wanted}`,
      ),
    expectNoMore: conversation.expectNoMore,
  }
}

declare function untilOf<T>(look: () => T | undefined, what: () => string, limitMs?: number): Promise<T>
