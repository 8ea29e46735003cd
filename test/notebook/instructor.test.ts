import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseNotebook } from '../../src/notebook/parse.ts'
import { hasTag } from '../../src/notebook/roles.ts'

const folder = 'notebooks/en'
const stems = readdirSync(folder)
  .filter((file) => /^\d\d-.*\.ipynb$/.test(file))
  .map((file) => file.replace(/\.ipynb$/, ''))
const guide = readFileSync(`${folder}/instructor.md`, 'utf8')
const lesson = (stem: string) => parseNotebook(readFileSync(`${folder}/${stem}.ipynb`, 'utf8'), stem)

describe('notebooks/en/instructor.md', () => {
  it.each(stems)('names %s with the minutes that it states itself', (stem) => {
    const row = guide
      .split('\n')
      .find((line) => new RegExp(`^\\| \\[\\d\\d\\]\\(${stem}\\.ipynb\\) \\|`).test(line))
    const minutes = /(\d+) minutes/.exec(lesson(stem).cells[0]!.source)?.[1]
    expect(row?.split('|')[2]?.trim()).toBe(minutes)
  })

  it('leads to lessons that are there', () => {
    const links = [...guide.matchAll(/\]\(([^)#]+)\.ipynb/g)].map((match) => match[1]!)
    expect(links.length).toBeGreaterThan(30)
    expect(links.filter((stem) => !stems.includes(stem))).toEqual([])
  })
})

describe('the notes for the instructor', () => {
  it.each(stems)('of %s tell the time, and are kept for the notes of a slide', (stem) => {
    const notes = lesson(stem).cells.filter((cell) => hasTag(cell, 'instructor'))
    expect(notes.map((cell) => cell.metadata.slideshow?.slide_type)).toEqual(notes.map(() => 'notes'))
    const text = notes.map((cell) => cell.source).join('\n')
    expect(text).toMatch(/\bminutes?\b/)
    // What people get wrong, what to ask, what to cut: lesson 00 has only its first cell to tell of.
    if (!stem.startsWith('00')) expect(text.split(/\s+/).length).toBeGreaterThan(150)
  })
})
