import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

interface RawCell {
  readonly id: string
  readonly cell_type: string
  readonly source: readonly string[]
  readonly metadata: {
    readonly tags?: readonly string[]
    readonly fledgling?: { readonly exercise?: string }
  }
}

const folder = fileURLToPath(new URL('../../notebooks/en/', import.meta.url))
const lessons = readdirSync(folder)
  .filter((file) => file.endsWith('.ipynb'))
  .map((file) => {
    const cells: RawCell[] = JSON.parse(readFileSync(path.join(folder, file), 'utf8')).cells
    const text = (cell: RawCell) => cell.source.join('')
    const tagged = (tag: string) => cells.filter((cell) => cell.metadata.tags?.includes(tag))
    const markdown = cells
      .filter((cell) => cell.cell_type === 'markdown')
      .map(text)
      .join('\n\n')
    return { stem: path.basename(file, '.ipynb'), cells, text, tagged, markdown }
  })
type Lesson = (typeof lessons)[number]

const signposts = ['The question', 'The data', 'The model', 'The loss', 'Training', 'Testing', 'Using it']
const headings = (lesson: Lesson) =>
  [...lesson.markdown.matchAll(/^## (.+)$/gm)].map((match) => match[1]!.trim())
const exerciseIds = (lesson: Lesson) => [
  ...new Set(lesson.tagged('exercise').map((cell) => cell.metadata.fledgling?.exercise)),
]
const belongingTo = (lesson: Lesson, tag: string, id: string | undefined) =>
  lesson.tagged(tag).filter((cell) => cell.metadata.fledgling?.exercise === id).length

/** What every lesson has, as a count and the least that it must be. */
const items: Record<string, { least: number; count: (lesson: Lesson) => number }> = {
  'a title': { least: 1, count: (l) => (l.markdown.match(/^# .+/m) ? 1 : 0) },
  minutes: { least: 1, count: (l) => l.markdown.match(/\b\d+ minutes\b/g)?.length ?? 0 },
  'three objectives': {
    least: 3,
    count: (l) =>
      (l.markdown.split(/you will be able to/i)[1]?.split(/\n\n(?![-*\n])/)[0] ?? '').match(/^[-*] /gm)
        ?.length ?? 0,
  },
  'what it builds on': { least: 1, count: (l) => l.markdown.match(/builds on/gi)?.length ?? 0 },
  'the seven signposts in order': {
    least: 7,
    count: (l) => {
      const found = headings(l).filter((heading) => signposts.includes(heading))
      return found.join() === signposts.join() ? found.length : 0
    },
  },
  'a prediction before a result': { least: 1, count: (l) => l.tagged('predict').length },
  'an assertion that two ways agree': {
    least: 1,
    count: (l) =>
      l.cells.filter((c) => /assert|agree|same\(/i.test(l.text(c)) && c.cell_type === 'code').length,
  },
  'break it': { least: 1, count: (l) => l.tagged('break-it').length },
  'steps you can walk': {
    least: 1,
    count: (l) => l.cells.filter((c) => c.cell_type === 'code' && /frames:/.test(l.text(c))).length,
  },
  'who sets which number': {
    least: 1,
    count: (l) => l.markdown.match(/who sets which number/gi)?.length ?? 0,
  },
  'checked exercises': {
    least: 2,
    count: (l) => exerciseIds(l).filter((id) => belongingTo(l, 'check', id) === 1).length,
  },
  'exercises with two hints and a solution': {
    least: 2,
    count: (l) =>
      exerciseIds(l).filter((id) => belongingTo(l, 'hint', id) >= 2 && belongingTo(l, 'solution', id) === 1)
        .length,
  },
  'quiz items': { least: 3, count: (l) => l.tagged('quiz').length },
  'what you can say now': { least: 1, count: (l) => l.markdown.match(/what you can say now/gi)?.length ?? 0 },
  'prose numbers': { least: 3, count: (l) => l.markdown.match(/\d[\d.,]*( ?%)?<!-- .+? -->/g)?.length ?? 0 },
}

/** Lesson 00 is ten minutes long, and the glossary is a list; what they leave to the lessons is listed here and nowhere else. */
const leftOut: Record<string, readonly string[]> = {
  '00-start-here': [
    'the seven signposts in order',
    'an assertion that two ways agree',
    'break it',
    'steps you can walk',
    'who sets which number',
    'checked exercises',
    'exercises with two hints and a solution',
    'quiz items',
  ],
  glossary: Object.keys(items).filter((item) => item !== 'a title'),
}

describe('what every lesson has', () => {
  it('finds the lessons', () => {
    expect(lessons.map((lesson) => lesson.stem)).toEqual(
      expect.arrayContaining(['00-start-here', '01-a-line-that-decides']),
    )
  })

  for (const lesson of lessons) {
    for (const [item, { least, count }] of Object.entries(items)) {
      if (leftOut[lesson.stem]?.includes(item)) continue
      it(`${lesson.stem} has ${item}`, () => {
        expect(count(lesson)).toBeGreaterThanOrEqual(least)
      })
    }

    it(`${lesson.stem} states no number that is not tied to the program`, () => {
      const untied = lesson.markdown
        .replace(/<!-- instructor[\s\S]*?-->/g, '')
        .replace(/```[\s\S]*?```/g, '')
        .match(/\b\d+(\.\d+)? ?%(?!<!--)/g)
      expect(untied ?? []).toEqual([])
    })

    it(`${lesson.stem} ends every quiz choice with its explanation`, () => {
      for (const cell of lesson.tagged('quiz')) {
        const choices = lesson.text(cell).match(/^[-*] \[[ x]\]/gm) ?? []
        expect(choices.length, cell.id).toBeGreaterThanOrEqual(2)
        expect(choices.filter((choice) => choice.includes('[x]')).length, cell.id).toBe(1)
      }
    })
  }
})
