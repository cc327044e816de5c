// A card in a dialog. There only sending is known: Teams executes nothing there, and opens no second dialog.
import { isRecord } from './json.ts'

/** The same card, its buttons such that a dialog takes them; what they carry is the same. */
export const forDialog = <T extends object>(card: T): T => sending(card) as T

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
