// What people do in the workspace, and what each deed leads to: a notice, a whisper, a form, or another question.
import { useState } from 'htm/preact/standalone'
import type { Action } from '../../../../ports/card.ts'
import type { ConversationInfo, Wire, WireForm, WireReply } from '../wire.ts'
import { api, sentenceOf, Trouble } from './api.ts'
import { questionIn } from './completion.ts'
import type { Model, News } from './model.ts'
import type { Notice } from './notice.ts'
import { lastMessage } from './timeline.ts'
import type { Origin } from './ui.ts'
import type { Words } from './words.ts'

type Open = { form: WireForm; origin: Origin }
type Asked = { action: Wire<Action>; answer(yes: boolean): void }

export type Deeds = ReturnType<typeof useDeeds>

export function useDeeds(model: Model, dispatch: (news: News) => void, words: Words) {
  const { email } = model.facts.me
  const [open, setOpen] = useState<Open | null>(null)
  const [asked, setAsked] = useState<Asked | null>(null)
  const [notice, setNotice] = useState<Notice | null>(null)
  const [whispered, setWhispered] = useState('')

  const tell = (text: string, trouble = false) => setNotice({ text, trouble, at: Date.now() })

  /** Runs a call; if it fails, says so and answers null. */
  const attempt = async <T>(call: Promise<T>): Promise<T | null> => {
    try {
      return await call
    } catch (error) {
      if (!(error instanceof Trouble)) throw error
      tell(sentenceOf(error, words), true)
      return null
    }
  }

  const follow = (reply: WireReply, origin: Origin, done?: string) => {
    if (reply.kind === 'form') return setOpen({ form: reply.form, origin })
    if (reply.kind === 'field-errors') return tell(Object.values(reply.errors).join(' '), true)
    if (reply.kind === 'done') {
      const note = reply.note ?? done
      return note && tell(note)
    }
    // What is said to everybody arrives like any other message.
    if (reply.kind === 'shared') return origin.whisperId && dispatch({ kind: 'dismissed', id: origin.whisperId })
    const { channel, threadOf, whisperId = crypto.randomUUID() } = origin
    // A whisper that answers a whisper stays in its place.
    const after = origin.whisperId ? origin.messageId : (origin.messageId ?? lastMessage(model, channel, threadOf))
    dispatch({ kind: 'whispered', whisper: { id: whisperId, channel, threadOf, after, card: reply.card } })
    setWhispered(`${words.say('whisper.only')}: ${reply.card.summary}`)
  }

  /** The person's yes, or yes at once where nothing is asked. */
  const confirmed = async (action: Wire<Action>): Promise<boolean> => {
    if (!action.confirm) return true
    const yes = await new Promise<boolean>((answer) => setAsked({ action, answer }))
    setAsked(null)
    return yes
  }

  return {
    ...{ open, asked, notice, whispered, tell },
    closeForm: () => setOpen(null),
    closeNotice: () => setNotice(null),

    async press(action: Wire<Action>, origin: Origin) {
      if (!(await confirmed(action))) return
      // A whisper is no message: the bot cannot find it again.
      const messageId = origin.whisperId ? null : origin.messageId
      const { channel } = origin
      const reply = await attempt(
        api.press({ as: email, value: action.value, channel, ...(messageId && { messageId }) }),
      )
      if (reply) follow(reply, origin)
    },

    async submit(values: Record<string, string>) {
      if (!open) return null
      const reply = await attempt(api.submit({ as: email, state: open.form.state, values }))
      if (!reply || reply.kind === 'field-errors') return reply
      setOpen(null)
      follow(reply, open.origin)
      return reply
    },

    /** A typed line is for people, or (a command, or anything in one's own conversation with Relevo) for Relevo. */
    async send({ channel, kind }: ConversationInfo, threadOf: string | null, text: string): Promise<boolean> {
      const command = questionIn(text)
      // The model of now: the answer belongs to what stood there when it was asked, whatever comes meanwhile.
      let after = lastMessage(model, channel, threadOf)
      if (command === null) {
        const said = await attempt(api.say({ as: email, channel, text, ...(threadOf && { threadOf }) }))
        if (!said) return false
        dispatch({ kind: 'received', message: said })
        after = said.id
      }
      const question = command ?? (kind === 'direct' && threadOf === null ? text : null)
      if (question === null) return true
      const reply = await attempt(api.ask(email, question, channel))
      if (reply) follow(reply, { channel, threadOf, messageId: after }, words.say('notice.done'))
      return reply !== null
    },

    async sendTestLead(channel: string) {
      const reply = await attempt(api.testLead(email, channel))
      if (reply) follow(reply, { channel, threadOf: null, messageId: null }, words.say('lead.sent'))
    },

    async earlier(channel: string, before: string) {
      const page = await attempt(api.history(email, channel, before))
      if (page) dispatch({ kind: 'earlier', channel, page })
    },
  }
}
