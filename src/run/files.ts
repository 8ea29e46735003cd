import { readdirSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { NotebookError } from '../notebook/error.ts'
import { parseNotebook } from '../notebook/parse.ts'
import type { Notebook } from '../notebook/types.ts'
import { reasonOf } from './write.ts'

/**
 * The notebooks among these files and in these folders (and theirs), each once, in the order of their names within a folder.
 * A path that does not exist stays in the list: running it tells so.
 */
export function notebookFiles(paths: readonly string[]): string[] {
  const files = paths.flatMap((given) => {
    const isFolder = statSync(given, { throwIfNoEntry: false })?.isDirectory() ?? false
    return isFolder ? notebooksIn(given) : [given]
  })
  const seen = new Set<string>()
  return files.filter((file) => !seen.has(path.resolve(file)) && seen.add(path.resolve(file)))
}

/** Left out: hidden folders (Jupyter keeps its checkpoints in one) and installed packages. */
function notebooksIn(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  return entries.flatMap((entry) => {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') return []
    const found = path.join(folder, entry.name)
    if (entry.isDirectory()) return notebooksIn(found)
    return entry.name.endsWith('.ipynb') ? [found] : []
  })
}

/** A notebook with the text that it was read from. */
export interface ReadNotebook {
  readonly text: string
  readonly notebook: Notebook
}

/** Reads a notebook, or says in one sentence why it cannot be read. */
export async function readNotebook(file: string): Promise<ReadNotebook | string> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file))
    return { text, notebook: parseNotebook(text, 'the file') }
  } catch (error) {
    if (error instanceof NotebookError) return error.message
    if (error instanceof TypeError) return 'the file is not UTF-8 text, so not a notebook.'
    const { code } = error as NodeJS.ErrnoException
    return code === 'EACCES' ? 'you may not read the file.' : `the file cannot be read: ${reasonOf(error)}.`
  }
}
