import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { execute } from '../../src/cli/program.ts'
import { fakeEnvironment } from '../cli/environment.ts'

interface RawCell {
  readonly id: string
  readonly source: readonly string[]
  readonly outputs?: readonly { readonly data?: { readonly 'text/plain'?: readonly string[] } }[]
}

const lesson = new URL('../../notebooks/en/13-using-the-model.ipynb', import.meta.url)
const cells: readonly RawCell[] = JSON.parse(readFileSync(lesson, 'utf8')).cells
const cell = (id: string) => cells.find((each) => each.id === id)!
/** The texts that a cell of the lesson has shown. */
const shown = (id: string) => cell(id).outputs!.map(({ data }) => (data?.['text/plain'] ?? []).join(''))

const folder = mkdtempSync(path.join(tmpdir(), 'fledgling-script-'))
afterAll(() => rmSync(folder, { recursive: true }))
const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text)

/** The list of the lesson, as typed, with the name and the probability that the lesson shows. */
const named = shown('list')[0]!
  .trim()
  .split('\n')
  .slice(4)
  .map((line) => line.trim().split(/\s{2,}/) as [string, string, string])

describe('the model of lesson 13', () => {
  write('birds-model.json', shown('save')[0]!)
  write('arrivals.csv', `${shown('birds')[1]!}\n`)
  const [, script = ''] = /```js\n([\s\S]*?)```/.exec(cell('script').source.join('')) ?? []
  write('name-birds.mjs', script)

  it('is used by the script as it stands there, with the names and probabilities of the lesson', () => {
    const printed = execFileSync(process.execPath, ['name-birds.mjs'], { cwd: folder, encoding: 'utf8' })
    expect(named.length).toBe(7)
    expect(printed.trim().split('\n')).toEqual(
      named.map(([typed, name, probability]) => `${typed}: ${name} ${probability}`),
    )
  })

  it('is refused by the script where its format is newer', () => {
    write('birds-model.json', shown('save')[0]!.replace('"formatVersion": 1', '"formatVersion": 2'))
    const run = () => execFileSync(process.execPath, ['name-birds.mjs'], { cwd: folder, stdio: 'pipe' })
    expect(run).toThrow('I read format 1 only')
    write('birds-model.json', shown('save')[0]!)
  })

  it('gives the same names on the command line', async () => {
    const { environment, printed } = fakeEnvironment({ cwd: folder })
    const asked = ['identify', '--model', 'birds-model.json', '--csv', 'arrivals.csv']
    expect(await execute(asked, environment)).toBe(0)
    expect(printed.slice(1)).toEqual(named.map((each) => each.join(',')))
  })
})

/** What a reader can explain at the end, in their own words and code. */
const goals = [
  ...[
    'training',
    'model',
    'parameter',
    'hyperparameter',
    'label',
    'loss',
    'optimiser',
    'epoch',
    'activation',
  ],
  ...['classification', 'regression', 'supervised', 'unsupervised', 'forward pass', 'backpropagation'],
  ...['nine steps', 'convolutional', 'recurrent', 'transformer'],
]

describe('the whole course on one page', () => {
  const rows = cell('one-page')
    .source.join('')
    .split('\n')
    .filter((line) => line.startsWith('| '))

  it.each(goals)('says in one sentence what is meant by %s, and links the lesson that builds it', (word) => {
    const row = rows.find((line) => line.split('|')[1]!.includes(`*${word}*`))
    const [, , sentence = '', built = ''] = row?.split('|') ?? []
    expect(sentence.trim().length).toBeGreaterThan(20)
    expect(built).toMatch(/\[\d\d\]\(\d\d-[a-z-]+\.ipynb\)/)
  })

  it('links the lessons by their names', () => {
    const links = [
      ...cell('one-page')
        .source.join('')
        .matchAll(/\[(?:lesson )?(\d\d)\]\((.+?)\)/gi),
    ]
    expect(links.length).toBeGreaterThan(15)
    expect(links.filter(([, number, target]) => !target!.startsWith(`${number}-`))).toEqual([])
    expect(
      links.filter(([, , target]) => !existsSync(new URL(target!, lesson))).map(([, , to]) => to),
    ).toEqual([])
  })
})

it('one exercise of the course puts shuffled lines in order', () => {
  const folder = new URL('./', lesson)
  const lessons = readdirSync(folder).filter((file) => /^\d\d-.*\.ipynb$/.test(file))
  const puzzles = lessons.filter((file) => {
    const { cells } = JSON.parse(readFileSync(new URL(file, folder), 'utf8'))
    return cells.some((each: { metadata: { tags?: string[] } }) => each.metadata.tags?.includes('parsons'))
  })
  expect(puzzles).toContain('01-a-line-that-decides.ipynb')
})
