import { describe, expect, it } from 'vitest'
import { checkedName, exercisesOf, solutionOf } from '../../src/notebook/exercise.ts'
import { mayFail, roleOf, stem } from '../../src/notebook/roles.ts'
import { code, exercise, markdown, notebookOf } from './build.ts'

describe('exercisesOf', () => {
  it('joins the cells of an exercise, wherever they stand', () => {
    const [starter, check, hint, solution] = exercise('01-a', 'a', 'const a = 1')
    const [other] = exercise('01-b', 'b', '')
    const found = exercisesOf(notebookOf(solution, other, starter, markdown('between', ''), check, hint))
    expect(found.map(({ id }) => id)).toEqual(['01-a', '01-b'])
    expect(found[0]).toMatchObject({ starter, check, hints: [hint], solution })
    expect(found[1]).toEqual({ id: '01-b', starter: other, hints: [], cells: [other] })
  })

  it('takes the code cell for the starter where the task is tagged too', () => {
    const metadata = { tags: ['exercise'], fledgling: { exercise: 'x' } }
    const starter = code('start', 'const x = 0', { metadata })
    expect(exercisesOf(notebookOf(markdown('task', 'Do it', metadata), starter))[0]).toMatchObject({
      starter,
    })
  })
})

describe('solutionOf', () => {
  it('takes the code out of the fence', () => {
    const [, , , solution] = exercise('01-a', 'a', 'function a() {\n  return `$' + '{1}`\n}')
    expect(solutionOf(solution)).toBe('function a() {\n  return `$' + '{1}`\n}')
  })

  it('takes away the indent of the fence, not that of the code', () => {
    const source = '<details>\n\n  ```typescript\n  if (k) {\n    k\n  }\n  ```\n</details>'
    expect(solutionOf(markdown('s', source))).toBe('if (k) {\n  k\n}')
  })

  it('finds none outside of details, and none in another language', () => {
    expect(solutionOf(markdown('s', '```ts\n1\n```'))).toBeUndefined()
    expect(solutionOf(markdown('s', '<details>\n\n```js\n1\n```\n</details>'))).toBeUndefined()
  })

  it('keeps a fence of four ticks together', () => {
    const source = '<details>\n\n````ts\nconst s = `\n```\n`\n````\n\n</details>'
    expect(solutionOf(markdown('s', source))).toBe('const s = `\n```\n`')
  })
})

describe('checkedName', () => {
  it.each([
    ["check('01-a', countMistakes)", 'countMistakes'],
    ['check("01-a", f)', 'f'],
    ["check(\n  '01-a',\n  f,\n)", 'f'],
    ["check('01-b', g)\ncheck('01-a', f)", 'f'],
    ["check('01-a', (k) => f(k))", undefined],
    ["recheck('01-a', f)", undefined],
  ])('in %s is %s', (source, name) => {
    expect(checkedName(code('c', source), '01-a')).toBe(name)
  })
})

describe('roles', () => {
  it('are read from the tags', () => {
    expect(roleOf(markdown('a', '', { tags: ['wide', 'quiz'] }))).toBe('quiz')
    expect(roleOf(markdown('a', '', { tags: ['wide'] }))).toBeUndefined()
    expect(roleOf(markdown('a', ''))).toBeUndefined()
    expect(mayFail(code('a', '', { metadata: { tags: ['raises-exception'] } }))).toBe(true)
  })

  it('stem(file) is the name without folders and ending', () => {
    expect(stem('notebooks/en/01-a-line.ipynb')).toBe('01-a-line')
    expect(stem('C:\\lessons\\01-a-line.ipynb')).toBe('01-a-line')
  })
})
