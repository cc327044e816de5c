// One person's session: their state, kept up to date by the live stream, through lost connections and restarts.
import { useEffect, useReducer, useRef, useState } from 'htm/preact/standalone'
import type { Message, WorkspaceState } from '../wire.ts'
import { api, Trouble } from './api.ts'
import { useResting } from './attention.ts'
import { keep } from './kept.ts'
import { listen } from './live.ts'
import { learn, type Model } from './model.ts'
import { channelName } from './sidebar.ts'
import { nameOf } from './ui.ts'
import { guessedLocale, wordsIn } from './words.ts'

/** How often a resting page looks for news, and a page without a server for its server. */
const restSeconds = 15
const retrySeconds = 2

export function useSession(as: string | null) {
  const [model, dispatch] = useReducer(learn, null)
  const [connected, setConnected] = useState(true)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [attempt, setAttempt] = useState(0)
  const [announcement, announce] = useState('')
  const [stranger, setStranger] = useState<string | null>(null)
  const resting = useResting()
  const known = useRef<Model | null>(null)
  known.current = model
  const again = () => setAttempt((count) => count + 1)

  useEffect(() => {
    let left = false
    let close = () => {}
    const later = (seconds: number) => {
      const timer = setTimeout(again, seconds * 1000)
      close = () => clearTimeout(timer)
    }
    const begin = ({ state, stranger }: Opening) => {
      setStranger(stranger)
      dispatch({ kind: 'loaded', state })
      setTrouble(null)
      setConnected(true)
      remember(state.me.email)
      if (resting) return later(restSeconds)
      close = listen(state.me.email, state.seq, {
        lost: () => setConnected(false),
        back: again,
        received: (message) => {
          dispatch({ kind: 'received', message })
          if (message.author !== state.me.email && !message.editedAt) announce(announcementOf(message, state))
        },
      })
    }
    const fail = (error: unknown) => {
      if (!known.current) return setTrouble(error instanceof Trouble ? error : new Trouble(null))
      setConnected(false)
      later(retrySeconds)
    }
    openingOf(as).then(
      (opening) => left || begin(opening),
      (error) => left || fail(error),
    )
    return () => {
      left = true
      close()
    }
  }, [as, attempt, resting])

  return { model, dispatch, connected, trouble, announcement, stranger, again }
}

type Opening = {
  state: WorkspaceState
  /** Who was asked for, if nobody here is called so. */
  stranger: string | null
}

/** Without a choice one starts as somebody of one's language; somebody whom nobody knows becomes the first person. */
async function openingOf(as: string | null): Promise<Opening> {
  if (!as) return { state: await api.state({ locale: guessedLocale() }), stranger: null }
  try {
    return { state: await api.state({ as }), stranger: null }
  } catch (error) {
    if (!(error instanceof Trouble) || error.problem?.status !== 400) throw error
    return { state: await api.state(null), stranger: as }
  }
}

function remember(email: string): void {
  keep('as', email)
  const address = new URL(location.href)
  address.searchParams.set('as', email)
  history.replaceState(null, '', address)
}

/** What a screen reader says of a new message. */
function announcementOf(
  { author, channel, card, text }: Message,
  { me, people, conversations }: WorkspaceState,
): string {
  const info = conversations.find((each) => each.channel === channel)
  return wordsIn(me.locale).say('message.announce', {
    author: nameOf({ people: new Map(people.map((person) => [person.email, person])) }, author),
    name: info ? channelName(info) : channel,
    text: card?.summary ?? text ?? '',
  })
}
