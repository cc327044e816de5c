// An ActionValue that came over the wire, looked at before it is believed.
import type { ActionValue } from '../../ports/card.ts'

/** Null unless every part is there, and is what it should be. */
export function readActionValue({ action, id, version, extra }: Readonly<Record<string, unknown>>): ActionValue | null {
  if (typeof action !== 'string' || action === '' || typeof id !== 'string') return null
  if (version !== undefined && !Number.isSafeInteger(version)) return null
  if (extra !== undefined && typeof extra !== 'string') return null
  return { action, id, ...(typeof version === 'number' && { version }), ...(typeof extra === 'string' && { extra }) }
}
