// A promised span of business time in words: "1 business day, 4 working hours".
import type { Duration } from '../core/duration.ts'
import type { Words } from '../i18n/words.ts'

/** Business days first, then hours and minutes; what is nought is left out. */
export function businessSpan({ businessDays, minutes }: Duration, { span }: Words): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  const parts = [
    businessDays > 0 && span.businessDays(businessDays),
    hours > 0 && span.hours(hours),
    rest > 0 && span.minutes(rest),
  ]
  return parts.filter((part) => part !== false).join(', ') || span.minutes(0)
}
