// Everything the bot can say, in each of its languages. English is the source; Spanish is total by its type.
import { en } from './en.ts'
import { es } from './es.ts'
import { type Formats, formatsFor } from './format.ts'

const languages = {
  en: speak('en', 'en-GB', en),
  es: speak('es', 'es-419', es),
} as const

export type Words = typeof en & { locale: 'en' | 'es'; format: Formats }

/** The words of a language, with its way of writing numbers, money and dates. */
export const wordsFor = (locale: keyof typeof languages): Words => languages[locale]

function speak(locale: Words['locale'], tag: string, dictionary: typeof en): Words {
  return { ...dictionary, locale, format: formatsFor(tag, dictionary.units) }
}
