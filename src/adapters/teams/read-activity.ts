// An activity, as far as it is what Teams documents: what is of another kind is as good as absent.
import { z } from 'zod'
import type { ActivityPayload } from './activity.ts'

const text = z.string().optional().catch(undefined)
const account = z.looseObject({
  id: text,
  name: text,
  aadObjectId: text,
  isTargeted: z.boolean().optional().catch(undefined),
})
const accounts = z.array(account.catch({})).optional().catch(undefined)
const conversation = z.looseObject({ id: text, conversationType: text, tenantId: text })

const activity = z.looseObject({
  ...{ type: text, name: text, action: text, id: text, replyToId: text, serviceUrl: text, locale: text, text },
  ...{ from: account.optional().catch(undefined), recipient: account.optional().catch(undefined) },
  conversation: conversation.optional().catch(undefined),
  entities: z.array(z.unknown()).optional().catch(undefined),
  ...{ membersAdded: accounts, membersRemoved: accounts },
})

/** Never throws. Keys that are not there stay away. */
export function readActivity(given: unknown): ActivityPayload {
  const read = activity.safeParse(given)
  return read.success ? (withoutAbsent(read.data) as ActivityPayload) : {}
}

function withoutAbsent(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutAbsent)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (inner === undefined ? [] : [[key, inner]])),
  )
}
