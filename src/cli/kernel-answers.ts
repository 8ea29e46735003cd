import { tmpdir } from 'node:os'
import type { StepResult } from '../run/types.ts'
import type { Finding } from './probes.ts'

const cell = (cellId: string, code: string) => ({ kind: 'cell' as const, cellId, code, mayFail: true })

/** Starts a kernel that comes with the package, has it run one cell, and has it refuse another for its types. */
export async function kernelAnswers(kernel: 'fledgling' | 'tslab'): Promise<Finding> {
  const { runSteps } = await import('../run/steps.ts')
  const place = { notebook: 'doctor', folder: tmpdir() }
  const cells = [cell('sum', 'console.log(1 + 1)'), cell('types', 'const text: string = 1 + 1')]
  const [sum, types] = await runSteps(cells, place, { kernel, startTimeout: 30, cellTimeout: 30 })
  if (textOf(sum) !== '2\n')
    return { ok: false, found: `1 + 1 gives ${JSON.stringify(textOf(sum))}${why(sum)}` }
  if (!types?.message?.includes('not assignable')) return { ok: false, found: 'it does not check types' }
  return { ok: true, found: 'starts, runs a cell, checks its types' }
}

function textOf(result: StepResult | undefined): string {
  const [output] = result?.outputs ?? []
  return output?.output_type === 'stream' ? output.text : ''
}

function why(result: StepResult | undefined): string {
  return result?.message === undefined ? '' : `: ${result.message}`
}
