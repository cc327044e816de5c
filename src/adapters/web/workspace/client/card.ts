// A card: title, state, blocks and buttons. It changes in place, and says so with a short glow.
import { html, useLayoutEffect, useRef } from 'htm/preact/standalone'
import type { Action } from '../../../../ports/card.ts'
import type { Wire, WireCard } from '../wire.ts'
import { ActionButton, keyOf } from './action-button.ts'
import { Block } from './block.ts'
import { Folded } from './folded.ts'
import { icon } from './icon.ts'
import { follow } from './link.ts'
import { Menu } from './menu.ts'
import type { Origin, Ui } from './ui.ts'

type Props = { card: WireCard; seq: number; origin: Origin; ui: Ui }

export function Card({ card, seq, origin, ui }: Props) {
  const { title, badge, blocks, actions } = card
  const first = useRef(seq)
  const body = useFocusKept()
  const frequent = actions.filter(({ rare }) => !rare)
  const rare = actions.filter((each) => each.rare)
  return html`
    <div class="card" ref=${body} tabindex="-1">
      ${seq !== first.current && html`<span class="glow" key=${seq}></span>`}
      <div class="card-head">
        <h3 dir="auto"><${Folded} text=${title} limit=${160} words=${ui.words} /></h3>
        ${badge && html`<span class="badge tone-${badge.tone}">${badge.text}</span>`}
      </div>
      ${blocks.map((block) => html`<${Block} block=${block} origin=${origin} ui=${ui} />`)}
      ${
        actions.length > 0 &&
        html`<div class="actions">
          ${frequent.map((action) => html`<${ActionButton} key=${keyOf(action)} action=${action} origin=${origin} ui=${ui} />`)}
          ${rare.length > 0 && html`<${More} actions=${rare} title=${title} origin=${origin} ui=${ui} />`}
        </div>`
      }
    </div>
  `
}

function More({
  actions,
  title,
  origin,
  ui,
}: {
  actions: readonly Wire<Action>[]
  title: string
  origin: Origin
  ui: Ui
}) {
  const items = actions.map((action) => ({
    key: keyOf(action),
    label: action.label,
    danger: action.style === 'danger',
    choose: () => {
      if (action.url) follow(action.url)
      else ui.press(action, origin)
    },
  }))
  const name = ui.words.say('card.moreOf', { title })
  return html`<${Menu} label=${name} name=${name} items=${items}>${ui.words.say('card.more')} ${icon('down')}<//>`
}

/** A pressed button may be gone when the card has changed; then the card itself takes the focus. */
function useFocusKept() {
  const body = useRef<HTMLDivElement>(null)
  const inside = body.current?.contains(document.activeElement) ?? false
  useLayoutEffect(() => {
    if (inside && !body.current?.contains(document.activeElement)) body.current?.focus({ preventScroll: true })
  })
  return body
}
