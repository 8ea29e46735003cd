import { describe, expect, it } from 'vitest'
import { NotebookError } from '../../src/notebook/error.ts'
import { parseNotebook } from '../../src/notebook/parse.ts'

const file = (fields: object) =>
  JSON.stringify({ cells: [], metadata: {}, nbformat: 4, nbformat_minor: 5, ...fields })
const markdown = (fields: object) => ({ cell_type: 'markdown', id: 'a', metadata: {}, source: [], ...fields })
const code = (fields: object) => ({
  cell_type: 'code',
  id: 'a',
  metadata: {},
  source: [],
  outputs: [],
  execution_count: null,
  ...fields,
})

describe('parseNotebook', () => {
  it('joins the lines of sources and outputs', () => {
    const outputs = [
      { output_type: 'stream', name: 'stdout', text: ['a\n', 'b'] },
      {
        output_type: 'display_data',
        metadata: {},
        data: { 'text/html': ['<p>', '</p>'], 'x/y+json': ['1'] },
      },
    ]
    const { cells } = parseNotebook(file({ cells: [code({ source: ['const k = 1\n', 'k'], outputs })] }), 'n')
    expect(cells[0]).toMatchObject({ source: 'const k = 1\nk' })
    expect(cells[0]).toHaveProperty('outputs', [
      { output_type: 'stream', name: 'stdout', text: 'a\nb' },
      { output_type: 'display_data', metadata: {}, data: { 'text/html': '<p></p>', 'x/y+json': '1' } },
    ])
  })

  it('keeps a list that is JSON a list', () => {
    const data = { 'application/json': ['a', 'b'], 'application/vnd.plotly.v1+json': { data: ['a'] } }
    const outputs = [{ output_type: 'display_data', metadata: {}, data }]
    const { cells } = parseNotebook(file({ cells: [code({ outputs })] }), 'n')
    expect(cells[0]).toHaveProperty('outputs', [{ output_type: 'display_data', metadata: {}, data }])
  })

  it('gives ids to the cells of a notebook older than 4.5, and makes it one of 4.5', () => {
    const { id: _, ...old } = markdown({})
    const notebook = parseNotebook(file({ nbformat_minor: 2, cells: [old, old] }), 'n')
    expect(notebook.cells.map((cell) => cell.id)).toEqual(['cell-1', 'cell-2'])
    expect(notebook.nbformat_minor).toBe(5)
  })

  it('reads a file that starts with a byte order mark', () => {
    expect(parseNotebook(`\uFEFF${file({})}`, 'n').cells).toEqual([])
  })

  it.each([
    ['an empty file', '', 'n.ipynb is empty, not a notebook.'],
    ['a text', 'hello', /^n\.ipynb is not JSON, so not a notebook: .*\.$/],
    ['half a notebook', file({}).slice(0, 20), /^n\.ipynb is not JSON/],
    ['a JSON list', '[1]', 'n.ipynb is JSON, but no notebook: it has no "nbformat".'],
    ['other JSON', '{"name": "x"}', 'n.ipynb is JSON, but no notebook: it has no "nbformat".'],
    ['null', 'null', 'n.ipynb is JSON, but no notebook: it has no "nbformat".'],
    [
      'format 3',
      '{"nbformat": 3, "worksheets": []}',
      /^n\.ipynb has notebook format 3, and only 4 can be read: /,
    ],
    ['format 5', '{"nbformat": 5}', /format 5/],
    ['no cells', '{"nbformat": 4, "metadata": {}}', /lacks "cells"/],
    ['a cell that is a number', file({ cells: [1] }), 'n.ipynb is damaged: cell 1 is no object.'],
    ['a cell without source', file({ cells: [markdown({ source: null })] }), /cell 1 has no source/],
    [
      'a cell without id',
      file({ cells: [markdown({ id: undefined })] }),
      /cell 1 has no valid id: undefined/,
    ],
    ['an id with a blank', file({ cells: [markdown({ id: 'a b' })] }), /cell 1 has no valid id: "a b"/],
    ['an unknown cell', file({ cells: [markdown({ cell_type: 'sql' })] }), /unknown type: "sql"/],
    ['an id used twice', file({ cells: [markdown({}), markdown({})] }), /two cells have the id "a"/],
    ['outputs that are no list', file({ cells: [code({ outputs: {} })] }), /outputs that are no list/],
    ['an unknown output', file({ cells: [code({ outputs: [{ output_type: 'x' }] })] }), /output .*number 1/],
  ])('refuses %s with one sentence', (_, text, message) => {
    const read = () => parseNotebook(text, 'n.ipynb')
    expect(read).toThrow(NotebookError)
    expect(read).toThrow(message)
  })
})
