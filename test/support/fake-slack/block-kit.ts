// The strict reading of Block Kit, as the fake takes it: `startFakeSlack({ validate: blockKitFaults })`.
import { homeFaults, messageFaults, modalFaults } from '../block-kit/validate.ts'
import type { Json } from '../fake-chat/json.ts'

/** What Slack, or we, would not take in the blocks of `{text, blocks}` or in a view. */
export function blockKitFaults(payload: Json): string[] {
  if (payload.type === 'modal') return modalFaults(payload)
  if (payload.type === 'home') return homeFaults(payload)
  return messageFaults(payload)
}
