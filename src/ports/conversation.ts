// The way in: what people do in a chat, whatever the platform. Adapters parse into this and say the Reply their way.
import type { Desk } from '../core/company.ts'
import type { ActionValue, Card, Form, Reply } from './card.ts'
import type { MessageRef } from './chat.ts'

/**
 * A button was pressed. `ref` is the message it sat on, `channel` where that is, if in a channel; `inThread`: it hangs
 * under another.
 */
export type Press = {
  actor: string
  value: ActionValue
  ref?: MessageRef
  channel?: string | undefined
  inThread?: boolean | undefined
} & Called

/** A form was sent. */
export type Submission = { actor: string; state: Form['state']; values: Readonly<Record<string, string>> }

/** A command was typed: the text after `/handoff` or after the bot's name. `channel`: where, if in a channel. */
export type Ask = { actor: string; text: string; channel?: string | undefined } & Called

/** What is typed before a command there: `/handoff` unless it is said; nothing in a conversation with the bot alone. */
export type Called = { called?: string | undefined }

/** Something that was said in the chat, and that somebody wants to hand to sales. `by` is who said it, as people see it. */
export type Said = {
  actor: string
  text: string
  by?: string | undefined
  url?: string | undefined
  channel?: string | undefined
}

/** One command that can be typed, for completion and help. */
export type Completion = { command: string; usage: string; about: string }

/** `actor` is always an e-mail. What is answered has been committed before. */
export type Conversation = {
  press(press: Press): Promise<Reply>
  submit(submission: Submission): Promise<Reply>
  ask(ask: Ask): Promise<Reply>
  /** The form that makes a lead of a message. */
  handOff(said: Said): Promise<Reply>
  /** A person's own page: what waits for them, their numbers, their team, their settings. */
  home(actor: string): Promise<Card>
  /** A message that stands in the chat, as it reads by now, and whose desk's it is; null for one that we do not know. */
  present(ref: MessageRef): Promise<{ card: Card; desk: Desk } | null>
  completions(actor: string): readonly Completion[]
}
