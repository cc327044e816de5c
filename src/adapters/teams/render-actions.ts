// Buttons. Every press carries an ActionValue of ours; what opens a form opens a dialog.
import type { Action as Neutral } from '../../ports/card.ts'
import { isOpenAction } from '../../view/actions.ts'
import type { Action, ActionSet, Submit } from './adaptive-card.ts'
import { limits } from './limits.ts'
import { linkable, type Pen } from './markdown.ts'
import { carriedPress } from './press-value.ts'
import { paragraph, plain } from './text-elements.ts'

/** Every verb of ours begins so: `relevo:accept`. */
export const verbPrefix = 'relevo:'

/** One primary button in a card. */
export type Used = { primary: boolean }

/**
 * The buttons in sight, then those behind the menu of the row ("…"; on phones a sheet). What must be confirmed is always in
 * sight: from the menu Teams opens no card. `about` tells screen readers which of many rows a button is in.
 */
export function buttons(actions: readonly Neutral[], used: Used, pen: Pen, about?: string): Action[] {
  const able = actions.filter(isPossible)
  const asks = able.filter(({ confirm }) => confirm !== undefined)
  const frequent = able.filter(({ rare, confirm }) => !rare && confirm === undefined)
  const inSight = new Set([...asks, ...frequent].slice(0, limits.actions))
  const shown = able.filter((action) => inSight.has(action))
  const behind = able.filter((action) => !inSight.has(action) && action.confirm === undefined).slice(0, limits.menu)
  return [
    ...shown.map((action) => button(action, used, pen, about)),
    ...behind.map((action): Action => ({ ...plainButton(action, used, about), mode: 'secondary' })),
  ]
}

/** A row of them in the body; nothing for no actions. */
export function actionRow(actions: readonly Neutral[], used: Used, pen: Pen, about?: string): ActionSet[] {
  const row = buttons(actions, used, pen, about)
  return row.length > 0 ? [{ type: 'ActionSet', actions: row }] : []
}

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
      body: paragraph(confirm.slice(0, limits.question), pen),
      actions: [plainButton({ ...action, label: label.replace(/…$/, '') }, used, about)],
    },
  }
}

function plainButton(action: Neutral, used: Used, about?: string): Exclude<Action, { type: 'Action.ShowCard' }> {
  const { label, value, url } = action
  const title = plain(label, limits.button)
  const address = url === undefined ? null : linkable(url)
  if (address) return { type: 'Action.OpenUrl', title, url: address }
  const common = {
    title,
    ...styleOf(action, used),
    ...(about && { tooltip: plain(`${label}: ${about}`, limits.label) }),
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
