import { createRequire } from 'node:module'
import path from 'node:path'
import vm from 'node:vm'
import { type CellFunction, createScope, prepareCell, runCell } from '../../src/cells/index.ts'
import type { ToldError } from '../../src/kernel/pipes.ts'
import { type Failed, type RanCell, scriptName, toldError } from '../../src/kernel/runtime/cell-error.ts'

export interface ToldSession {
  /** Runs a cell; answers what its reader is told of its error, undefined where there is none. */
  run(source: string): Promise<ToldError | undefined>
  /** What the reader is told of something that the last cell had started. */
  tell(thrown: unknown, what: Failed): ToldError
  /** The value of a name that a cell has declared. */
  value(name: string): unknown
}

/** Cells run one after the other as the kernel runs them, in the process of the test: for errors no sockets are needed. */
export function toldSession(folder = process.cwd()): ToldSession {
  const require = createRequire(path.join(folder, 'cell.js'))
  const scope = createScope()
  const cells: RanCell[] = []
  const known = () => new Set(Object.getOwnPropertyNames(scope))
  return {
    async run(source) {
      const run = cells.length + 1
      const cell: RanCell = {
        run,
        label: `cell [${run}]`,
        source,
        shifts: { firstLineShift: 0, shifts: [] },
      }
      cells.push(cell)
      try {
        const prepared = prepareCell(source, known())
        cell.shifts = prepared
        const made = vm.runInThisContext(prepared.code, { filename: scriptName(run) }) as CellFunction
        // Called by the cell itself: a function of this file would be a place of the reader's own.
        await runCell(made, scope, require as unknown as (name: string) => Promise<unknown>)
        return undefined
      } catch (thrown) {
        return withoutTest(toldError(thrown, cell, cells, known()))
      }
    },
    tell: (thrown, what) => withoutTest(toldError(thrown, cells.at(-1)!, cells, known(), what)),
    value: (name) => scope[name],
  }
}

/** Without the calls of the test itself, which are files like a reader's own; the sentence in one line. */
function withoutTest(error: ToldError): ToldError {
  const [sentence = '', ...others] = error.traceback.filter((line) => !/^ *at .*\btest[\\/]kernel/.test(line))
  return { ...error, traceback: [sentence.replaceAll('\n', ' '), ...others] }
}
