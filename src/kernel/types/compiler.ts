import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import vm from 'node:vm'
import type typescript from '@tslab/typescript-for-tslab'

/** A source file with the parts that the compiler's program usually fills in, and the scope around a cell. */
export type CellSource = typescript.SourceFile & {
  locals: Map<string, typescript.Symbol>
  symbol: typescript.Symbol
  nodeCount: number
  parseDiagnostics: readonly typescript.DiagnosticWithLocation[]
  imports: typescript.StringLiteralLike[]
  resolvedModules: ModuleMap
  path: string
  resolvedPath: string
  originalFileName: string
}

/** What a file's module names stand for. */
export interface ModuleMap {
  get(name: string, mode: undefined): { readonly resolvedModule: typescript.ResolvedModuleFull } | undefined
  set(name: string, mode: undefined, found: { readonly resolvedModule: typescript.ResolvedModuleFull }): void
}

export type CompletionEntry = typescript.CompletionEntry & { readonly symbol?: typescript.Symbol }

/** For what can be cancelled and never is: the thread does one thing at a time. */
export const neverCancelled = {
  isCancellationRequested: () => false,
  throwIfCancellationRequested() {},
}

/** The compiler; what stands here besides its public interface is internal to this one version of it. */
export type Compiler = typeof typescript & {
  bindSourceFile(file: typescript.SourceFile, options: typescript.CompilerOptions): void
  createModeAwareCache(): ModuleMap
  findPrecedingToken(position: number, file: typescript.SourceFile): typescript.Node | undefined
  getQuickInfoAtPosition(
    file: typescript.SourceFile,
    checker: typescript.TypeChecker,
    token: typescript.CancellationToken,
    position: number,
  ): typescript.QuickInfo | undefined
  Completions: {
    getCompletionsAtPosition(
      host: typescript.CompilerHost,
      program: typescript.Program,
      log: (text: string) => void,
      file: typescript.SourceFile,
      position: number,
      preferences: typescript.UserPreferences,
      trigger: undefined,
      kind: typescript.CompletionTriggerKind,
      token: typescript.CancellationToken,
      format: undefined,
      includeSymbol: true,
    ): (typescript.CompletionInfo & { readonly entries: readonly CompletionEntry[] }) | undefined
  }
}

/** Loads tslab's compiler. */
export function loadCompiler(): Compiler {
  const require = createRequire(import.meta.url)
  const file = require.resolve('@tslab/typescript-for-tslab')
  // Outside of comments its source is plain ASCII. Read as such it takes half the memory that Node's own loader would take, which
  // sees the letters in the comments and keeps two bytes of each of the eight million.
  const source = readFileSync(file, 'latin1')
  const run = vm.compileFunction(source, ['module', 'exports', 'require', '__filename', '__dirname'], {
    filename: file,
  })
  const module = { exports: {} as Compiler }
  run.call(module.exports, module, module.exports, createRequire(file), file, path.dirname(file))
  return module.exports
}
