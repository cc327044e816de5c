// What the app answers to a sent form, and what the person then sees: faults, another view, or none.
import { isJson } from '../fake-chat/json.ts'
import type { Core } from './core.ts'
import { labelOf } from './form-values.ts'
import { pushed, replace } from './methods/views.ts'
import { SlackRefusal } from './refusal.ts'
import type { View } from './view.ts'

/** Returns the faults by label. */
export function afterSubmission(core: Core, view: View, body: unknown): Record<string, string> {
  try {
    return follow(core, view, body)
  } catch (refusal) {
    if (!(refusal instanceof SlackRefusal)) throw refusal
    core.surprise(`the answer to a form was refused: ${refusal.error} ${JSON.stringify(refusal.more)}`)
    return {}
  } finally {
    core.waiting.changed()
  }
}

function follow(core: Core, view: View, body: unknown): Record<string, string> {
  const { team, user } = view
  const stack = team.stacks.get(user) ?? []
  if (body === '' || (isJson(body) && Object.keys(body).length === 0)) {
    team.stacks.set(
      user,
      stack.filter((one) => one !== view),
    )
    return {}
  }
  if (!isJson(body)) return wrong(core, body)
  if (body.response_action === 'clear') team.stacks.set(user, [])
  else if (body.response_action === 'update') replace(core, view, body.view)
  else if (body.response_action === 'push') pushed(core, team, user, body.view)
  else if (body.response_action === 'errors') return faults(core, view, body.errors)
  else return wrong(core, body)
  return {}
}

function faults(core: Core, view: View, errors: unknown): Record<string, string> {
  if (!isJson(errors) || Object.keys(errors).length === 0) return wrong(core, { errors })
  view.errors = errors
  return Object.fromEntries(
    Object.entries(errors).map(([block, fault]) => {
      const label = labelOf(view, block)
      if (!label) core.surprise(`a fault for ${block}, which is no field of the form; Slack shows nothing: ${fault}`)
      return [label ?? block, String(fault)]
    }),
  )
}

function wrong(core: Core, body: unknown): Record<string, string> {
  core.surprise(`Slack does not understand this answer to a form: ${JSON.stringify(body)}`)
  return {}
}
