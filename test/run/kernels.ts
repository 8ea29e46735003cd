import type { Output } from '../../src/notebook/types.ts'
import type { Executor } from '../../src/run/execute.ts'
import type { Step, StepResult } from '../../src/run/types.ts'
import { stream } from '../notebook/build.ts'

type Answer = Partial<Omit<StepResult, 'step'>> | undefined

/**
 * A double of `runSteps`: every step ends well and prints nothing, unless `answer` says otherwise. After an error the rest is
 * skipped, as with a real kernel. `calls` collects what it was asked to run.
 */
export function fakeKernel(answer: (step: Step) => Answer = () => undefined): Executor & { calls: Step[][] } {
  const calls: Step[][] = []
  const execute: Executor = async (steps, _place, options) => {
    calls.push([...steps])
    const results: StepResult[] = []
    for (const step of steps) {
      const isStopped = results.some(
        ({ step: before, status }) => status !== 'ok' && before.kind === 'cell' && !before.mayFail,
      )
      const result: StepResult = isStopped
        ? { step, status: 'skipped', outputs: [], seconds: 0 }
        : { step, status: 'ok', outputs: [], seconds: 0, ...answer(step) }
      results.push(result)
      options.onStep?.(result)
    }
    return results
  }
  return Object.assign(execute, { calls })
}

/** What an aside prints to tell the engine a value. */
export function telling(value: unknown): { outputs: Output[] } {
  return { outputs: [stream(`@fledgling/aside ${JSON.stringify(value)}\n`)] }
}
