// What is bundled for the page's side and how: one list for the build, and for the test that no licence is forgotten.
import { existsSync, readdirSync } from 'node:fs'
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
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
  })),
)
