import path from 'node:path'
import { isCode } from '../notebook/roles.ts'
import type { Notebook } from '../notebook/types.ts'
import { cacheFile, readCache, writeCache } from './cache.ts'
import { readNotebook } from './files.ts'
import { Fingerprints, HERE, hash } from './fingerprint.ts'
import { findPackage } from './packages.ts'
import { type TypeCheckInput, type TypeFinding, typeCheck } from './typecheck.ts'
import type { RunOptions } from './types.ts'

/**
 * The strict type check for notebook files: the findings of each that can be read. What was found in order before is
 * not checked again while neither the cells nor what they import have changed.
 */
export async function checkTypes(
  files: readonly string[],
  options: RunOptions,
): Promise<Map<string, readonly TypeFinding[]>> {
  const fingerprints = new Fingerprints('')
  const findings = new Map<string, readonly TypeFinding[]>()
  const open: (TypeCheckInput & { key: string | null })[] = []
  for (const file of new Set(files)) {
    const read = await readNotebook(file)
    if (typeof read === 'string') continue
    const { notebook } = read
    const key = options.cache === false ? null : keyOf(notebook, file, fingerprints)
    const isKnown = key !== null && (await readCache(cacheFile(file, 'types'))) === key
    if (isKnown) findings.set(file, [])
    else open.push({ file, notebook, key })
  }
  const found = await typeCheck(open, options.signal)
  for (const [i, { file, key }] of open.entries()) {
    findings.set(file, found[i]!)
    if (key !== null && found[i]!.length === 0) await writeCache(cacheFile(file, 'types'), key)
  }
  return findings
}

/** Made of the sources as they stand: taking the module for it would load a compiler to find out that nothing changed. */
function keyOf({ cells }: Notebook, file: string, fingerprints: Fingerprints): string | null {
  const text = cells.map((cell) => `${cell.id}\n${JSON.stringify(cell.metadata)}\n${cell.source}`).join('\n')
  const code = cells.map((cell) => (isCode(cell) ? cell.source : '')).join('\n')
  const surroundings = fingerprints.of(code, path.dirname(path.resolve(file)))
  const compiler = findPackage('typescript', HERE)?.version
  return surroundings === null ? null : hash(text, surroundings, `typescript ${compiler}`)
}
