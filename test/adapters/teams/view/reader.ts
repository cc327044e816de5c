// Somebody in Madrid; of the company, Ana alone is in the team.
import type { Reader } from '../../../../src/adapters/teams/reader.ts'
import { wordsFor } from '../../../../src/i18n/words.ts'

export const readerIn = (locale: 'en' | 'es', changes: Partial<Reader> = {}): Reader => ({
  ...{ words: wordsFor(locale), zone: 'Europe/Madrid' },
  mentionOf: (email) => (email === 'ana@relevo.test' ? { id: '29:ana', name: 'Ana Ruiz' } : null),
  ...changes,
})
