import { declaredNames } from '../../cells/index.ts'

/**
 * Declares what a cell does, without its types: for a cell that the compiler came to no end with. Cells after it that mention its names
 * are not refused for that.
 */
export function standIn(code: string): string {
  return namesOf(code)
    .map((name) => `let ${name}: any\ntype ${name} = any\n`)
    .join('')
}

function namesOf(code: string): string[] {
  try {
    return declaredNames(code).map(({ name }) => name)
  } catch {
    // Nested too deeply to be read here as well: then it does not run either.
    return []
  }
}
