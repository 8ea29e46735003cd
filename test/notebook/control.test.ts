import { describe, expect, it } from 'vitest'
import { controlOf, controlProblems, readControl } from '../../src/notebook/control.ts'
import { validateLesson } from '../../src/notebook/validate.ts'
import { code, markdown, notebookOf } from './build.ts'

const line = { kind: 'line', k: 'k', points: 'added' }
const bird = { kind: 'bird', values: 'visitor', ask: 'ask' }
const drawing = { kind: 'drawing', drawing: 'sketch', ask: 'guess' }
const cell = (source: string, control: unknown) =>
  code('by-hand', source, { metadata: { fledgling: { control } } })

describe('readControl(value)', () => {
  it.each([line, { kind: 'line', k: 'k' }, bird, { kind: 'bird', values: 'visitor' }, drawing])(
    'takes %j',
    (control) => {
      expect(readControl(control)).toEqual(control)
    },
  )

  it.each([
    undefined,
    'line',
    { kind: 'dial', k: 'k' },
    { kind: 'line' },
    { kind: 'line', k: 3 },
    { kind: 'line', k: 'k', more: 'm' },
    { kind: 'bird', values: 'visitor', ask: 'alert(1);ask' },
  ])('refuses %j', (control) => {
    expect(readControl(control)).toBeUndefined()
  })
})

describe('controlProblems(cell)', () => {
  it('finds nothing wrong where the cell holds what the control moves', () => {
    expect(controlProblems(cell('const k = 3\nconst added: Point[] = []', line))).toEqual([])
    const values = "const visitor = {\n  weight: 1, wingspan: 2, webbedFeet: false, back: 'grey',\n} as const"
    expect(controlProblems(cell(values, bird))).toEqual([])
    const rows = Array.from({ length: 28 }, () => `'${'.'.repeat(27)}f'`)
    expect(controlProblems(cell(`const sketch = [${rows.join(', ')}]`, drawing))).toEqual([])
    expect(controlProblems(code('plain', 'let k'))).toEqual([])
  })

  it('names each constant that is missing or of another form', () => {
    expect(controlProblems(cell('const k = 1 + 2\nconst added = [{ x: 1 }]', line))).toEqual([
      'the control needs a line "const k = 3" with nothing to compute',
      'the control needs a line "const added = []" with nothing to compute',
    ])
  })

  it('says what a sketch is where there is none', () => {
    expect(controlProblems(cell("const sketch = ['...']", drawing))).toEqual([
      `the control needs a line "const sketch = ['...', and so on], 28 strings of 28 greys" with nothing to compute`,
    ])
  })

  it('is part of what validateLesson says', () => {
    const text = markdown('text', 'a', { fledgling: { control: line } })
    expect(controlOf(text)).toBeUndefined()
    expect(validateLesson(notebookOf(text)).map(({ cell }) => cell)).toEqual(['text'])
  })
})
