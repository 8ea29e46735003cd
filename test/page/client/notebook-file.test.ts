import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { parseNotebook } from '../../../src/notebook/parse'
import { isCode } from '../../../src/notebook/roles'
import { serialiseNotebook } from '../../../src/notebook/serialise'
import type { Output } from '../../../src/notebook/types'
import { validateLesson } from '../../../src/notebook/validate'
import type { LiveOutput } from '../../../src/page/client/live/types'
import {
  type CellWork,
  liveOutput,
  notebookOutputs,
  notebookWithWork,
  openNotebook,
  sameOutputs,
  withPictures,
} from '../../../src/page/client/progress/notebook-file'
import { emptyRecord, withAnswer, withPassed } from '../../../src/page/client/progress/record'

const root = new URL('../../../', import.meta.url)
const file = '01-a-line-that-decides.ipynb'
const stem = '01-a-line-that-decides'
const text = readFileSync(new URL(`notebooks/en/${file}`, root), 'utf8')
const published = parseNotebook(text, file)

// The schema is of draft 4, of which it uses only what later drafts have too.
const { $schema: _, ...schema } = JSON.parse(
  readFileSync(new URL('test/input/nbformat/nbformat.v4.5.schema.json', root), 'utf8'),
)
const isValid = new Ajv({ strict: false, validateFormats: false }).compile(schema)

const record = withAnswer(withPassed(emptyRecord('v1', 'A line'), '01-mistakes'), 'quiz-use', {
  choice: 2,
  right: true,
  of: 'abc',
})
const written = (work: [string, CellWork][]) =>
  notebookWithWork(published, new Map(work), { stem, record }, (id) => `From ${id}:`)
const ids = new Set(published.cells.filter(isCode).map(({ id }) => id))
const words = {
  otherLesson: (name: string, lesson: string) => `${name} is of ${lesson}.`,
  noCells: (name: string) => `${name} has no cell of this lesson.`,
}
const opened = (content: string, lesson = { stem, ids }) => openNotebook(content, file, lesson, words)

describe('a downloaded notebook', () => {
  const outputs: Output[] = [{ output_type: 'stream', name: 'stdout', text: 'mine\n' }]
  const work: [string, CellWork][] = [
    ['one-line', { source: 'const mine = 1\n' }],
    ['three-lines', { source: 'console.log("mine")', outputs }],
    ['long-gone', { source: 'const fence = `\n```\n`' }],
  ]
  const notebook = written(work)

  it('keeps to the schema of nbformat 4.5 and to the form of a lesson', () => {
    const content = serialiseNotebook(notebook)
    expect(isValid(JSON.parse(content)), JSON.stringify(isValid.errors)).toBe(true)
    expect(validateLesson(parseNotebook(content, file))).toEqual([])
  })

  it('holds what the reader wrote and ran, and elsewhere what was published', () => {
    const cells = new Map(notebook.cells.filter(isCode).map((cell) => [cell.id, cell]))
    const before = new Map(published.cells.filter(isCode).map((cell) => [cell.id, cell]))
    expect(cells.get('one-line')).toEqual({ ...before.get('one-line'), source: 'const mine = 1\n' })
    expect(cells.get('three-lines')?.outputs).toEqual(outputs)
    expect(cells.get('staircase')).toEqual(before.get('staircase'))
    expect(notebook.cells.slice(0, -1).map(({ id }) => id)).toEqual(published.cells.map(({ id }) => id))
  })

  it('ends in the texts of cells that are gone, as text', () => {
    expect(notebook.cells.at(-1)).toEqual({
      cell_type: 'markdown',
      id: 'mine-long-gone',
      metadata: {},
      source: 'From long-gone:\n\n````ts\nconst fence = `\n```\n`\n````',
    })
  })

  it('makes valid ids, each once, of whatever ids were stored', () => {
    const odd = ['a b', 'a-b', 'ü'.repeat(99), 'head'].map((id): [string, CellWork] => [id, { source: '' }])
    expect(isValid(JSON.parse(serialiseNotebook(written(odd))))).toBe(true)
    const made = written(odd).cells.slice(published.cells.length)
    expect(made.map(({ id }) => id)).toEqual([
      'mine-a-b',
      'mine-a-b-2',
      `mine-${'-'.repeat(51)}`,
      'mine-head',
    ])
  })

  it('is the published one but for its metadata where nothing was done', () => {
    expect(serialiseNotebook({ ...written([]), metadata: published.metadata })).toBe(text)
  })

  it('comes back into the page as it went', () => {
    const back = opened(serialiseNotebook(notebook))
    expect(back.unknown).toEqual([])
    expect(back.cells.get('three-lines')).toEqual({
      source: 'console.log("mine")',
      outputs: [{ kind: 'stream', name: 'stdout', text: 'mine\n' }],
    })
    expect(back.record).toEqual({ ...record, title: '' })
  })

  it('says which texts the reader had left as they were, for a page whose texts are newer', () => {
    const { cells } = opened(serialiseNotebook(notebook))
    expect(cells.get('staircase')?.source).toBeUndefined()
    expect(cells.get('one-line')?.source).toBe('const mine = 1\n')
  })
})

