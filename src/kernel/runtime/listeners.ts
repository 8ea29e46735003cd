const ours = ['uncaughtException', 'unhandledRejection'] as const

type Listener = (...values: unknown[]) => void
type Add = (event: string | symbol, listener: Listener) => typeof process

/**
 * Hears of errors that nobody caught. Whoever listens beside us does not decide what becomes of the process: WebAssembly's
 * glue throws such errors again, which would end it.
 */
export function listenForErrors(hear: {
  readonly exception: (thrown: unknown) => void
  readonly rejection: (thrown: unknown, promise: Promise<unknown>) => void
}): void {
  process.on('uncaughtException', hear.exception)
  process.on('unhandledRejection', hear.rejection)
  for (const name of ['on', 'addListener', 'once', 'prependListener', 'prependOnceListener'] as const) {
    const add = process[name].bind(process) as Add
    const guardedAdd: Add = (event, listener) => {
      const isOurs = (ours as readonly unknown[]).includes(event) && typeof listener === 'function'
      return add(event, isOurs ? quiet(listener) : listener)
    }
    Object.assign(process, { [name]: guardedAdd })
  }
}

/** A listener that throws nothing; it can be taken off by the name of the one within, as those of `once` can. */
function quiet(listener: Listener): Listener {
  const quieted = (...values: unknown[]) => {
    try {
      Reflect.apply(listener, process, values)
    } catch {
      // The error that was thrown first is told already.
    }
  }
  return Object.assign(quieted, { listener })
}
