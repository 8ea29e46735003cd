import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { parseNotebook } from '../../src/notebook/parse.ts'
import { isCode } from '../../src/notebook/roles.ts'
import { serialiseNotebook } from '../../src/notebook/serialise.ts'
import { validateLesson } from '../../src/notebook/validate.ts'
import { notebookFiles } from '../../src/run/files.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const lessons = notebookFiles([path.join(root, 'notebooks')]).map((file) => path.relative(root, file))

// The schema is of draft 4, of which it uses only what later drafts have too.
const { $schema: _, ...schema } = JSON.parse(
  readFileSync(path.join(root, 'test/input/nbformat/nbformat.v4.5.schema.json'), 'utf8'),
)
const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(schema)

describe('the committed notebooks', () => {
  it('are there', () => {
    expect(lessons.length).toBeGreaterThanOrEqual(4)
  })

  it.each(lessons)('%s keeps to the official schema of nbformat 4.5', (file) => {
    validate(JSON.parse(readFileSync(path.join(root, file), 'utf8')))
    expect(validate.errors ?? []).toEqual([])
  })

  it.each(lessons)('%s has the form of a lesson', (file) => {
    const text = readFileSync(path.join(root, file), 'utf8')
    expect(validateLesson(parseNotebook(text, file))).toEqual([])
  })

  it.each(lessons)('%s is written as Jupyter writes it', (file) => {
    const text = readFileSync(path.join(root, file), 'utf8')
    expect(serialiseNotebook(parseNotebook(text, file)) === text).toBe(true)
  })

  it.each(lessons)('%s was executed from top to bottom', (file) => {
    const { cells } = parseNotebook(readFileSync(path.join(root, file), 'utf8'), file)
    const counts = cells.filter(isCode).map((cell) => cell.execution_count)
    expect(counts).toEqual(counts.map((_, i) => i + 1))
  })

  it.each(lessons)('%s names no file of the machine that executed it', (file) => {
    const text = readFileSync(path.join(root, file), 'utf8')
    expect(text).not.toContain(root)
    expect(text.match(/file:\/\/|\/(home|Users|root|tmp|private)\/|[A-Z]:\\\\/g) ?? []).toEqual([])
  })
})
