// The chrome's words in the acting person's language.
import { type WorkspaceWord, workspaceEn } from '../../../../i18n/workspace-en.ts'
import { workspaceEs } from '../../../../i18n/workspace-es.ts'

const dictionaries = { en: workspaceEn, es: workspaceEs }

type Plural = WorkspaceWord extends infer W ? (W extends `${infer Stem}.other` ? Stem : never) : never

export type Words = {
  locale: 'en' | 'es'
  say(word: WorkspaceWord, values?: Readonly<Record<string, string>>): string
  /** The form of a word that fits a number. */
  count(word: Plural, count: number): string
}

/** The language of a person of whom only the browser is known. */
export const guessedLocale = (): Words['locale'] => (navigator.language.startsWith('es') ? 'es' : 'en')

/** The words of a language; `{name}` in a word is replaced by the value of that name. */
export function wordsIn(locale: 'en' | 'es'): Words {
  const plural = new Intl.PluralRules(locale)
  const number = new Intl.NumberFormat(locale)
  const say: Words['say'] = (word, values = {}) =>
    dictionaries[locale][word].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole)
  return {
    locale,
    say,
    count: (word, count) =>
      say(`${word}.${plural.select(count) === 'one' ? 'one' : 'other'}`, { count: number.format(count) }),
  }
}
