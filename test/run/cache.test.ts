import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cacheFile, keysOf, readCache, resultsFor, runFile, writeCache } from '../../src/run/cache.ts'
import { Fingerprints } from '../../src/run/fingerprint.ts'
import { importsOf, packageName } from '../../src/run/packages.ts'
import { planNotebook, withoutExercises } from '../../src/run/plan.ts'
import { code, exercise, markdown, notebookOf } from '../notebook/build.ts'

let folder: string
beforeEach(() => {
  folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'fledgling-cache-')))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Writes files below the folder: `{'a/b.txt': 'text'}`. */
function put(files: Record<string, string>) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), text)
  }
}
const pack = (name: string, version: string, more: object = {}) => JSON.stringify({ name, version, ...more })

describe('a cache entry', () => {
  it('is read as it was written', async () => {
    const file = path.join(folder, 'deep', 'a.json')
    await writeCache(file, { key: 'k', text: 'é\n' })
    expect(await readCache(file)).toEqual({ key: 'k', text: 'é\n' })
  })

  it('is ignored where a byte of it is not as it was written', async () => {
    const file = path.join(folder, 'a.json')
    await writeCache(file, { key: 'k', seconds: 11 })
    const whole = readFileSync(file, 'utf8')
    for (const broken of ['', 'x', whole.slice(0, -1), whole.replace('11', '12'), `${whole} `]) {
      writeFileSync(file, broken)
      expect(await readCache(file)).toBeNull()
    }
  })

  it('may be missing, or impossible to write', async () => {
    expect(await readCache(path.join(folder, 'none'))).toBeNull()
    writeFileSync(path.join(folder, 'file'), '')
    await writeCache(path.join(folder, 'file', 'a.json'), 1)
  })

  it('stands beside the package.json of the notebook', () => {
    put({ 'package.json': pack('mine', '1.0.0') })
    expect(cacheFile(path.join(folder, 'notebooks', 'en', '01-a.ipynb'), 'run')).toBe(
      path.join(folder, '.fledgling', 'cache', 'notebooks+en+01-a.run.json'),
    )
  })

  it('stands in the user’s cache folder where there is none', () => {
    const [one, two] = ['a', 'b'].map((name) => cacheFile(path.join(folder, name, '01.ipynb'), 'run'))
    expect(one).not.toBe(two)
    expect(one!.startsWith(folder)).toBe(false)
  })
})

describe('the runs of a notebook', () => {
  it('are kept apart for each kernel', () => {
    const files = [undefined, 'fledgling', 'tslab', 'own/kernel.json'].map((kernel) =>
      runFile('a.ipynb', kernel),
    )
    expect(new Set(files).size).toBe(3)
  })
})

describe('resultsFor', () => {
  const notebook = notebookOf(code('setup', '1'), ...exercise('01-a', 'a', 'const a = 1'))
  const whole = planNotebook(notebook)
  const first = withoutExercises(whole)
  const results = (count: number) =>
    Array.from({ length: count }, () => ({ status: 'ok' as const, outputs: [], seconds: 1 }))
  const entry = { ...keysOf(whole, 'f'), results: results(whole.steps.length), seconds: 1 }

  it('finds the results of the same steps', () => {
    expect(resultsFor(entry, whole, keysOf(whole, 'f'))?.map(({ step }) => step)).toEqual(whole.steps)
  })

  it('finds the cells of a check for a run, and not the other way round', () => {
    expect(resultsFor(entry, first, keysOf(first, 'f'))).toHaveLength(first.steps.length)
    const fromRun = {
      key: keysOf(first, 'f').key,
      exercisesKey: null,
      results: results(first.steps.length),
      seconds: 1,
    }
    expect(resultsFor(fromRun, first, keysOf(first, 'f'))).toHaveLength(first.steps.length)
    expect(resultsFor(fromRun, whole, keysOf(whole, 'f'))).toBeNull()
  })

  it('finds nothing once a cell, an expression, a solution or the surroundings are others', () => {
    const other = (...cells: Parameters<typeof notebookOf>) => planNotebook(notebookOf(...cells))
    const plans = [
      other(code('setup', '2'), ...exercise('01-a', 'a', 'const a = 1')),
      other(code('setup', '1'), markdown('m', '1<!-- 1 -->'), ...exercise('01-a', 'a', 'const a = 1')),
      other(code('setup', '1'), ...exercise('01-a', 'a', 'const a = 2')),
    ]
    for (const plan of plans) expect(resultsFor(entry, plan, keysOf(plan, 'f'))).toBeNull()
    expect(resultsFor(entry, whole, keysOf(whole, 'g'))).toBeNull()
  })

  it('does not care for the words around the code', () => {
    const plan = planNotebook(notebookOf(markdown('words', 'new'), ...notebook.cells))
    expect(resultsFor(entry, plan, keysOf(plan, 'f'))).not.toBeNull()
  })
})

