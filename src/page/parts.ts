import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'fflate'
import { serialiseNotebook } from '../notebook/serialise.ts'
import type { CodeCell, Notebook, Output } from '../notebook/types.ts'
import { bundles, plotly, root, wasm } from './assets.ts'
import { searchIndex } from './search-index.ts'

/**
 * Something larger that a page carries and reads only when it is needed (see client/parts.ts): a script of the page, a
 * text such as the worker's script, bytes such as a data file.
 */
export interface Part {
  /** `editor`, `worker`, `plotly`, `tensorflow`, `tensorflow-wasm`, `danfojs`, `exercises`, `data/points/points.csv`, ... */
  readonly name: string
  readonly kind: 'script' | 'text' | 'bytes'
  readonly content: string | Uint8Array
}

let software: readonly Part[] | undefined

/** What pages can carry of software: Plotly, the bundles made by src/make.mjs, and TensorFlow's WebAssembly. */
export function softwareParts(): readonly Part[] {
  software ??= readSoftware()
  return software
}

function readSoftware(): Part[] {
  const made = bundles().map(({ name, text, side }): Part => {
    return { name, kind: side === 'page' ? 'script' : 'text', content: text }
  })
  const tables: Part[] = [
    { name: 'plotly', kind: 'script', content: plotly().text },
    { name: 'tensorflow-wasm', kind: 'bytes', content: wasm() },
  ]
  return [...tables, ...made]
}

/** The files of the data sets with these names, from the first of the folders that has them. */
export function dataParts(names: Iterable<string>, folders: readonly string[]): Part[] {
  return [...new Set(names)].sort().flatMap((name) => {
    const folder = folders.map((each) => path.join(each, name)).find((each) => existsSync(each))
    if (folder === undefined) return []
    const files = readdirSync(folder).filter((file) => /\.(?:csv|json|bin|gz)$/.test(file))
    return files.sort().map((file): Part => {
      return { name: `data/${name}/${file}`, kind: 'bytes', content: readFileSync(path.join(folder, file)) }
    })
  })
}

/** Where data sets lie: beside the notebooks, and in the package, where the library itself finds them. */
export function dataFolders(besideNotebooks: string): string[] {
  return [...new Set([besideNotebooks, path.join(root, 'datasets')])]
}

/** The notebook for a reader who wants to take it away; its pictures are left out, since the figures draw them again. */
export function notebookPart(notebook: Notebook): Part {
  const cells = notebook.cells.map((cell) => (cell.cell_type === 'code' ? withoutPictures(cell) : cell))
  return { name: 'notebook', kind: 'text', content: serialiseNotebook({ ...notebook, cells }) }
}

function withoutPictures(cell: CodeCell): CodeCell {
  return { ...cell, outputs: cell.outputs.map(withoutPicture) }
}

function withoutPicture(output: Output): Output {
  if (!('data' in output) || !('application/vnd.plotly.v1+json' in output.data)) return output
  const { 'image/png': _, ...data } = output.data
  return { ...output, data }
}

/** What the search of a page looks through. */
export function searchPart(lessons: Parameters<typeof searchIndex>[0]): Part {
  return { name: 'search-index', kind: 'text', content: searchIndex(lessons) }
}

/** The data sets that a lesson loads: the literal names in its `load('...')`, solutions included. */
export function dataNames(notebook: Notebook): string[] {
  return [...sources(notebook).matchAll(/\bload\(\s*(['"`])([\w-]+)\1/g)].map((match) => match[2]!)
}

/** Of the parts of software, those that the cells of a lesson can ask for. */
export function neededBy(notebook: Notebook, parts: readonly Part[]): Part[] {
  const text = sources(notebook)
  const tables = /['"]danfojs-node['"]/.test(text)
  const tensors = tables || /['"]@tensorflow\/tfjs['"]|\bready\(/.test(text)
  const cells = notebook.cells.some((cell) => cell.cell_type === 'code')
  return parts.filter(({ name }) => {
    if (['plotly', 'more', 'search'].includes(name)) return true
    if (name.startsWith('tensorflow')) return tensors
    if (name === 'exercises') return /\bcheck\s*\(/.test(text)
    return name === 'danfojs' ? tables : cells
  })
}

function sources({ cells }: Notebook): string {
  return cells.map(({ source }) => source).join('\n')
}

/** A part as a file beside the page: a classic script that runs, or that leaves the part for who asked for it. */
export interface Asset {
  /** With a hash of the content, so that no browser takes an old one for it. */
  readonly path: string
  readonly text: string
}

// Somebody who writes has his site opened again and again; what it carries stays the same.
const assets = new WeakMap<Part, Asset>()

/** The file of a part. */
export function assetOf(part: Part): Asset {
  const { name, kind, content } = part
  const text = () => (kind === 'script' ? String(content) : leaving(name, kind, content))
  const made = assets.get(part) ?? assetFrom(name, text())
  assets.set(part, made)
  return made
}

function assetFrom(name: string, text: string): Asset {
  return { path: assetPath(name, text), text }
}

/** The address of a script in assets/, from its name and its text. */
export function assetPath(name: string, text: string): string {
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 10)
  return `assets/${name.replace(/[^\w.-]/g, '-')}-${hash}.js`
}

function leaving(name: string, kind: Part['kind'], content: string | Uint8Array): string {
  const value = kind === 'bytes' ? { gzip: packed(content) } : String(content)
  return `(window.fledglingParts??={})[${JSON.stringify(name)}]=${JSON.stringify(value)}\n`
}

/** A part inside a single file. Base64 of gzip is a third larger than gzip and holds nothing that could end the element. */
export function packedElement({ name, content }: Part): string {
  return `<script type="text/plain" data-part="${name}">${packed(content)}</script>\n`
}

const known = new Map<string, string>()

function packed(content: string | Uint8Array): string {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const key = createHash('sha256').update(bytes).digest('hex')
  const text = known.get(key) ?? Buffer.from(gzipSync(bytes, { level: 9, mtime: 0 })).toString('base64')
  known.set(key, text)
  return text
}
