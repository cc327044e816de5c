// What is wrong with the configuration: every mistake at once, one line each, in words that say how to mend it.

/** Thrown before anything is opened. The message is one line for each mistake. */
export class ConfigFault extends Error {
  readonly lines: readonly string[]
  constructor(lines: readonly string[]) {
    super(lines.join('\n'))
    this.name = 'ConfigFault'
    this.lines = lines
  }
}

/** What was given, quoted for a message; long values are cut. */
export function quoted(given: unknown): string {
  const text = JSON.stringify(given) ?? String(given)
  return text.length > 80 ? `${text.slice(0, 77)}…` : text
}

/** That a secret was given, and how long it is: enough to see a wrong paste, too little to use. */
export const masked = (secret: string): string => `•••••• (${[...secret].length} characters)`
