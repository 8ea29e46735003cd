// The page of the worker's tests: the runner alone, with parts that the test hands over.
import { prepareCell } from '../../../src/cells/index'
import { Runner } from '../../../src/page/client/runner'
import { clientWords } from '../../../src/page/client/words'
import type { Harness, Ran } from '../worker/ran'

const parts: Harness['parts'] = new Map()
const lost: string[] = []
const runner = new Runner({
  language: 'en',
  words: clientWords('en'),
  parts: {
    hasPart: (name) => parts.has(name),
    loadText: async (name) => parts.get(name) as string,
    loadBytes: async (name) => parts.get(name) as Uint8Array,
  },
  onLost: (why) => lost.push(why),
})

let turn: Promise<unknown> = Promise.resolve()

/** A cell is prepared when its turn has come, since it may name what the one before it declares. */
function run(source: string, cell: string): Promise<Ran> {
  const ran = turn.then(() => runNow(source, cell))
  turn = ran.catch(() => {})
  return ran
}

async function runNow(source: string, cell: string): Promise<Ran> {
  const output = {
    stdout: '',
    stderr: '',
    displays: [] as Ran['displays'][number][],
    messages: 0,
    progress: [] as Ran['progress'][number][],
    late: [] as Ran['late'][number][],
  }
  const job = prepareCell(source, runner.known)
  const result = await runner.run(
    { cell, job },
    {
      stream(name, text) {
        output.messages += 1
        output[name] += text
      },
      display(bundle) {
        output.messages += 1
        output.displays.push(bundle)
      },
      progress: (progress) => output.progress.push(progress),
      error: (error) => output.late.push(error),
    },
  )
  return Object.assign(output, result)
}

window.harness = { parts, lost, known: runner.known, run, stop: () => runner.stop() }
