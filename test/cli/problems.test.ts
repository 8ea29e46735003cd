import { describe, expect, it } from 'vitest'
import { explain } from '../../src/cli/error.ts'
import { describeProblem } from '../../src/cli/problems.ts'

describe('describeProblem', () => {
  it('leaves out what there is not', () => {
    const problem = { notebook: 'a/b.ipynb', kind: 'file', message: 'not JSON' } as const
    expect(describeProblem(problem)).toBe('b: not JSON')
  })

  it('cuts long values and says how much it left out', () => {
    const found = Array.from({ length: 15 }, (_, i) => (i === 0 ? 'x'.repeat(165) : `line ${i}`)).join('\n')
    const text = describeProblem({
      notebook: 'b.ipynb',
      cell: 'c',
      kind: 'output',
      message: 'differs',
      found,
    })
    const lines = text.split('\n')
    expect(lines[1]).toBe(`  found     ${'x'.repeat(160)}… and 5 more characters`)
    expect(lines[12]).toBe('            line 11')
    expect(lines[13]).toBe('            … and 3 more lines')
    expect(lines).toHaveLength(14)
  })

  it('lets nothing from a notebook command the terminal', () => {
    const source = 'a\u001b[2J\u001b]0;title\u0007b\rc\u009b1m\u0000'
    const text = describeProblem({ notebook: '\u001b[31mb.ipynb', kind: 'error', message: source, source })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/)
    expect(text).toContain('a')
  })
})

describe('explain', () => {
  it.each([
    [
      Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC', path: '/x' }),
      '/x: the disk is full',
    ],
    [Object.assign(new Error('b.ipynb is not JSON'), { name: 'NotebookError' }), 'b.ipynb is not JSON'],
  ])('%s is a sentence of its own', (error, text) => {
    expect(explain(error, false)).toEqual({ text, exitCode: 1 })
  })

  it('names a mistake of ours as one', () => {
    expect(explain(new RangeError('bad'), false).text).toMatch(
      /^unexpected: bad\nThis is a mistake in Fledgling/,
    )
    expect(explain('text', false).text).toBe('unexpected: text')
  })
})
