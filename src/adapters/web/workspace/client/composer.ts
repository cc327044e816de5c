// The line to write in. Enter sends; a line that begins with `/` proposes commands.
import { html, useRef, useState } from 'htm/preact/standalone'
import type { Completion } from '../../../../ports/conversation.ts'
import { bare, completed, isComplete, prefix, proposals } from './completion.ts'
import { icon } from './icon.ts'
import type { Words } from './words.ts'

type Props = {
  /** Names the line of one person in one place; a draft waits there until they come back. */
  place: string
  label: string
  completions: readonly Completion[]
  words: Words
  /** False: it was not sent, and the line stays as it is. */
  send(text: string): Promise<boolean>
}

const drafts = new Map<string, string>()

export function Composer({ place, label, completions, words, send }: Props) {
  const [text, setText] = useState(drafts.get(place) ?? '')
  const [chosen, setChosen] = useState(0)
  const [closed, setClosed] = useState(false)
  const [busy, setBusy] = useState(false)
  const area = useRef<HTMLTextAreaElement>(null)
  const found = closed ? [] : proposals(completions, text)
  const current = found[Math.min(chosen, found.length - 1)]
  const list = `commands-${encodeURIComponent(place)}`

  const write = (line: string) => {
    drafts.set(place, line)
    setText(line)
    setChosen(0)
    setClosed(false)
  }
  const complete = (completion: Completion) => {
    write(completed(completion))
    setClosed(true)
    area.current?.focus()
  }
  const submit = async () => {
    const line = text.trim()
    if (!line || busy) return
    setBusy(true)
    if (await send(line)) write('')
    setBusy(false)
    area.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return
    const enter = event.key === 'Enter' && !event.shiftKey
    if (current && event.key === 'ArrowDown') setChosen((chosen + 1) % found.length)
    else if (current && event.key === 'ArrowUp') setChosen((chosen - 1 + found.length) % found.length)
    else if (current && event.key === 'Escape') setClosed(true)
    else if (current && event.key === 'Tab' && !event.shiftKey) complete(current)
    else if (current && enter && !isComplete(current, text)) complete(current)
    else if (enter) submit()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const option = (each: Completion, index: number) => html`
    <div
      key=${each.command}
      id=${`${list}-${index}`}
      role="option"
      aria-selected=${String(each === current)}
      onPointerMove=${() => setChosen(index)}
      onPointerDown=${(event: Event) => event.preventDefault()}
      onClick=${() => complete(each)}
      ref=${(node: HTMLElement | null) => each === current && node?.scrollIntoView({ block: 'nearest' })}
    >
      <code><span>${prefix}</span> ${bare(each.usage)}</code><span>${each.about}</span>
    </div>
  `
  return html`
    <div class="composer">
      ${
        found.length > 0 &&
        html`<div class="completions" role="listbox" id=${list} aria-label=${words.say('composer.completions')}>${found.map(option)}</div>`
      }
      <div class="composer-box">
        <textarea
          ref=${area}
          class="composer-line"
          rows="1"
          dir="auto"
          maxlength="10000"
          aria-label=${label}
          placeholder=${label}
          role="combobox"
          aria-autocomplete="list"
          aria-expanded=${String(found.length > 0)}
          aria-controls=${list}
          aria-activedescendant=${current ? `${list}-${found.indexOf(current)}` : undefined}
          value=${text}
          onInput=${(event: Event) => write((event.target as HTMLTextAreaElement).value)}
          onKeyDown=${onKeyDown}
          onBlur=${() => setClosed(true)}
        ></textarea>
        <span class="composer-hint" aria-hidden="true">${words.say('composer.hint')}</span>
        <button type="button" class="send" aria-label=${words.say('composer.send')} aria-busy=${String(busy)} disabled=${!text.trim()} onClick=${submit}>
          ${icon('send')}
        </button>
      </div>
      <span class="visually-hidden" role="status">${found.length > 0 && words.count('composer.choose', found.length)}</span>
    </div>
  `
}
