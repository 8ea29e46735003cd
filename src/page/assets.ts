import { readFileSync } from 'node:fs'
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
