// The way in: what people do in a chat, whatever the platform. Adapters parse into this and say the Reply their way.
import type { ActionValue, Form, Reply } from './card.ts'
import type { MessageRef } from './chat.ts'

/** A button was pressed. `ref` is the message it sat on. */
export type Press = { actor: string; value: ActionValue; ref?: MessageRef }

/** A form was sent. */
export type Submission = { actor: string; state: Form['state']; values: Readonly<Record<string, string>> }

/** A command was typed: the text after `/handoff` or after the bot's name. `channel`: where, if in a channel. */
export type Ask = { actor: string; text: string; channel?: string | undefined }

/** One command that can be typed, for completion and help. */
export type Completion = { command: string; usage: string; about: string }

/** `actor` is always an e-mail. What is answered has been committed before. */
export type Conversation = {
  press(press: Press): Promise<Reply>
  submit(submission: Submission): Promise<Reply>
  ask(ask: Ask): Promise<Reply>
  completions(actor: string): readonly Completion[]
}
