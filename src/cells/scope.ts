import type { PreparedCell } from './types.ts'

/** The names that the cells of a session have declared: accessors, through which the cells share their variables. */
export type CellScope = Record<string, unknown>

/** What the code of a cell asks its host for. */
export interface CellHost {
  /** The exports of a module; rejects with a sentence where there is no such module. */
  import(name: string): Promise<unknown>
  /** Called first thing: puts the accessors of the names that the cell declares into the scope. */
  declare(accessors: object): void
}

/** What `PreparedCell.code` evaluates to. Its promise holds the value of the last expression, if the cell ends in one. */
export type CellFunction = (
  scope: CellScope,
  cell: CellHost,
) => Promise<{ readonly value: unknown } | undefined>

/** How the variable of a name is read and written at present; a later cell may declare the name again. */
interface Slot {
  get: () => unknown
  set: (value: unknown) => void
}

const slotsOf = new WeakMap<CellScope, Map<string, Slot>>()

/** An empty scope: a session without variables. It has no prototype, so that no name is there that no cell has declared. */
export function createScope(): CellScope {
  // Not Object.create(null): engines make such an object a dictionary, twenty times slower to read and write.
  const scope: CellScope = Object.setPrototypeOf({}, null)
  slotsOf.set(scope, new Map())
  return scope
}

/**
 * Puts the accessors of an object into a scope; without a setter the name is constant. What they throw is thrown anew, so
 * that the stack of an error begins in the cell that mentions the name, not in the one that declares it.
 */
export function declare(scope: CellScope, accessors: object): void {
  const slots = slotsOf.get(scope)!
  for (const [name, { get, set }] of Object.entries(Object.getOwnPropertyDescriptors(accessors))) {
    const slot = { get: get!, set: set ?? refuse }
    const known = slots.get(name)
    if (known) Object.assign(known, slot)
    else {
      slots.set(name, slot)
      open(scope, name, slot)
    }
  }
}

function refuse(): never {
  throw new TypeError('Assignment to constant variable.')
}

/** Gives the scope a property for good: one that is redefined would make the scope slow. */
function open(scope: CellScope, name: string, slot: Slot): void {
  Object.defineProperty(scope, name, {
    enumerable: true,
    get() {
      try {
        return slot.get()
      } catch (error) {
        throw new ReferenceError((error as Error).message)
      }
    },
    set(value: unknown) {
      try {
        slot.set(value)
      } catch (error) {
        throw error instanceof TypeError
          ? new TypeError(error.message)
          : new ReferenceError((error as Error).message)
      }
    },
  })
}

/** Runs the function that a cell's code evaluates to; `importModule` answers what a module exports. */
export function runCell(
  run: CellFunction,
  scope: CellScope,
  importModule: (name: string) => Promise<unknown>,
): ReturnType<CellFunction> {
  return run(scope, { import: importModule, declare: (accessors) => declare(scope, accessors) })
}

/** What an error says, without the scope that a cell's own code does not mention: `(0 , $scope.f) is not a function`. */
export function plainMessage(message: string): string {
  return message
    .replace(/\(0 ?, ?\$+scope\.([\p{ID_Continue}$]+)\)/gu, '$1')
    .replace(/(?<![\p{ID_Continue}])\$+scope\./gu, '')
}

/** Where in the cell a place of its code stands; line and column count from 1 in both. */
export function positionInCell(
  { firstLineShift, shifts }: Pick<PreparedCell, 'firstLineShift' | 'shifts'>,
  line: number,
  column: number,
): { line: number; column: number } {
  const inText = column - (line === 1 ? firstLineShift : 0)
  const by = shifts.filter((shift) => shift.line === line && shift.column <= inText).at(-1)?.by ?? 0
  return { line, column: Math.max(1, inText - by) }
}
