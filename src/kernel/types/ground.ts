import { createRequire, isBuiltin } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type typescript from '@tslab/typescript-for-tslab'
import { questions, smallNode } from './ambient.ts'
import type { Compiler } from './compiler.ts'
import type { SourceFiles } from './source-files.ts'

type Module = typescript.ResolvedModuleFull
type Resolved = typescript.ResolvedModuleWithFailedLookupLocations

/** This file: what a notebook's folder does not have is looked up from where this package is. */
const own = fileURLToPath(import.meta.url)

/** What stands on disk and in our own declarations: all that cells can mention besides each other. */
export class Ground {
  readonly #ts: Compiler
  readonly #folder: string
  readonly #options: typescript.CompilerOptions
  /** Reads files. */
  readonly host: typescript.CompilerHost
  readonly #sources: SourceFiles
  /** The files that are nowhere but here. */
  readonly #virtual = new Map<string, typescript.SourceFile>()
  /** The modules that cells have asked for. */
  readonly #modules = new Map<string, Module>()
  /** The file that has, or stands for, Node's declarations. */
  #node: string
  #hasNode = false
  /** Whether a module that was read speaks of Node. */
  #asksForNode = false
  #program: typescript.Program | undefined

  /** For cells that run in `folder`. */
  constructor(ts: Compiler, sources: SourceFiles, folder: string, strict: boolean) {
    this.#ts = ts
    this.#sources = sources
    this.#folder = folder.replaceAll('\\', '/')
    this.#options = { ...settings(ts), strict }
    this.#node = this.name('node.d.ts')
    this.#put(this.name('ours.d.ts'), questions)
    this.#put(this.#node, smallNode)
    this.host = this.#makeHost()
  }

  /** The name of a file in the folder that is nowhere but here. */
  name(base: string): string {
    return `${this.#folder}/.fledgling-${base}`
  }

  /** The files as they stand now, and their checker, which keeps what it finds out. */
  get program(): typescript.Program {
    this.#program ??= this.#load(undefined)
    return this.#program
  }

  /** Has a new checker, which knows nothing yet; the files stay. */
  renew(): void {
    this.#program = this.#load(this.#program)
    if (this.#asksForNode) this.needNode()
  }

  setStrict(strict: boolean): void {
    this.#options.strict = strict
    this.renew()
  }

  /** Whether Node's own declarations were looked for. */
  get hasNode(): boolean {
    return this.#hasNode
  }

  /** Has Node's own declarations in the place of the small ones. */
  needNode(): void {
    if (this.#hasNode) return
    this.#hasNode = true
    this.#node = this.#findNode() ?? this.#node
    this.renew()
  }

  /** What the modules of these names stand for; those not asked for before are read. A name may stand for nothing. */
  need(names: readonly string[]): ReadonlyMap<string, Module> {
    const found = new Map<string, Module>()
    const before = this.#modules.size
    for (const name of names) {
      const module = this.#modules.get(name) ?? this.#resolve(name)
      if (module === undefined) continue
      found.set(name, module)
      this.#modules.set(name, module)
    }
    if (names.some((name) => isBuiltin(name))) this.needNode()
    if (this.#modules.size > before) this.renew()
    return found
  }

  /** Has the doc comments of these files, and Node's own where one of them stands for Node. Says whether that changes anything. */
  needDocs(files: readonly string[]): boolean {
    const forNode = !this.#hasNode && files.includes(this.#node)
    if (forNode) this.needNode()
    const changed = files.filter((file) => this.#sources.needDocs(file))
    if (changed.length > 0) this.renew()
    return forNode || changed.length > 0
  }

  #load(old: typescript.Program | undefined): typescript.Program {
    const list = this.name('modules.d.ts')
    this.#put(list, [...this.#modules.keys()].map((name) => `import ${JSON.stringify(name)}\n`).join(''))
    const roots = [this.name('ours.d.ts'), this.#node, list]
    return this.#ts.createProgram(roots, { ...this.#options }, this.host, old)
  }

  #put(name: string, text: string): void {
    if (this.#virtual.get(name)?.text === text) return
    this.#virtual.set(name, this.#ts.createSourceFile(name, text, this.#ts.ScriptTarget.ES2022))
  }

  #makeHost(): typescript.CompilerHost {
    const host = this.#ts.createCompilerHost(this.#options)
    const { fileExists } = host
    const cache = this.#ts.createModuleResolutionCache(this.#folder, (name) => name, this.#options)
    const list = this.name('modules.d.ts')
    return Object.assign(host, {
      getCurrentDirectory: () => this.#folder,
      fileExists: (file: string) => this.#virtual.has(file) || fileExists(file),
      getSourceFile: (file: string, language: typescript.CreateSourceFileOptions) => {
        const found = this.#virtual.get(file) ?? this.#sources.get(file, language)
        if (this.#sources.asksForNode(file)) this.#asksForNode = true
        return found
      },
      resolveModuleNameLiterals: (
        literals: readonly typescript.StringLiteralLike[],
        from: string,
      ): Resolved[] =>
        literals.map(({ text }) => {
          if (from === list) return { resolvedModule: this.#modules.get(text) } as Resolved
          if (!isBuiltin(text)) return this.#ts.resolveModuleName(text, from, this.#options, host, cache)
          // Node's modules are declared, not found.
          this.#asksForNode = true
          return { resolvedModule: undefined } as Resolved
        }),
    })
  }

  /** Looks a module up as a file in the folder would, then as this package would. Nothing is remembered: it may come to be. */
  #resolve(name: string): Module | undefined {
    const from = name.startsWith('.') ? [this.name('cell.ts')] : [this.name('cell.ts'), own]
    for (const file of from) {
      const { resolvedModule } = this.#ts.resolveModuleName(name, file, this.#options, this.host)
      if (resolvedModule) return resolvedModule as Module
    }
    return undefined
  }

  /** Node's declarations of the folder, else those beside this package, else those that come with tslab. */
  #findNode(): string | undefined {
    const tslab = createRequire(own).resolve('tslab/package.json')
    for (const from of [this.name('cell.ts'), own, tslab]) {
      const found = this.#ts.resolveTypeReferenceDirective('node', from, this.#options, this.host)
      const file = found.resolvedTypeReferenceDirective?.resolvedFileName
      if (file) return path.posix.normalize(file)
    }
    return undefined
  }
}

/** tslab's settings, but for what it needs to run cells itself. */
function settings(ts: Compiler): typescript.CompilerOptions {
  return {
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Node10,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2022.d.ts'],
    types: [],
    esModuleInterop: true,
    resolveJsonModule: true,
    allowJs: true,
    experimentalDecorators: true,
    skipLibCheck: true,
    noEmit: true,
  }
}
