// What a card tells of a lead: who it is, where it comes from, what it did and what marketing wants sales to know.
import type { Words } from '../i18n/words.ts'
import type { Block, Span, Text } from '../ports/card.ts'
import type { Activity, HandoffRecord } from '../ports/store.ts'
import { type CardContext, leadName, personName } from './context.ts'
import { promisesInSight } from './deadline.ts'
import { excerpt, oneLine, webAddress } from './excerpt.ts'
import { promiseFact } from './promise-text.ts'

/** The body that a handoff's card has in every state. What is not known is left out. */
export function leadBody(handoff: HandoffRecord, context: CardContext): Block[] {
  const { words } = context
  const who = whoLine(handoff, words)
  const known = facts(handoff, context)
  const latest = handoff.activities.slice(0, 3).map(activityLine)
  const note = excerpt(handoff.mqlNote ?? '')
  const url = webAddress(handoff.url)
  const blocks: Block[] = []
  if (who) blocks.push({ kind: 'text', text: who })
  if (known.length > 0) blocks.push({ kind: 'facts', facts: known })
  if (latest.length > 0) blocks.push({ kind: 'list', title: words.card.activities, items: latest })
  if (note) blocks.push({ kind: 'quote', text: note, by: words.card.marketingNote })
  if (url) blocks.push({ kind: 'text', text: { link: words.card.openInCrm, url } })
  return blocks
}

/** Job title and company, less what the card's title says already. */
function whoLine({ lead }: HandoffRecord, words: Words): string {
  const title = leadName(lead, words)
  const parts = [oneLine(lead.title), oneLine(lead.company)]
  return parts.filter((part) => part !== null && part !== title).join(', ')
}

/** What is owed comes first: it is what the reader can act on. */
function facts(handoff: HandoffRecord, context: CardContext): { label: string; value: Text }[] {
  const { words, company } = context
  const { lead, owner, cycle, score, attempts } = handoff
  const contact = [lead.email, lead.phone].map((text) => oneLine(text)).filter((text) => text !== null)
  const country = oneLine(lead.country)
  const promised = promisesInSight(handoff, context.now)
  const counted = promised.some(({ attemptsNeeded }) => attemptsNeeded !== null)
  const all: [string, Text | null][] = [
    [words.card.contact, contact.filter((text) => text !== leadName(lead, words)).join(' · ')],
    [words.card.country, country && words.format.country(country)],
    [words.card.source, oneLine(handoff.source)],
    [words.card.campaign, oneLine(handoff.campaign)],
    [words.card.score, score === null ? null : words.card.scoreOf(words.format.number(score))],
    [words.card.pass, cycle > 1 ? words.card.passes(cycle) : null],
    [words.card.attempts, attempts > 0 && !counted ? words.format.number(attempts) : null],
    [words.card.owner, owner && { mention: owner, name: personName(company, owner) }],
  ]
  const known = all.flatMap(([label, value]) => (value ? [{ label, value }] : []))
  return [...promised.map((timer) => promiseFact(handoff, timer, context)), ...known]
}

function activityLine({ at, kind, title, url }: Activity): Text {
  const what = oneLine(title) ?? oneLine(kind)
  const address = webAddress(url)
  const when: Span = { time: at, style: 'date' }
  if (!what) return [when]
  return [when, ' · ', address ? { link: what, url: address } : what]
}
