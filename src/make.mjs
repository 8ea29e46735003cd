// Builds dist/ from src/: the compiler for Node's side, a bundler for the page's side. Run by `npm run build` and,
// through `prepare`, by `npm ci` and `npm pack`.
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const from = (...parts) => path.join(root, 'src', ...parts)
const to = (...parts) => path.join(root, 'dist', ...parts)

// tslab links an older `tsc` into node_modules/.bin, so the compiler is named by its package.
const compiler = path.join(
  path.dirname(createRequire(import.meta.url).resolve('typescript/package.json')),
  'bin',
  'tsc',
)
const tsc = spawnSync(process.execPath, [compiler, '-p', from('tsconfig.json')], { stdio: 'inherit' })
// A type error fails the build at its end: what could be written is written, so that one part can be tried while another is mended.
process.exitCode = tsc.status ?? 1

copyFileSync(from('lib', 'package.json'), to('lib', 'package.json'))

const client = from('page', 'client')
const entries = readdirSync(client).filter((file) => /^[a-z-]+\.entry\.ts$/.test(file))
rmSync(to('page', 'client'), { recursive: true, force: true })
if (entries.length > 0) {
  await build({
    entryPoints: entries.map((file) => path.join(client, file)),
    outdir: to('page', 'client'),
    bundle: true,
    minify: true,
    format: 'iife',
    target: ['es2022', 'safari16'],
    legalComments: 'none',
    logLevel: 'warning',
  })
}
const style = from('page', 'style')
if (existsSync(style)) {
  mkdirSync(to('page', 'style'), { recursive: true })
  for (const file of readdirSync(style)) copyFileSync(path.join(style, file), to('page', 'style', file))
}
