// users.*, dnd.*: who somebody is, and whether now is a good moment.
import { isTrue } from '../../fake-chat/json.ts'
import { type Method, page, paging, userOf } from '../method.ts'
import { refuse } from '../refusal.ts'
import { profileWire, userWire } from '../user-wire.ts'

const seconds = (at: Date | undefined) => (at ? Math.floor(at.getTime() / 1000) : 0)

const info: Method = {
  scope: 'users:read',
  args: ['user', 'include_locale'],
  run(call) {
    const { locale, ...user } = userWire(call.team, userOf(call))
    return { user: isTrue(call.args.include_locale) ? { ...user, locale } : user }
  },
}

const list: Method = {
  scope: 'users:read',
  args: [...paging, 'include_locale'],
  run({ args, team }) {
    const { items, more } = page([...team.users.values()], args, 1000)
    return { members: items.map((user) => userWire(team, user)), ...more }
  },
}

const lookupByEmail: Method = {
  scope: 'users:read.email',
  args: ['email'],
  run({ args, team }) {
    const email = String(args.email ?? '').toLowerCase()
    const user = [...team.users.values()].find((user) => !user.deleted && user.email?.toLowerCase() === email)
    return { user: userWire(team, user ?? refuse('users_not_found')) }
  },
}

const getPresence: Method = {
  scope: 'users:read',
  args: ['user'],
  run: (call) => ({ presence: userOf(call).presence }),
}

const profile: Method = {
  scope: 'users.profile:read',
  args: ['user', 'include_labels'],
  run: (call) => ({ profile: profileWire(call.team, userOf(call)) }),
}

const dnd: Method = {
  scope: 'dnd:read',
  args: ['user'],
  run(call) {
    const { snoozedUntil } = userOf(call)
    const snoozed = snoozedUntil !== undefined && snoozedUntil > call.core.clock.now()
    return {
      ...{ dnd_enabled: snoozed, snooze_enabled: snoozed, snooze_endtime: seconds(snoozedUntil) },
      ...{
        next_dnd_start_ts: snoozed ? seconds(call.core.clock.now()) : 1,
        next_dnd_end_ts: seconds(snoozedUntil) || 1,
      },
    }
  },
}

export const users: Record<string, Method> = {
  'users.info': info,
  'users.list': list,
  'users.lookupByEmail': lookupByEmail,
  'users.getPresence': getPresence,
  'users.profile.get': profile,
  'dnd.info': dnd,
}
