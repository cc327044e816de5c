// Everybody's own page: a message in the personal conversation that is kept up to date, as Slack's Home tab is.
import { type Company, type Desk, findPerson } from '../../core/company.ts'
import type { Card } from '../../ports/card.ts'
import { ChatFault } from '../../ports/chat.ts'
import type { Conversation } from '../../ports/conversation.ts'
import type { TeamsPlaces } from '../../store/teams-places.ts'
import type { Audience } from './answer.ts'
import type { Connector, Outgoing } from './connector.ts'
import { cardAnswer, doneAnswer, type InvokeAnswer } from './invoke-answers.ts'
import { messageOf } from './message.ts'
import { decodeRef } from './message-ref.ts'
import type { People, User } from './people.ts'
import { readerOf } from './readers.ts'
import { renderMessage } from './render.ts'

export type Homes = {
  /** Shows the page: in place of the one that was pressed on, else as a new message. Throws a ChatFault. */
  show(audience: Audience, card: Card, pressed: string | undefined): Promise<InvokeAnswer | undefined>
  /** The page as it is by now, if somebody has one. Never throws. */
  refresh(user: User, email: string): Promise<void>
}

type Parts = {
  company: Company
  people: People
  connector: Connector
  places: TeamsPlaces
  home: Conversation['home']
  log: { warn(detail: Record<string, unknown>, message: string): void }
}

export function createHomes(parts: Parts): Homes {
  const { company, connector, places, home, log } = parts

  const draw = async (card: Card, readership: Pick<Desk, 'locale' | 'zone'>) =>
    renderMessage(card, await readerOf(parts, card, readership))

  return {
    async show({ user, where, readership, by }, card, pressed) {
      const drawn = await draw(card, readership)
      const chat = await places.chatWith(user)
      const spot = { serviceUrl: where.serviceUrl, conversation: where.conversation }
      const stands = pressed === undefined ? null : decodeRef(pressed)
      if (stands && stands.activity === chat?.home) {
        await connector.update(spot, stands.activity, messageOf(drawn))
        return cardAnswer(by, drawn.card, card.title)
      }
      await places.saveHome(user, await connector.post(spot, messageOf(drawn)))
      return doneAnswer(by, card.title)
    },

    async refresh(user, email) {
      try {
        const chat = await places.chatWith(user)
        const person = findPerson(company, email)
        if (!chat?.home || !person) return
        const message: Outgoing = messageOf(await draw(await home(email), person))
        await connector.update(chat, chat.home, message).catch(async (error) => {
          if (!(error instanceof ChatFault) || error.fault.kind !== 'gone') throw error
          await places.saveHome(user, null)
        })
      } catch (error) {
        log.warn({ err: error }, 'a page could not be brought up to date')
      }
    },
  }
}
