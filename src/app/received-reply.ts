// What somebody who handed over one lead is told: it is on its way, it was known, or it waits until it is ready.
import type { Reply } from '../ports/card.ts'
import { traceText } from '../view/condition-text.ts'
import type { CardContext } from '../view/context.ts'
import { noticeCard } from '../view/notice.ts'
import type { ReceiveResult } from './receive-mqls.ts'

export function receivedReply(view: CardContext, result: ReceiveResult | undefined): Reply {
  if (result?.held) {
    const missing = result.held.map((trace) => traceText(trace, view.words))
    return { kind: 'whisper', card: noticeCard('lead-held', view, missing) }
  }
  return { kind: 'whisper', card: noticeCard(result?.outcome === 'created' ? 'lead-added' : 'lead-known', view) }
}
