import { builtinModules } from 'node:module'
import type { CompletionEntry } from './compiler.ts'
import type { TypeFinding } from './types.ts'

/** What CommonJS gives a file besides its globals. */
const commonJs = ['require', 'module', 'exports', '__dirname', '__filename']

/** Whether it may be for want of Node's own declarations that something was found against a cell. */
export function asksForNode({ code, message }: TypeFinding): boolean {
  // A member of something that stands above in part only.
  if (/ on type '(Console|Timeout|Immediate)'| 'typeof globalThis'/.test(message)) return true
  const name = /^Cannot find (?:name|namespace) '([^']*)'/.exec(message)?.[1]
  if (name === undefined) return code === 7017
  // Types are not known at run time; their names begin with a capital letter.
  return name in globalThis || commonJs.includes(name) || /^[A-Z]/.test(name)
}

/** The names of Node for completion, as long as its own declarations are not read. */
export function namesOfNode(): CompletionEntry[] {
  const globals = Object.getOwnPropertyNames(globalThis).map((name) => {
    const isFunction = typeof (globalThis as Record<string, unknown>)[name] === 'function'
    return { name, kind: !isFunction ? 'var' : /^[A-Z]/.test(name) ? 'class' : 'function' }
  })
  const ofFiles = commonJs.map((name) => ({ name, kind: name === 'require' ? 'function' : 'var' }))
  return [...globals, ...ofFiles].map(entry)
}

/** The modules of Node, with and without their prefix. */
export function modulesOfNode(): CompletionEntry[] {
  return builtinModules
    .filter((name) => !name.startsWith('_'))
    .flatMap((name) => (name.startsWith('node:') ? [name] : [name, `node:${name}`]))
    .map((name) => entry({ name, kind: 'external module name' }))
}

function entry({ name, kind }: { name: string; kind: string }): CompletionEntry {
  return { name, kind: kind as CompletionEntry['kind'], sortText: '15' }
}
