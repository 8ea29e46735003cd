import { type ChildProcess, spawn } from 'node:child_process'
import type { Writable } from 'node:stream'

/** Reads numbers of process groups until its input ends, which it does however the kernel ends; then ends the last of them. */
const script = 'while read -r next; do group=$next; done; [ -z "$group" ] || kill -9 "-$group"'

/** Sees to it that the process of the cells ends with the kernel, even when the one loops and the other is killed. */
export interface Watcher {
  /** From now on this process group is the one to end. */
  follow(group: number): void
  close(): void
}

/**
 * A shell of 1 MB; a thread within the process of the cells would take 10 MB. Windows needs none: there Node puts the processes
 * that it starts into a job that ends with it.
 */
export function startWatcher(): Watcher {
  if (process.platform === 'win32') return { follow: () => {}, close: () => {} }
  const shell: ChildProcess = spawn('/bin/sh', ['-c', script], {
    stdio: ['pipe', 'ignore', 'ignore'],
    // A group of its own: whoever kills the kernel's group does not reach it.
    detached: true,
    env: {},
  })
  // Without a shell the process of the cells still ends with the kernel, unless it loops.
  shell.on('error', () => {})
  const input = shell.stdin as Writable
  input.on('error', () => {})
  shell.unref()
  return {
    follow: (group) => void input.write(`${group}\n`),
    close: () => void input.end(),
  }
}
