// What a button or a menu's option carries: an ActionValue, written so short that a menu takes it (75 characters).
import type { ActionValue } from '../../ports/card.ts'

/** `accept|<id>|3|extra`: what is absent at the end is left out, what is absent before it is empty. */
export function encodeValue({ action, id, version, extra }: ActionValue): string {
  const parts = [action, id, version === undefined ? '' : String(version), ...(extra === undefined ? [] : [extra])]
  const told = extra === undefined && version === undefined ? parts.slice(0, 2) : parts
  return told.map(escapePart).join('|')
}

/** The value again; null for anything that we never wrote. */
export function decodeValue(text: string | null | undefined): ActionValue | null {
  const parts = text?.split('|').map(unescapePart) ?? []
  const [action, id, version = '', extra] = parts
  if (!action || id === undefined || id === null || parts.length > 4 || parts.includes(null)) return null
  if (version !== '' && !(version && /^-?\d{1,15}$/.test(version))) return null
  return {
    ...{ action, id },
    ...(version && { version: Number(version) }),
    ...(typeof extra === 'string' && { extra }),
  }
}

const escapePart = (part: string): string => part.replace(/[%|]/g, (sign) => (sign === '%' ? '%25' : '%7C'))

const unescapePart = (part: string): string | null =>
  /%(?!25|7C)/.test(part) ? null : part.replace(/%(25|7C)/g, (_, code) => (code === '25' ? '%' : '|'))
