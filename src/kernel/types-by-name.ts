import type { Types } from './types/types.ts'

/** In place of types, where nobody wants them checked: completes the names that the cells have declared. */
export function typesByName(known: () => readonly string[]): Types {
  return {
    check: async () => [],
    accept: () => {},
    async complete(code, cursor) {
      const begun = /[\p{ID_Continue}$]*$/u.exec(code.slice(0, cursor))![0]
      const matches = known()
        .filter((name) => name.startsWith(begun))
        .map((text) => ({ text, kind: 'variable' }))
      return { start: cursor - begun.length, end: cursor, matches }
    },
    inspect: async () => undefined,
    setStrict: () => {},
    forget: () => {},
    close: () => {},
  }
}
