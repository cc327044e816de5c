// How a desk hands out its leads, in plain sentences: claimed or assigned, by which rules, among whom.
import type { Company, Desk } from '../core/company.ts'
import type { DeskRouting, Destination, Pool, Seat } from '../core/routing/desk-routing.ts'
import type { Words } from '../i18n/words.ts'
import { conditionsText } from './condition-text.ts'
import { personName } from './context.ts'

type Speech = { words: Words; company: Company }

/** One sentence for each thing that is agreed on; what is not in use is not mentioned. */
export function handingOutLines({ routing }: Pick<Desk, 'routing'>, speech: Speech): string[] {
  const { handingOut } = speech.words
  return [
    modeText(routing, speech),
    ...(routing.keepOwner ? [handingOut.keepOwner] : []),
    ...routing.rules.map(({ name, when, to }, place) =>
      handingOut.rule(
        speech.words.format.number(place + 1),
        name,
        conditionsText(when, speech.words),
        destinationText(to, speech),
      ),
    ),
    ...routing.pools.map((pool) => poolText(pool, speech)),
    ...(routing.neverBackTo > 0 ? [handingOut.neverBackTo(routing.neverBackTo)] : []),
    ...(routing.mode === 'assigned' ? [nobodyText(routing, speech)] : []),
    ...(routing.outsideHours === 'wait' ? [handingOut.wait] : []),
    ...(routing.catchUp ? [handingOut.catchUp] : []),
  ]
}

function modeText({ mode, rules }: DeskRouting, { words: { handingOut } }: Speech): string {
  if (mode === 'assigned') return handingOut.assigned
  return rules.length > 0 ? handingOut.claimRest : handingOut.claim
}

function nobodyText({ whenNobody, managers }: DeskRouting, { words, company }: Speech): string {
  const { handingOut, format } = words
  if (whenNobody === 'claim' || managers.length === 0) return handingOut.nobodyClaim
  return handingOut.nobodyManager(format.anyOf(managers.map((email) => personName(company, email))))
}

function destinationText(to: Destination, { words: { handingOut }, company }: Speech): string {
  switch (to.kind) {
    case 'pool':
      return to.tag === undefined ? handingOut.pool(to.pool) : handingOut.tagged(to.pool, to.tag)
    case 'person':
      return personName(company, to.email)
    case 'queue':
      return handingOut.queue
    case 'claim':
      return handingOut.anybody
  }
}

const poolText = ({ id, seats }: Pool, speech: Speech): string =>
  speech.words.handingOut.seats(id, seats.map((seat) => seatText(seat, speech)).join('; '))

function seatText({ email, weight, maxOpen, maxPerDay, tags }: Seat, { words, company }: Speech): string {
  const { handingOut, format } = words
  const details = [
    weight === 1 ? null : handingOut.weight(format.number(weight)),
    maxOpen === undefined ? null : handingOut.maxOpen(format.number(maxOpen)),
    maxPerDay === undefined ? null : handingOut.maxPerDay(format.number(maxPerDay)),
    tags.length === 0 ? null : handingOut.tags(tags.join(', ')),
  ].filter((detail) => detail !== null)
  const name = personName(company, email)
  return details.length > 0 ? handingOut.seat(name, details.join(', ')) : name
}
