// Line icons, drawn in the text's colour. They say nothing to screen readers: the words beside them do.
import { html } from 'htm/preact/standalone'

const paths = {
  hash: 'M4 9h16M4 15h16M10 3 8 21M16 3l-2 18',
  menu: 'M4 7h16M4 12h16M4 17h16',
  close: 'M6 6l12 12M18 6 6 18',
  back: 'M15 5l-7 7 7 7',
  send: 'M5 12h13M12 5l7 7-7 7',
  down: 'M6 9l6 6 6-6',
  chevrons: 'M8 9l4-4 4 4M8 15l4 4 4-4',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  reply: 'M21 12a8 8 0 0 1-8 8H4l2.2-3.3A8 8 0 1 1 21 12z',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 14.8a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6z',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5M12 7.6v.2',
  system: 'M3 5h18v11H3zM9 20h6M12 16v4',
  light:
    'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4',
  dark: 'M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z',
  lead: 'M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3 19.5v-1a4 4 0 0 1 4-4h4a4 4 0 0 1 4 4v1M19 8v6M16 11h6',
} as const

export type IconName = keyof typeof paths

export const icon = (name: IconName) =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${paths[name]} /></svg>`
