// The page as a whole: what is loaded, where one is, and what happens when something is pressed, sent or asked.
import { html, render, useEffect, useReducer, useRef, useState } from 'htm/preact/standalone'
import type { Message, WorkspaceState } from '../wire.ts'
import { api, sentenceOf, Trouble } from './api.ts'
import { useResting } from './attention.ts'
import { keep, recall } from './kept.ts'
import { listen } from './live.ts'
import { learn, type Model } from './model.ts'
import { channelName } from './sidebar.ts'
import { useTheme } from './theme.ts'
import { nameOf } from './ui.ts'
import { type Words, wordsIn } from './words.ts'
import { Workspace } from './workspace.ts'

/** How often a resting page looks for news. */
const restSeconds = 30

function App() {
  const [as, setAs] = useState(() => new URLSearchParams(location.search).get('as') ?? recall('as'))
  const [model, dispatch] = useReducer(learn, null)
  const [connected, setConnected] = useState(true)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [attempt, setAttempt] = useState(0)
  const [announcement, announce] = useState('')
  const resting = useResting()
  const theme = useTheme()
  const words = wordsIn(model?.facts.me.locale ?? guessedLocale())

  const known = useRef<Model | null>(null)
  known.current = model

  useEffect(() => {
    const again = () => setAttempt((count) => count + 1)
    let close = () => {}
    let left = false
    const open = async () => {
      const state = await stateOf(as)
      if (left) return
      dispatch({ kind: 'loaded', state })
      setTrouble(null)
      setConnected(true)
      remember(state.me.email)
      if (resting) {
        const later = setTimeout(again, restSeconds * 1000)
        close = () => clearTimeout(later)
        return
      }
      close = listen(state.me.email, state.seq, {
        lost: () => setConnected(false),
        back: again,
        received: (message) => {
          dispatch({ kind: 'received', message })
          if (message.author !== state.me.email && !message.editedAt) announce(announcementOf(message, state))
        },
      })
    }
    open().catch((error) => {
      if (!known.current) return setTrouble(error instanceof Trouble ? error : new Trouble(null))
      setConnected(false)
      const later = setTimeout(again, 2000)
      close = () => clearTimeout(later)
    })
    return () => {
      left = true
      close()
    }
  }, [as, attempt, resting])

  useEffect(() => {
    document.documentElement.lang = words.locale
  }, [words.locale])

  if (trouble) return html`<${Failed} trouble=${trouble} words=${words} retry=${() => setAttempt(attempt + 1)} />`
  if (!model) return html`<${Loading} words=${words} />`
  return html`
    <${Workspace} model=${model} dispatch=${dispatch} words=${words} connected=${connected} theme=${theme} actAs=${setAs} />
    <div class="visually-hidden" role="log" aria-live="polite">${announcement}</div>
  `
}

const Loading = ({ words }: { words: Words }) => html`
  <div class="whole" role="status"><span class="spinner"></span><p>${words.say('workspace.loading')}</p></div>
`

function Failed({ trouble, words, retry }: { trouble: Trouble; words: Words; retry(): void }) {
  return html`
    <div class="whole" role="alert">
      <h1>${words.say('workspace.failed')}</h1>
      <p>${sentenceOf(trouble, words)}</p>
      <button type="button" class="button primary" onClick=${retry}>${words.say('workspace.retry')}</button>
    </div>
  `
}

/** Somebody whom the configuration no longer knows becomes its first person. */
async function stateOf(as: string | null) {
  try {
    return await api.state(as)
  } catch (error) {
    if (as !== null && error instanceof Trouble && error.problem?.status === 400) return api.state(null)
    throw error
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

const guessedLocale = () => (navigator.language.startsWith('es') ? 'es' : 'en')

const root = document.getElementById('app')
if (root) render(html`<${App} />`, root)
