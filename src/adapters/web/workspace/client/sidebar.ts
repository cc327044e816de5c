// The way around: where one is, the conversations with what is new in them, and who one is.
import { html } from 'htm/preact/standalone'
import type { ConversationInfo } from '../wire.ts'
import { ActingAs } from './acting-as.ts'
import { Avatar } from './avatar.ts'
import { icon } from './icon.ts'
import type { Model } from './model.ts'
import { hashOf } from './place.ts'
import type { Theme } from './theme.ts'
import type { Unread } from './timeline.ts'
import type { Ui } from './ui.ts'

type Props = {
  model: Model
  ui: Ui
  current: string
  unread: ReadonlyMap<string, Unread>
  theme: Theme
  nextTheme(): void
  actAs(email: string): void
  close(): void
}

/** A channel's name as people say it: without its platform's sign. */
export const channelName = ({ channel, kind }: Pick<ConversationInfo, 'channel' | 'kind'>): string =>
  kind === 'direct' ? 'Relevo' : channel.replace(/^#/, '')

export function Sidebar({ model, ui, current, unread, theme, nextTheme, actAs, close }: Props) {
  const { words, me } = ui
  const { conversations, people, company } = model.facts
  const channels = conversations.filter(({ kind }) => kind !== 'direct')
  const direct = conversations.filter(({ kind }) => kind === 'direct')
  const item = (info: ConversationInfo) =>
    html`<${Item} info=${info} current=${info.channel === current} unread=${unread.get(info.channel)} ui=${ui} go=${close} />`
  return html`
    <nav class="sidebar" aria-label=${words.say('sidebar.label')}>
      <div class="brand">
        <img src="/workspace/icon.svg" alt="" />
        <div class="brand-name"><strong>Relevo</strong><span dir="auto">${company.name}</span></div>
        <button type="button" class="tool" aria-label=${words.say(`theme.${theme}`)} title=${words.say(`theme.${theme}`)} onClick=${nextTheme}>
          ${icon(theme)}
        </button>
        <button type="button" class="tool only-narrow" aria-label=${words.say('sidebar.close')} onClick=${close}>${icon('close')}</button>
      </div>
      <details class="what">
        <summary>${words.say('workspace.badge')} ${icon('info')}</summary>
        <p>${words.say('workspace.about')}</p>
      </details>
      <div class="conversations">
        ${channels.length === 0 && html`<p class="quiet">${words.say('empty.channels')}</p>`}
        ${[...Map.groupBy(channels, ({ desk }) => desk ?? '')].map(
          ([desk, found]) => html`<h2 dir="auto">${desk}</h2><ul>${found.map(item)}</ul>`,
        )}
        <h2>${words.say('sidebar.direct')}</h2>
        <ul>${direct.map(item)}</ul>
      </div>
      <${ActingAs} me=${me} people=${people} words=${words} choose=${actAs} />
    </nav>
  `
}

type ItemProps = { info: ConversationInfo; current: boolean; unread: Unread | undefined; ui: Ui; go(): void }

function Item({ info, current, unread, ui, go }: ItemProps) {
  const direct = info.kind === 'direct'
  const urgent = direct || unread?.mentioned
  return html`
    <li>
      <a
        href=${hashOf({ channel: info.channel, thread: null })}
        class=${unread ? 'unread' : ''}
        aria-current=${current ? 'page' : undefined}
        onClick=${go}
      >
        ${direct ? html`<${Avatar} small />` : icon('hash')}
        <span class="name">${channelName(info)}</span>
        ${
          unread &&
          html`<span class=${`count ${urgent ? 'urgent' : ''}`}>
            <span aria-hidden="true">${unread.count > 99 ? '99+' : unread.count}</span>
            <span class="visually-hidden">${ui.words.count('sidebar.unread', unread.count)}</span>
          </span>`
        }
      </a>
    </li>
  `
}
