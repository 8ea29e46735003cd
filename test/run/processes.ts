import { mkdtempSync, realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Step, StepResult } from '../../src/run/types.ts'

const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'lesson-')))

export const cell = (cellId: string, code: string): Step => ({ kind: 'cell', cellId, code, mayFail: false })

/** The kernels that come with the package. In ours the cells have a process of their own, whose parent is the kernel. */
export const own = ['fledgling', 'tslab'] as const

/** Tells the processes that must be gone in the end. */
export const pids = { fledgling: 'process.pid + " " + process.ppid', tslab: 'process.pid' }
export const pidCell = (kernel: (typeof own)[number]) => cell('pid', `console.log(${pids[kernel]})`)

export function textOf(result: StepResult | undefined): string {
  return (result?.outputs ?? [])
    .map((output) => (output.output_type === 'stream' ? output.text : ''))
    .join('')
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Waits until these processes are gone, as they should be within a moment; false if one is still there after ten seconds. */
export async function gone(text: string): Promise<boolean> {
  const told = text.trim().split('\n')[0]!.split(' ').map(Number)
  for (let wait = 0; wait < 500 && told.some(alive); wait++)
    await new Promise((resolve) => setTimeout(resolve, 20))
  return told.length > 0 && told.every((pid) => pid > 0 && !alive(pid))
}

export const place = { notebook: 'lesson.ipynb', folder }
