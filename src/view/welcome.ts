// The first word to somebody on a platform where people let the bot in themselves: what it does, and how to stop it.
import type { Card } from '../ports/card.ts'
import type { CardContext } from './context.ts'
import { noticeCard } from './notice.ts'

export function welcomeCard({ words }: Pick<CardContext, 'words'>): Card {
  const { home } = words
  return {
    ...noticeCard('welcome', { words }),
    actions: [
      { label: home.own, value: { action: 'home', id: '' } },
      { label: `${home.settings}…`, value: { action: 'open:settings', id: '' } },
    ],
  }
}
