import type { Failure } from './answers.ts'
import {
  CellError,
  CellTimeoutError,
  InterruptedError,
  KernelDiedError,
  KernelStartError,
  type Place,
  type RunError,
  SkippedError,
} from './errors.ts'
import { kernelSpec } from './kernel-spec.ts'
import { type Execution, type Limits, NotStarted, type Session, startSession } from './session.ts'
import type { RunOptions, Step, StepResult, StepStatus } from './types.ts'

export interface StepsOptions extends RunOptions {
  /** Told at the end of each step. Output that a kernel tells after that is only in what `runSteps` returns. */
  readonly onStep?: (result: StepResult) => void
  /** Seconds until a kernel must have answered; default 60. */
  readonly startTimeout?: number
  /** Seconds between interrupting a cell and killing its kernel; default 5. */
  readonly grace?: number
}

/**
 * Starts a kernel in `place.folder`, runs the steps in order, and ends the kernel, whatever happens.
 * Throws KernelStartError where the kernel cannot be started; every other failure is the status of a step.
 * After a cell with status `error` the rest is `skipped`, unless that cell may fail; an aside stops nothing but itself.
 */
export async function runSteps(
  steps: readonly Step[],
  place: { readonly notebook: string; readonly folder: string },
  options: StepsOptions = {},
): Promise<StepResult[]> {
  if (steps.length === 0) return []
  const session = await start(place, options)
  try {
    const ends: End[] = []
    for (const step of steps) {
      const end = await runStep(session, step, place.notebook, ends, options)
      ends.push(end)
      options.onStep?.(resultOf(end, session))
    }
    return ends.map((end) => resultOf(end, session))
  } finally {
    await session?.close()
  }
}

/** How a step ended, before its outputs are asked for. */
interface End {
  readonly step: Step
  readonly status: StepStatus
  readonly seconds: number
  readonly id?: string
  readonly error?: RunError
}

async function start(
  place: { readonly notebook: string; readonly folder: string },
  options: StepsOptions,
): Promise<Session | undefined> {
  const limits: Limits = {
    start: options.startTimeout ?? 60,
    cell: options.cellTimeout ?? 120,
    grace: options.grace ?? 5,
    output: 30,
  }
  if (options.signal?.aborted) return undefined
  try {
    return await startSession(
      kernelSpec(options.kernel, options.strict),
      place.folder,
      limits,
      options.signal,
    )
  } catch (error) {
    if (options.signal?.aborted) return undefined
    const reason =
      error instanceof NotStarted ? `the kernel did not start: ${error.message}` : (error as Error).message
    throw new KernelStartError({ notebook: place.notebook }, reason)
  }
}

function resultOf(end: End, session: Session | undefined): StepResult {
  const { step, seconds } = end
  const outputs = end.id === undefined ? [] : (session?.outputs(end.id) ?? [])
  // A promise may reject after its cell's end: the cell is at fault all the same.
  const late = end.status === 'ok' ? session?.answers.late(outputs) : undefined
  if (late !== undefined) return { step, status: late.status, outputs, seconds, message: late.reason }
  return { step, status: end.status, outputs, seconds, ...(end.error && { message: end.error.reason }) }
}

async function runStep(
  session: Session | undefined,
  step: Step,
  notebook: string,
  before: readonly End[],
  options: StepsOptions,
): Promise<End> {
  const place: Place = { notebook, cell: step.cellId, source: step.code }
  const cause = before.find((end) => stopsTheRest(end) || wasLost(end, session))
  if (cause !== undefined) {
    const error = new SkippedError(
      place,
      `not run, because ${nameOf(cause.step)} before it ${verbs[stopsTheRest(cause) ? cause.status : 'died']}`,
    )
    return { step, status: 'skipped', seconds: 0, error }
  }
  if (session === undefined || options.signal?.aborted) {
    return {
      step,
      status: 'interrupted',
      seconds: 0,
      error: new InterruptedError(place, 'stopped before it ran'),
    }
  }
  const started = performance.now()
  const execution = await execute(session, step.code)
  const seconds = (performance.now() - started) / 1000
  return { step, seconds, id: execution.id, ...judge(execution, session, place, options) }
}

function stopsTheRest(end: End): boolean {
  if (end.status === 'ok') return false
  if (end.status !== 'error') return true
  return end.step.kind === 'cell' && !end.step.mayFail
}

/** True where the step ended well, and what it left behind ended the process of the cells later on. */
function wasLost(end: End, session: Session | undefined): boolean {
  if (end.id === undefined || session === undefined) return false
  return session.answers.late(session.outputs(end.id))?.status === 'died'
}

/** How often a kernel that refuses is asked. */
const times = 40

async function execute(session: Session, code: string): Promise<Execution> {
  for (let time = 1; ; time++) {
    const execution = await session.execute(code)
    const pause = execution.how === 'done' ? session.answers.refused(execution.reply) : undefined
    if (pause === undefined || time === times) return execution
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
}

function judge(
  execution: Execution,
  session: Session,
  place: Place,
  options: StepsOptions,
): { status: StepStatus; error?: RunError } {
  const limit = `${options.cellTimeout ?? 120} s`
  switch (execution.how) {
    case 'aborted':
      return {
        status: 'interrupted',
        error: new InterruptedError(place, 'stopped while it ran; its output is lost'),
      }
    case 'died': {
      const reason = `the kernel died in this cell: ${session.ended()}`
      return { status: 'died', error: new KernelDiedError(place, reason) }
    }
    case 'timeout': {
      const end = execution.killed
        ? `took longer than ${limit} and did not stop when interrupted, so its kernel was killed, and what it wrote last is lost`
        : `took longer than ${limit} and was interrupted: what it wrote up to then is kept`
      return {
        status: 'timeout',
        error: new CellTimeoutError(place, end),
      }
    }
    case 'done': {
      const { reply, id, idle } = execution
      const failure = session.answers.failure(reply, session.outputs(id)) ?? (idle ? undefined : cutShort)
      if (failure === undefined) return { status: 'ok' }
      const { status, reason } = failure
      const RunError = status === 'died' ? KernelDiedError : CellError
      return { status, error: new RunError(place, reason) }
    }
  }
}

const cutShort: Failure = {
  status: 'error',
  reason: 'the kernel did not tell the end of its output, so some of that may be lost',
}

function nameOf(step: Step): string {
  return step.kind === 'cell' ? `cell ${step.cellId}` : `an expression of cell ${step.cellId}`
}

const verbs: Record<StepStatus, string> = {
  ok: 'ran',
  error: 'failed',
  timeout: 'took too long',
  died: 'ended the kernel',
  skipped: 'was skipped',
  interrupted: 'was stopped',
}
