import { createRequire } from 'node:module'
import { promiseHooks } from 'node:v8'
import type { Run } from './run.ts'

/** What a class builds on that is to add its fields to an object that is there already. */
class Same {
  constructor(object: object) {
    // biome-ignore lint/correctness/noConstructorReturn: this is the trick.
    return object
  }
}

/** The run of a promise, kept in a private field of it: a symbol would be printed, and a WeakMap takes four times as long. */
class Owned extends Same {
  readonly #run: Run | undefined

  constructor(promise: Promise<unknown>, run: Run | undefined) {
    super(promise)
    this.#run = run
  }

  static runOf(promise: object): Run | undefined {
    return #run in promise ? promise.#run : undefined
  }
}

/** Whose run it is that something happens in. */
export interface Attribution {
  /** Undefined where nothing of a cell is on the way. */
  current(): Run | undefined
  /** Does something in the name of a run; what it starts is that run's too. */
  within<T>(run: Run | undefined, act: () => T): T
  ofPromise(promise: Promise<unknown>): Run | undefined
  /** The run in which this was thrown, where that is known. */
  ofThrown(thrown: unknown): Run | undefined
  /** What was going on was ended. */
  forget(): void
}

export interface AttributionHost {
  readonly runOf: (id: number) => Run | undefined
  /** Whether what a stopped run goes on with may be ended now: V8 then drops what all other promises have ready, too. */
  readonly mayEnd: () => boolean
}

/**
 * Follows runs through promises: each belongs to the run in which it was made, and so does what waits for it. (Node's
 * AsyncLocalStorage does the same at twice the price, and its stack does not outlive an interrupt.) Callbacks of Node's, which know
 * nothing of that, belong to the cell that stands outermost on the stack.
 */
export function followPromises({ runOf, mayEnd }: AttributionHost): Attribution {
  let now: Run | undefined
  let thrownLast: { readonly thrown: unknown; readonly run: Run | undefined } | undefined
  promiseHooks.createHook({
    init(promise) {
      new Owned(promise, now)
    },
    before(promise) {
      now = Owned.runOf(promise)
      if (now?.isStopped && mayEnd()) endHere()
    },
    after() {
      now = undefined
    },
  })
  return {
    current() {
      if (now === undefined) {
        const id = outermostCell()
        now = id === undefined ? undefined : runOf(id)
        // It holds as long as Node's callback does.
        if (now)
          process.nextTick(() => {
            now = undefined
          })
      }
      return now
    },
    within(run, act) {
      const before = now
      now = run
      try {
        return act()
      } catch (thrown) {
        thrownLast = { thrown, run }
        throw thrown
      } finally {
        now = before
      }
    },
    ofPromise: (promise) => Owned.runOf(promise),
    ofThrown(thrown) {
      const last = thrownLast
      thrownLast = undefined
      return last && Object.is(last.thrown, thrown) ? last.run : undefined
    },
    forget() {
      now = undefined
    },
  }
}

/** Ends what a promise of a stopped run goes on with, before it begins. */
function endHere(): void {
  const { Session } = createRequire(import.meta.url)('node:inspector') as typeof import('node:inspector')
  const session = new Session()
  session.connect()
  session.post('Runtime.terminateExecution')
  session.disconnect()
  // It ends at the next turn of a loop.
  for (;;);
}

/** The number of the run whose cell began what is going on, by the stack. */
function outermostCell(): number | undefined {
  const { prepareStackTrace, stackTraceLimit } = Error
  try {
    Error.stackTraceLimit = 200
    Error.prepareStackTrace = (_error, sites) => sites
    const sites = new Error().stack as unknown as NodeJS.CallSite[]
    for (const site of sites.reverse()) {
      const [, id] = /^cell:(\d+)$/.exec(site.getFileName() ?? '') ?? []
      if (id !== undefined) return Number(id)
    }
    return undefined
  } finally {
    Object.assign(Error, { prepareStackTrace, stackTraceLimit })
  }
}