describe('withPictures', () => {
  const PLOTLY = 'application/vnd.plotly.v1+json'
  const code = (id: string, outputs: Output[]) => {
    return { cell_type: 'code', id, metadata: {}, source: '', execution_count: null, outputs } as const
  }
  const chart: Output = { output_type: 'display_data', data: { [PLOTLY]: { n: 1 } }, metadata: { kept: 1 } }
  const drawn: Output = {
    output_type: 'display_data',
    data: { [PLOTLY]: {}, 'image/png': 'x' },
    metadata: {},
  }
  const text: Output = { output_type: 'stream', name: 'stdout', text: 'a' }
  const notebook = { ...published, cells: [published.cells[0]!, code('a', [text, chart, drawn])] }

  it('draws each chart that has no picture yet', async () => {
    const seen: unknown[] = []
    const { cells } = await withPictures(notebook, async (figure) => {
      seen.push(figure)
      return { png: 'UE5H', width: 640, height: 400 }
    })
    expect(seen).toEqual([{ n: 1 }])
    const withPng: Output = {
      ...chart,
      data: { ...chart.data, 'image/png': 'UE5H' },
      metadata: { kept: 1, 'image/png': { width: 640, height: 400 } },
    }
    expect(cells).toEqual([published.cells[0], code('a', [text, withPng, drawn])])
  })

  it('leaves a chart that cannot be drawn as it is', async () => {
    expect(await withPictures(notebook, async () => undefined)).toEqual(notebook)
  })
})

describe('the outputs of a run', () => {
  it('become those of a notebook', () => {
    const live: LiveOutput[] = [
      { kind: 'stream', name: 'stdout', text: 'a' },
      { kind: 'stream', name: 'stdout', text: 'b\n' },
      { kind: 'stream', name: 'stderr', text: 'c' },
      { kind: 'display', bundle: { 'text/plain': '3' } },
      { kind: 'error', error: { name: 'TypeError', message: 'no', trace: ['f, cell x, line 2'] } },
    ]
    expect(notebookOutputs(live)).toEqual([
      { output_type: 'stream', name: 'stdout', text: 'ab\n' },
      { output_type: 'stream', name: 'stderr', text: 'c' },
      { output_type: 'display_data', data: { 'text/plain': '3' }, metadata: {} },
      {
        output_type: 'error',
        ename: 'TypeError',
        evalue: 'no',
        traceback: ['TypeError: no', '    at f, cell x, line 2'],
      },
    ])
  })

  it('are the same whatever the pictures of the charts are', () => {
    const outputs = published.cells.filter(isCode).flatMap((cell) => cell.outputs.map(liveOutput))
    const withoutPictures = outputs.map((output) => {
      if (output.kind !== 'display') return output
      const { 'image/png': _, ...bundle } = output.bundle
      return { ...output, bundle }
    })
    expect(outputs.some((output) => output.kind === 'display' && 'image/png' in output.bundle)).toBe(true)
    expect(sameOutputs(outputs, withoutPictures)).toBe(true)
    expect(sameOutputs(outputs, outputs.slice(1))).toBe(false)
    const [x, y]: LiveOutput[] = [
      { kind: 'display', bundle: { a: { b: 1, c: 2 } } },
      { kind: 'display', bundle: { a: { c: 2, b: 1 } } },
    ]
    expect(sameOutputs([x!], [y!])).toBe(true)
    const [a, b]: LiveOutput[] = [1, 2].map((n) => ({ kind: 'display', bundle: { 'text/plain': `${n}` } }))
    expect(sameOutputs([a!], [b!])).toBe(false)
  })
})

describe('a notebook that the reader opens', () => {
  it('may have been saved by another program, which knows nothing of the page', () => {
    const { fledgling: _, ...metadata } = written([]).metadata
    const cells = [
      ...published.cells,
      {
        cell_type: 'code',
        id: 'added',
        metadata: {},
        source: '1',
        outputs: [],
        execution_count: null,
      } as const,
    ]
    const back = opened(serialiseNotebook({ ...published, cells, metadata }))
    expect(back.unknown).toEqual(['added'])
    expect(back.record).toBeUndefined()
    expect(back.cells.get('staircase')?.source).toBe(
      published.cells.find(({ id }) => id === 'staircase')?.source,
    )
  })

  it.each([
    ['', `${file} is empty, not a notebook.`],
    ['<html>', `${file} is not JSON, so not a notebook`],
    ['{}', `${file} is JSON, but no notebook: it has no "nbformat".`],
    ['{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[]}', `${file} has no cell of this lesson.`],
    [
      '{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[{}]}',
      `${file} is damaged: cell 1 has no source.`,
    ],
    [
      '{"nbformat":4,"nbformat_minor":5,"metadata":{"fledgling":{"lesson":"05-b"}},"cells":[]}',
      `${file} is of 05-b.`,
    ],
  ])('is refused in a sentence: %s', (content, sentence) => {
    expect(() => opened(content)).toThrow(sentence)
  })
})
