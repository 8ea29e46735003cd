import { describe, expect, it } from 'vitest'
import { backgroundCheck } from '../../src/cli/background-check.ts'
import type { Engine } from '../../src/cli/environment.ts'
import { fakeEnvironment, report } from './environment.ts'

/** An engine whose checks end when the test says so, or when they are aborted. */
function fakeEngine(ok = true) {
  const asked: (readonly string[])[] = []
  const finish: (() => void)[] = []
  const checkNotebooks: Engine['checkNotebooks'] = (files, { signal }) => {
    asked.push(files)
    const problems = [
      { notebook: '01-a-line.ipynb', cell: 'fit', kind: 'output', message: 'differs' } as const,
    ]
    const reports = files.map((notebook) => report({ notebook, ok, problems: ok ? [] : problems }))
    return new Promise((resolve) => {
      finish.push(() => resolve(reports))
      signal?.addEventListener('abort', () => resolve(reports))
    })
  }
  return { asked, finish, engineIs: { checkNotebooks } }
}

const soon = () => new Promise((resolve) => setTimeout(resolve, 10))

describe('backgroundCheck', () => {
  it('checks what was asked meanwhile afterwards, each notebook once', async () => {
    const { asked, finish, engineIs } = fakeEngine()
    const { environment, complained } = fakeEnvironment({ engineIs })
    const check = backgroundCheck(environment, false)
    check.ask(['a.ipynb', 'b.ipynb'])
    await soon()
    check.ask(['a.ipynb'])
    check.ask(['a.ipynb'])
    finish[0]!()
    await soon()
    finish[1]!()
    await soon()
    expect(asked).toEqual([['a.ipynb', 'b.ipynb'], ['a.ipynb']])
    expect(complained).toEqual([
      'all 2 lessons reproduce: executed here, every result is the stored one',
      'a reproduces',
    ])
  })

  it('names the lessons that do not reproduce, with their problems, also when quiet', async () => {
    const { finish, engineIs } = fakeEngine(false)
    const { environment, complained } = fakeEnvironment({ engineIs })
    backgroundCheck(environment, true).ask(['01-a-line.ipynb'])
    await soon()
    finish[0]!()
    await soon()
    expect(complained).toEqual(['01-a-line, cell fit: differs', 'not reproduced: 01-a-line'])
  })

  it('halts when told, says nothing then, and can be asked again', async () => {
    const { asked, engineIs } = fakeEngine(false)
    const { environment, complained } = fakeEnvironment({ engineIs })
    const check = backgroundCheck(environment, false)
    check.ask(['a.ipynb'])
    await soon()
    check.ask(['b.ipynb'])
    await check.halt()
    expect({ asked, complained }).toEqual({ asked: [['a.ipynb']], complained: [] })
    check.ask(['c.ipynb'])
    await soon()
    expect(asked).toEqual([['a.ipynb'], ['c.ipynb']])
    await check.halt()
  })

  it('ends on Ctrl-C and starts nothing more', async () => {
    const { asked, engineIs } = fakeEngine()
    const { environment, stop } = fakeEnvironment({ engineIs })
    const check = backgroundCheck(environment, false)
    check.ask(['a.ipynb'])
    await soon()
    stop.abort()
    await check.halt()
    check.ask(['b.ipynb'])
    await soon()
    expect(asked).toEqual([['a.ipynb']])
  })

  it('says in a sentence that the engine itself failed', async () => {
    const failing = async () => {
      throw Object.assign(new Error('zeromq cannot be loaded; npm rebuild zeromq mends it'), {
        name: 'KernelError',
      })
    }
    const { environment, complained } = fakeEnvironment({ engineIs: { checkNotebooks: failing } })
    backgroundCheck(environment, false).ask(['a.ipynb'])
    await soon()
    expect(complained).toEqual(['zeromq cannot be loaded; npm rebuild zeromq mends it'])
  })
})
