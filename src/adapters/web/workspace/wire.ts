// What travels between the workspace's server and its browser client. Types only.
import type { Locale } from '../../../core/company.ts'
import type { Role } from '../../../core/handoff/command.ts'
import type { ActionValue, Card, Form, Reply } from '../../../ports/card.ts'
import type { Completion } from '../../../ports/conversation.ts'

/** A value after its trip through JSON: dates have become ISO strings. */
export type Wire<T> = T extends Date
  ? string
  : T extends string | number | boolean | null | undefined
    ? T
    : { [K in keyof T]: Wire<T[K]> }

export type WireCard = Wire<Card>
export type WireForm = Wire<Form>
export type WireReply = Wire<Reply>

export type Message = {
  id: string
  seq: number
  channel: string
  threadOf: string | null
  author: string
  card: WireCard | null
  text: string | null
  postedAt: string
  editedAt: string | null
}

export type Member = {
  email: string
  name: string
  locale: Locale
  zone: string
  /** Their place in the company's list; it gives them a colour. */
  place: number
  roles: readonly Role[]
  /** Names of the desks where they hold a role. */
  desks: readonly string[]
}

/** A channel as one desk uses it: there is one for each desk that does. */
export type ConversationInfo = {
  channel: string
  kind: 'sales' | 'feedback' | 'direct'
  desk: string | null
  /** Older messages exist that were not sent along. */
  more: boolean
}

export type WorkspaceState = {
  company: { name: string; currency: string }
  me: Member
  people: readonly Member[]
  conversations: readonly ConversationInfo[]
  messages: readonly Message[]
  /** Everything up to this change is in `messages`; a stream goes on from here. */
  seq: number
  completions: readonly Completion[]
}

export type Page = { messages: readonly Message[]; more: boolean }

/** The part of a problem document that the page reads. */
export type Problem = { status: number; detail?: string }

export type PressBody = { as: string; value: ActionValue; messageId?: string; channel?: string }
export type SubmitBody = { as: string; state: Form['state']; values: Record<string, string> }
export type SayBody = { as: string; channel: string; threadOf?: string; text: string }
