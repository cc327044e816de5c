// What somebody reads in a browser for whom a link does not open, or no longer, and how to get a new one.
import type { Request, Response } from 'express'
import { type Words, wordsFor } from '../../../i18n/words.ts'
import { asPage } from '../headers.ts'
import { frame } from './frame.ts'
import { html } from './html.ts'

export type Closed = keyof Words['dashboard']['closedHow']

export const closedPage = (how: Closed, words: Words): string =>
  frame(
    words,
    words.dashboard.closed,
    html`<main class="closed"><h1>${words.dashboard.closed}</h1><p>${words.dashboard.closedHow[how]}</p></main>`,
  )

/** In the language that the browser asks for. */
export function sendClosedPage(request: Request, response: Response, status: number, how: Closed): void {
  const locale = request.acceptsLanguages('en', 'es') === 'es' ? 'es' : 'en'
  asPage(request, response, () => {})
  response
    .status(status)
    .vary('accept-language')
    .set('cache-control', 'no-store')
    .type('html')
    .send(closedPage(how, wordsFor(locale)))
}

/** A person with a browser, and not a program: programs take anything, or ask for JSON. */
export const isBrowsing = (request: Request): boolean => request.accepts(['json', 'html']) === 'html'
