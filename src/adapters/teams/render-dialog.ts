// A card in a dialog. There only sending is known: Teams executes nothing there, and opens no second dialog.
import type { AdaptiveCard } from './adaptive-card.ts'
import { isRecord } from './json.ts'

/** The same card, its buttons such that a dialog takes them; what they carry is the same. */
export const forDialog = (card: AdaptiveCard): AdaptiveCard => sending(card) as AdaptiveCard

function sending(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(sending)
  if (!isRecord(node)) return node
  if (node.type === 'Action.Execute') return node.fallback
  if (node.type === 'Action.Submit' && isRecord(node.data)) {
    const { msteams: _, ...data } = node.data
    return { ...node, data }
  }
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, sending(value)]))
}
