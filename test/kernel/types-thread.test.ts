import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { openTypes, type Types } from '../../dist/kernel/types/index.js'

const folder = path.resolve(import.meta.dirname, '..', '..')

/** Declares a name, nested more deeply than the compiler has stack for: the thread ends over it. */
const tooDeep = `const deep = 1 + ${'['.repeat(20_000)}1${']'.repeat(20_000)}.length`

async function within(act: (types: Types, troubles: string[]) => Promise<void>): Promise<void> {
  const troubles: string[] = []
  const types = openTypes(folder, { strict: false, onTrouble: (sentence) => troubles.push(sentence) })
  try {
    await act(types, troubles)
  } finally {
    types.close()
  }
}

describe('the thread of the types', () => {
  it('answers in the order of the questions, and leaves the event loop alone', () =>
    within(async (types) => {
      const answered: number[] = []
      let turns = 0
      const clock = setInterval(() => turns++, 1)
      const questions = [...Array(20).keys()].map((i) =>
        types.check(`const a${i} = ${i}`).then(() => answered.push(i)),
      )
      await Promise.all(questions)
      clearInterval(clock)
      expect(answered).toEqual([...Array(20).keys()])
      // The compiler takes some tenths of a second to load; all the time timers run.
      expect(turns).toBeGreaterThan(20)
    }))

  it('answers nothing more once it is closed', () =>
    within(async (types) => {
      const open = types.check('nowhere')
      types.close()
      expect(await open).toEqual([])
      expect(await types.check('nowhere')).toEqual([])
      expect(await types.complete('no', 2)).toEqual({ start: 2, end: 2, matches: [] })
    }))

  it('is replaced when it ends, says so, and knows what was accepted', () =>
    within(async (types, troubles) => {
      types.accept('const before: number = 1')
      const answers = await Promise.all([
        types.check(tooDeep),
        types.check('before.toFixed()'),
        types.check('before.length'),
      ])
      expect(answers.map((findings) => findings.map(({ code }) => code))).toEqual([[], [], [2339]])
      expect(troubles).toHaveLength(1)
      expect(troubles[0]).toMatch(
        /^The type checker ended \(Maximum call stack .* this cell was not checked\.$/,
      )
    }))

  it('does not end again over what it ended over', () =>
    within(async (types, troubles) => {
      const cell = `let ok = 1\n${tooDeep}`
      await types.check(cell)
      types.accept(cell)
      expect(await types.check('const after = 2')).toEqual([])
      expect(troubles).toHaveLength(1)
    }))

  it('gives up when it ends at every question', () =>
    within(async (types, troubles) => {
      await Promise.all([1, 2, 3, 4].map((i) => types.check(`${tooDeep}${i}`)))
      expect(troubles).toHaveLength(3)
      expect(troubles[2]).toMatch(/cells run unchecked until the kernel is restarted\.$/)
      expect(await types.check('nowhere')).toEqual([])
    }))
})
