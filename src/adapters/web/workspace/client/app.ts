// The page as a whole: it opens, it fails to open, or it is somebody's workspace.
import { html, render, useEffect, useState } from 'htm/preact/standalone'
import { sentenceOf, type Trouble } from './api.ts'
import { recall } from './kept.ts'
import { useSession } from './session.ts'
import { useTheme } from './theme.ts'
import { guessedLocale, type Words, wordsIn } from './words.ts'
import { Workspace } from './workspace.ts'

function App() {
  const [as, actAs] = useState(() => new URLSearchParams(location.search).get('as') || recall('as'))
  const { model, dispatch, connected, trouble, announcement, stranger, again } = useSession(as)
  const theme = useTheme()
  const words = wordsIn(model?.facts.me.locale ?? guessedLocale())

  useEffect(() => {
    document.documentElement.lang = words.locale
  }, [words.locale])

  if (trouble) return html`<${Failed} trouble=${trouble} words=${words} retry=${again} />`
  if (!model) return html`<${Loading} words=${words} />`
  return html`
    <${Workspace} model=${model} dispatch=${dispatch} words=${words} connected=${connected} stranger=${stranger} theme=${theme} actAs=${actAs} />
    <div class="visually-hidden" role="log" aria-live="polite">${announcement}</div>
  `
}

const Loading = ({ words }: { words: Words }) => html`
  <div class="whole" role="status"><span class="spinner"></span><p>${words.say('workspace.loading')}</p></div>
`

const Failed = ({ trouble, words, retry }: { trouble: Trouble; words: Words; retry(): void }) => html`
  <div class="whole" role="alert">
    <h1>${words.say('workspace.failed')}</h1>
    <p>${sentenceOf(trouble, words)}</p>
    <button type="button" class="button primary" onClick=${retry}>${words.say('workspace.retry')}</button>
  </div>
`

const root = document.getElementById('app')
if (root) render(html`<${App} />`, root)
