// The names of everything that a button or a form can ask for: one list, for the views and for whoever reads presses.
import type { CommandName } from '../core/handoff/command.ts'

export const actionNames = [
  'accept',
  'open:reject',
  'open:recycle',
  'open:log-attempt',
  'open:contacted',
  'open:qualify',
  'open:open-opportunity',
  'open:win',
  'open:lose',
  'open:withdraw',
  'open:reassign',
  'open:dispute',
  'open:uphold',
  'open:overturn',
  'open:answer',
  'open:snooze',
  'open:settings',
  'open:away',
  'open:add',
  'open:link',
  'open:do-not-market',
  'why',
  'share',
  'home',
  'back',
  'ask',
  'scorecard-details',
  'definitions',
  'propose-volume',
  'sign-volume',
  'table',
  'dashboard',
] as const
export type ActionName = (typeof actionNames)[number]

/** An action that opens a form. */
export type OpenAction = Extract<ActionName, `open:${string}`>

/** Forms that speak of the person who opens them, or of nobody yet. */
const personal = ['open:settings', 'open:away', 'open:add', 'open:link'] as const

/** An action that opens a form about a lead. */
export type LeadAction = Exclude<OpenAction, (typeof personal)[number]>

/**
 * What a sent form does: give a command, answer feedback (`answer`), hand over a lead by hand (`add`), ask marketing to
 * leave somebody alone, or say when and how the person who sends it wants to be reached.
 */
export type Submitted =
  | Exclude<CommandName, 'accept'>
  | 'answer'
  | 'add'
  | 'do-not-market'
  | 'snooze'
  | 'settings'
  | 'away'

/** The action of a command's button: at once for accept, by way of a form for the others. */
export const actionOf = (command: CommandName): ActionName => (command === 'accept' ? 'accept' : `open:${command}`)

type SubmittedBy<A extends OpenAction> = A extends `open:${infer Name extends Submitted}` ? Name : never

/** What an opened form asks for in the end. */
export const submittedBy = <A extends OpenAction>(action: A): SubmittedBy<A> =>
  action.slice('open:'.length) as SubmittedBy<A>

export const isActionName = (name: string): name is ActionName => (actionNames as readonly string[]).includes(name)

export const isOpenAction = (name: string): name is OpenAction => isActionName(name) && name.startsWith('open:')

export const isLeadAction = (name: string): name is LeadAction =>
  isOpenAction(name) && !(personal as readonly string[]).includes(name)
