import { describe, expect, it } from 'vitest'
import { planNotebook, withoutExercises } from '../../src/run/plan.ts'
import { code, exercise, markdown, notebookOf } from '../notebook/build.ts'

const kinds = (plan: ReturnType<typeof planNotebook>) =>
  plan.steps.map((step) => `${step.kind} ${step.cellId}`)

describe('planNotebook', () => {
  it('runs the code cells in order, and after each the numbers of the Markdown that follows', () => {
    const plan = planNotebook(
      notebookOf(
        markdown('head', 'no number, but 3 of them'),
        code('first', 'const a = 1'),
        markdown('one', '1<!-- a --> and 2<!-- a + 1 -->'),
        markdown('two', '3<!-- a + 2 -->'),
        code('second', 'const b = 2'),
        code('third', 'b'),
        markdown('last', '2<!-- b -->'),
      ),
    )
    expect(kinds(plan)).toEqual(['cell first', 'aside one', 'cell second', 'cell third', 'aside last'])
    expect(plan.gaps.map(({ step, numbers }) => [step, numbers.map((number) => number.expression)])).toEqual([
      [1, ['a', 'a + 1', 'a + 2']],
      [4, ['b']],
    ])
    expect(plan.cells).toBe(3)
  })

  it('evaluates numbers before the first cell too', () => {
    expect(kinds(planNotebook(notebookOf(markdown('head', '2<!-- 1 + 1 -->'), code('a', '1'))))).toEqual([
      'aside head',
      'cell a',
    ])
  })

  it('leaves out empty cells, which Jupyter does not run either', () => {
    expect(kinds(planNotebook(notebookOf(code('empty', ' \n'), code('a', '1'))))).toEqual(['cell a'])
  })

  it('lets a cell fail whose tag says that it may', () => {
    const plan = planNotebook(notebookOf(code('a', 'throw 1', { metadata: { tags: ['raises-exception'] } })))
    expect(plan.steps).toEqual([{ kind: 'cell', cellId: 'a', code: 'throw 1', mayFail: true }])
  })

  it('keeps an expression that cannot be read out of its aside', () => {
    const plan = planNotebook(notebookOf(markdown('m', '1<!-- a + --> 2<!-- (b --> 3<!-- c -->')))
    expect(plan.steps[0]!.code).not.toContain('a +')
    expect(plan.steps[0]!.code).toContain('(c)')
    expect(planNotebook(notebookOf(markdown('m', '1<!-- a + -->')))).toMatchObject({
      steps: [],
      gaps: [{ step: null }],
    })
  })

  it('takes an expression in TypeScript', () => {
    const plan = planNotebook(notebookOf(markdown('m', '1<!-- xs[0]! --> 2<!-- (x as number) -->')))
    expect(plan.steps[0]!.code).toContain('(xs[0]!)')
    expect(plan.steps[0]!.code).toContain('((x as number))')
  })

  it('judges the exercises last, each in an aside of its own', () => {
    const plan = planNotebook(notebookOf(...exercise('01-a', 'a', 'const a = 1'), code('end', '1')))
    expect(kinds(plan)).toEqual(['cell 01-a-starter', 'cell 01-a-check', 'cell end', 'aside 01-a-solution'])
    expect(plan.exercises).toMatchObject([{ step: 3, exercise: { id: '01-a', name: 'a' } }])
    expect(kinds(withoutExercises(plan))).toEqual(kinds(plan).slice(0, 3))
  })

  it('names exercises that cannot be judged', () => {
    const [starter, check, , solution] = exercise('01-a', 'a', 'const a = 1')
    const incomplete = (...cells: Parameters<typeof notebookOf>) =>
      planNotebook(notebookOf(...cells)).incomplete.map(({ cellId, message }) => [cellId, message])
    expect(incomplete(starter, check)).toEqual([
      ['01-a-check', 'exercise 01-a: it has a check, but no cell tagged "solution"'],
    ])
    expect(incomplete(starter, { ...check, source: "check('01-b', a)" }, solution)).toEqual([
      ['01-a-check', "exercise 01-a: its check cell does not call check('01-a', name)"],
    ])
    expect(incomplete(starter)).toEqual([])
  })
})
