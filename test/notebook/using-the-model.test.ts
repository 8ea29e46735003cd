import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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
