// The workspace of one person: sidebar, conversation, thread, and what stands in front of them.
import { html, useEffect, useLayoutEffect, useRef, useState } from 'htm/preact/standalone'
import { useVisible } from './attention.ts'
import { Conversation } from './conversation.ts'
import { useDeeds } from './deeds.ts'
import { Dialogs } from './dialogs.ts'
import { conversationAt, useHere } from './here.ts'
import { useMarks } from './marks.ts'
import type { Model, News } from './model.ts'
import { placeIn } from './place.ts'
import { useShortcuts } from './shortcuts.ts'
import { channelName, Sidebar } from './sidebar.ts'
import type { Theme } from './theme.ts'
import { ThreadPanel } from './thread.ts'
import { newestIn, threads, unread } from './timeline.ts'
import type { Ui } from './ui.ts'
import { whenFor } from './when.ts'
import type { Words } from './words.ts'

type Props = {
  model: Model
  dispatch(news: News): void
  words: Words
  connected: boolean
  /** Somebody whom the address named and nobody knows. */
  stranger: string | null
  theme: [Theme, () => void]
  actAs(email: string): void
}

export function Workspace({ model, dispatch, words, connected, stranger, theme: [theme, nextTheme], actAs }: Props) {
  const { me, people, conversations } = model.facts
  const [{ channel, thread }, go] = useHere(model.facts)
  const [marks, mark] = useMarks(me.email)
  const [drawer, setDrawer] = useState(false)
  const deeds = useDeeds(model, dispatch, words)
  const visible = useVisible()
  const info = conversationAt(model.facts, channel)
  const news = unread(model, marks)
  const newest = newestIn(model, channel)

  useEffect(() => {
    if (visible) mark(channel, newest)
  }, [visible, channel, newest])

  useEffect(() => {
    if (stranger) deeds.tell(words.say('acting.unknown', { email: stranger, name: me.name }))
  }, [stranger])

  useEffect(() => {
    const count = [...news.values()].reduce((sum, each) => sum + each.count, 0)
    const name = info && info.kind !== 'direct' ? `#${channelName(info)} · Relevo` : 'Relevo'
    document.title = count > 0 ? `(${count}) ${name}` : name
  })

  useShortcuts((by) => {
    // The address is ahead of what is drawn when keys come fast.
    const current = placeIn(location.hash)?.channel ?? channel
    const channels = [...new Set(conversations.map((each) => each.channel))]
    const next = channels[(channels.indexOf(current) + by + channels.length) % channels.length]
    if (next) go({ channel: next, thread: null })
  })
  useFocusInDrawer(drawer, () => setDrawer(false))
  useFocusAfter(me.email, '.acting-button')

  const ui: Ui = {
    ...{ words, me, when: whenFor(me), people: new Map(people.map((person) => [person.email, person])) },
    press: deeds.press,
    dismiss: (id) => dispatch({ kind: 'dismissed', id }),
    openThread: (id) => go({ channel, thread: id }),
  }
  const become = (email: string) => {
    setDrawer(false)
    actAs(email)
  }
  return html`
    <a class="skip" href="#main" onClick=${skip}>${words.say('workspace.skip')}</a>
    <div class=${`shell ${thread && info ? 'with-thread' : ''} ${drawer ? 'with-drawer' : ''}`} key=${me.email}>
      <${Sidebar} model=${model} ui=${ui} current=${channel} unread=${news} theme=${theme} nextTheme=${nextTheme} actAs=${become} close=${() => setDrawer(false)} />
      <button type="button" class="veil" tabindex="-1" aria-hidden="true" onClick=${() => setDrawer(false)}></button>
      <${Conversation}
        info=${info}
        model=${model}
        threads=${threads(model)}
        read=${{ until: marks[channel], newest }}
        connected=${connected}
        ui=${ui}
        deeds=${deeds}
        openSidebar=${() => setDrawer(true)}
      />
      ${
        thread &&
        info &&
        html`<${ThreadPanel} key=${thread} id=${thread} info=${info} model=${model} ui=${ui} deeds=${deeds} close=${() => go({ channel, thread: null })} />`
      }
    </div>
    <${Dialogs} deeds=${deeds} ui=${ui} />
  `
}

function skip(event: Event): void {
  event.preventDefault()
  document.querySelector<HTMLElement>('main .scroller')?.focus()
}

/** On a narrow page the drawer takes the focus when it opens; Escape closes it. */
function useFocusInDrawer(drawer: boolean, close: () => void): void {
  useEffect(() => {
    if (!drawer) return
    document.querySelector<HTMLElement>('.sidebar [aria-current], .sidebar a')?.focus()
    const onKeyDown = ({ key }: KeyboardEvent) => key === 'Escape' && close()
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [drawer])
}

/** Puts the focus somewhere when a value changes, but not at the start. */
function useFocusAfter(value: string, selector: string): void {
  const before = useRef(value)
  useLayoutEffect(() => {
    if (before.current !== value) document.querySelector<HTMLElement>(selector)?.focus()
    before.current = value
  }, [value])
}
