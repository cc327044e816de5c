// The values of a menu's options. Clients cannot tell an empty value from none, so such a one is written with a sign.

const sign = '#'

/** What stands in the menu. */
export const writtenValue = (value: string): string =>
  value.trim() === '' || value.startsWith(sign) ? `${sign}${value}` : value

/** The value that was meant. */
export const meantValue = (written: string): string => (written.startsWith(sign) ? written.slice(sign.length) : written)
