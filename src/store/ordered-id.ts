// Ids that sort in the order in which they were made, also within one millisecond: what was written first is said first.
import { randomUUIDv7 } from 'node:crypto'

let [lastMs, counter] = [0, 0]
const counterLimit = 0x1000

/** A version 7 UUID whose 12 bits after the time count up (RFC 9562, 6.2, method 1). */
export function orderedId(): string {
  const now = Date.now()
  if (now > lastMs) [lastMs, counter] = [now, 0]
  else counter += 1
  if (counter === counterLimit) [lastMs, counter] = [lastMs + 1, 0]
  const ms = lastMs.toString(16).padStart(12, '0')
  const random = randomUUIDv7()
  return `${ms.slice(0, 8)}-${ms.slice(8)}-7${counter.toString(16).padStart(3, '0')}${random.slice(18)}`
}
