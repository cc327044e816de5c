// One block of a card, one function for each kind.
import { html, useState } from 'htm/preact/standalone'
import type { Block as CardBlock } from '../../../../ports/card.ts'
import type { Wire } from '../wire.ts'
import { icon } from './icon.ts'
import { text } from './text.ts'
import type { Ui } from './ui.ts'

type Of<K extends CardBlock['kind']> = Extract<Wire<CardBlock>, { kind: K }>

export function Block({ block, ui }: { block: Wire<CardBlock>; ui: Ui }) {
  switch (block.kind) {
    case 'text':
      return html`<p class=${block.quiet ? 'quiet' : ''} dir="auto">${text(block.text, ui)}</p>`
    case 'facts':
      return facts(block, ui)
    case 'list':
      return list(block, ui)
    case 'quote':
      return html`<${Quote} block=${block} ui=${ui} />`
    case 'figures':
      return figures(block)
    case 'outcome':
      return html`<p class="outcome" dir="auto">${icon('check')}<span>${text(block.text, ui)}</span></p>`
  }
}

const facts = ({ facts }: Of<'facts'>, ui: Ui) => html`
  <dl class="facts">
    ${facts.map(({ label, value }) => html`<div><dt>${label}</dt><dd dir="auto">${text(value, ui)}</dd></div>`)}
  </dl>
`

const list = ({ title, items }: Of<'list'>, ui: Ui) => html`
  <div class="list">
    ${title && html`<h4>${title}</h4>`}
    <ul>${items.map((item) => html`<li dir="auto">${text(item, ui)}</li>`)}</ul>
  </div>
`

const figures = ({ title, figures }: Of<'figures'>) => html`
  <div class="figures">
    ${title && html`<h4>${title}</h4>`}
    <dl>
      ${figures.map(
        ({ label, value, note }) => html`
          <div>
            <dt>${label}</dt>
            <dd><strong>${value}</strong>${note && html`<small>${note}</small>`}</dd>
          </div>
        `,
      )}
    </dl>
  </div>
`

/** Longer than this, a quote is folded. */
const longQuote = 500

function Quote({ block, ui }: { block: Of<'quote'>; ui: Ui }) {
  const [whole, setWhole] = useState(false)
  const long = block.text.length > longQuote
  return html`
    <figure class="quote">
      <blockquote class=${long && !whole ? 'folded' : ''} dir="auto">${block.text}</blockquote>
      ${
        long &&
        html`<button type="button" class="link" aria-expanded=${String(whole)} onClick=${() => setWhole(!whole)}>
          ${ui.words.say(whole ? 'card.collapse' : 'card.expand')}
        </button>`
      }
      ${block.by && html`<figcaption dir="auto">${text(block.by, ui)}</figcaption>`}
    </figure>
  `
}
