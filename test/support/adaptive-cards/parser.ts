// The second opinion: Microsoft's own parser reads the card as a client of version 1.5 does, and says what it stumbles over.
import { createRequire } from 'node:module'
import type * as AdaptiveCards from 'adaptivecards'
import { unknownToTheParser } from './elements.ts'
import { primaryActions } from './limits.ts'

// Its ES modules do not name each other in full, and Node does not find them.
const { AdaptiveCard, CardElement, HostConfig, SerializationContext, ValidationEvent, Versions } = createRequire(
  import.meta.url,
)('adaptivecards/dist/adaptivecards.js') as typeof AdaptiveCards

/** What the parser says about it; charts and badges, which it does not know, aside. */
export function parserFaults(card: object): string[] {
  // The parser's own pattern for languages remembers where it last stood, and takes every second card only.
  const pattern = CardElement.langProperty.regEx
  if (pattern) pattern.lastIndex = 0
  const reader = new SerializationContext(Versions.v1_5)
  const read = new AdaptiveCard()
  read.hostConfig = new HostConfig({ actions: { maxActions: primaryActions * 2 } })
  read.parse(structuredClone(card), reader)
  const stumbled = Array.from({ length: reader.eventCount }, (_, place) => reader.getEventAt(place))
  return [
    ...stumbled
      .filter(({ event, message }) => !(event === ValidationEvent.UnknownElementType && isNewer(message ?? '')))
      .map(({ message }) => `the parser says: ${message}`),
    ...read.validateProperties().validationEvents.map(({ message }) => `the parser says: ${message}`),
  ]
}

const isNewer = (message: string): boolean => unknownToTheParser.some((type) => message.includes(`"${type}"`))
