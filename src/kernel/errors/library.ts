import { readFileSync } from 'node:fs'
import path from 'node:path'
import { packageRoot } from './package-root.ts'

const exported = /^export (type )?\{([^}]*)\}/gm

interface Names {
  readonly values: readonly string[]
  readonly types: readonly string[]
}

let names: Names | undefined

/** What `fledgling` exports, read from its declarations: the library itself need not be loaded for it. */
export function libraryNames(): Names {
  names ??= {
    values: ['index', 'node'].flatMap((file) => declaredIn(file, false)),
    types: ['index', 'node'].flatMap((file) => declaredIn(file, true)),
  }
  return names
}

function declaredIn(file: string, isType: boolean): string[] {
  try {
    const text = readFileSync(path.join(packageRoot(), 'dist', 'lib', `${file}.d.ts`), 'utf8')
    return [...text.matchAll(exported)]
      .filter(([, type]) => (type !== undefined) === isType)
      .flatMap(([, , list = '']) => list.split(/[\s,]+/).filter(Boolean))
  } catch {
    // Without declarations nothing can be said about names.
    return []
  }
}
