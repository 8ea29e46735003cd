import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  findProseMistakes,
  findProseNumbers,
  formatLike,
  replaceProseNumbers,
} from '../../src/notebook/prose.ts'

const found = (markdown: string) =>
  findProseNumbers(markdown).map(({ text, expression }) => [text, expression])

describe('findProseNumbers', () => {
  it('finds a number followed at once by a comment', () => {
    expect(found('the line ends up at 5.02<!-- k0 -->, and so on')).toEqual([['5.02', 'k0']])
  })

  it('says where the number stands', () => {
    const markdown = 'about 1,234 %<!-- share --> of them'
    const [number] = findProseNumbers(markdown)
    expect(markdown.slice(number!.start, number!.end)).toBe('1,234 %')
  })

  it.each([
    ['**94 %<!-- a -->**', '94 %'],
    ['94%<!-- a -->', '94%'],
    ['(−0.5<!-- a -->)', '−0.5'],
    ['-3<!-- a -->', '-3'],
    ['+0.25<!-- a -->', '+0.25'],
    ['from 2-5<!-- a -->', '5'],
    ['| 1,234,567.8<!-- a --> |', '1,234,567.8'],
    ['1\u202f234<!-- a -->', '1\u202f234'],
    ['约5.02<!-- a -->。', '5.02'],
    ['k=7<!-- a -->', '7'],
    ['costs \\$5<!-- a --> and $3 more', '5'],
    ['$5 here, and 6<!-- a -->', '6'],
  ])('reads the number in %s', (markdown, text) => {
    expect(found(markdown)).toEqual([[text, 'a']])
  })

  it.each([
    ['a code span', '`5<!-- a -->`'],
    ['a code span of two ticks', '``5 ` 6<!-- a -->``'],
    ['a code fence', '```ts\n5<!-- a -->\n```'],
    ['an open code fence', 'x\n\n~~~\n5<!-- a -->\n'],
    ['a fence in a list', '- item\n\n  ```\n  5<!-- a -->\n  ```\n'],
    ['maths', '$x = 5<!-- a -->$'],
    ['display maths', '$$\nx = 5<!-- a -->\n$$'],
    ['a comment that follows a word', 'five<!-- a -->'],
    ['a comment that follows a blank', '5 <!-- a -->'],
    ['a comment in a comment', '<!-- 5<!-- a -->'],
  ])('leaves alone %s', (_, markdown) => {
    expect(found(markdown)).toEqual([])
    expect(findProseMistakes(markdown)).toEqual([])
  })

  it('goes on after a fence, a span and maths', () => {
    const markdown = '```\n1\n```\n`2` $3$ and 4<!-- a -->, `5` 6<!-- b -->'
    expect(found(markdown)).toEqual([
      ['4', 'a'],
      ['6', 'b'],
    ])
  })

  it('puts an expression of several lines on one', () => {
    expect(found('4<!--\n  a +\n  b\n-->')).toEqual([['4', 'a + b']])
  })

  it('takes an expression that holds backticks and dollars', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the expression is a template itself
    const expression = 'Number(`${k}`)'
    expect(found(`4<!-- ${expression} --> and 5<!-- b -->`)).toEqual([
      ['4', expression],
      ['5', 'b'],
    ])
  })
})

describe('findProseMistakes', () => {
  it.each([
    ['x1<!-- a -->', '"x1<!-- a -->" is no number that can be tied to the program'],
    ['version 1.2.3<!-- a -->', '"1.2.3<!-- a -->" is no number that can be tied to the program'],
    ['1,5<!-- a -->', '"1,5<!-- a -->" is no number that can be tied to the program'],
    ['5<!-- -->', '"5<!-- -->" has an empty expression'],
    ['5<!-- a-- -->', '"5<!-- a-- -->" has "--" in its expression, which an HTML comment must not hold'],
  ])('names %s', (markdown, message) => {
    expect(findProseMistakes(markdown).map((mistake) => mistake.message)).toEqual([message])
    expect(findProseNumbers(markdown)).toEqual([])
  })
})

describe('formatLike', () => {
  const oracle: { value: number; decimals: number; text: string; negative: boolean }[] = JSON.parse(
    readFileSync(new URL('../oracles/rounding.json', import.meta.url), 'utf8'),
  )

  it('rounds half away from zero as Python does from the shortest decimal', () => {
    for (const { value, decimals, text, negative } of oracle) {
      const like = decimals === 0 ? '-1' : `-1.${'0'.repeat(decimals)}`
      const isZero = !/[1-9]/.test(text)
      expect(formatLike(like, value), `${value} to ${decimals}`).toBe((negative && !isZero ? '-' : '') + text)
    }
  })

  it.each([
    ['5.02', 4.996, '5.00'],
    ['1,234', 9876543.5, '9,876,544'],
    ['1,234.50', 12, '12.00'],
    ['1234', 98765, '98765'],
    ['1\u202f234', 4321, '4\u202f321'],
    ['94 %', 93.75, '94 %'],
    ['94.0%', 93.75, '93.8%'],
    ['−0.5', -0.25, '−0.3'],
    ['-0.5', -0.25, '-0.3'],
    ['-0.5', 0.25, '0.3'],
    ['0.5', -0.25, '−0.3'],
    ['+0.5', 0.25, '+0.3'],
    ['+0.5', -0.25, '−0.3'],
    ['0.50', -0.004, '0.00'],
    ['+0.50', -0.004, '+0.00'],
    ['0.50', -0, '0.00'],
    ['3', 1e21, '1000000000000000000000'],
    ['0.00', 5e-324, '0.00'],
  ])('writes like %s the value %d as %s', (text, value, expected) => {
    expect(formatLike(text, value)).toBe(expected)
  })

  it('leaves what it has written as it is', () => {
    for (const { value } of oracle) {
      const once = formatLike('+1,234.56 %', value)
      expect(formatLike(once, value).replace(/^\+/, '')).toBe(once.replace(/^\+/, ''))
    }
  })
})

describe('replaceProseNumbers', () => {
  it('replaces the numbers and nothing else', () => {
    const markdown = 'a 1<!-- a --> `1<!-- a -->` 2 %<!-- b --> 3<!-- c -->.'
    expect(replaceProseNumbers(markdown, ['10', '20 %', null])).toBe(
      'a 10<!-- a --> `1<!-- a -->` 20 %<!-- b --> 3<!-- c -->.',
    )
  })
})
