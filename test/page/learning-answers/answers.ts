/**
 * What learners type: to each exercise its typical wrong answers as code, in the order in which the library lists them,
 * and one that is right but is not the solution of the notebook.
 */
export interface Answers {
  readonly id: string
  /** The line that the function begins with. */
  readonly head: string
  readonly wrong: readonly string[]
  readonly right: string
}

/** The text of the cell with this in the function. */
export function asCell({ head }: Answers, body: string): string {
  return `${head}\n  ${body}\n}`
}
