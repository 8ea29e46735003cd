import type { Language } from '../../lib/host'

/** The words of the live page, one table per language; the words of what is drawn beforehand are in words.ts. */
const tables = {
  en: {
    // Cells
    run: 'Run',
    // Learning
    check: 'Check',
    // Progress
    startOver: 'Start over',
    // Controls
    share: 'Copy the address',
    // Search, terms, data of charts
    search: 'Search',
    // Slides and print
    slides: 'Slides',
  },
}

export type ClientWords = (typeof tables)['en']

/** The words in the language of the page, which is the attribute `lang` of its root. */
export function clientWords(language: string): ClientWords {
  return (tables as Partial<Record<Language, ClientWords>>)[language as Language] ?? tables.en
}