describe('Fingerprints', () => {
  const of = (source: string, kernel = 'tslab') =>
    new Fingerprints(kernel).of(source, path.join(folder, 'en'))
  const library = {
    'package.json': pack('fledgling', '1.0.0', { dependencies: { draws: '1', lints: '1' } }),
    'dist/lib/index.js': "const d = require('draws')",
    'dist/cli/main.js': "import 'lints'",
    'datasets/points/points.csv': 'x,y',
    'node_modules/draws/package.json': pack('draws', '1.0.0', { dependencies: { deep: '1' } }),
    'node_modules/deep/package.json': pack('deep', '1.0.0'),
    'node_modules/lints/package.json': pack('lints', '1.0.0'),
    'en/own.csv': '1',
  }
  const source = "import { load } from 'fledgling'\nreadFileSync('own.csv')"

  beforeEach(() => {
    put(library)
    const linked = path.join(folder, 'node_modules', 'fledgling')
    cpSync(path.join(folder, 'dist'), path.join(linked, 'dist'), { recursive: true })
    cpSync(path.join(folder, 'datasets'), path.join(linked, 'datasets'), { recursive: true })
    cpSync(path.join(folder, 'package.json'), path.join(linked, 'package.json'))
  })

  it('are the same for the same things', () => {
    expect(of(source)).toBe(of(source))
  })

  it.each([
    ['the library', 'node_modules/fledgling/dist/lib/index.js', "const d = require('draws') // new"],
    ['a file that the library gained', 'node_modules/fledgling/dist/lib/new.js', ''],
    ['a data set', 'node_modules/fledgling/datasets/points/points.csv', 'x,z'],
    ['the version of a package', 'node_modules/draws/package.json', pack('draws', '1.0.1')],
    [
      'the version of a package that a package needs',
      'node_modules/deep/package.json',
      pack('deep', '2.0.0'),
    ],
    ['a file that the cells name', 'en/own.csv', '2'],
  ])('change with %s', (_, file, text) => {
    const before = of(source)
    put({ [file]: text })
    expect(of(source)).not.toBe(before)
  })

  it.each([
    ['a linter', 'node_modules/lints/package.json', pack('lints', '2.0.0')],
    ['the command line', 'node_modules/fledgling/dist/cli/main.js', 'new'],
    ['a file that no cell names', 'en/other.csv', '2'],
  ])('do not change with %s', (_, file, text) => {
    const before = of(source)
    put({ [file]: text })
    expect(of(source)).toBe(before)
  })

  it('change with the kernel and with what a kernel.json says', () => {
    put({ 'kernel.json': '{"argv": ["a"]}' })
    const spec = path.join(folder, 'kernel.json')
    const before = of(source, spec)
    expect(before).not.toBe(of(source))
    put({ 'kernel.json': '{"argv": ["b"]}' })
    expect(of(source, spec)).not.toBe(before)
  })

  it('differ from kernel to kernel', () => {
    const own = new Set(['fledgling', 'tslab'].map((kernel) => of(source, kernel)))
    expect(own.size).toBe(2)
  })

  it('change with the language, which is the name of the folder', () => {
    const prints = new Fingerprints('tslab')
    expect(prints.of('1', path.join(folder, 'en'))).not.toBe(prints.of('1', path.join(folder, 'zh')))
  })

  it('cannot be known for cells that import a file', () => {
    expect(of("import './own'")).toBeNull()
    expect(of("const x = require('../own')")).toBeNull()
  })
})

describe('importsOf', () => {
  it('finds imports in every form', () => {
    const source = [
      "import 'a'",
      'import b from "b"',
      "import * as c from 'c/deep'",
      "import type { D } from '@d/d/deep'",
      "export { e } from 'e'",
      "const f = require('f')",
      "const g = await import('g')",
      "import {\n  h,\n} from 'h'",
      "import fs from 'node:fs'",
      "import path from 'path'",
    ].join('\n')
    const names = importsOf(source).map(packageName)
    expect(names).toEqual(['a', 'b', 'c', '@d/d', 'e', 'f', 'g', 'h', null, null])
  })
})
