import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { findPackage, importsOf, isRelative, packageName } from './packages.ts'

/** The folder of the engine. */
export const HERE = fileURLToPath(new URL('.', import.meta.url))

/** The hash of some texts, in hexadecimal; the border between two texts counts. */
export function hash(...parts: readonly (string | Uint8Array)[]): string {
  const sum = createHash('sha256')
  for (const part of parts) {
    sum.update(`${part.length}\n`)
    sum.update(part)
  }
  return sum.digest('hex')
}

/**
 * Everything beside the notebook that its results depend on, read once for all notebooks of one command: the library's
 * built files, the data sets, the versions of what the cells import, Node, the kernel, and the engine itself.
 */
export class Fingerprints {
  readonly #folders = new Map<string, string>()
  readonly #packages = new Map<string, string>()
  readonly #machine: string

  readonly #kernel: string

  constructor(kernel: string) {
    this.#kernel = kernel
    const settings = Object.entries(process.env).filter(([name]) => /^FLEDGLING_(BACKEND|PICTURE)/.test(name))
    const engine = this.#folder(HERE)
    this.#machine = hash(
      process.version,
      process.arch,
      this.#kernelVersion(),
      engine,
      JSON.stringify(settings),
    )
  }

  /** The same, read again from the disk. */
  anew(): Fingerprints {
    return new Fingerprints(this.#kernel)
  }

  /**
   * The hash of what code, run in this folder, depends on; null where that cannot be known, because it imports a file.
   */
  of(code: string, folder: string): string | null {
    const imports = importsOf(code)
    if (imports.some(isRelative)) return null
    const names = imports.map(packageName).filter((name) => name !== null)
    const files = namedFiles(code, folder).map((file) => hash(file, readFileSync(path.join(folder, file))))
    // The folder's name is the language in which the library speaks.
    return hash(this.#machine, path.basename(folder), this.#packagesFrom(names, folder), ...files)
  }

  /** Names, versions and, for our own library, contents of these packages and of all that they need. */
  #packagesFrom(names: readonly string[], folder: string): string {
    const waiting = names.map((name): [string, string] => [name, folder])
    const seen = new Map<string, string>()
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const found = findPackage(...next)
      if (found === null || seen.has(found.folder)) continue
      seen.set(found.folder, `${found.name} ${found.version} ${this.#contentOf(found.name, found.folder)}`)
      const needs = found.name === 'fledgling' ? libraryImports(found.folder) : found.needs
      waiting.push(...needs.map((name): [string, string] => [name, found.folder]))
    }
    return [...seen.values()].sort().join('\n')
  }

  #contentOf(name: string, folder: string): string {
    if (name !== 'fledgling') return ''
    const known = this.#packages.get(folder)
    if (known !== undefined) return known
    const content = hash(...[...LIBRARY, 'datasets'].map((part) => this.#folder(path.join(folder, part))))
    this.#packages.set(folder, content)
    return content
  }

  /** Our kernel by its built files and the compiler that judges the cells, tslab by its version, any other by its kernel.json. */
  #kernelVersion(): string {
    const kernel = this.#kernel
    const version = (name: string) => `${name} ${findPackage(name, HERE)?.version}`
    if (kernel === 'fledgling')
      return hash(version(compiler), ...builtKernel.map((part) => this.#folder(part)))
    if (kernel === 'tslab') return version('tslab')
    const spec = statSync(kernel, { throwIfNoEntry: false })?.isFile() ? readFileSync(kernel) : ''
    return hash(kernel, spec)
  }

  #folder(folder: string): string {
    const known = this.#folders.get(folder)
    if (known !== undefined) return known
    const files = filesIn(folder).map((file) => hash(file, readFileSync(path.join(folder, file))))
    const content = hash(...files)
    this.#folders.set(folder, content)
    return content
  }
}

/** What our kernel is made of, and whose compiler judges the cells there. */
const builtKernel = ['kernel', 'cells', 'wire'].map((part) => path.join(HERE, '..', '..', 'dist', part))
const compiler = '@tslab/typescript-for-tslab'

/** The parts of our package that a lesson's kernel loads. */
const LIBRARY = [path.join('dist', 'lib'), path.join('dist', 'picture'), path.join('src', 'tfjs')]

/** All files below a folder, relative to it, in one order everywhere; none where there is no folder. */
function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => !file.endsWith('.md') && statSync(path.join(folder, file)).isFile())
      .map((file) => file.replaceAll('\\', '/'))
      .sort()
  } catch {
    return []
  }
}

/** What the library imports, and not what the command line or the pages do: those do not change a lesson's results. */
function libraryImports(folder: string): string[] {
  const files = LIBRARY.flatMap((part) =>
    filesIn(path.join(folder, part)).map((file) => path.join(folder, part, file)),
  )
  const names = files
    .filter((file) => /\.[cm]?js$/.test(file))
    .flatMap((file) => importsOf(readFileSync(file, 'utf8')).map(packageName))
  return [...new Set(names.filter((name) => name !== null))]
}

/** Files of the notebook's folder that a text in the code names, e.g. the reader's own `my-birds.csv`. */
function namedFiles(code: string, folder: string): string[] {
  const texts = [...code.matchAll(/(['"`])([\w ./\\-]{1,200})\1/g)].map((match) => match[2]!)
  return [...new Set(texts)].filter((text) => {
    const found = statSync(path.join(folder, text), { throwIfNoEntry: false })
    return found?.isFile() ?? false
  })
}
