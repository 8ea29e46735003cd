import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseNotebook } from '../../src/notebook/parse.ts'
import { lessonHead } from '../../src/page/lesson.ts'
import { searchIndex } from '../../src/page/search-index.ts'
import type { SearchIndex } from '../../src/page/search-places.ts'
import { openSite } from '../../src/page/site.ts'
import { wordsOf } from '../../src/page/words.ts'

const folder = path.resolve('notebooks/en')
const lessons = readdirSync(folder)
  .filter((file) => file.endsWith('.ipynb'))
  .sort()
  .map((file) => {
    const notebook = parseNotebook(readFileSync(path.join(folder, file), 'utf8'), file)
    return { notebook, head: lessonHead(file, notebook, wordsOf('en')) }
  })
const index = JSON.parse(searchIndex(lessons)) as SearchIndex
const at = (stem: string, id: string) =>
  index.places.find((place) => index.lessons[place.lesson]?.stem === stem && place.id === id)

describe('searchIndex', () => {
  it('has an address for every place that the drawn page has, in every lesson', async () => {
    const draw = async (_: unknown, id: string) => `<svg id="${id}" viewBox="0 0 640 400"></svg>`
    const site = await openSite({ notebooks: folder, language: 'en' }, draw)
    for (const [i, { stem }] of index.lessons.entries()) {
      const page = new TextDecoder().decode(await site.render(`${stem}.html`))
      const headings = [...page.matchAll(/<h[1-6] id="([^"]+)"/g)].map((match) => match[1])
      const places = index.places.filter(({ lesson }) => lesson === i).map(({ id }) => id)
      expect(places, stem).toEqual(headings)
    }
  })

  it('holds the words of the text and the names of the code', () => {
    const place = at('01-a-line-that-decides', 's-the-loss')
    expect(place?.text).toContain('How wrong is a line? Count the points on its wrong side')
    expect(at('01-a-line-that-decides', 's-three-tries')?.code.split(' ')).toContain('mistaken')
    expect(at('glossary', 's-epoch')?.text).toMatch(
      /^One round of training over all training examples\. 轮次/,
    )
  })

  it('holds no sign of Markdown, no expression behind a number, no mark of a note', () => {
    const text = index.places.map((place) => place.text).join('\n')
    expect(text.match(/<!--|-->|\*\*|\]\(|<details|[.,]¹/g) ?? []).toEqual([])
    expect(at('01-a-line-that-decides', 's-the-data')?.text).toContain('There are 40 known points: 20 A')
  })

  it('gives away no solution, no hint, no answer of a quiz, and nothing for the instructor', () => {
    const text = index.places.map((place) => `${place.text} ${place.code}`).join('\n')
    expect(text).not.toContain('Every point is asked for its label')
    expect(text).not.toContain('Three parts: what happens once before the loop')
    expect(text).not.toContain('It never compares points with points')
    expect(text).toContain('You train, you save k, and then you delete the forty points')
    expect(text).not.toContain('For teachers')
  })

  it('numbers a second heading of the same words as the page does, and takes no comment of code for one', () => {
    const markdown = (id: string, source: string) => ({
      cell_type: 'markdown' as const,
      id,
      metadata: {},
      source,
    })
    const notebook = {
      cells: [
        markdown('a', '# Title\n\ntext'),
        markdown('b', '## Same\n\n```sh\n# no heading\n```\n\n## Same\n\nlast'),
      ],
      metadata: {},
      nbformat: 4 as const,
      nbformat_minor: 5,
    }
    const { places } = JSON.parse(searchIndex([{ ...lessons[0]!, notebook }])) as SearchIndex
    expect(places.map(({ id, text }) => [id, text])).toEqual([
      ['s-title', 'text'],
      ['s-same', ''],
      ['s-same-2', 'last'],
    ])
  })
})
