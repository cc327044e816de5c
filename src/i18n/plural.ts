// One or many: picks the form that a language wants for a count.

type Forms = { one: string; other: string }

/** A function that picks the form for a count and puts the count, written the language's way, in place of `#`. */
export function pluralsFor(locale: string) {
  const rules = new Intl.PluralRules(locale)
  const numbers = new Intl.NumberFormat(locale)
  return (count: number, { one, other }: Forms): string =>
    (rules.select(count) === 'one' ? one : other).replaceAll('#', numbers.format(count))
}
