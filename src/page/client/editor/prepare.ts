import type { PreparedCell } from '../../../cells/types'

/** A double until src/cells is there. */
export function prepareCell(source: string, _known: ReadonlySet<string>): PreparedCell {
  return {
    code: `(async (scope, cell) => {${source}\n})`,
    firstLineShift: 0,
    declares: [],
    modules: [],
    hasValue: false,
  }
}
