// Keys that help and do not hurt: `/` begins a command, Alt with an arrow goes to the next conversation.
import { useEffect } from 'htm/preact/standalone'

/** `step` goes that many conversations down (or up). */
export function useShortcuts(step: (by: 1 | -1) => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (document.querySelector('dialog[open]') || event.ctrlKey || event.metaKey) return
      const { key, altKey } = event
      if (altKey && (key === 'ArrowUp' || key === 'ArrowDown')) {
        event.preventDefault()
        step(key === 'ArrowDown' ? 1 : -1)
      } else if (key === '/' && !altKey && !isWriting(event.target)) {
        // The slash itself is typed into the line that has the focus now.
        document.querySelector<HTMLElement>('main .composer-line')?.focus()
      }
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  })
}

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]')
