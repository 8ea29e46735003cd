import { randomBytes } from 'node:crypto'
import { type FileHandle, open, readdir, realpath, rename, stat, unlink } from 'node:fs/promises'
import path from 'node:path'

/** The few operations of a file system that writing needs, so that a test can have them fail. */
export interface Disk {
  open(file: string, flags: string, mode: number): Promise<Pick<FileHandle, 'writeFile' | 'sync' | 'close'>>
  rename(from: string, to: string): Promise<void>
  unlink(file: string): Promise<void>
}

const realDisk: Disk = { open, rename, unlink }

/**
 * Replaces a file's contents, wholly or not at all: whoever reads it, and whatever happens in between, finds the old
 * contents or the new ones. A symbolic link stays one. Rejects with Node's error, the old file untouched.
 */
export async function writeWhole(
  file: string,
  contents: string | Uint8Array,
  disk: Disk = realDisk,
): Promise<void> {
  const target = await realpath(file).catch(() => path.resolve(file))
  const mode = await stat(target).then(
    (found) => found.mode & 0o777,
    () => 0o666,
  )
  await removeLeftovers(target, disk)
  const temporary = `${temporaryStart(target)}${process.pid}-${randomBytes(4).toString('hex')}`
  try {
    const handle = await disk.open(temporary, 'wx', mode)
    try {
      await handle.writeFile(contents)
      // Without this a power cut after the rename may leave an empty file under the good name.
      await handle.sync()
    } finally {
      await handle.close()
    }
    await disk.rename(temporary, target)
  } catch (error) {
    await disk.unlink(temporary).catch(() => {})
    throw error
  }
}

function temporaryStart(target: string): string {
  return path.join(path.dirname(target), `.${path.basename(target)}.new-`)
}

/** What a killed process left half-written; the number in the name is its process id. */
async function removeLeftovers(target: string, disk: Disk): Promise<void> {
  const start = path.basename(temporaryStart(target))
  const names = await readdir(path.dirname(target)).catch(() => [] as string[])
  for (const name of names) {
    if (!name.startsWith(start) || isAlive(Number.parseInt(name.slice(start.length), 10))) continue
    await disk.unlink(path.join(path.dirname(target), name)).catch(() => {})
  }
}

function isAlive(pid: number): boolean {
  try {
    return Number.isInteger(pid) && process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'you may not write in its folder',
  EPERM: 'you may not write in its folder',
  EROFS: 'its folder is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is used up',
  EMFILE: 'too many files are open',
  ENOENT: 'it does not exist',
  EISDIR: 'it is a folder',
}

/** What a failed file operation means, as the end of a sentence. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  return REASONS[code ?? ''] ?? message
}
