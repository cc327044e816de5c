// A Reply, said Slack's way: through whichever window the gesture left open.
import type { ModalView } from '@slack/types'
import type { Desk } from '../../core/company.ts'
import { wordsFor } from '../../i18n/words.ts'
import type { Card, Form, Reply } from '../../ports/card.ts'
import { slackError } from './faults.ts'
import { limits } from './limits.ts'
import type { Where } from './parse.ts'
import type { People } from './people.ts'
import { renderFieldErrors, type SentView } from './read-form.ts'
import { readerOf, readerWithout } from './readers.ts'
import { renderMessage } from './render.ts'
import { renderForm } from './render-form.ts'
import { plain } from './text-objects.ts'
import type { Workspace } from './workspaces.ts'

/** To whom, in which words, and where the windows are. */
export type Audience = {
  workspace: Workspace
  userId: string
  readership: Pick<Desk, 'locale' | 'zone'>
  where: Where
}

/** What is told when a form cannot be opened any more. */
type Excuses = { tooSlow: Card; formAsked(reopen: string): Card }

export type Answers = {
  /** Says what was answered. `asked`: the words that opened a form, to open it again by a button. */
  answer(reply: Reply, audience: Audience, asked?: string): Promise<void>
  /** The acknowledgement of a form that was sent: errors at their fields, or a last word in its place. */
  afterForm(reply: Reply, audience: Audience, view: SentView): Promise<object | undefined>
}

export function createAnswers(people: People, excuses: (audience: Audience) => Excuses): Answers {
  async function draw(card: Card, { workspace, readership }: Audience) {
    return renderMessage(card, await readerOf(people, workspace, card, readership))
  }

  /** A private word: where the gesture was made, else in the direct conversation. */
  async function whisper(card: Card, audience: Audience): Promise<void> {
    const { workspace, userId, where } = audience
    const message = await draw(card, audience)
    const { triggerId, responseUrl, channel, thread, surface } = where
    if (surface === 'home' && triggerId) return show(asModal(card, message.blocks, audience), audience)
    if (
      responseUrl &&
      (await respond(responseUrl, { response_type: 'ephemeral', replace_original: false, ...message }))
    )
      return
    if (surface === 'message' && channel) {
      const place = { channel, user: userId, ...(thread && { thread_ts: thread }) }
      await workspace.client.chat.postEphemeral({ ...place, ...message })
      return
    }
    const direct = surface === 'direct' && channel ? channel : await people.directWith(workspace, userId)
    await workspace.client.chat.postMessage({ channel: direct, ...message })
  }

  async function show(view: ModalView, { workspace, where }: Audience): Promise<void> {
    const trigger_id = where.triggerId ?? ''
    const { views } = workspace.client
    await (where.surface === 'modal' ? views.push({ trigger_id, view }) : views.open({ trigger_id, view }))
  }

  /** A form needs a trigger, which lives for three seconds; without one a button is offered that brings its own. */
  async function openForm(form: Form, audience: Audience, asked: string | undefined): Promise<void> {
    const { where, readership } = audience
    if (!where.triggerId) return whisper(excuses(audience).formAsked(asked ?? ''), audience)
    const view = renderForm(form, carry(where), readerWithout(readership))
    try {
      await show(view, audience)
    } catch (error) {
      const late = ['expired_trigger_id', 'exchanged_trigger_id', 'trigger_expired'].includes(slackError(error) ?? '')
      if (!late) throw error
      const { triggerId: _, ...other } = where
      await whisper(excuses(audience).tooSlow, { ...audience, where: other })
    }
  }

  return {
    async answer(reply, audience, asked) {
      switch (reply.kind) {
        case 'done':
          return
        case 'whisper':
          return whisper(reply.card, audience)
        case 'shared':
          return void (
            audience.where.responseUrl && (await respond(audience.where.responseUrl, { delete_original: true }))
          )
        case 'form':
          return openForm(reply.form, audience, asked)
        case 'field-errors':
          // The form is closed already, and shows no errors any more.
          return whisper(excuses(audience).tooSlow, audience)
      }
    },

    async afterForm(reply, audience, view) {
      if (reply.kind === 'field-errors') {
        const errors = renderFieldErrors(reply.errors, view)
        if (Object.keys(errors).length > 0) return { response_action: 'errors', errors }
      }
      if (reply.kind === 'whisper') {
        const { blocks } = await draw(reply.card, audience)
        return { response_action: 'update', view: asModal(reply.card, blocks, audience) }
      }
      // Everything that was open is over, also what lay below.
      return { response_action: 'clear' }
    },
  }
}

/** Of modals with nothing to send. */
const cardCallback = 'relevo:card'

/** A card in a modal of its own, with nothing to send. */
function asModal({ title }: Card, blocks: readonly object[], { readership }: Audience): ModalView {
  const { controls } = wordsFor(readership.locale)
  const name = title && title.length <= limits.viewTitle ? title : 'Relevo'
  return {
    ...{ type: 'modal', callback_id: cardCallback, private_metadata: '-' },
    title: plain(name, limits.viewTitle),
    close: plain(controls.close, limits.viewTitle),
    blocks: blocks as ModalView['blocks'],
  }
}

/** What a form brings back: where it was opened. */
const carry = ({ channel, thread, surface }: Where): string => JSON.stringify({ channel, thread, surface })

/** The same again; nothing is known of a form that brings back anything else. */
export function carriedWhere(text: string): Pick<Where, 'channel' | 'thread'> & { surface?: string } {
  try {
    const { channel, thread, surface } = JSON.parse(text)
    return {
      ...(typeof channel === 'string' && { channel }),
      ...(typeof thread === 'string' && { thread }),
      ...(typeof surface === 'string' && { surface }),
    }
  } catch {
    return {}
  }
}

/** Five uses in half an hour; later Slack refuses, and another way has to do. */
async function respond(url: string, body: object): Promise<boolean> {
  try {
    const answer = await fetch(url, {
      ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
      signal: AbortSignal.timeout(5_000),
    })
    return answer.ok
  } catch {
    return false
  }
}
