import { createRequire } from 'node:module'

/**
 * Lets what a program puts out that a cell starts come in its place: what the cell has written before is sent first, and
 * where the cell waited for the program, what it writes afterwards comes after.
 */
export function followChildren(before: () => void, after: () => void): void {
  const require = createRequire(import.meta.url)
  const programs = require('node:child_process') as Record<string, (...values: unknown[]) => unknown>
  for (const name of ['exec', 'execFile', 'fork', 'spawn']) {
    const start = programs[name]!
    programs[name] = like(start, function (this: unknown, ...values) {
      before()
      return Reflect.apply(start, this, values)
    })
  }
  for (const name of ['execSync', 'execFileSync', 'spawnSync']) {
    const start = programs[name]!
    programs[name] = like(start, function (this: unknown, ...values) {
      before()
      try {
        return Reflect.apply(start, this, values)
      } finally {
        after()
      }
    })
  }
  const { syncBuiltinESMExports } = require('node:module') as typeof import('node:module')
  syncBuiltinESMExports()
}

/** With the name and the promisified form of the original. */
function like<T extends object>(original: object, replacement: T): T {
  return Object.defineProperties(replacement, Object.getOwnPropertyDescriptors(original))
}
