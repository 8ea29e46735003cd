import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { build } from 'esbuild'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseNotebook } from '../../src/notebook/parse.ts'
import type { Notebook } from '../../src/notebook/types.ts'
import {
  assetOf,
  dataNames,
  dataParts,
  neededBy,
  notebookPart,
  type Part,
  packedElement,
} from '../../src/page/parts.ts'
import { lessonVersion } from '../../src/page/version.ts'
import { openBrowser } from '../browser.ts'

const course = path.resolve('notebooks/en')
const lesson = (name: string) => parseNotebook(readFileSync(path.join(course, name), 'utf8'), name)
const of = (...sources: string[]): Notebook => ({
  nbformat: 4,
  nbformat_minor: 5,
  metadata: {},
  cells: sources.map((source, i) => {
    return { cell_type: 'code', id: `c${i}`, metadata: {}, source, execution_count: null, outputs: [] }
  }),
})

describe('dataParts', () => {
  it('finds the data that a lesson loads by a literal name, in solutions too', () => {
    expect(dataNames(of("const { known } = await load('points')", 'load("birds"); load(`studies`)'))).toEqual(
      ['points', 'birds', 'studies'],
    )
    expect(dataNames(of('load(name)', "download('points')"))).toEqual([])
  })

  it('brings the files of a data set byte for byte, without the scripts that made them', () => {
    const parts = dataParts(['birds', 'no-such-set', 'birds'], [path.resolve('datasets')])
    expect(parts.map(({ name }) => name)).toEqual(['data/birds/birds.csv', 'data/birds/six.csv'])
    expect(Buffer.from(parts[1]!.content as Uint8Array)).toEqual(readFileSync('datasets/birds/six.csv'))
    const [binary, junk] = dataParts(['drawings'], [path.resolve('datasets')])
    expect([binary?.name, junk?.name]).toEqual(['data/drawings/drawings.bin', 'data/drawings/junk.json'])
    expect(readFileSync('datasets/drawings/drawings.bin').equals(binary!.content as Uint8Array)).toBe(true)
  })
})

describe('neededBy', () => {
  const all = ['plotly', 'editor', 'worker', 'tensorflow', 'tensorflow-wasm', 'danfojs'].map(
    (name): Part => ({ name, kind: 'text', content: '' }),
  )
  const names = (notebook: Notebook) => neededBy(notebook, all).map(({ name }) => name)

  it('gives a lesson what its cells import, and no more', () => {
    expect(names(lesson('01-a-line-that-decides.ipynb'))).toEqual(['plotly', 'editor', 'worker'])
    expect(names(lesson('05-birds-the-classifier.ipynb'))).not.toContain('danfojs')
    expect(names(lesson('05-birds-the-classifier.ipynb'))).toContain('tensorflow-wasm')
    expect(names(lesson('04-birds-the-data.ipynb'))).toEqual(all.map(({ name }) => name))
  })

  it('gives a page without cells nothing to run them', () => {
    expect(names({ ...of(), cells: [] })).toEqual(['plotly'])
  })
})

describe('notebookPart', () => {
  it('is the notebook itself but for the pictures of its figures', () => {
    const notebook = lesson('01-a-line-that-decides.ipynb')
    const part = JSON.parse(String(notebookPart(notebook).content))
    const file = JSON.parse(readFileSync(path.join(course, '01-a-line-that-decides.ipynb'), 'utf8'))
    for (const cell of file.cells) for (const { data } of cell.outputs ?? []) delete data?.['image/png']
    expect(part).toEqual(file)
  })
})

describe('lessonVersion', () => {
  it('changes with a source, and not with what a run puts out', () => {
    const notebook = lesson('01-a-line-that-decides.ipynb')
    const run = notebook.cells.map((cell) => ({ ...cell, outputs: [], execution_count: 7 }) as typeof cell)
    expect(lessonVersion({ ...notebook, cells: run })).toBe(lessonVersion(notebook))
    expect(lessonVersion({ ...notebook, cells: notebook.cells.slice(1) })).not.toBe(lessonVersion(notebook))
  })
})

