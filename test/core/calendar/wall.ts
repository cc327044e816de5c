// Times of the tests as people read them off the wall: '2026-11-17 15:00', with an offset where that hour repeats.

export function wall(text: string, zone: string): Date {
  const [date, time, offset] = text.split(' ')
  const instant = offset
    ? Temporal.Instant.from(`${date}T${time}${offset}`)
    : Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone, { disambiguation: 'reject' }).toInstant()
  return new Date(instant.epochMilliseconds)
}
