import type { Attribution } from './attribution.ts'

type Act = (...values: unknown[]) => unknown
type Timer = NodeJS.Timeout & NodeJS.Immediate

/** Lets what a timer or a microtask does count for the run that set it, and end with that run where it is stopped. */
export function followTimers({ current, within }: Attribution): void {
  for (const name of ['setTimeout', 'setInterval', 'setImmediate'] as const) {
    const start = globalThis[name] as unknown as (act: unknown, ...rest: unknown[]) => Timer
    const end = (name === 'setImmediate' ? clearImmediate : clearTimeout) as (timer: Timer) => void
    replace(name, start, (act: unknown, ...rest: unknown[]) => {
      // Node says what is wrong with it.
      if (typeof act !== 'function') return start(act, ...rest)
      const run = current()
      const timer = start(
        (...values: unknown[]) => {
          if (run?.isStopped) end(timer)
          else within(run, () => Reflect.apply(act as Act, timer, values))
        },
        ...rest,
      )
      return timer
    })
  }
  const enqueue = globalThis.queueMicrotask
  replace('queueMicrotask', enqueue, (act: unknown) => {
    if (typeof act !== 'function') return enqueue(act as () => void)
    const run = current()
    enqueue(() => {
      if (!run?.isStopped) within(run, act as Act)
    })
  })
}

function replace(name: string, original: object, value: (...values: unknown[]) => unknown): void {
  Object.defineProperty(globalThis, name, {
    value: Object.defineProperties(value, Object.getOwnPropertyDescriptors(original)),
    configurable: true,
    writable: true,
    enumerable: true,
  })
}
