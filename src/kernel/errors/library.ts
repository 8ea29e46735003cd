import { readFileSync } from 'node:fs'

const exported = /^export (?:type )?\{([^}]*)\}/gm
let names: readonly string[] | undefined

/** What `fledgling` exports, values and types, read from its declarations: the library itself need not be loaded for it. */
export function libraryNames(): readonly string[] {
  names ??= ['index', 'node'].flatMap(declaredIn)
  return names
}

function declaredIn(file: string): string[] {
  try {
    const text = readFileSync(new URL(`../../../dist/lib/${file}.d.ts`, import.meta.url), 'utf8')
    return [...text.matchAll(exported)].flatMap(([, list = '']) => list.split(/[\s,]+/).filter(Boolean))
  } catch {
    // Without declarations nothing can be said about names.
    return []
  }
}
