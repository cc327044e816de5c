// Slack says no: `{"ok": false, "error": …}`.
import type { Json } from '../fake-chat/json.ts'

export class SlackRefusal extends Error {
  readonly error: string
  readonly more: Json

  constructor(error: string, more: Json = {}) {
    super(error)
    this.error = error
    this.more = more
  }
}

export function refuse(error: string, more?: Json): never {
  throw new SlackRefusal(error, more)
}
