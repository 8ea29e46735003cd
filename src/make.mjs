// Builds dist/ from src/: the compiler for Node's side, a bundler for the page's side. Run by `npm run build` and,
// through `prepare`, by `npm ci` and `npm pack`.
import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import { build } from 'esbuild'
import { bundles, programs } from './bundles.mjs'

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

// One broken bundle does not keep the others from being made; esbuild has said what is wrong.
for (const result of await Promise.allSettled([...bundles, ...programs].map((bundle) => build(bundle)))) {
  if (result.status === 'rejected') process.exitCode = 1
}
mkdirSync(to('page', 'style'), { recursive: true })
for (const file of readdirSync(from('page', 'style'))) {
  copyFileSync(from('page', 'style', file), to('page', 'style', file))
}

// Jupyter shows a kernel by these three pictures.
const logo = readFileSync(from('kernelspec', 'logo-svg.svg'), 'utf8')
copyFileSync(from('kernelspec', 'logo-svg.svg'), to('kernelspec', 'logo-svg.svg'))
await initWasm(readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')))
for (const size of [64, 32]) {
  const picture = new Resvg(logo, { fitTo: { mode: 'width', value: size } }).render()
  writeFileSync(to('kernelspec', `logo-${size}x${size}.png`), picture.asPng())
}

// What an earlier source left behind would travel with `npm pack`. Nothing else is removed: pages may be drawn from here.
for (const entry of readdirSync(to(), { recursive: true, withFileTypes: true })) {
  const folder = entry.parentPath ?? entry.path
  const built = path.relative(to(), path.join(folder, entry.name))
  const sources = [
    built,
    built.replace(/(\.d)?\.(c?)[jt]s$/, '.$2ts'),
    built.replace(/-\d+x\d+\.png$/, '-svg.svg'),
  ]
  if (entry.isFile() && !sources.some((file) => existsSync(from(file)))) rmSync(to(built))
}
