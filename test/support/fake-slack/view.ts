// A modal or a Home tab, as it is open at one user: what it shows, and what has been filled in so far.
import type { Json } from '../fake-chat/json.ts'
import { says } from '../fake-chat/words.ts'
import { controlsIn, shownIn } from './controls.ts'
import { refuse } from './refusal.ts'
import type { Team } from './team.ts'

export type View = {
  id: string
  team: Team
  user: string
  /** As the app wrote it, with an id for each block. */
  content: Json
  hash: string
  rootId: string
  previousId: string | undefined
  /** By block and action: the state of each field. */
  values: Record<string, Record<string, Json>>
  /** The faults that the app answered with, by block. */
  errors: Record<string, string>
  readonly blocks: Json[]
  /** All words of it: title, blocks, buttons. */
  readonly shown: string
  readonly labels: string[]
}

export function newView(
  team: Team,
  user: string,
  content: Json,
  ids: { id: string; hash: string },
  below?: View,
): View {
  return {
    ...{ id: ids.id, team, user, content, hash: ids.hash, values: {}, errors: {} },
    ...{ rootId: below?.rootId ?? ids.id, previousId: below?.id },
    get blocks() {
      return this.content.blocks
    },
    get shown() {
      const { title, submit, close, blocks } = this.content
      return shownIn([title, blocks, submit, close])
    },
    get labels() {
      return controlsIn(this.content.blocks).map(({ label }) => label)
    },
  }
}

export const viewSays = (view: View, wanted: string | RegExp): boolean => says(view.shown, wanted)

/** What is wrong with a view, beyond its blocks. */
export function checkView(view: Json, type: 'modal' | 'home'): void {
  const messages = [...viewFaults(view, type)].map((fault) => `[ERROR] ${fault}`)
  if (messages.length > 0) refuse('invalid_arguments', { response_metadata: { messages } })
  if (Buffer.byteLength(JSON.stringify(view)) > 250_000) refuse('view_too_large')
}

function* viewFaults(view: Json, type: 'modal' | 'home'): Generator<string> {
  if (view.type !== type) yield `unsupported type: ${view.type} [json-pointer:/view/type]`
  if (!Array.isArray(view.blocks)) return yield 'missing required field: blocks [json-pointer:/view]'
  if (view.blocks.length > 100) yield 'no more than 100 items allowed [json-pointer:/view/blocks]'
  if ((view.private_metadata?.length ?? 0) > 3000)
    yield 'must be less than 3001 characters [json-pointer:/view/private_metadata]'
  if ((view.callback_id?.length ?? 0) > 255) yield 'must be less than 256 characters [json-pointer:/view/callback_id]'
  if (type === 'home') return
  if (!view.title) yield 'missing required field: title [json-pointer:/view]'
  for (const part of ['title', 'submit', 'close']) {
    const text = view[part]
    if (!text) continue
    if (text.type !== 'plain_text') yield `must be plain_text [json-pointer:/view/${part}/type]`
    if (!text.text || text.text.length > 24) yield `must be 1 to 24 characters [json-pointer:/view/${part}/text]`
  }
  if (!view.submit && view.blocks.some((block: Json) => block.type === 'input'))
    yield 'missing required field: submit, as there is an input block [json-pointer:/view]'
}

export const viewWire = (view: View, app: { id: string }): Json => ({
  ...{ id: view.id, team_id: view.team.id, app_id: app.id, bot_id: view.team.botId, hash: view.hash },
  ...{ app_installed_team_id: view.team.id, root_view_id: view.rootId, previous_view_id: view.previousId ?? null },
  ...{ title: null, submit: null, close: null, callback_id: '', private_metadata: '', external_id: '' },
  ...{ clear_on_close: false, notify_on_close: false },
  ...view.content,
  state: { values: view.values },
})
