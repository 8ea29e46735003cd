/** Whose run is going on, and how to do something in the name of one. */
export interface Attribution {
  readonly current: () => number
  readonly within: (run: number, act: () => void) => void
}

type Act = (...values: unknown[]) => void

/**
 * Lets what a timer does count for the cell that set it, even when another one has run since, and be stopped like it.
 * `clear` takes away all timers of a run.
 */
export function followTimers({ current, within }: Attribution): { clear(run: number): void } {
  const timers = new Map<number, Set<NodeJS.Timeout | NodeJS.Immediate>>()
  for (const name of ['setTimeout', 'setInterval', 'setImmediate'] as const) {
    const start = globalThis[name] as (act: Act, ...rest: unknown[]) => NodeJS.Timeout | NodeJS.Immediate
    const followed = (act: Act, ...rest: unknown[]) => {
      const run = current()
      const own = timers.get(run) ?? new Set()
      timers.set(run, own)
      const timer = start(
        (...values) => {
          if (name !== 'setInterval') own.delete(timer)
          within(run, () => act(...values))
        },
        ...rest,
      )
      own.add(timer)
      return timer
    }
    Object.defineProperty(globalThis, name, {
      value: Object.defineProperties(followed, Object.getOwnPropertyDescriptors(start)),
      configurable: true,
      writable: true,
    })
  }
  return {
    clear(run) {
      for (const timer of timers.get(run) ?? []) {
        clearTimeout(timer as NodeJS.Timeout)
        clearImmediate(timer as NodeJS.Immediate)
      }
      timers.delete(run)
    },
  }
}
