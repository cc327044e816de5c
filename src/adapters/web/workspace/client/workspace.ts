// The workspace of one person: sidebar, conversation, thread, dialogs, and what each deed leads to.
import { html, useCallback, useEffect, useState } from 'htm/preact/standalone'
import type { Action } from '../../../../ports/card.ts'
import type { Wire, WireForm, WireReply } from '../wire.ts'
import { api, sentenceOf, Trouble } from './api.ts'
import { questionIn } from './completion.ts'
import { ConfirmDialog } from './confirm-dialog.ts'
import { Conversation } from './conversation.ts'
import { FormDialog } from './form-dialog.ts'
import { useHere } from './here.ts'
import { useMarks } from './marks.ts'
import type { Model, News } from './model.ts'
import { type Notice, NoticeBar } from './notice.ts'
import { useShortcuts } from './shortcuts.ts'
import { channelName, Sidebar } from './sidebar.ts'
import type { Theme } from './theme.ts'
import { ThreadPanel } from './thread.ts'
import { lastMessage, newestIn, threads, unread } from './timeline.ts'
import type { Origin, Ui } from './ui.ts'
import { whenFor } from './when.ts'
import type { Words } from './words.ts'

type Props = {
  model: Model
  dispatch(news: News): void
  words: Words
  connected: boolean
  theme: [Theme, () => void]
  actAs(email: string): void
}

type Asked = { action: Wire<Action>; answer(yes: boolean): void }

