import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import type { lintCells } from '../notebook/lint.ts'
import { isCode } from '../notebook/roles.ts'
import type { Notebook } from '../notebook/types.ts'
import { findPackage, packageFolder } from './packages.ts'
import type { SourcePlace, TypedSource } from './typed-source.ts'

/** A notebook to check, with its file, which decides what its imports resolve to. */
export interface TypeCheckInput {
  readonly file: string
  readonly notebook: Notebook
}

/** What the compiler says about one line of a notebook; without a place it is about the check as a whole. */
export interface TypeFinding {
  readonly place: SourcePlace | null
  /** The compiler's message with its number, e.g. `Cannot find name 'k'. (TS2304)`. */
  readonly message: string
  readonly source?: string
}

/**
 * Checks notebooks with the strict settings of the repository's own TypeScript, which tslab's compiler does not have, and
 * against the rules for cells: the findings of each, in the order given. The compiler reads modules from a folder of ours beside the package.json.
 */
export async function typeCheck(
  inputs: readonly TypeCheckInput[],
  signal?: AbortSignal,
): Promise<TypeFinding[][]> {
  const findings: TypeFinding[][] = inputs.map(() => [])
  if (inputs.length === 0) return findings
  // Loaded only now, for it brings a compiler's parser with it.
  const { typedSource } = await import('./typed-source.ts')
  const { lintCells } = await import('../notebook/lint.ts')
  const roots = new Map<string | null, number[]>()
  for (const [i, { file }] of inputs.entries()) {
    const root = packageFolder(path.dirname(path.resolve(file)))
    roots.set(root, [...(roots.get(root) ?? []), i])
  }
  for (const [root, members] of roots) {
    const sources = members.map((i) => typedSource(inputs[i]!.notebook))
    const found = await checkTogether(root, sources, signal).catch((error: Error) =>
      sources.map((): TypeFinding[] => [{ place: null, message: failure(error) }]),
    )
    if (signal?.aborted) return inputs.map(() => [])
    for (const [j, i] of members.entries()) findings[i]!.push(...found[j]!)
  }
  for (const [i, { notebook }] of inputs.entries()) findings[i]!.push(...ruleFindings(lintCells, notebook))
  return findings
}

/** Breaches of the rules for cells, told like the compiler's findings. */
function ruleFindings(lint: typeof lintCells, notebook: Notebook): TypeFinding[] {
  const cells = notebook.cells.filter(isCode)
  return lint(cells).map(({ cellId, line, message }) => {
    const source =
      cells
        .find((cell) => cell.id === cellId)
        ?.source.split('\n')
        [line - 1]?.trim() ?? ''
    return { place: { cellId, line, what: 'cell', source }, message, source }
  })
}

function failure({ message }: { readonly message: string }): string {
  return `the type check itself failed: ${message}`
}

async function checkTogether(root: string | null, sources: readonly TypedSource[], signal?: AbortSignal) {
  const folder = await workFolder(root)
  try {
    for (const [i, { text }] of sources.entries()) await writeFile(path.join(folder, `${i}.ts`), text)
    await writeFile(
      path.join(folder, 'tsconfig.json'),
      JSON.stringify(settings(root, folder, sources.length)),
    )
    return readReport(await compile(folder, signal), sources)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Beside the package.json, so that imports resolve as the notebook's do; where nothing may be written there, elsewhere. */
async function workFolder(root: string | null): Promise<string> {
  const start = 'types-'
  if (root !== null) {
    try {
      await mkdir(path.join(root, '.fledgling'), { recursive: true })
      return await mkdtemp(path.join(root, '.fledgling', start))
    } catch {}
  }
  return await mkdtemp(path.join(os.tmpdir(), `fledgling-${start}`))
}

function settings(root: string | null, folder: string, count: number): object {
  const isElsewhere = root !== null && !folder.startsWith(root)
  const types = findPackage('@types/node', root ?? folder) ?? findPackage('@types/node', tslabFolder())
  return {
    compilerOptions: {
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      target: 'ES2022',
      lib: ['ES2022'],
      module: 'ESNext',
      moduleResolution: 'bundler',
      resolveJsonModule: true,
      types: types === null ? [] : [types.folder],
      ...(isElsewhere && { paths: { '*': [path.join(root, 'node_modules', '*')] } }),
    },
    files: Array.from({ length: count }, (_, i) => `${i}.ts`),
  }
}

function tslabFolder(): string {
  return path.dirname(createRequire(import.meta.url).resolve('tslab/package.json'))
}

/** The compiler's report. It is named by its package, for `node_modules/.bin/tsc` is the older one that tslab brings. */
function compile(folder: string, signal: AbortSignal | undefined): Promise<string> {
  const compiler = path.dirname(createRequire(import.meta.url).resolve('typescript/package.json'))
  const args = [path.join(compiler, 'bin', 'tsc'), '-p', folder, '--pretty', 'false']
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(signal && { signal }),
    })
    let report = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (report += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (report += text))
    child.on('error', reject)
    child.on('close', () => resolve(report))
  })
}

const HEAD = /^(?:(\d+)\.ts\((\d+),\d+\): )?error (TS\d+): (.*)$/

/** Reads `0.ts(12,5): error TS2304: ...`, lines indented below it belong to it, and finds the cells. */
export function readReport(report: string, sources: readonly TypedSource[]): TypeFinding[][] {
  const findings: TypeFinding[][] = sources.map(() => [])
  for (const entry of report.trim().split(/\n(?=\S)/)) {
    if (entry.trim() === '') continue
    const [first = '', ...more] = entry.split('\n')
    const [, index, line, code, text] = HEAD.exec(first) ?? []
    const message =
      text === undefined ? entry : [`${text} (${code})`, ...more.map((part) => part.trim())].join(' ')
    if (index === undefined) {
      // About a file that no cell wrote, or about the settings: it concerns them all.
      for (const list of findings) list.push({ place: null, message: failure({ message }) })
      continue
    }
    const { places } = sources[Number(index)]!
    // What was left open is found after the last line.
    const place = places[Math.min(Number(line), places.length) - 1]
    if (place) findings[Number(index)]!.push({ place, message, source: place.source.trim() })
  }
  return findings
}
