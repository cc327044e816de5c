// What the browser may ask for and send, field by field.
import { z } from 'zod'
import { cleaned } from '../../../app/clean-words.ts'

const name = z.string().min(1).max(200)
const as = z.email().max(320)
const text = z.string().max(10_000)

const value = z.object({
  action: name,
  id: z.string().max(200),
  version: z.int().min(0).exactOptional(),
  extra: z.string().max(2000).exactOptional(),
})

export const state = z.object({ as: as.optional(), locale: z.enum(['en', 'es']).optional() })

export const stream = z.object({ as, after: z.coerce.number().int().min(0).default(0) })

export const history = z.object({ as, channel: name, before: z.uuid() })

export const press = z.object({ as, value, messageId: z.uuid().exactOptional(), channel: name.exactOptional() })

export const submit = z.object({
  as,
  state: value.extend({ key: name }),
  values: z.record(z.string().max(100), z.string().max(20_000)),
})

export const ask = z.object({ as, text, channel: name.exactOptional() })

export const say = z.object({
  ...{ as, channel: name, threadOf: z.uuid().exactOptional() },
  // What is said is kept as it is, without what no column can hold.
  text: text.transform(cleaned).pipe(z.string().trim().min(1)),
})

export const testLead = z.object({ as, channel: name.exactOptional() })
