import vm from 'node:vm'

const inside = new vm.Script('globalThis[Symbol.for("fledgling.guarded")]()')
const place = Symbol.for('fledgling.guarded')

/** Finishes what promises have ready, as Node does after every event. */
const drain = (process as unknown as { _tickCallback(): void })._tickCallback

let isGuarded = false

/**
 * Does something of the reader's that SIGINT can stop, an endless loop too, with all variables alive; so it also does what
 * promises have ready then. Answers false where it was stopped. What Node itself starts later (a file that was read) is not
 * guarded: whoever loops there does not stop, and the process is replaced.
 */
export function guarded(work: () => void): boolean {
  if (isGuarded) {
    work()
    return true
  }
  isGuarded = true
  Object.defineProperty(globalThis, place, {
    value: () => {
      work()
      drain()
    },
    configurable: true,
  })
  try {
    inside.runInThisContext({ breakOnSigint: true })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_INTERRUPTED') throw error
    return false
  } finally {
    isGuarded = false
    Reflect.deleteProperty(globalThis, place)
  }
}

/**
 * Takes in an interrupt that came just when a guard was given up. Node keeps it (in the semaphore of its signal thread) and
 * would stop whatever is guarded next, which nobody asked to be stopped.
 */
export function takeStrayInterrupt(): void {
  guarded(() => {
    const end = performance.now() + 30
    while (performance.now() < end);
  })
}
