import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from './suite.mjs'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** A folder for JUPYTER_PATH in which our kernel is installed under a name, as long as `act` runs. */
export async function withKernelspec(name, act) {
  const prefix = mkdtempSync(path.join(tmpdir(), 'fledgling-jupyter-'))
  try {
    const cli = path.join(root, 'dist', 'cli', 'main.js')
    const { status, stderr } = run(process.execPath, [
      cli,
      'kernel',
      'install',
      '--prefix',
      prefix,
      '--name',
      name,
    ])
    if (status !== 0) throw new Error(`fledgling kernel install: ${stderr}`)
    return await act(path.join(prefix, 'share', 'jupyter'))
  } finally {
    rmSync(prefix, { recursive: true, force: true, maxRetries: 3 })
  }
}
