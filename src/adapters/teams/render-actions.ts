// Buttons. Every press carries an ActionValue of ours; what opens a form opens a dialog.
import type { Action as Neutral } from '../../ports/card.ts'
import { isOpenAction } from '../../view/actions.ts'
import type { Action, ActionSet, Submit } from './adaptive-card.ts'
import { limits } from './limits.ts'
import { linkable, type Pen } from './markdown.ts'
import { carriedPress } from './press-value.ts'
import { lines, plain } from './text-elements.ts'

/** Every verb of ours begins so: `relevo:accept`. */
export const verbPrefix = 'relevo:'

/** One primary button in a card. */
export type Used = { primary: boolean }

/**
 * Rows of buttons: in each those in sight, then those behind its menu ("…"; on phones a sheet). One row, unless there are
 * more than it takes. What must be confirmed is always in sight: from the menu Teams opens no card. `about` tells screen
 * readers which of many things a button belongs to.
 */
export function buttonRows(actions: readonly Neutral[], used: Used, pen: Pen, about?: string): Action[][] {
  const { inSight, row } = limits.actions
  const able = actions.filter(isPossible)
  const asking = able.filter(({ confirm }) => confirm !== undefined)
  const frequent = able.filter(({ rare, confirm }) => !rare && confirm === undefined)
  const rare = able.filter((action) => !asking.includes(action) && !frequent.includes(action))
  const first = new Set([...asking, ...frequent].slice(0, inSight))
  const shown = first.size > 0 ? able.filter((action) => first.has(action)) : rare.slice(0, 1)
  const behind = able.filter(({ confirm }) => confirm === undefined).filter((action) => !shown.includes(action))
  const menu = behind.slice(0, row - shown.length)
  const rest = able.filter((action) => !shown.includes(action) && !menu.includes(action))
  if (shown.length === 0) return []
  return [
    [
      ...shown.map((action) => button(action, used, pen, about)),
      ...menu.map((action) => plainButton(action, used, about, 'secondary')),
    ],
    ...buttonRows(rest, used, pen, about),
  ]
}

/** The same within a card's body. */
export const actionSets = (actions: readonly Neutral[], used: Used, pen: Pen, about?: string): ActionSet[] =>
  buttonRows(actions, used, pen, about).map((row) => ({ type: 'ActionSet', actions: row }))

/** No button is dead: what opens an address has one that can be opened. */
const isPossible = ({ url }: Neutral): boolean => url === undefined || linkable(url) !== null

/** Teams has no questions before a press; the question opens below the buttons, with the press in it. */
function button(action: Neutral, used: Used, pen: Pen, about?: string): Action {
  const { label, confirm } = action
  if (confirm === undefined) return plainButton(action, used, about)
  return {
    ...{ type: 'Action.ShowCard', title: plain(label, limits.button) },
    card: {
      type: 'AdaptiveCard',
      body: lines(plain(confirm, limits.question), pen, limits.question),
      actions: [plainButton({ ...action, label: label.replace(/…$/, '') }, used, about)],
    },
  }
}

function plainButton(
  action: Neutral,
  used: Used,
  about?: string,
  mode?: 'secondary',
): Exclude<Action, { type: 'Action.ShowCard' }> {
  const { label, value, url } = action
  const title = plain(label, limits.button)
  const address = url === undefined ? null : linkable(url)
  const behind = mode ? { mode } : {}
  if (address) return { type: 'Action.OpenUrl', title, url: address, ...behind }
  const common = {
    title,
    ...behind,
    ...styleOf(action, used),
    ...(about && { tooltip: plain(`${label}: ${about}`, limits.tooltip) }),
  }
  const data = carriedPress(value)
  if (isOpenAction(value.action)) {
    return {
      type: 'Action.Submit',
      ...common,
      data: { ...data, msteams: { type: 'task/fetch' } },
      associatedInputs: 'none',
    }
  }
  const fallback: Submit = { type: 'Action.Submit', ...common, data, associatedInputs: 'none' }
  return {
    type: 'Action.Execute',
    ...common,
    verb: `${verbPrefix}${value.action}`,
    data,
    associatedInputs: 'none',
    fallback,
  }
}

function styleOf({ style }: Neutral, used: Used): { style?: 'positive' | 'destructive' } {
  if (style === undefined || (style === 'primary' && used.primary)) return {}
  used.primary ||= style === 'primary'
  return { style: style === 'primary' ? 'positive' : 'destructive' }
}
