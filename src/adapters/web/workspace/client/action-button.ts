// One button of a card: it presses, or opens an address.
import { html, useState } from 'htm/preact/standalone'
import type { Action } from '../../../../ports/card.ts'
import type { Wire } from '../wire.ts'
import { link } from './link.ts'
import type { Origin, Ui } from './ui.ts'

/** Two buttons of one card are never taken for one another, also when the card changes. */
export const keyOf = ({ value: { action, id, extra = '' } }: Wire<Action>): string => `${action} ${id} ${extra}`

export function ActionButton({ action, origin, ui }: { action: Wire<Action>; origin: Origin; ui: Ui }) {
  const [busy, setBusy] = useState(false)
  const style = `button ${action.style ?? ''}`
  const outward = action.url && link(action.label, action.url, ui.words, style)
  if (outward) return outward
  const press = async () => {
    if (busy) return
    setBusy(true)
    await ui.press(action, origin)
    setBusy(false)
  }
  return html`<button type="button" class=${style} aria-busy=${String(busy)} onClick=${press}>${action.label}</button>`
}
