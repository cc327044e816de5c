// What a reader sees of a card's texts: Markdown drawn as Teams' web client does, then without its formatting.
import MarkdownIt from 'markdown-it'

const reader = new MarkdownIt({ html: false })

/** The words that a TextBlock shows; a list without its bullets. */
export function shownText(markdown: string): string {
  return withoutEscapes(
    reader
      .render(markdown)
      .replace(/<li>/g, '')
      .replace(/<[^>]*>/g, ''),
  )
    .replace(/\n+/g, '\n')
    .trim()
}

/** Every kind of formatting that was drawn, by its tag. */
export const shownTags = (markdown: string): string[] =>
  [...reader.render(markdown).matchAll(/<([a-z0-9]+)/g)].map(([, tag = '']) => tag).filter((tag) => tag !== 'p')

const withoutEscapes = (html: string): string =>
  html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
