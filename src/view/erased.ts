// What stands in the place of a message that spoke of somebody who was erased.
import type { Words } from '../i18n/words.ts'
import type { Card } from '../ports/card.ts'

export function erasedCard({ card }: Words): Card {
  const title = card.forgottenMessage
  const blocks = [{ kind: 'text', text: card.forgottenHere, quiet: true } as const]
  return { title, blocks, actions: [], summary: card.forgottenHere }
}
