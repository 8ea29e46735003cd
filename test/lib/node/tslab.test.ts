import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'

interface Seen {
  /** What the kernel would send as display_data, and whether as an update of an earlier one. */
  readonly displayed: { readonly data: Record<string, unknown>; readonly metadata: Record<string, unknown> }[]
  readonly finished: boolean[]
  readonly errors: string
}

/** Runs cells in tslab's own compiler and executor, from the folder of the lessons, as its kernel does. */
function runCells(cells: readonly string[]): Seen {
  const script = `
    // A globally installed tslab starts the local one and stays behind, loaded first and never given a cell.
    const idle = require('node:path').resolve('/elsewhere/tslab/dist/jupyter.js')
    require.cache[idle] = { id: idle, filename: idle, loaded: true, exports: { lastWriteDisplayData: null } }
    const tslab = (part) => require(${JSON.stringify(path.resolve('node_modules/tslab/dist'))} + '/' + part)
    const jupyter = tslab('jupyter.js')
    const converter = tslab('converter.js').createConverter({ isJS: false })
    const executor = tslab('executor.js').createExecutor(process.cwd(), { node: converter, close() {} }, console)
    const displayed = []
    // The kernel puts its function here before each cell.
    jupyter.lastWriteDisplayData = (content) => displayed.push(content)
    ;(async () => {
      const finished = []
      for (const cell of JSON.parse(process.argv[1])) finished.push(await executor.execute(cell))
      process.stdout.write('\\0' + JSON.stringify({ displayed, finished }))
      converter.close()
    })()`
  const run = spawnSync(process.execPath, ['--eval', script, JSON.stringify(cells)], {
    cwd: 'notebooks/en',
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  return { ...JSON.parse(run.stdout.split('\0')[1] ?? '{}'), errors: run.stderr }
}

const chart = (options: string) =>
  `show(scatter([{ x: 1, y: 2, label: 'A' }], { x: 'x', y: 'y', ${options} }))`

describe('in the tslab kernel', () => {
  let seen: Seen

  beforeAll(() => {
    seen = runCells([
      `import { scatter, show, table } from 'fledgling'`,
      chart(`alt: 'One point.'`),
      `show(table([{ n: 1 }], { caption: 'Numbers' }), 'a sentence')`,
      chart(`title: 'No words'`),
    ])
  }, 240_000)

  it('show(figure) is one display_data with specification, picture and words', () => {
    const { data, metadata } = seen.displayed[0]!
    expect(Object.keys(data)).toEqual(['application/vnd.plotly.v1+json', 'image/png', 'text/plain'])
    expect(data['text/plain']).toBe('One point.')
    expect(Buffer.from(String(data['image/png']), 'base64').subarray(1, 4).toString()).toBe('PNG')
    expect(metadata).toEqual({ 'image/png': { width: 640, height: 400 } })
  })

  it('show(table, text) is two of them', () => {
    expect(seen.displayed.slice(1).map(({ data }) => Object.keys(data))).toEqual([
      ['text/html', 'text/plain'],
      ['text/plain'],
    ])
  })

  it('a figure without alternative text does not compile', () => {
    expect(seen.finished).toEqual([true, true, true, false])
    expect(seen.errors).toContain("Property 'alt' is missing")
  })
})
