import { readFileSync, realpathSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import path from 'node:path'

/** A package as it is found from some folder. */
export interface FoundPackage {
  readonly name: string
  readonly version: string
  /** Its real folder. */
  readonly folder: string
  /** Names of the packages that it may load. */
  readonly needs: readonly string[]
}

const SPECIFIER = /(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*)(['"`])([^'"`\n]+)\1/g

/** The modules that a piece of code imports, in any of the ways, as they are written there. */
export function importsOf(code: string): string[] {
  return [...new Set([...code.matchAll(SPECIFIER)].map((match) => match[2]!))]
}

export function isRelative(specifier: string): boolean {
  return /^[./]/.test(specifier)
}

/** `@tensorflow/tfjs/dist/x` -> `@tensorflow/tfjs`; null for a module of Node or a path. */
export function packageName(specifier: string): string | null {
  if (isRelative(specifier) || isBuiltin(specifier)) return null
  const [first = '', second] = specifier.split('/')
  return first.startsWith('@') && second !== undefined ? `${first}/${second}` : first
}

/** Finds a package as Node does, in the `node_modules` of the folder and those above it; null where there is none. */
export function findPackage(name: string, from: string): FoundPackage | null {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const found = readPackage(path.join(folder, 'node_modules', name))
    if (found !== null) return found
    if (folder === path.dirname(folder)) return null
  }
}

/** The folder itself or the next above it that holds a package.json; null where there is none. */
export function packageFolder(from: string): string | null {
  for (let folder = path.resolve(from); ; folder = path.dirname(folder)) {
    if (readPackage(folder) !== null) return folder
    if (folder === path.dirname(folder)) return null
  }
}

function readPackage(folder: string): FoundPackage | null {
  try {
    const file = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
    const needs = { ...file.dependencies, ...file.optionalDependencies, ...file.peerDependencies }
    const { name = '', version = '' } = file
    return { name, version, folder: realpathSync(folder), needs: Object.keys(needs) }
  } catch {
    return null
  }
}
