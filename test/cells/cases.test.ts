import { spawnSync } from 'node:child_process'
import { Console } from 'node:console'
import path from 'node:path'
import { Writable } from 'node:stream'
import vm from 'node:vm'
import { beforeAll, describe, expect, it } from 'vitest'
import { createScope, prepareCell, runCell } from '../../src/cells/index.ts'
import { type Case, cases } from './cases.ts'

const root = path.resolve(import.meta.dirname, '..', '..')

/** Runs a session on src/cells in this process; answers what each cell wrote. */
async function runHere({ cells }: Case): Promise<string[]> {
  let written = ''
  const stream = new Writable({
    write(chunk, _encoding, done) {
      written += chunk
      done()
    },
  })
  const console = new Console({ stdout: stream, stderr: stream })
  const context = vm.createContext({ console, setTimeout })
  const scope = createScope()
  const outputs: string[] = []
  for (const [source] of cells) {
    written = ''
    try {
      const { code } = prepareCell(source, new Set(Object.keys(scope)))
      const result = await runCell(vm.runInContext(code, context), scope, (name) => import(name))
      if (result?.value != null) console.log(result.value)
    } catch (error) {
      const { name, message } = error as Error
      written += `! ${name}: ${message}`
    }
    outputs.push(written.replace(/\n$/, ''))
  }
  return outputs
}

/** What tslab wrote: all of it, and of an error its first line. */
function written({ stdout, stderr }: { stdout: string; stderr: string }): string {
  const lines = stderr.split('\n')
  const error = lines.find((line) => /^\w*Error: /.test(line)) ?? lines[0]!
  return error === '' ? stdout.replace(/\n$/, '') : `${stdout}! ${error}`
}

const expected = ({ cells }: Case) => cells.map(([, output]) => output)

describe('a cell of the page', () => {
  it.each(cases)('$name', async (session) => {
    expect(await runHere(session)).toEqual(expected(session))
  })
})

describe('a cell of tslab', () => {
  let results: { stdout: string; stderr: string }[][]
  beforeAll(() => {
    const sessions = cases.map(({ cells }) => cells.map(([source]) => source))
    const process_ = spawnSync(process.execPath, [path.join(root, 'test/cells/tslab-sessions.cjs')], {
      cwd: root,
      input: JSON.stringify(sessions),
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1', TZ: 'UTC' },
      maxBuffer: 1e8,
    })
    expect(process_.stderr).toBe('')
    results = JSON.parse(process_.stdout)
  })

  it.each(cases.map((session, i) => ({ ...session, i })))('$name', ({ i, ...session }) => {
    expect(results[i]!.map(written)).toEqual(session.tslab?.outputs ?? expected(session))
  })
})
