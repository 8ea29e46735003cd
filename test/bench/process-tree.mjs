// The memory of a process and of all that it started, by the account of Linux.
import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** Whether this system says what a process holds. */
export const tellsMemory = existsSync('/proc/self/smaps_rollup')

/**
 * Megabytes (of 1,048,576 bytes): what is resident, pages that processes share counted in each (`rss`), and each such page
 * divided among those that share it (`pss`), among them processes that are not of this tree.
 */
export function memoryOfTree(pid) {
  const sizes = treeOf(pid).map(memoryOf)
  const sum = (key) => sizes.reduce((total, size) => total + size[key], 0)
  return { rss: sum('rss'), pss: sum('pss') }
}

function memoryOf(pid) {
  const text = textOf(`/proc/${pid}/smaps_rollup`)
  const megabytes = (name) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0) / 1024
  return { rss: megabytes('Rss'), pss: megabytes('Pss') }
}

/** The process, those that it started, and those that these started. */
function treeOf(root) {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const parents = new Map(processes.map((pid) => [Number(pid), parentOf(pid)]))
  const tree = [root]
  for (const one of tree)
    tree.push(...[...parents].filter(([, parent]) => parent === one).map(([pid]) => pid))
  return tree
}

/** After the name, which may hold anything between its parentheses, come the state and the parent. */
function parentOf(pid) {
  return Number(textOf(`/proc/${pid}/stat`).split(') ').at(-1).split(' ')[1])
}

/** Empty where the process has ended since it was listed. */
function textOf(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
