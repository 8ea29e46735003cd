import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { colours } from '../lib/charts/palette.ts'

/** The package's folder: two levels above this file, in src/ as in dist/. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

const cache = new Map<string, string>()

function textOnce(file: string): string {
  const known = cache.get(file)
  if (known !== undefined) return known
  const text = readFileSync(file, 'utf8')
  cache.set(file, text)
  return text
}

/** A script for the page, bundled by src/make.mjs: `client`, `bootstrap`, `reload`. */
export function clientScript(name: string): string {
  return textOnce(path.join(root, 'dist', 'page', 'client', `${name}.entry.js`)).trim()
}

/** A script that a page reads when it needs it, for the page itself or for its worker. */
export interface Bundle {
  readonly name: string
  readonly side: 'page' | 'worker'
  readonly text: string
}

/** The bundles that src/make.mjs has made, but for what is part of every page's own script. */
export function bundles(): Bundle[] {
  return [...bundlesIn('client', 'page'), ...bundlesIn('worker', 'worker')].filter(({ name }) => {
    return !['bootstrap', 'client', 'reload'].includes(name)
  })
}

function bundlesIn(folder: string, side: Bundle['side']): Bundle[] {
  const made = path.join(root, 'dist', 'page', folder)
  if (!existsSync(made)) return []
  const files = readdirSync(made).filter((file) => file.endsWith('.entry.js'))
  return files.sort().map((file) => {
    return { name: path.basename(file, '.entry.js'), side, text: textOnce(path.join(made, file)).trim() }
  })
}

/** The style sheet of every page, with the palette's colours on light and on dark paper as variables. */
export function styleSheet(): string {
  const pairs = Object.entries(colours.light).map(([name, light]) => {
    return `--${name}:light-dark(${light},${colours.dark[name as keyof typeof colours.dark]})`
  })
  const sheets = ['page', 'text', 'cells', 'print'].map((name) =>
    textOnce(path.join(root, 'dist', 'page', 'style', `${name}.css`)),
  )
  return minified(`:root{${pairs.join(';')}}\n${sheets.join('\n')}`)
}

/** Takes comments and white space out of a style sheet that holds no strings with either. */
function minified(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/\s*([{};,>])\s*/g, '$1')
    .replace(/:\s+/g, ':')
    .replaceAll(';}', '}')
    .trim()
}

const require = createRequire(import.meta.url)

/** Plotly's bundle with the charts of the course, and its version. */
export function plotly(): { readonly version: string; readonly text: string; readonly licence: string } {
  const folder = path.dirname(require.resolve('plotly.js-cartesian-dist-min/package.json'))
  const { version, main } = JSON.parse(textOnce(path.join(folder, 'package.json'))) as {
    version: string
    main: string
  }
  return { version, text: textOnce(path.join(folder, main)), licence: textOnce(path.join(folder, 'LICENSE')) }
}

/** TensorFlow's WebAssembly: the build with SIMD and without threads, the only one that pages and lessons use. */
export function wasm(): Uint8Array {
  const folder = path.dirname(require.resolve('@tensorflow/tfjs-backend-wasm/package.json'))
  return readFileSync(path.join(folder, 'dist', 'tfjs-backend-wasm-simd.wasm'))
}
