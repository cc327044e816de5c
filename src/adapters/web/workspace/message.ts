// A stored message as the browser receives it.
import type { LocalMessage } from '../../../store/local-messages.ts'
import type { Message, WireCard } from './wire.ts'

/** The stored card is one that we wrote ourselves, in JSON. */
export const messageOf = ({ card, postedAt, editedAt, ...rest }: LocalMessage): Message => ({
  ...rest,
  card: (card as WireCard | null) ?? null,
  postedAt: postedAt.toISOString(),
  editedAt: editedAt?.toISOString() ?? null,
})