describe('a part', () => {
  it('beside the page has the hash of its content in its name', () => {
    const { path: name, text } = assetOf({
      name: 'data/a/b.csv',
      kind: 'bytes',
      content: Buffer.from('x,y\n'),
    })
    expect(name).toBe(
      `assets/data-a-b.csv-${createHash('sha256').update(text).digest('hex').slice(0, 10)}.js`,
    )
  })

  it('in a single file is base64 of gzip, the same every time', () => {
    const part: Part = { name: 'worker', kind: 'text', content: '</script><!-- " & é' }
    const element = packedElement(part)
    const base64 = /^<script type="text\/plain" data-part="worker">([\w+/=]*)<\/script>\n$/.exec(element)![1]!
    expect(gunzipSync(Buffer.from(base64, 'base64')).toString()).toBe(part.content)
    expect(packedElement(part)).toBe(element)
  })
})

describe('loading parts in a browser', () => {
  let browser: Browser
  const folder = mkdtempSync(path.join(tmpdir(), 'fledgling-parts-'))
  beforeAll(async () => {
    browser = await openBrowser()
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true })
  })

  const bytes = Uint8Array.from({ length: 1000 }, (_, i) => (i * 7919) % 256)
  const hard = '</script>\u2028 "quoted" \\ 鳥 `x` <!--\n'
  const parts: Part[] = [
    { name: 'adds-one', kind: 'script', content: 'window.count = (window.count ?? 0) + 1' },
    { name: 'worker', kind: 'text', content: hard },
    { name: 'data/a/b.bin', kind: 'bytes', content: bytes },
  ]

  /** A page whose only script is the loader, which it leaves in `window.parts`. */
  async function pageWith(attributes: string, body: string): Promise<string> {
    const loader = `export * from './src/page/client/parts'`
    const bundle = await build({
      stdin: { contents: loader, resolveDir: path.resolve('.') },
      bundle: true,
      write: false,
      format: 'iife',
      globalName: 'parts',
    })
    const script = `<script>${bundle.outputFiles[0]!.text}</script>`
    const file = path.join(folder, `page-${body.length}.html`)
    writeFileSync(file, `<!doctype html><html ${attributes}><meta charset="utf-8"><body>${body}${script}`)
    return file
  }

  async function loadedFrom(file: string) {
    const page = await browser.newPage()
    await page.goto(`file://${file}`)
    const result = await page.evaluate(async () => {
      // biome-ignore lint/suspicious/noExplicitAny: the page's own global
      const { parts } = window as any
      await Promise.all([parts.loadScript('adds-one'), parts.loadScript('adds-one')])
      const [text, again] = await Promise.all([parts.loadText('worker'), parts.loadText('worker')])
      return {
        // biome-ignore lint/suspicious/noExplicitAny: the page's own global
        count: (window as any).count,
        text,
        again,
        bytes: [...(await parts.loadBytes('data/a/b.bin'))],
        textOfBytes: (await parts.loadBytes('worker')).length,
        has: [parts.hasPart('worker'), parts.hasPart('other')],
        missing: await parts.loadText('other').catch((error: Error) => error.message),
      }
    })
    await page.close()
    return result
  }

  const expected = {
    count: 1,
    text: hard,
    again: hard,
    bytes: [...bytes],
    textOfBytes: Buffer.byteLength(hard),
    has: [true, false],
    missing: 'this page does not carry the part "other"',
  }

  it('reads scripts, texts and bytes beside a page that was opened from a file', async () => {
    const assets = parts.map((part) => [part.name, assetOf(part)] as const)
    mkdirSync(path.join(folder, 'assets'))
    for (const [, asset] of assets) writeFileSync(path.join(folder, asset.path), asset.text)
    const table = JSON.stringify(Object.fromEntries(assets.map(([name, asset]) => [name, asset.path])))
    const file = await pageWith(`data-parts='${table}'`, '')
    expect(await loadedFrom(file)).toEqual(expected)
  }, 60_000)

  it('reads them out of a single file', async () => {
    const file = await pageWith('', parts.map(packedElement).join(''))
    expect(await loadedFrom(file)).toEqual(expected)
  }, 60_000)
})
