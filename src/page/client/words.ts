import type { Language } from '../../lib/host'
import type { Progress } from '../worker/protocol'

/** The words of the live page, one table per language; the words of what is drawn beforehand are in words.ts. */
const tables = {
  en: {
    // Cells
    run: 'Run',
    runKeys: 'Shift+Enter runs and moves on, Ctrl+Enter runs and stays',
    runAll: 'Run all',
    runAbove: 'Run all above',
    stop: 'Stop',
    reset: 'Reset',
    showPublished: 'As published',
    cell: (number: number) => `cell ${number}`,
    cellNumber: (number: number) => `Cell ${number}`,
    sourceOf: (number: number) => `Text of cell ${number}`,
    editorHelp: 'Tab indents. Escape leaves the text, to the button Run.',
    marks: {
      published: 'as published',
      fresh: 'your run',
      stale: 'something above has changed',
      edited: 'changed, not run yet',
      queued: 'waiting',
      running: (seconds: number) => (seconds < 1 ? 'running' : `running, ${seconds} s`),
    },
    ended: (number: number, outcome: 'ok' | 'failed' | 'stopped', text: string) =>
      ({
        ok: `Cell ${number} is done. ${text}`,
        failed: `Cell ${number} has failed. ${text}`,
        stopped: 'Stopped. The variables of all cells are gone.',
      })[outcome].trim(),
    endedAll: (outcome: 'ok' | 'failed' | 'stopped') =>
      ({
        ok: 'All of these cells are done.',
        failed: 'A cell has failed; the ones after it were not run.',
        stopped: 'Stopped. The variables of all cells are gone.',
      })[outcome],
    progress: ({ step, of, unit, values }: Progress) =>
      [
        `${unit} ${step} of ${of}`,
        ...Object.entries(values).map(([name, value]) => `${name} ${short(value)}`),
      ].join(', '),
    line: (line: number) => `Line ${line}`,
    table: 'Table',
    chart: 'A chart without a description.',
    picture: 'A picture without a description.',
    // Learning
    check: 'Check',
    // Progress
    startOver: 'Start over',
    // Controls
    share: 'Copy the address',
    // Search, terms, data of charts
    search: 'Search',
    searchAll: 'Search all lessons and the glossary',
    searchThis: 'Search this lesson',
    searchHint: 'Words, or the beginning of one',
    searching: 'Searching',
    found: (count: number) =>
      count === 0
        ? 'Nothing was found.'
        : count === 1
          ? 'One place was found.'
          : `${count} places were found.`,
    searchFailed: 'The search could not be loaded.',
    searchClose: 'Close',
    toGlossary: 'All words of the course',
    showData: 'Show the data',
    dataOf: (chart: string) => `Data of the chart: ${chart}`,
    rowsShown: (shown: number, all: number) =>
      shown === all
        ? `${all} ${all === 1 ? 'row' : 'rows'}.`
        : `The first ${shown} of ${all.toLocaleString('en')} rows; the copy has all of them.`,
    noData: 'This chart holds no numbers.',
    copyCsv: 'Copy as CSV',
    copied: 'Copied.',
    notCopied: 'The browser did not allow it.',
    data: {
      moment: 'moment',
      always: 'all',
      series: 'series',
      line: 'line',
      points: 'point',
      value: 'value',
      region: 'region',
    },
    // Slides and print
    slides: 'Slides',
  },
}

export type ClientWords = (typeof tables)['en']

/** The words in the language of the page, which is the attribute `lang` of its root. */
export function clientWords(language: string): ClientWords {
  return (tables as Partial<Record<Language, ClientWords>>)[language as Language] ?? tables.en
}

/** A number that is watched while it changes: four digits are enough. */
function short(value: number): string {
  return String(Number(value.toPrecision(4)))
}
