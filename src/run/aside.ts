import type { Output } from '../notebook/types.ts'

/** Stands before what an aside tells the engine, so that nothing a lesson prints is taken for it. */
const MARK = '@fledgling/aside '

/** A statement that hands a JSON value to the engine; `expression` is code. One line, one write: tslab loses none of it. */
export function tell(expression: string): string {
  return `console.log(${JSON.stringify(MARK)} + JSON.stringify(${expression}))`
}

/** What an aside told, or undefined where it told nothing. */
export function told(outputs: readonly Output[]): unknown {
  const text = outputs
    .map((output) => ('text' in output && output.name === 'stdout' ? output.text : ''))
    .join('')
  const lines = text.split('\n')
  const last = lines.reverse().find((line) => line.startsWith(MARK))
  try {
    return last === undefined ? undefined : JSON.parse(last.slice(MARK.length))
  } catch {
    return undefined
  }
}
