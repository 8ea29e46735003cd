import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cases } from '../cells/cases.ts'
import { type Driven, drive, texts } from './harness.ts'

let kernel: Driven
beforeAll(async () => {
  // The table is about running; many of its cells have types that do not fit.
  kernel = await drive({ env: { FLEDGLING_TYPES: 'none' } })
})
afterAll(() => kernel?.close())

describe('the sessions of the table of cells', () => {
  it.each(cases)('$name', async (session) => {
    // Names of one session must not be seen by the next: a fresh process.
    await kernel.execute('%reload', { silent: true })
    const outputs: string[] = []
    for (const [source] of session.cells) {
      const answer = await kernel.execute(source)
      const { reply } = answer
      const result = answer.outputs.find(({ header }) => header.msg_type === 'execute_result')
      const shown =
        result === undefined ? '' : String((result.content.data as Record<string, string>)['text/plain'])
      const failed = reply.status === 'error' ? `! ${reply.ename}: ${reply.evalue}` : ''
      outputs.push(`${texts(answer)}${shown}${failed}`.replace(/\n$/, ''))
    }
    expect(outputs).toEqual(session.cells.map(([, output]) => output))
  })
})