export function Workspace({ model, dispatch, words, connected, theme: [theme, nextTheme], actAs }: Props) {
  const { me, people, conversations } = model.facts
  const [here, go] = useHere(model.facts)
  const [marks, mark] = useMarks(me.email)
  const [drawer, setDrawer] = useState(false)
  const [form, setForm] = useState<{ form: WireForm; origin: Origin } | null>(null)
  const [asked, setAsked] = useState<Asked | null>(null)
  const [notice, setNotice] = useState<Notice | null>(null)
  const { channel, thread } = here
  const info = conversations.find((each) => each.channel === channel)
  const news = unread(model, marks)
  const newest = newestIn(model, channel)
  const visible = useVisible()

  useEffect(() => {
    if (visible) mark(channel, newest)
  }, [visible, channel, newest])

  useEffect(() => {
    const count = [...news].reduce((sum, [, each]) => sum + each.count, 0)
    const name = info && (info.kind === 'direct' ? 'Relevo' : `#${channelName(info)} · Relevo`)
    document.title = `${count > 0 ? `(${count}) ` : ''}${name ?? 'Relevo'}`
  })

  useShortcuts(
    useCallback(
      (by: 1 | -1) => {
        const at = conversations.findIndex((each) => each.channel === channel)
        const next = conversations[(at + by + conversations.length) % conversations.length]
        if (next) go({ channel: next.channel, thread: null })
      },
      [conversations, channel],
    ),
  )

  useEffect(() => {
    if (!drawer) return
    document.querySelector<HTMLElement>('.sidebar [aria-current], .sidebar a')?.focus()
    const onKeyDown = ({ key }: KeyboardEvent) => key === 'Escape' && setDrawer(false)
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [drawer])

  const tell = (text: string, trouble = false) => setNotice({ text, trouble, at: Date.now() })

  /** Runs a call; if it fails, says so and answers null. */
  const attempt = async <T>(call: Promise<T>): Promise<T | null> => {
    try {
      return await call
    } catch (error) {
      if (!(error instanceof Trouble)) throw error
      tell(sentenceOf(error, words), true)
      return null
    }
  }

  const follow = (reply: WireReply, origin: Origin, done?: string) => {
    if (reply.kind === 'form') return setForm({ form: reply.form, origin })
    if (reply.kind === 'field-errors') return tell(Object.values(reply.errors).join(' '), true)
    if (reply.kind === 'done') {
      const note = reply.note ?? done
      return note && tell(note)
    }
    const { channel, threadOf, whisperId = crypto.randomUUID() } = origin
    const after = origin.messageId ?? lastMessage(model, channel, threadOf)
    dispatch({ kind: 'whispered', whisper: { id: whisperId, channel, threadOf, after, card: reply.card } })
  }

  const ui: Ui = {
    words,
    when: whenFor(me),
    me,
    people: new Map(people.map((person) => [person.email, person])),
    dismiss: (id) => dispatch({ kind: 'dismissed', id }),
    openThread: (id) => go({ channel, thread: id }),
    async press(action, origin) {
      if (action.confirm && !(await new Promise<boolean>((answer) => setAsked({ action, answer })))) return
      const reply = await attempt(
        api.press(me.email, action.value, origin.whisperId ? undefined : (origin.messageId ?? undefined)),
      )
      if (reply) follow(reply, origin)
    },
  }

  const send = (threadOf: string | null) => async (text: string) => {
    const typed = questionIn(text)
    const question = typed ?? (info?.kind === 'direct' && !threadOf ? text : null)
    if (typed === null) {
      const said = await attempt(api.say({ as: me.email, channel, text, ...(threadOf && { threadOf }) }))
      if (!said) return false
      dispatch({ kind: 'received', message: said })
    }
    if (question === null) return true
    const reply = await attempt(api.ask(me.email, question))
    if (reply) follow(reply, { channel, threadOf, messageId: null }, words.say('notice.done'))
    return reply !== null
  }

  const sendTestLead = async () => {
    const reply = await attempt(api.testLead(me.email))
    if (reply) follow(reply, { channel, threadOf: null, messageId: null }, words.say('lead.sent'))
  }

  const submit = async (values: Record<string, string>) => {
    if (!form) return null
    const reply = await attempt(api.submit({ as: me.email, state: form.form.state, values }))
    if (!reply || reply.kind === 'field-errors') return reply
    setForm(null)
    follow(reply, form.origin)
    return reply
  }

  const become = (email: string) => {
    setDrawer(false)
    actAs(email)
  }

  const earlier = async (before: string) => {
    const page = await attempt(api.history(me.email, channel, before))
    if (page) dispatch({ kind: 'earlier', channel, page })
  }

  return html`
    <a class="skip" href="#main" onClick=${skip}>${words.say('workspace.skip')}</a>
    <div class=${`shell ${thread ? 'with-thread' : ''} ${drawer ? 'with-drawer' : ''}`} key=${me.email}>
      <${Sidebar} model=${model} ui=${ui} current=${channel} unread=${news} theme=${theme} nextTheme=${nextTheme} actAs=${become} close=${() => setDrawer(false)} />
      <button type="button" class="veil" tabindex="-1" aria-hidden="true" onClick=${() => setDrawer(false)}></button>
      ${
        info
          ? html`<${Conversation}
              info=${info}
              model=${model}
              threads=${threads(model)}
              readUntil=${marks[channel]}
              connected=${connected}
              ui=${ui}
              send=${send(null)}
              sendTestLead=${sendTestLead}
              earlier=${earlier}
              openSidebar=${() => setDrawer(true)}
            />`
          : html`<main id="main" class="whole"><h1>${words.say('empty.missing.title')}</h1><p>${words.say('empty.missing.text')}</p></main>`
      }
      ${
        thread &&
        info &&
        html`<${ThreadPanel}
          key=${thread}
          id=${thread}
          channel=${channel}
          channelName=${channelName(info)}
          model=${model}
          ui=${ui}
          send=${send(thread)}
          close=${() => go({ channel, thread: null })}
        />`
      }
    </div>
    ${
      form &&
      html`<${FormDialog} key=${form.form.state.key} form=${form.form} ui=${ui} submit=${submit} close=${() => setForm(null)} />`
    }
    ${
      asked &&
      html`<${ConfirmDialog}
        action=${asked.action}
        words=${words}
        answer=${(yes: boolean) => {
          setAsked(null)
          asked.answer(yes)
        }}
      />`
    }
    <${NoticeBar} notice=${notice} words=${words} close=${() => setNotice(null)} />
  `
}

function skip(event: Event): void {
  event.preventDefault()
  document.querySelector<HTMLElement>('main .scroller')?.focus()
}

function useVisible(): boolean {
  const [visible, setVisible] = useState(!document.hidden)
  useEffect(() => {
    const look = () => setVisible(!document.hidden)
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [])
  return visible
}
