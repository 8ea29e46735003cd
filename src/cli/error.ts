import { stripVTControlCharacters } from 'node:util'

/** How a command ends: 0 done, 1 something failed, 2 it was asked wrongly, 130 stopped by Ctrl-C. */
export type ExitCode = 0 | 1 | 2 | 130

/** A mistake of the user, or of a file of his: printed as one plain sentence, never with a stack trace. */
export class CliError extends Error {
  override readonly name = 'CliError'
  constructor(
    message: string,
    readonly exitCode: ExitCode = 2,
  ) {
    super(message)
  }
}

/** What the file system's error codes mean to somebody who typed a path. */
const fileErrors: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'it may not be read or written',
  EPERM: 'it may not be read or written',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EISDIR: 'it is a folder, not a file',
  EEXIST: 'something of that name is in the way',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EADDRNOTAVAIL: 'that address is not to be had',
}

/** The sentence for whatever was thrown, free of terminal control sequences, and the code to exit with. */
export function explain(error: unknown, debug: boolean): { text: string; exitCode: ExitCode } {
  if (!(error instanceof Error)) return { text: plain(`unexpected: ${String(error)}`), exitCode: 1 }
  if (error instanceof CliError) return { text: plain(error.message), exitCode: error.exitCode }
  // The engine and the page name their errors; what has no name of its own is a bug of ours.
  const known = error.name !== 'Error' && /^[A-Z]\w+Error$/.test(error.name) && !(error.name in globalThis)
  const file = fileSentence(error)
  const text = known
    ? error.message
    : (file ?? `unexpected: ${error.message}\nThis is a mistake in Fledgling; FLEDGLING_DEBUG=1 shows where.`)
  return { text: plain(debug && error.stack ? `${text}\n${error.stack}` : text), exitCode: 1 }
}

function fileSentence(error: NodeJS.ErrnoException): string | undefined {
  const meaning = fileErrors[error.code ?? '']
  if (meaning === undefined) return undefined
  return error.path === undefined ? meaning : `${error.path}: ${meaning}`
}

/** Text that a notebook or a file name brought, without anything that could command the terminal. */
export function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point
  return stripVTControlCharacters(text).replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '')
}
