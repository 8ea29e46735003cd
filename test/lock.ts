import { mkdirSync, rmdirSync, statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** A lock older than this was left over by a process that was killed, in milliseconds. */
const LEFT_OVER = 180_000

/** Test files run side by side, in processes of their own. A folder is the lock, since making one either succeeds or fails. */
export async function oneAtATime<T>(lock: string, act: () => T | Promise<T>): Promise<T> {
  for (;;) {
    try {
      mkdirSync(lock)
      break
    } catch {
      const made = statSync(lock, { throwIfNoEntry: false })?.mtimeMs
      if (made !== undefined && Date.now() - made > LEFT_OVER) rmdirSync(lock)
      await sleep(100)
    }
  }
  try {
    return await act()
  } finally {
    rmdirSync(lock)
  }
}
