import type { AdviceWords } from './advice-words.ts'
import { declaredNames } from './declared-names.ts'

/** An error as it came out of a cell, or out of `prepareCell`. */
export interface AdvisedError {
  readonly name: string
  readonly message: string
}

/** What can be known about the place of an error. */
export interface AdviceContext {
  readonly language: string
  /** The code cells of the lesson in their order, each as the reader knows it (`cell 3`), with its source as it stands now. */
  readonly cells: readonly { readonly label: string; readonly source: string }[]
  /** Which of them the error was thrown in. */
  readonly index: number
  /** The line of it, counted from 1, if that is known. */
  readonly line?: number | undefined
  /** The names that cells have declared so far in this session. */
  readonly known: ReadonlySet<string>
  /** What the library `fledgling` exports, where that is known. */
  readonly library?: readonly string[]
  /** Other words than those of the table: what is true of a page need not be true elsewhere. */
  readonly words?: Partial<AdviceWords>
}

/** One kind of error: answers its advice, or undefined for other kinds. */
export type AdviceRule = (
  error: AdvisedError,
  context: AdviceContext,
  words: AdviceWords,
) => string | undefined

/** The source of the cell that failed. */
export function sourceOf({ cells, index }: AdviceContext): string {
  return cells[index]?.source ?? ''
}

/** The line that failed; empty where it is not known. */
export function lineOf(context: AdviceContext): string {
  return context.line === undefined
    ? ''
    : (sourceOf(context).split(/\r\n|[\n\r\u2028\u2029]/)[context.line - 1] ?? '')
}

/** The cell that declares a name: the last one above the failed one, or else the first below it. Not the failed one itself. */
export function declaringCell(
  name: string,
  { cells, index }: AdviceContext,
): { label: string; isAbove: boolean } | undefined {
  const declares = cells.map(
    ({ source }, i) => i !== index && declaredNames(source).some((one) => one.name === name),
  )
  const above = declares.lastIndexOf(true, Math.max(0, index - 1))
  const found = above >= 0 && index > 0 ? above : declares.indexOf(true)
  return found < 0 ? undefined : { label: cells[found]!.label, isAbove: found < index }
}

/** Whether the failed cell itself declares a name at its top level. */
export function declaresItself(name: string, context: AdviceContext): boolean {
  return declaredNames(sourceOf(context)).some((one) => one.name === name)
}
