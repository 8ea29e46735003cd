import path from 'node:path'
import { cacheFile, readCache, writeCache } from './cache.ts'
import { readNotebook } from './files.ts'
import { Fingerprints, HERE, hash } from './fingerprint.ts'
import { findPackage } from './packages.ts'
import { type TypeCheckInput, type TypeFinding, typeCheck } from './typecheck.ts'
import { typedSource } from './typed-source.ts'
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
    const key = options.cache === false ? null : keyOf(typedSource(notebook).text, file, fingerprints)
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

function keyOf(text: string, file: string, fingerprints: Fingerprints): string | null {
  const folder = path.dirname(path.resolve(file))
  const surroundings = fingerprints.of(text, folder)
  const compiler = findPackage('typescript', HERE)?.version
  return surroundings === null ? null : hash(text, surroundings, `typescript ${compiler}`)
}
