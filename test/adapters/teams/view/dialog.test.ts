// A card that is shown in a dialog: every button in it is one that a dialog knows, and does the same.
import { expect, test } from 'vitest'
import { parseActivity } from '../../../../src/adapters/teams/parse.ts'
import { renderMessage } from '../../../../src/adapters/teams/render.ts'
import { forDialog } from '../../../../src/adapters/teams/render-dialog.ts'
import { cardType, dialogFaults } from '../../../support/adaptive-cards/validate.ts'
import { everyCard } from '../../../view/gallery.ts'
import { objectsIn } from './objects.ts'
import { readerIn } from './reader.ts'

const cards = everyCard('es').map(([name, card]) => [name, renderMessage(card, readerIn('es')).card] as const)

test('every card is a dialog that Teams takes, too', () => {
  for (const [name, card] of cards) {
    const shown = { contentType: cardType, content: forDialog(card) }
    expect(dialogFaults({ title: 'Relevo', width: 'medium', height: 'medium', card: shown }), name).toEqual([])
  }
})

test('what is pressed there is what would be pressed on the card', () => {
  const sentBy = (node: object, by: 'dialog' | 'card') =>
    objectsIn(node)
      .filter(({ type }) => type === (by === 'dialog' ? 'Action.Submit' : 'Action.Execute'))
      .map(({ data }) => {
        const invoke =
          by === 'dialog'
            ? { name: 'task/submit', value: { data } }
            : { name: 'adaptiveCard/action', value: { action: { data }, trigger: 'manual' } }
        const who = {
          from: { id: '29:ana' },
          conversation: { id: 'a:1', tenantId: 't' },
          serviceUrl: 'https://smba.example/',
        }
        const gesture = parseActivity({ type: 'invoke', ...invoke, ...who })
        return gesture.kind === 'press' ? JSON.stringify(gesture.value) : gesture.kind
      })
  for (const [, card] of cards)
    expect(sentBy(forDialog(card), 'dialog')).toEqual(expect.arrayContaining(sentBy(card, 'card')))
})
