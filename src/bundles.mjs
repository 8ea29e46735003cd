// What is bundled for the page's side and how: one list for the build, and for the test that no licence is forgotten.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const source = path.dirname(fileURLToPath(import.meta.url))

/** Browsers of the last two years. */
const target = ['es2022', 'safari16']

/** The scripts below a folder, each the entry of a bundle of its own. */
function entries(folder) {
  const files = existsSync(folder) ? readdirSync(folder) : []
  return files.filter((file) => /^[a-z-]+\.entry\.ts$/.test(file)).map((file) => path.join(folder, file))
}

const danfojs = (file) => path.join(source, 'page', 'worker', 'danfojs', file)
const absent = ['fs', 'stream', 'request', 'node-fetch', 'stream-json', 'stream-json/streamers/StreamArray']
const alsoAbsent = ['papaparse', 'xlsx', 'plotly.js-dist-min']

/** What the page's danfojs gets in the place of packages that are too large, or that a page cannot have. */
const standIns = {
  '@tensorflow/tfjs-node': danfojs('tensorflow.cjs'),
  mathjs: danfojs('statistics.mjs'),
  ...Object.fromEntries([...absent, ...alsoAbsent].map((name) => [name, danfojs('absent.cjs')])),
}

/** mathjs's functions for plain numbers, one by one; its own entry brings all that it has. */
const numberFunctions = path.join(
  path.dirname(createRequire(import.meta.url).resolve('mathjs/package.json')),
  'lib/esm/entry/pureFunctionsNumber.generated.js',
)

/** Puts the stand-ins where danfojs asks for a package, and nowhere else. */
const standingIn = {
  name: 'stand-ins for danfojs',
  setup({ onResolve }) {
    onResolve({ filter: /^[^.]/ }, ({ path: name, importer }) => {
      const file = /[\\/]danfojs-node[\\/]/.test(importer) ? standIns[name] : undefined
      return file && { path: file }
    })
    onResolve({ filter: /^mathjs\/number$/ }, () => ({ path: numberFunctions }))
  },
}

const client = path.join(source, 'page', 'client')
const sharedModules = new Map(
  [
    ...readFileSync(path.join(client, 'shared.ts'), 'utf8').matchAll(
      /^import \* as (\w+) from '\.\/([\w/-]+)'$/gm,
    ),
  ].map(([, name, file]) => [path.join(client, file), name]),
)

/** In the second script of the page, points to the modules of the first: see client/shared.ts. */
const sharing = {
  name: 'modules of the first script',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\./ }, ({ path: name, resolveDir }) => {
      const shared = sharedModules.get(path.join(resolveDir, name))
      return shared && { path: shared, namespace: 'shared' }
    })
    onLoad({ filter: /.*/, namespace: 'shared' }, ({ path: name }) => {
      return { contents: `module.exports = window.fledglingShared.${name}` }
    })
  },
}

const worker = path.join(source, 'page', 'worker')

/** In the script of the worker, puts an empty list in the place of all exercises, which are a part of their own. */
const withoutExercises = {
  name: 'exercises apart',
  setup({ onResolve }) {
    const list = path.join(source, 'lib', 'exercises', 'index')
    onResolve({ filter: /^\.{1,2}\/.*index$/ }, ({ path: name, resolveDir }) => {
      return path.join(resolveDir, name) === list ? { path: path.join(worker, 'exercises.ts') } : undefined
    })
  },
}

const plugins = { 'more.entry.ts': [sharing], 'worker.entry.ts': [withoutExercises] }

/** For esbuild: the bundles for the page itself, and those for its worker. */
export const bundles = ['client', 'worker'].flatMap((side) =>
  entries(path.join(source, 'page', side)).map((entry) => ({
    entryPoints: [entry],
    outdir: path.join(path.dirname(source), 'dist', 'page', side),
    bundle: true,
    minify: true,
    format: 'iife',
    loader: { '.css': 'text' },
    target,
    plugins: plugins[path.basename(entry)] ?? [standingIn],
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
  })),
)

/**
 * Programs of Node's side that are one file each, in the place of what the compiler has written: without a hundred modules to be
 * found and read they start sooner and take less memory. Packages stay outside.
 */
export const programs = [path.join('kernel', 'runtime', 'main')].map((program) => ({
  entryPoints: [path.join(source, `${program}.ts`)],
  outfile: path.join(path.dirname(source), 'dist', `${program}.js`),
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  logLevel: 'warning',
}))
