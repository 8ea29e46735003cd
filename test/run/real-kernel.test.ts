import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseNotebook } from '../../src/notebook/parse.ts'
import { isCode } from '../../src/notebook/roles.ts'
import { serialiseNotebook } from '../../src/notebook/serialise.ts'
import type { CellMetadata, Notebook } from '../../src/notebook/types.ts'
import { checkNotebooks, runNotebooks } from '../../src/run/lessons.ts'
import { code, markdown, notebookOf } from '../notebook/build.ts'

// Below the package, so that the kernel finds the library by its name.
const shelf = fileURLToPath(new URL('../../.fledgling/', import.meta.url))
let folder: string
beforeAll(() => {
  mkdirSync(shelf, { recursive: true })
  folder = mkdtempSync(path.join(shelf, 'test-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const of = (tag: string): CellMetadata => ({ tags: [tag], fledgling: { exercise: '01-mistakes' } })
const lesson = (solution: string) =>
  notebookOf(
    code(
      'setup',
      "import { check, load, show } from 'fledgling'\nconst xs: (number | null)[] = [1, 2, 3.25]",
    ),
    markdown('one', '1<!-- xs.length -->, 1.0<!-- xs[1]! / 3 -->, 1<!-- await Promise.resolve(7) -->'),
    code('two', "const { known } = await load('points')\nconsole.log(known.length)"),
    markdown('two-text', '1<!-- known.length -->, and `1<!-- nothing -->`'),
    code('again', "const xs = 'again'\nxs"),
    markdown('again-text', '1<!-- xs.length -->'),
    code(
      'starter',
      'interface Labelled { x: number; label: string }\n' +
        'function countMistakes(k: number, points: Labelled[]): number {\n  return 0\n}',
      { metadata: of('exercise') },
    ),
    code('check', "check('01-mistakes', countMistakes)", { metadata: of('check') }),
    markdown(
      'solution',
      `<details>\n\n\`\`\`ts\nfunction countMistakes(k: number, points: Labelled[]): number {\n  ${solution}\n}\n\`\`\`\n\n</details>`,
      of('solution'),
    ),
    code('show', "show('end')"),
  )
const right = "return points.filter((p) => (p.x < k) !== (p.label === 'A')).length"
const write = (name: string, notebook: Notebook) => {
  const file = path.join(folder, name)
  writeFileSync(file, serialiseNotebook(notebook))
  return file
}

// A kernel takes seconds to start, and several times that on a busy machine.
describe.each(['fledgling', 'tslab'])('a notebook on the real %s', { timeout: 240_000 }, (kernel) => {
  const uncached = { cache: false, kernel }
  const isOurs = kernel === 'fledgling'

  it('gets outputs, counts and prose numbers, with which both kernels agree', async () => {
    const file = write('good.ipynb', lesson(right))
    const [run] = await runNotebooks([file], uncached)
    expect(run).toMatchObject({ ok: true, written: true, problems: [] })
    const text = readFileSync(file, 'utf8')
    const { cells } = parseNotebook(text, file)
    expect(cells.filter((cell) => !isCode(cell)).map((cell) => cell.source)).toMatchObject([
      '3<!-- xs.length -->, 0.7<!-- xs[1]! / 3 -->, 7<!-- await Promise.resolve(7) -->',
      '40<!-- known.length -->, and `1<!-- nothing -->`',
      '5<!-- xs.length -->',
      expect.anything(),
    ])
    expect(cells.filter(isCode).map((cell) => cell.execution_count)).toEqual([1, 2, 3, 4, 5, 6])
    expect(
      cells.filter(isCode).flatMap((cell) => cell.outputs.map((output) => Object.values(output).flat())),
    ).toEqual(
      [
        ['stream', 'stdout', '40\n'],
        isOurs ? [{ 'text/plain': 'again' }, 3, 'execute_result'] : ['stream', 'stdout', 'again\n'],
        [expect.anything(), expect.anything(), 'display_data'],
        [{ 'text/plain': 'end' }, {}, 'display_data'],
      ].map((parts) => expect.arrayContaining(parts)),
    )

    // The other kernel says the same in other messages.
    for (const other of isOurs ? ['fledgling', 'tslab'] : ['fledgling']) {
      const [check] = await checkNotebooks([file], { cache: false, kernel: other })
      expect(check, other).toMatchObject({ ok: true, problems: [] })
    }
    expect(await runNotebooks([file], { cache: false })).toMatchObject([{ ok: true, written: false }])
    expect(readFileSync(file, 'utf8')).toBe(text)
  })

  it('is found out where prose, exercise and types are wrong, each on its own', async () => {
    const broken = lesson('return points.length')
    const file = write(
      'bad.ipynb',
      notebookOf(
        ...broken.cells,
        markdown('end', "1<!-- nothing -->, 2<!-- 'text' -->, 3<!-- 1 / 0 -->, 5<!-- 2 + 2 -->"),
        // Its types are loose: only a strict check finds that, which our kernel makes before it runs the cell.
        code('loose', isOurs ? '' : 'xs.at(0).length'),
      ),
    )
    const [report] = await checkNotebooks([file], uncached)
    const found = report!.problems.filter(({ kind }) => kind !== 'output')
    expect(found.map(({ cell, kind, message }) => `${cell} ${kind}: ${message}`)).toEqual(
      expect.arrayContaining([
        'end prose: the prose number 1 cannot be tied to `nothing`: it throws: ReferenceError: nothing is not defined',
        "end prose: the prose number 2 cannot be tied to `'text'`: it is no finite number: text",
        'end prose: the prose number 3 cannot be tied to `1 / 0`: it is no finite number: Infinity',
        'end prose: the prose states 5, and `2 + 2` gives 4',
        expect.stringMatching(
          /^solution exercise: exercise 01-mistakes: its solution does not pass: judged /,
        ),
        ...(isOurs ? [] : ["loose type: line 1: Object is possibly 'undefined'. (TS2532)"]),
      ]),
    )
  })

  it('is not disturbed by a library that is built anew meanwhile', async () => {
    const mine = path.join(folder, 'node_modules', 'mine')
    mkdirSync(mine, { recursive: true })
    const library: Record<string, string> = {
      'package.json': '{"name": "mine", "version": "1.0.0", "main": "index.js", "types": "index.d.ts"}',
      'index.js': 'exports.a = 1; exports.b = 2',
      'index.d.ts': "export { b } from './b'\nexport declare const a: number",
      'b.d.ts': 'export declare const b: number',
    }
    for (const [name, text] of Object.entries(library)) writeFileSync(path.join(mine, name), text)
    const wait = 'await new Promise((resolve) => setTimeout(resolve, 300))'
    const build = `for (let i = 0; i < 5; i++) for (const [file, text] of Object.entries(types)) {
  fs.rmSync(folder + file)
  ${wait}
  fs.writeFileSync(folder + file, text)
  fs.writeFileSync(folder + 'new' + i + '.d.ts', '')
}`
    const types = JSON.stringify({ 'index.d.ts': library['index.d.ts'], 'b.d.ts': library['b.d.ts'] })
    const setup = `const folder = 'node_modules/mine/'\nconst types = ${types}`
    const file = write(
      'built.ipynb',
      notebookOf(
        code('setup', `import { a, b } from 'mine'\nimport fs from 'node:fs'\n${setup}`),
        code('build', build),
        code('after', `${wait}\na + b`),
        code('end', 'a'),
      ),
    )
    expect(await runNotebooks([file], uncached)).toMatchObject([{ ok: true, problems: [] }])
  })
})

describe('a notebook on our kernel', { timeout: 240_000 }, () => {
  const uncached = { cache: false }

  it('stops at a cell of loose types in a check, and runs it in a run', async () => {
    const loose = 'const xs: (number | null)[] = [1]\nxs.at(0).toFixed()'
    const file = write('loose.ipynb', notebookOf(code('loose', loose), code('after', '1')))
    expect(await runNotebooks([file], uncached)).toMatchObject([{ ok: true, problems: [] }])
    const [report] = await checkNotebooks([file], uncached)
    expect(report!.problems).toMatchObject([
      { cell: 'loose', kind: 'error', message: expect.stringMatching(/^Line 2: .*did not run\.$/) },
      { cell: 'loose', kind: 'type', message: expect.stringContaining("possibly 'null' or 'undefined'") },
    ])
  })

  it('tells the solution that does not compile, and goes on', async () => {
    const file = write('uncompiled.ipynb', lesson('return nowhere'))
    const [report] = await checkNotebooks([file], { ...uncached, types: false })
    const found = report!.problems.filter(({ kind }) => kind === 'exercise')
    expect(found).toMatchObject([
      { cell: 'solution', message: expect.stringContaining("Cannot find name 'nowhere'") },
    ])
  })

  it('names the data set that is missing, its file left as it was', async () => {
    const missing = notebookOf(
      code('data', "import { load } from 'fledgling'\nawait load('kiwis' as 'points')"),
      code('after', '1'),
    )
    const file = write('no-data.ipynb', missing)
    const [report] = await runNotebooks([file], uncached)
    expect(report!.problems).toMatchObject([
      {
        cell: 'data',
        kind: 'data',
        message: expect.stringMatching(/^.*data set must be one of points, birds, .*"kiwis".*did not run\.$/),
      },
    ])
    expect(readFileSync(file, 'utf8')).toBe(serialiseNotebook(missing))
  })
})
