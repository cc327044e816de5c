// A Conversation that follows a script: enough of Relevo's manners to try the workspace without its house.
import type { Card, Reply } from '../../../../src/ports/card.ts'
import type { Chat } from '../../../../src/ports/chat.ts'
import type { Conversation, Submission } from '../../../../src/ports/conversation.ts'
import { accepted, rejectForm } from './scenes.ts'

const note = (title: string, text: string): Card => ({
  ...{ title, summary: text, blocks: [{ kind: 'text', text }] },
  actions: [{ label: 'Share', value: { action: 'share', id: 'answer' } }],
})

const answered = (asked: string): Card => {
  const card = note('Your queue', 'Two leads wait for you; the first is due at 16:00.')
  return { ...card, blocks: [...card.blocks, { kind: 'text', quiet: true, text: `You asked: ${asked}` }] }
}

export type Heard = { actor: string; what: string }

/** `heard` fills with whatever people did, in order. */
export function scriptedConversation(chat: Chat, now: () => Date): Conversation & { heard: Heard[] } {
  const heard: Heard[] = []
  return {
    heard,
    async press({ actor, value, ref }): Promise<Reply> {
      heard.push({ actor, what: `press ${value.action}` })
      if (value.action === 'accept' && ref) {
        await chat.update(ref, accepted(value.id, 'Lucía Ferrer · Olivares del Sur', now()))
        return { kind: 'done', note: 'The lead is yours.' }
      }
      if (value.action === 'reject') return { kind: 'form', form: rejectForm(value.id) }
      if (value.action === 'recycle')
        return { kind: 'whisper', card: note('Already answered', 'Carla Gil was faster: she accepted it at 10:42.') }
      return { kind: 'done' }
    },
    async submit({ actor, state, values }: Submission): Promise<Reply> {
      heard.push({ actor, what: `submit ${state.action} ${values.reason}` })
      return values.note === 'too short'
        ? { kind: 'field-errors', errors: { note: 'Say a little more, so that marketing can act on it.' } }
        : { kind: 'done', note: 'Rejected. Marketing has been told.' }
    },
    async ask({ actor, text }): Promise<Reply> {
      heard.push({ actor, what: `ask ${text}` })
      return { kind: 'whisper', card: answered(text) }
    },
    async handOff(): Promise<Reply> {
      return { kind: 'done' }
    },
    async home() {
      return note('Hello', 'Nothing waits for you.')
    },
    present: async () => null,
    completions: () => [
      { command: 'help', usage: 'help', about: 'What can be asked' },
      { command: 'queue', usage: 'queue', about: 'Leads that wait for an answer' },
      { command: 'mine', usage: 'mine', about: 'Leads that are yours' },
      { command: 'stats', usage: 'stats [me|@rep|source X] [7d|30d|week|month]', about: 'What became of the leads' },
      { command: 'scorecard', usage: 'scorecard [period]', about: 'Both sides of the agreement' },
      { command: 'away', usage: 'away [until]', about: 'Be left in peace until a day' },
    ],
  }
}
