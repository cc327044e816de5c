// One block of a card, one function for each kind.
import { html } from 'htm/preact/standalone'
import type { Block as CardBlock, Text } from '../../../../ports/card.ts'
import type { Wire } from '../wire.ts'
import { ActionButton, keyOf } from './action-button.ts'
import { Chart } from './chart.ts'
import { Folded } from './folded.ts'
import { icon } from './icon.ts'
import { text } from './text.ts'
import type { Origin, Ui } from './ui.ts'

type Of<K extends CardBlock['kind']> = Extract<Wire<CardBlock>, { kind: K }>

export function Block({ block, origin, ui }: { block: Wire<CardBlock>; origin: Origin; ui: Ui }) {
  switch (block.kind) {
    case 'text':
      return html`<p class=${block.quiet ? 'quiet' : ''} dir="auto">${text(block.text, ui)}</p>`
    case 'facts':
      return facts(block, ui)
    case 'list':
      return list(block, ui)
    case 'quote':
      return quote(block, ui)
    case 'figures':
      return figures(block)
    case 'outcome':
      return html`<p class="outcome" dir="auto">${icon('check')}<span>${text(block.text, ui)}</span></p>`
    case 'item':
      return item(block, origin, ui)
    case 'chart':
      return html`<${Chart} chart=${block.chart} ui=${ui} />`
  }
}

const facts = ({ facts }: Of<'facts'>, ui: Ui) => html`
  <dl class="facts">
    ${facts.map(({ label, value }) => html`<div class=${isWide(value) ? 'wide' : ''}><dt>${label}</dt><dd dir="auto">${text(value, ui)}</dd></div>`)}
  </dl>
`

const list = ({ title, items }: Of<'list'>, ui: Ui) => html`
  <div class="list">
    ${title && html`<h4>${title}</h4>`}
    <ul>${items.map((item) => html`<li dir="auto">${text(item, ui)}</li>`)}</ul>
  </div>
`

const item = ({ text: said, actions }: Of<'item'>, origin: Origin, ui: Ui) => html`
  <div class="item">
    <p dir="auto">${text(said, ui)}</p>
    <div class="actions">
      ${actions.map((action) => html`<${ActionButton} key=${keyOf(action)} action=${action} origin=${origin} ui=${ui} />`)}
    </div>
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

const quote = ({ text: quoted, by }: Of<'quote'>, ui: Ui) => html`
  <figure class="quote">
    <blockquote dir="auto"><${Folded} text=${quoted} limit=${500} words=${ui.words} /></blockquote>
    ${by && html`<figcaption dir="auto">${text(by, ui)}</figcaption>`}
  </figure>
`

/** A long value gets a row of its own. */
const isWide = (value: Wire<Text>): boolean => JSON.stringify(value).length > 90
