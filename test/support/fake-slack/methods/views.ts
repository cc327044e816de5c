// views.*: modals that open, stack up to three and change; the Home tab of each user.
import type { Json } from '../../fake-chat/json.ts'
import { checkedBlocks } from '../content.ts'
import type { Core } from '../core.ts'
import type { Call, Method } from '../method.ts'
import { refuse } from '../refusal.ts'
import type { Team } from '../team.ts'
import { checkView, newView, type View, viewWire } from '../view.ts'

const deepest = 3

const open: Method = {
  args: ['trigger_id', 'interactivity_pointer', 'view'],
  run({ core, args, team }) {
    const { user } = core.tickets.takeTrigger(args.trigger_id)
    const view = fresh(core, team, user, contentOf(core, args.view, 'modal'))
    team.stacks.set(user, [view])
    return shown(core, view)
  },
}

const push: Method = {
  args: ['trigger_id', 'interactivity_pointer', 'view'],
  run({ core, args, team }) {
    const { user, view: below } = core.tickets.takeTrigger(args.trigger_id)
    if (!below) return refuse('no_view_to_push_on')
    return shown(core, pushed(core, team, user, args.view))
  },
}

const update: Method = {
  args: ['view_id', 'external_id', 'view', 'hash'],
  run(call) {
    const { core, args } = call
    const view = viewOf(call)
    if (args.hash && args.hash !== view.hash) refuse('hash_conflict')
    replace(core, view, args.view)
    return shown(core, view)
  },
}

const publish: Method = {
  args: ['user_id', 'view', 'hash'],
  run({ core, args, team }) {
    const user = team.users.get(String(args.user_id ?? '')) ?? refuse('user_not_found')
    const content = contentOf(core, args.view, 'home')
    const before = team.homes.get(user.id)
    if (args.hash && before && args.hash !== before.hash) refuse('hash_conflict')
    const view = fresh(core, team, user.id, content, { id: before?.id })
    team.homes.set(user.id, view)
    return shown(core, view)
  },
}

/** Puts another view on top of what the user sees. */
export function pushed(core: Core, team: Team, user: string, content: unknown): View {
  const stack = team.stacks.get(user) ?? []
  if (stack.length >= deepest) refuse('push_limit_reached')
  const view = fresh(core, team, user, contentOf(core, content, 'modal'), { below: stack.at(-1) })
  team.stacks.set(user, [...stack, view])
  core.waiting.changed()
  return view
}

/** The view comes to show something else; fields that keep their ids keep what was filled in. */
export function replace(core: Core, view: View, content: unknown): void {
  view.content = contentOf(core, content, view.content.type)
  view.hash = newHash(core)
  view.errors = {}
  const kept = Object.entries(view.values).filter(([id]) => view.blocks.some((block) => block.block_id === id))
  view.values = Object.fromEntries(kept)
  core.waiting.changed()
}

const newHash = (core: Core) => `${Math.floor(core.clock.now().getTime() / 1000)}.${core.newId('h')}`

function fresh(
  core: Core,
  team: Team,
  user: string,
  content: Json,
  { id, below }: { id?: string | undefined; below?: View | undefined } = {},
): View {
  const view = newView(team, user, content, { id: id ?? core.newId('V'), hash: newHash(core) }, below)
  team.views.set(view.id, view)
  return view
}

function contentOf(core: Core, given: unknown, type: 'modal' | 'home'): Json {
  const view = (given ?? refuse('invalid_arguments')) as Json
  try {
    checkView(view, type)
  } catch (refusal) {
    core.surprise(`invalid ${type}: ${JSON.stringify((refusal as { more?: Json }).more)}`)
    throw refusal
  }
  return { ...structuredClone(view), blocks: checkedBlocks(core, view.blocks, type, view) }
}

function viewOf({ args, team }: Call): View {
  const view = args.view_id
    ? team.views.get(String(args.view_id))
    : [...team.views.values()].find(({ content }) => content.external_id && content.external_id === args.external_id)
  if (!view) return refuse('not_found')
  const isOpen = view.content.type === 'home' || (team.stacks.get(view.user) ?? []).includes(view)
  return isOpen ? view : refuse('not_found')
}

function shown(core: Core, view: View): Json {
  core.waiting.changed()
  return { view: viewWire(view, core.app) }
}

export const views: Record<string, Method> = {
  'views.open': open,
  'views.push': push,
  'views.update': update,
  'views.publish': publish,
}
