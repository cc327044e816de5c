// What Slack and its apps send each other: JSON whose shape only the reader of each message knows.

// biome-ignore lint/suspicious/noExplicitAny: blocks, views and arguments come in every shape
export type Json = Record<string, any>

export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The JSON value in a text, or undefined. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export const isTrue = (value: unknown): boolean => value === true || value === 'true' || value === '1' || value === 1
