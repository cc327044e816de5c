// The buttons of a handoff: what the lifecycle allows now, the next steps in sight and the rest behind the menu.
import type { CommandName } from '../core/handoff/command.ts'
import { isPassedOn } from '../core/handoff/decide.ts'
import { type Handoff, isOpen, type State } from '../core/handoff/state.ts'
import { table } from '../core/handoff/table.ts'
import type { Words } from '../i18n/words.ts'
import type { Action, ActionValue } from '../ports/card.ts'
import type { HandoffRecord } from '../ports/store.ts'
import { type ActionName, actionOf } from './actions.ts'

/** In sight, the usual next step first. */
const inSight: Record<State, readonly CommandName[]> = {
  offered: ['accept', 'reject', 'recycle'],
  accepted: ['log-attempt', 'contacted', 'qualify'],
  contacted: ['qualify', 'log-attempt'],
  qualified: ['open-opportunity', 'win', 'lose'],
  opportunity: ['win', 'lose'],
  rejected: ['uphold', 'overturn'],
  ...{ won: [], lost: [], recycled: [], withdrawn: [] },
}

/** Behind the menu: forwards, then back, then sideways. */
const behindMenu: readonly CommandName[] = [
  ...(['contacted', 'qualify', 'open-opportunity', 'win', 'lose', 'log-attempt'] as const),
  ...(['reject', 'recycle', 'reassign', 'withdraw', 'dispute'] as const),
]

/** May anybody give this command now? A dispute is opened once, and decided only while it is open. */
function isPossible(handoff: Handoff, command: CommandName): boolean {
  if (isPassedOn(handoff) || 'refusal' in table[handoff.state][command]) return false
  if (command === 'dispute') return handoff.dispute === null
  if (command === 'uphold' || command === 'overturn') return handoff.dispute === 'open'
  return true
}

/** The buttons of a handoff's card: the commands, then what can be asked about the lead. */
export function cardActions(handoff: HandoffRecord, words: Words): Action[] {
  const actions = commandActions(handoff, words)
  if (mayMark(handoff)) {
    const label = `${words.card.doNotMarketAction}…`
    actions.push({ label, value: pressValue(handoff, 'open:do-not-market'), rare: true })
  }
  if (handoff.state === 'offered') {
    actions.push({ label: words.card.why, value: pressValue(handoff, 'why'), rare: true })
  }
  return actions
}

/** While sales has to do with the lead, and once it was sent back. */
function mayMark(handoff: HandoffRecord): boolean {
  const { lead, state } = handoff
  if (lead.doNotMarketAt !== null || isPassedOn(handoff)) return false
  return isOpen(state) || state === 'recycled' || state === 'rejected'
}

/** Everything that can be done to the handoff as it is, so that no button is dead and nothing possible is missing. */
function commandActions(handoff: Handoff, words: Words): Action[] {
  const first = inSight[handoff.state].filter((command) => isPossible(handoff, command))
  const others = behindMenu.filter((command) => !first.includes(command) && isPossible(handoff, command))
  return [
    ...first.map((command, place) => commandAction(handoff, command, words, place === 0 ? { style: 'primary' } : {})),
    ...others.map((command) => commandAction(handoff, command, words, { rare: true })),
  ]
}

/** Of those actions, the ones for these commands, in their order. */
export const commandActionsFor = (handoff: Handoff, commands: readonly CommandName[], words: Words): Action[] =>
  commands
    .filter((command) => isPossible(handoff, command))
    .map((command) => commandAction(handoff, command, words, command === 'accept' ? { style: 'primary' } : {}))

/** Opens the answer to sales, from a thread or a reminder. */
export const answerAction = (handoff: Handoff, words: Words): Action => ({
  label: `${words.feedback.answer}…`,
  value: pressValue(handoff, 'open:answer'),
})

/** What a press on this handoff carries back. */
export const pressValue = ({ id, version }: Handoff, action: ActionName): ActionValue => ({ action, id, version })

function commandAction(handoff: Handoff, command: CommandName, words: Words, look: Partial<Action>): Action {
  const action = actionOf(command)
  const label = words.commands[command]
  return { label: action === 'accept' ? label : `${label}…`, value: pressValue(handoff, action), ...look }
}
