import { Writable } from 'node:stream'
import { stripVTControlCharacters } from 'node:util'
import { describe, expect, it } from 'vitest'
import { finishedLine, showProgress } from '../../src/cli/progress.ts'
import { fakeEnvironment, report } from './environment.ts'

/** A terminal that remembers what was drawn on it. */
function fakeTerminal() {
  const drawn: string[] = []
  const stream = new Writable({
    write(chunk, _, done) {
      drawn.push(String(chunk))
      done()
    },
  })
  const terminal = Object.assign(stream, {
    isTTY: true,
    columns: 100,
    rows: 30,
  }) as unknown as NodeJS.WriteStream
  return { terminal, drawn }
}

describe('showProgress', () => {
  it('draws a bar for each notebook side by side on a terminal, and gives the cursor back', () => {
    const { terminal, drawn } = fakeTerminal()
    const { environment, complained } = fakeEnvironment({ terminal })
    const { tell, end } = showProgress(environment, false)
    tell({ kind: 'started', notebook: 'a.ipynb', cells: 4 })
    tell({ kind: 'started', notebook: 'b.ipynb', cells: 2 })
    tell({ kind: 'cell', notebook: 'a.ipynb', done: 3, cells: 4 })
    tell({ kind: 'finished', notebook: 'b.ipynb', report: report({ notebook: 'b.ipynb', cached: true }) })
    end()
    const text = drawn.join('')
    expect(stripVTControlCharacters(text)).toMatch(/3\/4 a/)
    expect(stripVTControlCharacters(text)).toMatch(/2\/2 b ok, from the cache/)
    expect(text.lastIndexOf('\u001b[?25h')).toBeGreaterThan(text.lastIndexOf('\u001b[?25l'))
    expect(complained).toEqual([])
  })

  it('draws nothing on a terminal when quiet', () => {
    const { terminal, drawn } = fakeTerminal()
    const { tell, end } = showProgress(fakeEnvironment({ terminal }).environment, true)
    tell({ kind: 'finished', notebook: 'b.ipynb', report: report() })
    end()
    expect(drawn).toEqual([])
  })

  it.each([
    [report({ notebook: 'x/b.ipynb' }), 'b  ok, 1.3 s'],
    [report({ cached: true, written: true }), 'a  ok, from the cache, rewritten'],
    [
      report({ ok: false, problems: [{ notebook: 'a.ipynb', kind: 'error', message: 'm' }] }),
      'a  1 problem, 1.3 s',
    ],
  ])('says how a notebook ended', (given, line) => expect(finishedLine(given)).toBe(line))
})
