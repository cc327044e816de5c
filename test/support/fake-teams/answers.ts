// What the app answers to an invoke, and what the person then sees: another card, a word, a dialog, or none any more.
import { isJson, type Json } from '../fake-chat/json.ts'
import type { Stage } from './activities.ts'
import type { Core } from './core.ts'
import { newDialog } from './dialog.ts'
import { cardType, faceOf, Message } from './message.ts'
import type { User } from './tenant.ts'

/** Said for a moment, to one person. */
export function toast(core: Core, user: User, { conversation }: Stage, shown: { text?: string; card?: Json }): void {
  const attachments = shown.card ? [{ contentType: cardType, content: shown.card }] : []
  core.private.push(
    new Message(core.waiting, {
      ...{ id: core.newId('toast'), conversation, from: core.botId, to: user.id, toast: true },
      face: faceOf({ text: shown.text ?? '', attachments }),
    }),
  )
  core.waiting.changed()
}

/** The answer to a universal action. `automatic`: Teams asked by itself, for a card and nothing else. */
export function afterExecute(
  core: Core,
  user: User,
  message: Message,
  body: unknown,
  stage: Stage,
  automatic = false,
): void {
  const { statusCode, type, value } = isJson(body) ? body : {}
  if (type === cardType && isJson(value) && statusCode === 200) {
    for (const fault of core.options.validateCard?.(value) ?? [])
      core.surprise(`a card that Teams would not take: ${fault}`)
    message.own.set(user.id, value)
  } else if (automatic) wrong(core, 'a refresh, which wants a card', body)
  else if (type === 'application/vnd.microsoft.activity.message' && typeof value === 'string' && statusCode === 200) {
    if (value) toast(core, user, stage, { text: value })
  } else if (type === 'application/vnd.microsoft.error' && isJson(value) && statusCode >= 400) {
    toast(core, user, stage, { text: String(value.message) })
    core.surprise(`${user.name} was shown an error: ${value.code} ${value.message}`)
  } else wrong(core, 'a universal action', body)
  core.waiting.changed()
}

type Opened = { stage: Stage; replyToId: string | undefined; commandId: string | undefined }

/** The answer to what opens or sends a dialog. Only what was sent may be answered with nothing, and then the dialog closes. */
export function afterTask(core: Core, user: User, body: unknown, opened: Opened, wasOpen: boolean): void {
  const empty = body === '' || body === null || (isJson(body) && Object.keys(body).length === 0)
  const task = isJson(body) && isJson(body.task) ? body.task : {}
  if (empty && wasOpen) core.dialogs.delete(user.id)
  else if (task.type === 'message' && typeof task.value === 'string') {
    core.dialogs.delete(user.id)
    toast(core, user, opened.stage, { text: task.value })
  } else if (task.type === 'continue' && isJson(task.value)) {
    const { title, card } = task.value
    for (const fault of core.options.validateDialog?.(task.value) ?? [])
      core.surprise(`a dialog that Teams would not take: ${fault}`)
    const content = card?.content ?? {}
    core.dialogs.set(user.id, newDialog({ title: String(title ?? ''), card: content, ...opened }))
    // It is a word to this person, too.
    toast(core, user, opened.stage, { text: String(title ?? ''), card: content })
  } else wrong(core, 'a dialog', body)
  core.waiting.changed()
}

const wrong = (core: Core, what: string, body: unknown): void => {
  core.surprise(`Teams does not understand this answer to ${what}: ${JSON.stringify(body)}`)
}
