import { define } from './globals'

/** Whose run is going on, and how to do something in the name of one. */
export interface Attribution {
  readonly current: () => number
  readonly within: (run: number, act: () => void) => void
}

type Timer = (act: unknown, milliseconds?: number, ...values: unknown[]) => number

/** Lets what a timer does count for the cell that set it, even when another one has run since. */
export function followTimers({ current, within }: Attribution): void {
  for (const name of ['setTimeout', 'setInterval'] as const) {
    const start = self[name].bind(self) as unknown as Timer
    define(name, (act: unknown, milliseconds?: number, ...values: unknown[]) => {
      if (typeof act !== 'function') throw new TypeError(`${name} takes a function`)
      const run = current()
      return start(() => within(run, () => act(...values)), milliseconds)
    })
  }
}
