import { statSync } from 'node:fs'
import type typescript from '@tslab/typescript-for-tslab'
import type { Compiler } from './compiler.ts'

interface Kept {
  /** Whether it speaks of Node without being a part of it. */
  readonly asksForNode: boolean
  readonly file: typescript.SourceFile | undefined
  readonly stamp: string
  readonly hasDocs: boolean
}

/** The files on disk as the compiler has read them, kept over the sessions of a kernel. */
export class SourceFiles {
  readonly #ts: Compiler
  readonly #kept = new Map<string, Kept>()
  /** The files that need not be compared with the disk any more. */
  readonly #fresh = new Set<string>()
  /** The files whose doc comments were asked for. */
  readonly #documented = new Set<string>()

  constructor(ts: Compiler) {
    this.#ts = ts
  }

  /** Every file is compared with the disk once more, when it is next asked for. */
  compareAgain(): void {
    this.#fresh.clear()
  }

  /** Has the doc comments of a file, from when it is next asked for. Says whether that changes anything. */
  needDocs(name: string): boolean {
    const kept = this.#kept.get(name)
    if (kept === undefined || kept.hasDocs) return false
    this.#documented.add(name)
    this.#fresh.delete(name)
    return true
  }

  /** Whether a file speaks of what only Node's declarations declare. */
  asksForNode(name: string): boolean {
    return this.#kept.get(name)?.asksForNode ?? false
  }

  get(name: string, language: typescript.CreateSourceFileOptions): typescript.SourceFile | undefined {
    const before = this.#kept.get(name)
    if (before && this.#fresh.has(name)) return before.file
    this.#fresh.add(name)
    const stamp = stampOf(name)
    const hasDocs = this.#documented.has(name) || !name.endsWith('.d.ts')
    if (before && before.stamp === stamp && before.hasDocs === hasDocs) return before.file
    const text = stamp === '' ? undefined : this.#ts.sys.readFile(name)
    const read = text === undefined || hasDocs ? text : withoutDocs(text)
    const file = read === undefined ? undefined : this.#ts.createSourceFile(name, read, language)
    const asksForNode = !name.includes('/@types/node/') && ofNode.test(read ?? '')
    this.#kept.set(name, { file, stamp, hasDocs, asksForNode })
    return file
  }
}

const ofNode = /\b(?:Buffer|NodeJS)\b|<reference types="node"/

/** Changes whenever the file does; empty where there is none. */
function stampOf(name: string): string {
  const found = statSync(name, { throwIfNoEntry: false })
  return found ? `${found.mtimeMs} ${found.size}` : ''
}

/** Strings and comments, so that nothing within one is taken for the other. */
const stringOrComment =
  /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\[\s\S])*`|\/\/[^\n]*|\/\*[\s\S]*?\*\//g

/** Declarations without doc comments: a third of the memory that the compiler takes for them, and no check needs them. */
export function withoutDocs(text: string): string {
  return text.replace(stringOrComment, (found) => (found.startsWith('/**') ? ' ' : found))
}
