import { type AdviceContext, type AdviceWords, type AdvisedError, adviseOn } from '../../cells/index.ts'
import { libraryNames } from './library.ts'

/** What is true of a kernel and not of the page, for which the advice was written first. */
const words: Partial<AdviceWords> = {
  notRun: (name, cell) =>
    `“${name}” is made in ${cell}, which did not run to that line, or whose variables are lost: run that cell again.`,
  below: (name, cell) =>
    `“${name}” was made later, in ${cell}: run the cell with this line again after that one.`,
  noPage: (name) => `“${name}” is there only in a browser: a cell runs in Node.`,
}

/** One sentence on an error in a cell of the kernel; undefined where nothing better can be said than the error says itself. */
export function kernelAdvice(
  error: AdvisedError,
  { words: others, ...context }: Omit<AdviceContext, 'language' | 'library'>,
): string | undefined {
  const advice = adviseOn(error, {
    ...context,
    language: 'en',
    library: libraryNames().values,
    words: { ...words, ...others },
  })
  const missing = error.name === 'ReferenceError' ? /^(\S+) is not defined$/.exec(error.message) : null
  return advice ?? (missing ? nowhere(missing[1]!) : undefined)
}

/** What is said of a name of which nothing is known. */
export const nowhere = (name: string) =>
  `There is no “${name}” here, and nothing is imported under this name. Is it made in a cell that has not been run yet?`
