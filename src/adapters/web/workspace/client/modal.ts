// A real dialog: the browser keeps the focus inside, closes it on Escape, and gives the focus back.
import { html, useLayoutEffect, useRef } from 'htm/preact/standalone'

type Props = { title: string; small?: boolean; close(): void; children: unknown }

export function Modal({ title, small, close, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const { current } = dialog
    current?.showModal()
    return () => current?.close()
  }, [])
  const onCancel = (event: Event) => {
    event.preventDefault()
    close()
  }
  return html`
    <dialog ref=${dialog} class=${small ? 'small' : ''} aria-labelledby="modal-title" onCancel=${onCancel}>
      <h2 id="modal-title" dir="auto">${title}</h2>
      ${children}
    </dialog>
  `
}
