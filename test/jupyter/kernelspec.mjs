import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from './suite.mjs'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** A temporary folder with a space and letters of two scripts in its name, as long as `act` runs. */
export async function withFolder(act) {
  const folder = mkdtempSync(path.join(tmpdir(), 'fledgling jupyter ü 中-'))
  try {
    return await act(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** Installs our kernel below a folder, once under each name; answers what JUPYTER_PATH is to be. */
export function installKernels(folder, names) {
  const cli = path.join(root, 'dist', 'cli', 'main.js')
  for (const name of names) {
    const { status, stderr } = run(process.execPath, [
      ...[cli, 'kernel', 'install', '--quiet', '--prefix', folder],
      ...['--name', name, '--display-name', `Fledgling as ${name}`],
    ])
    if (status !== 0) throw new Error(`fledgling kernel install --name ${name}: ${stderr}`)
  }
  return path.join(folder, 'share', 'jupyter')
}
