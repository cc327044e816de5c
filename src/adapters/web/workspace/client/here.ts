// Where one is, kept in the address bar: links can be shared with oneself, and Back works.
import { useEffect, useState } from 'htm/preact/standalone'
import type { ConversationInfo } from '../wire.ts'
import type { Model } from './model.ts'
import { hashOf, type Place, placeIn } from './place.ts'

/** The open conversation and thread, and the way to another. */
export function useHere(facts: Model['facts']): [Place, (to: Place) => void] {
  const [place, setPlace] = useState(() => placeIn(location.hash))
  useEffect(() => {
    const follow = () => setPlace(placeIn(location.hash))
    window.addEventListener('hashchange', follow)
    return () => window.removeEventListener('hashchange', follow)
  }, [])
  const go = (to: Place) => {
    location.hash = hashOf(to)
  }
  return [settled(place, facts), go]
}

/** Somebody else's direct messages become one's own; without a place one starts where one's work is. */
function settled(place: Place | null, { me, conversations }: Model['facts']): Place {
  if (place && !place.channel.startsWith('@')) return place
  const mine = conversations.find(({ kind }) => kind === 'direct')
  if (place) return place.channel === mine?.channel ? place : { channel: mine?.channel ?? '', thread: null }
  const kind = me.roles.includes('marketer') && !me.roles.includes('rep') ? 'feedback' : 'sales'
  const own = conversations.find((each) => each.kind === kind && me.desks.includes(each.desk ?? ''))
  return { channel: (own ?? conversations[0])?.channel ?? '', thread: null }
}

/** The conversation of a channel; where several desks share it, it names them all. */
export function conversationAt({ me, conversations }: Model['facts'], channel: string): ConversationInfo | undefined {
  const shared = conversations.filter((each) => each.channel === channel)
  const first = shared[0]
  if (!first || shared.length === 1) return first
  const desks = shared.filter(({ kind }) => kind === first.kind).map(({ desk }) => desk ?? '')
  return { ...first, desk: new Intl.ListFormat(me.locale).format(desks) }
}
