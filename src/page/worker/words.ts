import type { Language } from '../../lib/host'

/** What the worker says to the reader, one table per language. */
const tables = {
  en: {
    cut: (megabytes: number) => `Output cut: a cell keeps ${megabytes} MB of each kind of output.`,
    cutDisplays: (count: number) => `Output cut: a cell keeps ${count} charts, tables and texts.`,
    noModule: (name: string, known: readonly string[]) =>
      `This page carries no module "${name}". It carries ${listed(known)}.`,
    noPart: (name: string) =>
      `This page carries no ${name}: a lesson carries only what it uses itself. Run this cell in Jupyter, or open a lesson that imports it.`,
    noData: (path: string) =>
      `This page does not carry the data file "${path}": a lesson carries the data sets that it loads itself, by a literal name.`,
    noSimd:
      'This browser has no WebAssembly SIMD, which TensorFlow.js needs here: use a current Chrome, Edge, Firefox or Safari.',
    noBackend: 'TensorFlow.js could not start its WebAssembly backend in this browser.',
    wrongProduct: (found: string, expected: string) =>
      `TensorFlow.js computes wrongly in this browser: ${found} instead of ${expected}.`,
    inCell: (name: string, cell: string, line: number) =>
      `${name === '' ? '' : `${name}, `}cell ${cell}, line ${line}`,
  },
}

export type WorkerWords = (typeof tables)['en']

export function workerWords(language: Language): WorkerWords {
  return (tables as Partial<Record<Language, WorkerWords>>)[language] ?? tables.en
}

function listed(names: readonly string[]): string {
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
