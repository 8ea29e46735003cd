// Beside the thread of the cells, while they run: sees on pipe 6 that a run is to stop, and ends it where it does not hear.
import { readSync } from 'node:fs'
import { Session } from 'node:inspector'
import { parentPort, workerData } from 'node:worker_threads'
import { StopLock } from './stop-lock.ts'

/** Milliseconds between two looks at the pipe, and those that the cells have to hear by themselves. */
const period = 20
const patience = 60

const lock = new StopLock(workerData as Int32Array<SharedArrayBuffer>)
const bytes = Buffer.alloc(4096)

/** What is in the pipe; nothing where the cells themselves have read it. */
function read(): string {
  try {
    return bytes.toString('utf8', 0, readSync(6, bytes))
  } catch {
    return ''
  }
}

function stop(run: number): void {
  if (lock.hasHeard(run)) return
  parentPort!.postMessage(run)
  setTimeout(() => end(run), patience)
}

/** Ends what the cells do now, as the button of a debugger does; no `catch` and no `finally` of theirs sees it. */
function end(run: number): void {
  if (lock.hasHeard(run)) return
  if (!lock.take()) {
    setTimeout(() => end(run), 1)
    return
  }
  const session = new Session()
  session.connectToMainThread()
  session.post('Runtime.terminateExecution', () => {
    session.disconnect()
    lock.give()
    stop(run)
  })
}

setInterval(() => {
  for (const line of read().split('\n')) if (line !== '') stop((JSON.parse(line) as { run: number }).run)
}, period)
