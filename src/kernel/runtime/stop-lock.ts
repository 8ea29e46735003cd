const lock = 0
const heard = 1
const free = 0
const busy = 1
const ending = 2

/**
 * What the thread of the cells and the one that stops it (watchdog-thread.ts) agree on, in memory that both see: the cells are
 * never ended in the middle of something that must be done whole, such as a message, and not any more once a run is over.
 */
export class StopLock {
  /** To be given to the other thread. */
  readonly memory: Int32Array<SharedArrayBuffer>
  #isBusy = false

  constructor(memory = new Int32Array(new SharedArrayBuffer(8))) {
    this.memory = memory
  }

  /** Does something whole, in the thread of the cells. */
  whole<T>(act: () => T): T {
    if (this.#isBusy) return act()
    // Whoever is to be ended waits for it here.
    while (Atomics.compareExchange(this.memory, lock, free, busy) !== free)
      Atomics.wait(this.memory, lock, ending, 10)
    this.#isBusy = true
    try {
      return act()
    } finally {
      this.#isBusy = false
      Atomics.store(this.memory, lock, free)
    }
  }

  /** The run is over, or has heard that it is to stop. */
  note(run: number): void {
    Atomics.store(this.memory, heard, run)
  }

  hasHeard(run: number): boolean {
    return Atomics.load(this.memory, heard) >= run
  }

  /** Asks, in the other thread, to end what the cells do now; false while that must not be. */
  take(): boolean {
    return Atomics.compareExchange(this.memory, lock, free, ending) === free
  }

  give(): void {
    Atomics.store(this.memory, lock, free)
    Atomics.notify(this.memory, lock)
  }
}
