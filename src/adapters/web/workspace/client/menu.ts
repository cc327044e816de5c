// A button that opens a menu: arrow keys move, Escape and a click elsewhere close it.
import { html, useEffect, useLayoutEffect, useRef, useState } from 'htm/preact/standalone'

export type MenuItem = {
  key: string
  label: unknown
  checked?: boolean
  danger?: boolean
  lang?: string
  choose(): void
}

type Props = { label: string; name: string; items: readonly MenuItem[]; children: unknown; className?: string }

/** `label` is said of the button, `name` of the menu. */
export function Menu({ label, name, items, children, className = 'button' }: Props) {
  const [open, setOpen] = useState(false)
  const [above, setAbove] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const entries = () => [...(root.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])]

  useLayoutEffect(() => {
    if (!open) return
    const list = root.current?.querySelector('[role=menu]')
    const top = button.current?.getBoundingClientRect().top ?? 0
    const bottom = button.current?.getBoundingClientRect().bottom ?? 0
    const height = list?.scrollHeight ?? 0
    setAbove(bottom + height > window.innerHeight - 12 && top > window.innerHeight - bottom)
    const all = entries()
    const current = all.find((each) => each.ariaChecked === 'true') ?? all[0]
    current?.focus()
  }, [open])

  useEffect(() => {
    if (!open) return
    const outside = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false)
    }
    document.addEventListener('pointerdown', outside)
    return () => document.removeEventListener('pointerdown', outside)
  }, [open])

  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open) return
    const all = entries()
    const at = all.indexOf(document.activeElement as HTMLElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 + all.length, Home: 0, End: all.length - 1 }[event.key]
    if (to !== undefined) all[to % all.length]?.focus()
    else if (event.key === 'Escape') close()
    else if (event.key === 'Tab') return setOpen(false)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const entry = ({ key, label, checked, danger, lang, choose }: MenuItem) => html`
    <button
      key=${key}
      type="button"
      role=${checked === undefined ? 'menuitem' : 'menuitemradio'}
      aria-checked=${checked === undefined ? undefined : String(checked)}
      tabindex="-1"
      lang=${lang}
      class=${danger ? 'danger' : ''}
      onClick=${() => {
        close()
        choose()
      }}
    >
      ${label}
    </button>
  `
  return html`
    <div class="menu" ref=${root} onKeyDown=${onKeyDown}>
      <button
        ref=${button}
        type="button"
        class=${className}
        aria-haspopup="menu"
        aria-expanded=${String(open)}
        aria-label=${label}
        onClick=${() => setOpen(!open)}
      >
        ${children}
      </button>
      ${open && html`<div class="menu-list ${above ? 'above' : ''}" role="menu" aria-label=${name}>${items.map(entry)}</div>`}
    </div>
  `
}
